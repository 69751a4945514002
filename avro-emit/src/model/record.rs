//! Records, and their fields.

use super::{Head, Literal, SchemaText, Ty, Writer, Written};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use std::fmt;
use syn::Member;

/// A record as a struct.
#[derive(Clone, Debug)]
pub struct Record {
    /// Name, docs and attributes.
    pub head: Head,
    /// The schema.
    pub schema: SchemaText,
    /// The fields, in the schema's order.
    pub fields: Vec<Field>,
    /// How a value is made when not all fields are given.
    pub construction: Construction,
    /// The builder, if there is one.
    pub builder: Option<Builder>,
    /// The fields that the schema does not have.
    pub unwritten: Vec<Unwritten>,
    /// Whether other records can have its fields as theirs.
    pub flattening: Flattening,
    /// The writers whose data it reads with functions of their own.
    pub writers: Vec<Writer>,
    /// Those functions, and those for the writers of records that hold it.
    pub written: Vec<Written>,
    /// Whether there is any value; not if a field has none, as far as it is known here.
    pub has_values: bool,
    /// Whether the codec functions are small enough to be inlined.
    pub inline: bool,
    /// Whether `Debug` is written out: what is derived goes one level deeper in the compiler for
    /// each type, which ends at its recursion limit.
    pub writes_debug: bool,
}

/// Whether other records can have a record's fields as theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flattening {
    /// They cannot.
    None,
    /// They can: it implements `Fields`.
    Offered,
}

/// How a record is made when not all fields are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construction {
    /// Every field has a default: `Default`.
    Default,
    /// `new` takes the fields without a default.
    New,
}

/// The builder of a record.
#[derive(Clone, Debug)]
pub struct Builder {
    /// The builder's type.
    pub ident: Ident,
}

/// A field of a record.
#[derive(Clone)]
pub struct Field {
    /// The Avro name.
    pub name: String,
    /// The Rust name; an index in a struct that is not defined here.
    pub member: Member,
    /// Whether the schema has it as one field.
    pub kind: FieldKind,
    /// The lines of documentation, safe to show.
    pub docs: Vec<String>,
    /// The user's attributes.
    pub attributes: Vec<TokenStream>,
    /// The type.
    pub ty: Ty,
    /// The default, where Rust can express it.
    pub default: Option<Literal>,
}

impl Field {
    /// The Rust name.
    ///
    /// # Panics
    ///
    /// When the field has none: structs that are defined here have named fields.
    #[must_use]
    pub fn ident(&self) -> &Ident {
        match &self.member {
            Member::Named(ident) => ident,
            Member::Unnamed(_) => unreachable!("structs that are defined here have named fields"),
        }
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("ty", &self.ty)
            .field("default", &self.default)
            .finish_non_exhaustive()
    }
}

/// How the schema has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// As one field.
    Own,
    /// As the fields of the field's type.
    Flattened,
}

/// A field that the schema does not have.
#[derive(Clone)]
pub struct Unwritten {
    /// The field.
    pub member: Member,
    /// What it is when a value is read.
    pub value: TokenStream,
}

impl fmt::Debug for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let member = self.member.to_token_stream();
        f.debug_struct("Unwritten")
            .field("member", &member)
            .field("value", &self.value)
            .finish()
    }
}
