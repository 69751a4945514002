//! This module holds the kinds of schemas, and answers questions about them.

use crate::name::Fullname;
use crate::schema::{Enum, Fixed, Record, SchemaId, Union};

/// The type of a [`Node`](crate::Node).
#[derive(Clone, Debug)]
pub enum Kind {
    /// A type that refers to no other and has no attributes of its own.
    Primitive(Primitive),
    /// A sequence of items of one type.
    Array(SchemaId),
    /// A map from strings to values of one type.
    Map(SchemaId),
    /// One of several branches.
    Union(Union),
    /// A record, or a protocol's `error`.
    Record(Record),
    /// One of a list of symbols.
    Enum(Enum),
    /// A fixed number of bytes.
    Fixed(Fixed),
}

/// The primitive types. Spec: "Primitive Types".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Primitive {
    /// No value.
    Null,
    /// A truth value.
    Boolean,
    /// A 32-bit signed integer.
    Int,
    /// A 64-bit signed integer.
    Long,
    /// An IEEE 754 single.
    Float,
    /// An IEEE 754 double.
    Double,
    /// A sequence of bytes.
    Bytes,
    /// Unicode text.
    String,
}

impl Kind {
    /// The fullname of a record, enum or fixed.
    #[must_use]
    pub fn fullname(&self) -> Option<&Fullname> {
        match self {
            Self::Record(record) => Some(&record.name),
            Self::Enum(enumeration) => Some(&enumeration.name),
            Self::Fixed(fixed) => Some(&fixed.name),
            Self::Primitive(_) | Self::Array(_) | Self::Map(_) | Self::Union(_) => None,
        }
    }

    /// The word that the specification has for the kind, such as `int` or `record`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Primitive(primitive) => primitive.name(),
            Self::Array(_) => "array",
            Self::Map(_) => "map",
            Self::Union(_) => "union",
            Self::Record(_) => "record",
            Self::Enum(_) => "enum",
            Self::Fixed(_) => "fixed",
        }
    }

    /// The schemas that this one refers to itself, in the order written: items, values, branches, and the
    /// types of fields.
    pub fn children(&self) -> impl Iterator<Item = SchemaId> {
        let (element, branches, fields) = match self {
            Self::Array(element) | Self::Map(element) => (Some(*element), &[][..], &[][..]),
            Self::Union(union) => (None, &*union.branches, &[][..]),
            Self::Record(record) => (None, &[][..], &*record.fields),
            Self::Primitive(_) | Self::Enum(_) | Self::Fixed(_) => (None, &[][..], &[][..]),
        };
        let fields = fields.iter().map(|field| field.schema);
        let branches = branches.iter().copied();
        element.into_iter().chain(branches).chain(fields)
    }

    /// Whether it is the null type.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Primitive(Primitive::Null))
    }

    pub(crate) fn as_record(&self) -> Option<&Record> {
        if let Self::Record(record) = self {
            Some(record)
        } else {
            None
        }
    }
}

impl Primitive {
    /// Each of them.
    pub const ALL: [Self; 8] = [
        Self::Null,
        Self::Boolean,
        Self::Int,
        Self::Long,
        Self::Float,
        Self::Double,
        Self::Bytes,
        Self::String,
    ];

    /// The one that the specification has this word for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The word that the specification has for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Int => "int",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::Bytes => "bytes",
            Self::String => "string",
        }
    }
}
