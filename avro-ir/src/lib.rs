//! Avro schemas as data: JSON text is parsed to a tree with source spans, names are bound across
//! files, and the result is an arena that can be walked, printed, fingerprinted and compared.
//!
//! The crate knows nothing of generated code: the compiler, the derive macro and the run time all
//! build on it.

mod location;
mod name;
mod schema;

pub use location::{Location, Source, SourceId, Sources};
pub use name::Fullname;
pub use schema::{
    DefaultValue, Enum, Field, Fixed, Json, Kind, LogicalType, Node, Order, Properties, Record, Root,
    Schema, SchemaId, SchemaSet, Union,
};
