//! Compiles bound Avro schemas to Rust types with specialised encode and decode functions.
//!
//! The stages, in order: the caller's options are checked (`choices`), schemas are lowered to a
//! plain-data model (`lower`), the model is spelled as tokens (`emit`), and tokens become text
//! (`render`). Every decision is made in `lower`.

mod choices;
mod docs;
mod emit;
#[cfg(feature = "files")]
pub mod files;
mod lower;
pub mod model;
mod names;
mod options;
mod recursion;
#[cfg(feature = "render")]
mod render;
mod rules;

pub use options::{
    BytesType, DecimalCrate, Layout, MapType, Options, Output, TimeCrate, UuidCrate,
};
#[cfg(feature = "render")]
pub use render::{Generated, GeneratedFile, RootType, generate};
