//! The output as data: every decision is made, nothing is spelled. Both front ends lower to it, and
//! it is the only input of `emit`.

mod literal;
mod record;
mod schema;
mod ty;
mod written;

pub use literal::{Literal, LogicalLiteral, StringLiteral};
pub use record::{Builder, Construction, Field, FieldKind, Flattening, Record, Unwritten};
pub use schema::{Constants, Definition, InUnion, Name, NamePart, Piece, SchemaText, Shape, Size};
pub use ty::{Bytes, Map, Traits, Ty, TypeRef, Wire};
pub use written::{Read, ReadItems, Skip, SkipRecord, Writer, Written, WrittenStep};

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use std::fmt;
use syn::{Lifetime, Member};

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
    /// A struct that is in every way what it holds.
    Transparent(Transparent),
    /// The definition of a type that lives elsewhere.
    Definition(Definition),
}

impl Item {
    /// What it has that every generated type has; a definition alone has nothing.
    #[must_use]
    pub fn head(&self) -> Option<&Head> {
        match self {
            Self::Record(record) => Some(&record.head),
            Self::Enum(enumeration) => Some(&enumeration.head),
            Self::Fixed(fixed) => Some(&fixed.head),
            Self::Union(union) => Some(&union.head),
            Self::Root(root) => Some(&root.head),
            Self::Transparent(transparent) => Some(&transparent.head),
            Self::Definition(_) => None,
        }
    }
}

/// What every generated type has.
#[derive(Clone, Debug)]
pub struct Head {
    /// Identifies the type within one run.
    pub key: TypeKey,
    /// The Rust name.
    pub ident: Ident,
    /// The parameters of a generic type.
    pub generics: Generics,
    /// The lines of documentation, safe to show.
    pub docs: Vec<String>,
    /// The user's attributes.
    pub attributes: Vec<TokenStream>,
    /// The traits to derive.
    pub derives: Vec<Derive>,
    /// Whether serde's traits are derived, with Avro names.
    pub serde: bool,
}

/// The parameters of a generic type, as its implementations need them.
#[derive(Clone, Default)]
pub struct Generics {
    /// With their bounds and without defaults: `'a, T: Bound, const N: usize`.
    pub parameters: TokenStream,
    /// As arguments: `<'a, T, N>`, or nothing.
    pub arguments: TokenStream,
    /// The lifetimes of what is borrowed from the input.
    pub lifetimes: Vec<Lifetime>,
    /// What must hold for `AvroSchema`.
    pub schema: Vec<TokenStream>,
    /// What must hold for `Encode`.
    pub encode: Vec<TokenStream>,
    /// What must hold for `Decode`, which can name the lifetime `'de`.
    pub decode: Vec<TokenStream>,
}

impl fmt::Debug for Generics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generics")
            .field("parameters", &self.parameters)
            .field("schema", &self.schema)
            .field("encode", &self.encode)
            .field("decode", &self.decode)
            .finish_non_exhaustive()
    }
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
    /// The field that holds them.
    pub newtype: Newtype,
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
    /// Which of them a value is made of, to be read into.
    pub blank: Blank,
}

/// Which branch of a union the place for a value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// This of the branches that hold values: it ends.
    Branch(usize),
    /// The one that costs least, which only the traits tell.
    Cheapest,
    /// None: no branch has a value.
    None,
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
    /// The field of that type.
    pub newtype: Newtype,
}

/// A struct that is in every way what its field is, which is a type that implements the run time's
/// traits. It is not defined here.
#[derive(Clone, Debug)]
pub struct Transparent {
    /// Its name.
    pub head: Head,
    /// The type of the field.
    pub ty: TokenStream,
    /// The field.
    pub newtype: Newtype,
}

/// The fields of a struct that stands for one of them.
#[derive(Clone)]
pub struct Newtype {
    /// That one.
    pub member: Member,
    /// The others.
    pub unwritten: Vec<Unwritten>,
}

impl Default for Newtype {
    /// The only field of a struct with one field in parentheses.
    fn default() -> Self {
        Self {
            member: Member::Unnamed(0.into()),
            unwritten: Vec::new(),
        }
    }
}

impl fmt::Debug for Newtype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let member = self.member.to_token_stream();
        f.debug_struct("Newtype")
            .field("member", &member)
            .field("unwritten", &self.unwritten)
            .finish()
    }
}
