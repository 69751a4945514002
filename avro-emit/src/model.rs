//! The output as data: every decision is made, nothing is spelled. Both front ends lower to it, and
//! it is the only input of `emit`.

mod literal;
mod schema;
mod ty;
mod written;

pub use literal::{Literal, LogicalLiteral, StringLiteral};
pub use schema::{Constants, Definition, InUnion, Name, Piece, SchemaJson, SchemaText, Shape};
pub use ty::{Bytes, Items, Map, Traits, Ty, TypeRef, Wire};
pub use written::{Read, ReadItems, Skip, SkipRecord, Writer, Written, WrittenStep};

use proc_macro2::{Ident, TokenStream};

/// One Rust module.
#[derive(Clone, Debug)]
pub struct Module {
    /// The name; `None` for the root.
    pub ident: Option<Ident>,
    /// The types of this module, in order.
    pub items: Vec<Item>,
    /// The modules below, in order.
    pub modules: Vec<Module>,
}

/// One generated type, or one definition that others refer to.
#[derive(Clone, Debug)]
pub enum Item {
    /// A struct with named fields.
    Record(Record),
    /// An enum without data.
    Enum(Enum),
    /// A newtype of a byte array.
    Fixed(Fixed),
    /// An enum with data.
    Union(Union),
    /// A newtype for a schema that has no name.
    Root(Root),
    /// The definition of a type that lives elsewhere.
    Definition(Definition),
}

/// What every generated type has.
#[derive(Clone, Debug)]
pub struct Head {
    /// Identifies the type within one run.
    pub key: TypeKey,
    /// The Rust name.
    pub ident: Ident,
    /// The lines of documentation, safe to show.
    pub docs: Vec<String>,
    /// The user's attributes.
    pub attributes: Vec<TokenStream>,
    /// The traits to derive.
    pub derives: Vec<Derive>,
    /// Whether serde's traits are derived, with Avro names.
    pub serde: bool,
    /// How data of other schemas are read.
    pub evolution: Evolution,
}

/// How a type reads data of other schemas than its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evolution {
    /// Field by field, along the plan.
    Straight,
    /// By rewriting the bytes to its own schema's first.
    Transcode,
    /// Not at all.
    None,
}

/// Identifies a generated type within one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeKey(pub u32);

/// A trait that the compiler derives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Derive {
    /// [`core::fmt::Debug`].
    Debug,
    /// [`core::clone::Clone`].
    Clone,
    /// [`core::marker::Copy`].
    Copy,
    /// [`core::cmp::PartialEq`].
    PartialEq,
    /// [`core::cmp::Eq`].
    Eq,
    /// [`core::hash::Hash`].
    Hash,
    /// [`core::default::Default`].
    Default,
}

/// A path to a generated item, relative to the module it is used in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path {
    /// How many times `super::` comes first.
    pub supers: usize,
    /// The modules to descend into.
    pub modules: Vec<Ident>,
    /// The item.
    pub ident: Ident,
}

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
    /// The writers whose data it reads with functions of their own.
    pub writers: Vec<Writer>,
    /// Those functions, and those for the writers of records that hold it.
    pub written: Vec<Written>,
    /// Whether the codec functions are small enough to be inlined.
    pub inline: bool,
    /// Whether `Debug` is written out: what is derived goes one level deeper in the compiler for
    /// each type, which ends at its recursion limit.
    pub writes_debug: bool,
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
#[derive(Clone, Debug)]
pub struct Field {
    /// The Avro name.
    pub name: String,
    /// The Rust name.
    pub ident: Ident,
    /// The lines of documentation, safe to show.
    pub docs: Vec<String>,
    /// The user's attributes.
    pub attributes: Vec<TokenStream>,
    /// The type.
    pub ty: Ty,
    /// The default, where Rust can express it.
    pub default: Option<Literal>,
    /// Whether the schema has a default.
    pub has_schema_default: bool,
}

/// An enum without data.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Name, docs and attributes.
    pub head: Head,
    /// The schema.
    pub schema: SchemaText,
    /// The symbols, in the schema's order.
    pub symbols: Vec<Symbol>,
    /// The index of the default symbol.
    pub default: Option<usize>,
}

/// One symbol of an [`Enum`].
#[derive(Clone, Debug)]
pub struct Symbol {
    /// The Avro name.
    pub name: String,
    /// The Rust name.
    pub ident: Ident,
}

/// A fixed as a newtype of a byte array.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// Name, docs and attributes.
    pub head: Head,
    /// The schema.
    pub schema: SchemaText,
    /// The number of bytes.
    pub size: usize,
}

/// A union of two or more branches that hold values, as an enum with data.
#[derive(Clone, Debug)]
pub struct Union {
    /// Name, docs and attributes.
    pub head: Head,
    /// The schema.
    pub schema: SchemaText,
    /// The number of branches in the schema, null included.
    pub count: usize,
    /// The branches that hold values.
    pub branches: Vec<Branch>,
}

/// One branch of a [`Union`].
#[derive(Clone, Debug)]
pub struct Branch {
    /// The index in the schema.
    pub index: usize,
    /// The name in the JSON encoding.
    pub name: String,
    /// The Rust name.
    pub ident: Ident,
    /// The type.
    pub ty: Ty,
    /// Whether no other branch has the same Rust type, so that `From` can choose it.
    pub convertible: bool,
}

/// A newtype for a schema without a name, after the file that it came from.
#[derive(Clone, Debug)]
pub struct Root {
    /// Name, docs and attributes.
    pub head: Head,
    /// The schema.
    pub schema: SchemaText,
    /// The type.
    pub ty: Ty,
}
