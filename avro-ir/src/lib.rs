//! Avro schemas as data: JSON text is parsed to a tree with source spans, names are bound across
//! files, and the result is an arena that can be walked, printed, fingerprinted and compared.
//!
//! The crate knows nothing of generated code: the compiler and the run time both build on it.
//!
//! # Two doors
//!
//! - [`load`] is the compiler's: many texts, in any order, whose types may refer to each other in
//!   cycles. An equal second definition merges; a different one is an error with both places. All
//!   findings of a run come at once, as [`Diagnostic`]s.
//! - [`Schema::parse`] and [`Schema::parse_all`] are for schemas met at run time. A type must be
//!   defined before it is used, and once; [`ParseOptions`] has a switch for each rule that other
//!   implementations do not hold, and [`ParseOptions::java`] sets them as Java has them.
//!
//! # Where implementations differ
//!
//! | | here |
//! |---|---|
//! | `{"type": {"type": "int"}}`, `{"type": ["null", "int"]}` | accepted, and unwrapped |
//! | `{"type": "Hash"}` for a named type | refused, with the fix; a switch accepts it |
//! | a name with a leading dot | the null namespace |
//! | names beyond ASCII; `int` as a name in a namespace | refused; a switch accepts each |
//! | a type of the null namespace, used inside a namespace | refused, with a hint; a switch accepts it |
//! | an alias that is no name | accepted |
//! | empty records, enums and unions; a fixed of no bytes | accepted |
//! | `error` | a record |
//! | a default of any type | checked against its field, whole |
//! | a union's default | belongs to the first branch that it is valid for; a warning if that is not the first branch |
//! | `"NaN"`, `"Infinity"`, `"-Infinity"` as float defaults | accepted; no other text is |
//! | `1.0` as the default of an int, text as a number | refused |
//! | an enum `default` that is no symbol | refused |
//! | a logical type that is unknown, or invalid where it stands | ignored; a warning if invalid |
//! | one primitive twice in a union, under two logical types | refused |
//! | a JSON key twice | the compiler refuses it; at run time the last counts |
//! | comments, a byte-order mark | accepted, with a warning |
//!
//! # Examples
//!
//! ```
//! let schema = avro_ir::Schema::parse(r#"{"type": "array", "items": "long"}"#)?;
//! assert_eq!(schema.canonical_form(), r#"{"type":"array","items":"long"}"#);
//! # Ok::<(), avro_ir::SchemaError>(())
//! ```

mod ast;
mod bind;
mod canonical;
mod compatibility;
mod default_value;
mod diagnostic;
mod file;
mod fingerprint;
mod finite;
mod form;
mod infinite;
mod json;
mod json_text;
mod json_write;
mod kind;
mod load;
mod location;
mod logical;
mod name;
mod options;
mod parse;
mod resolution;
mod schema;
mod size;
mod suggest;

pub use canonical::CanonicalForms;
pub use compatibility::{
    Changes, Compared, Compatibility, Direction, Level, LevelReport, UnknownLevel, Verdict, check,
    compatibility, compatibility_with,
};
pub use diagnostic::{
    Code, Color, Diagnostic, Label, Severity, UnknownCode, quote, render, render_all, render_short,
};
pub use fingerprint::{Fingerprints, rabin};
pub use finite::Finite;
pub use infinite::infinite_records;
pub use json::JsonPiece;
pub use kind::{Kind, Primitive};
pub use load::{Failure, Loaded, SchemaError, load};
pub use location::{Location, Position, Source, SourceId, Sources};
pub use logical::{Base, FixedSize, LogicalType};
pub use name::{Fullname, NameError, is_valid_name};
pub use options::{LoadOptions, Names, ParseOptions};
pub use resolution::{
    FieldPlan, FieldSource, Incompatibility, IncompatibilityKind, Items, LogicalTypes, Occurrence,
    Plan, PlanId, PlanNode, Promotion, RecordPlan, Reordered, Resolution, ResolutionError,
    ResolutionOptions, RootNames, missing_symbol, resolve, resolve_with,
};
pub use schema::{
    DefaultValue, Enum, Field, Fixed, Json, Node, Order, Properties, Record, Root, Schema,
    SchemaId, SchemaSet, Union,
};
pub use suggest::closest;

/// What the other crates share with this one.
#[doc(hidden)]
pub mod __private {
    pub use crate::diagnostic::{is_disturbing, visible, visible_json, visible_lines};
    pub use crate::file::{FileKind, read_file, read_named, read_text, read_within, text};
    pub use crate::form::Form;
    pub use crate::json::{bare_reference, bare_references, reference};
    pub use crate::json_text::grammar::{EscapeFault, is_number, unescape};
    pub use crate::json_write::{push_escaped, push_json, push_string};
    pub use crate::load::{root_names, schema_error};
}

/// The README's example.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
