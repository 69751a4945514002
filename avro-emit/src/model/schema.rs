//! What a type says of its schema.

use super::Path;
use avro_ir::Primitive;
use proc_macro2::{Ident, TokenStream};

/// What a type says of its schema.
#[derive(Clone, Debug)]
pub struct SchemaText {
    /// The definition that the schema is composed from.
    pub definition: Definition,
    /// The constants that tell of it; a union within a record has none.
    pub constants: Option<Constants>,
    /// The fewest bytes of a datum.
    pub min_size: Size,
    /// How the schema can be part of a union with null.
    pub in_union: InUnion,
}

/// A number of bytes: some, and those of values of other types.
#[derive(Clone, Debug, Default)]
pub struct Size {
    /// How many are known.
    pub known: usize,
    /// The types, each as often as it counts.
    pub types: Vec<TokenStream>,
}

impl From<usize> for Size {
    fn from(known: usize) -> Self {
        Self {
            known,
            types: Vec::new(),
        }
    }
}

/// How a schema can be part of a union with null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InUnion {
    /// As one branch.
    Branch,
    /// As all its branches: it is a union.
    Branches,
    /// Not at all: it is null, or a union that cannot be within another.
    Never,
}

/// The constants that a type tells its schema in.
#[derive(Clone, Debug)]
pub struct Constants {
    /// The self-contained JSON, if it is to be a constant.
    pub json: Option<String>,
    /// CRC-64-AVRO of the canonical form.
    pub rabin: u64,
    /// SHA-256 of the canonical form.
    pub sha256: [u8; 32],
}

/// A schema's own text, in which other named types are references.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The name of the static; a generic type has none, since statics are not generic.
    pub ident: Option<Ident>,
    /// What the schema is called.
    pub name: Name,
    /// What kind of schema it is.
    pub shape: Shape,
    /// The text.
    pub pieces: Vec<Piece>,
}

impl Definition {
    /// The fullname; empty for a schema without one, and where it is not known here.
    #[must_use]
    pub fn fullname(&self) -> &str {
        match &self.name {
            Name::Full(fullname) => fullname,
            Name::Relative(_) | Name::Unnamed(_) | Name::Generic(_) => "",
        }
    }
}

/// What a schema is called.
#[derive(Clone, Debug)]
pub enum Name {
    /// The fullname.
    Full(String),
    /// A name that takes the namespace of the first type with one that uses it.
    Relative(String),
    /// A schema without a name: what it is called within the name of a generic type.
    Unnamed(String),
    /// The fullname of a generic type; without a dot it is as [`Relative`](Self::Relative), and with one
    /// at its beginning of the null namespace.
    Generic(Vec<NamePart>),
}

/// A part of the fullname of a generic type.
#[derive(Clone, Debug)]
pub enum NamePart {
    /// Text.
    Text(String),
    /// What this type is called, without its namespace.
    Of(TokenStream),
    /// The value of a constant parameter: an expression.
    Number(TokenStream),
}

/// What kind of schema a [`Definition`] is.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A primitive type.
    Primitive(Primitive),
    /// A fixed of so many bytes.
    Fixed(usize),
    /// An enum of these symbols.
    Enum(Vec<String>),
    /// A record.
    Record,
    /// An array.
    Array,
    /// A map.
    Map,
    /// A union.
    Union,
    /// That of a type that the traits know.
    Unknown,
}

/// A part of a [`Definition`].
#[derive(Clone, Debug)]
pub enum Piece {
    /// JSON text.
    Text(String),
    /// Another named type, whose definition is this static.
    Reference(Path),
    /// The schema of this type: a reference if it is named, otherwise its JSON.
    Of(TokenStream),
    /// The same within a generic type, where constants cannot refer to each other in cycles.
    Generic(TokenStream),
    /// A named type that only this schema defines.
    Definition(Box<Definition>),
    /// What is within the brackets of this type: its fields or branches.
    Inner(TokenStream),
    /// The same within a generic type.
    InnerGeneric(TokenStream),
    /// The fullname of this definition, with quotes.
    Name,
    /// The value of a constant parameter: an expression.
    Number(TokenStream),
    /// A comma and a default that is made at run time.
    Default {
        /// The field.
        field: String,
        /// A function that gives the default's bytes.
        bytes: TokenStream,
    },
    /// No JSON: this type, which lives elsewhere, is to have the same schema.
    Elsewhere {
        /// The type.
        ty: TokenStream,
        /// CRC-64-AVRO of the canonical form.
        rabin: u64,
    },
}
