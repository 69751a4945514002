//! What fuzzing runs: a function for each target, from bytes to nothing or to a panic that says what is
//! wrong. `fuzz/` runs them with libFuzzer; `cargo test` runs the inputs that are kept there.
//!
//! Nothing here looks at a clock or at other things that differ between two runs.

#![expect(
    clippy::missing_panics_doc,
    reason = "that is how a target says what is wrong"
)]

mod bind;
mod datum;
mod derived;
mod generate;
mod json_text;
mod messages;
mod schema_text;
mod settings;
mod text;
mod types;
mod value;
mod writers;

pub use bind::bind;
pub use datum::datum;
pub use generate::generate;
pub use json_text::json_text;
pub use messages::messages;
pub use schema_text::schema_text;
pub use settings::settings;
pub use types::schemas;
pub use writers::writers;

/// A target.
pub type Target = fn(&[u8]);

/// Every target; the name is that of its file in `fuzz/fuzz_targets` and of its folders of inputs.
pub const TARGETS: [(&str, Target); 8] = [
    ("schema_text", schema_text),
    ("generate", generate),
    ("bind", bind),
    ("settings", settings),
    ("datum", datum),
    ("writers", writers),
    ("json_text", json_text),
    ("messages", messages),
];
