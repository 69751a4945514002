//! This module is what a type says of its schema in constants: JSON in which other types are
//! references.

use crate::raw::Reference;
use avro_ir::Schema;
use std::fmt;

/// The definition of a type's schema.
#[derive(Debug)]
pub struct Definition {
    /// What the schema is called.
    pub name: Name,
    /// What kind of schema it is.
    pub shape: Shape,
    /// Its own JSON, in which other named types are references.
    pub json: &'static [Piece],
    /// The path of the Rust type; empty where the definition stands alone.
    pub type_name: &'static str,
}

/// What a schema is called.
#[derive(Debug)]
pub enum Name {
    /// The fullname.
    Full(&'static str),
    /// A name that takes the namespace of the first type with one that uses it.
    Relative(&'static str),
    /// A schema without a name: what it is called within the name of a generic type.
    Unnamed(&'static str),
    /// The fullname of a generic type; without a dot it is as [`Relative`](Self::Relative), and with one
    /// at its beginning of the null namespace.
    Generic(&'static [NamePart]),
}

/// A part of the fullname of a generic type.
#[derive(Debug)]
pub enum NamePart {
    /// Text.
    Text(&'static str),
    /// What a type argument is called, without its namespace.
    Of(fn() -> &'static Definition),
    /// The value of a constant argument.
    Number(i128),
}

/// A part of a definition's JSON.
pub enum Piece {
    /// JSON text.
    Text(&'static str),
    /// A type: a reference if it is named, otherwise its JSON.
    Type(&'static Definition),
    /// The same, where the definition may refer back.
    Of(Reference),
    /// A type within a generic type. Constants cannot hold it: a generic type that refers to itself
    /// would be a constant that depends on itself.
    Generic(fn() -> &'static Definition),
    /// The fields of a record or the branches of a union. Where fields come before or after it, the
    /// comma is put when the JSON is made: a record may have no fields.
    Inner(Reference),
    /// The same within a generic type.
    InnerGeneric(fn() -> &'static Definition),
    /// The fullname of this definition, with quotes.
    Name,
    /// The value of a constant argument.
    Number(i128),
    /// The schema of a type that has no definition.
    Schema(fn() -> &'static Schema),
    /// A comma and a default that is made at run time; see [`DefaultValue`].
    Default(DefaultValue),
    /// No JSON: the definition is that of a type that lives elsewhere, as it was known to the compiler.
    Elsewhere(Elsewhere),
}

/// A type that lives elsewhere, which is to have the schema that its definition says.
#[derive(Debug)]
pub struct Elsewhere {
    /// The path of the Rust type.
    pub type_name: &'static str,
    /// The fingerprint that its schema is to have.
    pub fingerprint: u64,
    /// What the type itself says.
    pub definition: fn() -> &'static Definition,
}

/// A default that is made at run time.
#[derive(Debug)]
pub struct DefaultValue {
    /// The field.
    pub field: &'static str,
    /// Its bytes, or why there are none.
    pub bytes: fn() -> Result<Vec<u8>, crate::EncodeError>,
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // References may lead back here.
        match self {
            Self::Text(text) => f.debug_tuple("Text").field(text).finish(),
            Self::Type(definition) => f.debug_tuple("Type").field(&definition.name).finish(),
            Self::Of(reference) => f.debug_tuple("Of").field(reference).finish(),
            Self::Generic(_) => f.write_str("Generic"),
            Self::Inner(reference) => f.debug_tuple("Inner").field(reference).finish(),
            Self::InnerGeneric(_) => f.write_str("InnerGeneric"),
            Self::Name => f.write_str("Name"),
            Self::Number(number) => f.debug_tuple("Number").field(number).finish(),
            Self::Schema(_) => f.write_str("Schema"),
            Self::Elsewhere(elsewhere) => f
                .debug_tuple("Elsewhere")
                .field(&elsewhere.type_name)
                .finish(),
            Self::Default(default) => f.debug_tuple("Default").field(&default.field).finish(),
        }
    }
}

/// What kind of schema a definition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `int`.
    Int,
    /// `long`.
    Long,
    /// `float`.
    Float,
    /// `double`.
    Double,
    /// `bytes`.
    Bytes,
    /// `string`.
    String,
    /// A fixed of so many bytes.
    Fixed(usize),
    /// An enum of these symbols.
    Enum(&'static [&'static str]),
    /// A record.
    Record,
    /// An array.
    Array,
    /// A map.
    Map,
    /// A union.
    Union,
    /// That of a type that has no definition.
    Unknown,
}

impl Definition {
    /// That of a type of which nothing is known.
    pub(crate) const UNKNOWN: Self = Self::unnamed("schema", Shape::Unknown, &[]);

    /// The definition of a schema without a name.
    pub(crate) const fn unnamed(label: &'static str, shape: Shape, json: &'static [Piece]) -> Self {
        Self {
            name: Name::Unnamed(label),
            shape,
            json,
            type_name: "",
        }
    }

    /// The positions of the fields of a record or the branches of a union: between the first and
    /// the last piece, or after the name of a generic record, which is a piece of its own.
    pub(super) const fn inner(&self) -> (usize, usize) {
        let start = match self.json {
            [_, Piece::Name, _, ..] => 3,
            _ => 1,
        };
        (start, self.json.len().saturating_sub(1))
    }

    /// Whether it is written so that its fields or branches can be told: derived records and all
    /// unions are.
    pub(super) const fn is_open(&self) -> bool {
        let (start, end) = self.inner();
        if start > end {
            return false;
        }
        match (&self.json[start - 1], &self.json[end]) {
            (Piece::Text(before), Piece::Text(after)) => {
                matches!(
                    (self.shape, after.as_bytes()),
                    (Shape::Record, b"]}") | (Shape::Union, b"]")
                ) && matches!(before.as_bytes(), [.., b'['])
            }
            _ => false,
        }
    }

    /// The pieces there.
    pub(super) fn inner_pieces(&self) -> &'static [Piece] {
        let (start, end) = self.inner();
        self.json.get(start..end).unwrap_or_default()
    }
}
