//! Avro types: the traits, the binary encoding, logical types, limits, and what generated types call.
//!
//! Types come from schemas, by `avro-build` or the command `avro-codegen`, or are your own structs and
//! enums with `#[derive(AvroSchema, AvroEncode, AvroDecode)]`, which [`avro_derive`] describes. Both
//! implement [`Encode`] and [`Decode`]; [`to_vec`] and [`from_slice`] turn values
//! into bytes and back, [`json`] into text and back, [`single_object`] into messages that name their
//! schema. [`DatumReader`] reads what was written with another schema. Input from outside never panics, and never
//! allocates or recurses beyond [`Limits`].
//!
//! # Examples
//!
//! ```
//! let bytes = avro_runtime::to_vec(&vec!["a", "b"])?;
//! let texts: Vec<&str> = avro_runtime::from_slice(&bytes)?;
//! assert_eq!(texts, ["a", "b"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
#![doc = include_str!("../docs/features.md")]
#![allow(
    clippy::inline_always,
    reason = "each is measured: a call costs more than what it calls"
)]

mod binary;
mod cache;
mod decode;
mod encode;
mod error;
mod evolution;
mod framing;
mod impls;
pub mod json;
mod limits;
pub mod logical;
mod missing_field;
mod path;
mod private;
mod raw;
mod read;
mod schema;
mod schema_file;
pub mod single_object;
mod stack;
mod symbol;

#[cfg(feature = "derive")]
pub use avro_derive::{AvroDecode, AvroEncode, AvroSchema};
pub use avro_ir::{
    Color, Incompatibility, IncompatibilityKind, LogicalTypes, Names, Occurrence, ParseOptions,
    Resolution, ResolutionError, ResolutionOptions, RootNames, Schema, SchemaError,
};
pub use binary::{Input, ItemBlock};
pub use decode::{
    Decode, from_slice, from_slice_into, from_slice_into_with_limits, from_slice_prefix,
    from_slice_prefix_with_limits, from_slice_with_limits,
};
pub use encode::{Encode, to_vec, to_vec_in, to_vec_in_with_limits};
pub use error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, OutOfRange};
pub use evolution::{DatumReader, DatumReaders, Resolved, Transcoder};
pub use impls::{FixedBytes, Never};
pub use limits::Limits;
pub use missing_field::MissingField;
pub use raw::{Nested, Put, PutBounded, Sink};
pub use schema::AvroSchema;
pub use schema_file::assert_schema_file;
pub use symbol::UnknownSymbol;

/// The types that the build script generated, with [`avro_build`] and without `out_dir`.
///
/// [`avro_build`]: https://docs.rs/avro-build
#[macro_export]
macro_rules! include_schemas {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/avro.rs"));
    };
}

#[doc(hidden)]
pub mod __private {
    pub use crate::framing::of_no_datum;
    pub use crate::private::*;
}

/// The README's example.
#[cfg(all(doctest, feature = "derive"))]
#[doc = include_str!("../README.md")]
mod readme {}

/// The examples of the page for those who come from apache-avro.
#[cfg(all(doctest, feature = "apache-avro", feature = "derive"))]
#[doc = include_str!("../docs/from-apache-avro.md")]
mod from_apache_avro {}
