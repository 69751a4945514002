//! The model of Rust types for Avro schemas, and its spelling as tokens.
//!
//! Both front ends, `avro-codegen` from schemas and the derive macros from Rust types, lower to
//! [`model`]; the functions here spell it. Nothing in this crate sees a schema, and it is not meant
//! to be used by itself: its interface follows the needs of those two.

mod emit;
pub mod model;
mod names;

pub use emit::{
    Implementations, blank_value, encode_branch_value, encode_value, implementations, item, lints,
    tree, ty_tokens, without_lints,
};
pub use names::{ident_text, runtime_name};
