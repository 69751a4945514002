//! Avro schemas as data: JSON text is parsed to a tree with source spans, names are bound across
//! files, and the result is an arena that can be walked, printed, fingerprinted and compared.
//!
//! The crate knows nothing of generated code: the compiler, the derive macro and the run time all
//! build on it.

mod ast;
mod bind;
mod canonical;
mod default_value;
mod diagnostic;
mod fingerprint;
mod infinite;
mod json;
mod json_text;
mod json_write;
mod load;
mod location;
mod logical;
mod name;
mod options;
mod parse;
mod schema;
mod suggest;

pub use canonical::CanonicalForms;
pub use diagnostic::{
    Code, Color, Diagnostic, Label, Severity, UnknownCode, quote, render, render_all, render_short,
};
pub use fingerprint::{Fingerprints, rabin};
pub use infinite::infinite_records;
pub use json::JsonPiece;
pub use load::{Failure, Loaded, SchemaError, load};
pub use location::{Location, Position, Source, SourceId, Sources};
pub use name::{Fullname, NameError, is_valid_name};
pub use options::{LoadOptions, ParseOptions};
pub use schema::{
    DefaultValue, Enum, Field, Fixed, Json, Kind, LogicalType, Node, Order, Properties, Record,
    Root, Schema, SchemaId, SchemaSet, Union,
};
pub use suggest::closest;
