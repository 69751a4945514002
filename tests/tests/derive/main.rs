//! Derived types: each test shows one fact, with a schema and bytes that were written by hand from
//! the specification.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it should be"
)]

mod borrowed;
mod bytes;
mod composed;
mod conversions;
mod corners;
mod defaults;
mod depth;
mod documented;
mod encode_errors;
mod enums;
mod flatten;
mod fullnames;
mod generic_unions;
mod generics;
mod logical;
mod logical_attributes;
mod names;
mod namespaces;
mod options;
mod recursion;
mod schema_json;
mod serde_attributes;
mod standard;
mod structs;
mod support;
mod tagged;
mod unions;
