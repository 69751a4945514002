//! Compiles bound Avro schemas to Rust types with specialised encode and decode functions.
//!
//! The stages, in order: the caller's options are checked (`choices`), schemas are lowered to a
//! plain-data model (`lower`), the model is spelled as tokens (by `avro-emit`), and tokens become
//! text (`render`). Every decision is made in `lower`.

mod budget;
mod choices;
mod docs;
#[cfg(feature = "files")]
pub mod files;
mod lower;
#[cfg(feature = "render")]
mod mark;
mod names;
mod needs;
mod options;
#[cfg(feature = "render")]
mod print;
mod recursion;
#[cfg(feature = "render")]
mod render;
mod rules;
#[cfg(feature = "render")]
mod stack;
mod syntax;

pub use avro_emit::model;
pub use options::{
    BytesType, DecimalCrate, Layout, MapType, Options, Output, TimeCrate, UuidCrate,
};
#[cfg(feature = "render")]
pub use render::{Generated, GeneratedFile, RootType, check, generate};

use avro_ir::{Diagnostic, SchemaId, SchemaSet};
use needs::Needs;
use proc_macro2::TokenStream;

/// Generated code as tokens.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// The code: one tree of modules.
    pub tokens: TokenStream,
    /// Where the type of each root schema is, from the root of the tree.
    pub roots: Vec<(SchemaId, model::Path)>,
    /// What is worth a warning.
    pub warnings: Vec<Diagnostic>,
}

/// The generated code as tokens, for macros, whatever [`Options::output`] says.
///
/// # Errors
///
/// When an option is not Rust, or when no Rust can stand for a schema: all reasons at once.
///
/// # Examples
///
/// ```
/// let schema = avro_ir::Schema::parse(r#"{"type": "fixed", "name": "Hash", "size": 16}"#).unwrap();
/// let generated = avro_codegen::tokens(schema.set(), &avro_codegen::Options::default()).unwrap();
/// assert!(generated.tokens.to_string().contains("pub struct Hash"));
/// ```
pub fn tokens(set: &SchemaSet, options: &Options) -> Result<Tokens, Vec<Diagnostic>> {
    let choices = choices::check(options)?;
    let lower::Lowered {
        root,
        roots,
        warnings,
    } = lower::module(set, &choices, lower::Purpose::Code)?;
    let items = avro_emit::tree(&root);
    let mut needs = Needs::new(options);
    needs.add(&items);
    Ok(Tokens {
        tokens: needs.guarded(&items),
        roots,
        warnings,
    })
}

/// The README's example.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
