//! This module holds a schema as it is written: names are texts, defaults are JSON, and every node
//! has its place.

use crate::json_text::Value;
use crate::kind::Primitive;
use crate::location::{Location, SourceId};
use crate::name::Fullname;
use crate::schema::Order;

/// What one text declares.
#[derive(Debug)]
pub(crate) struct Document<'v> {
    pub(crate) source: SourceId,
    pub(crate) content: Content<'v>,
}

#[derive(Debug)]
pub(crate) enum Content<'v> {
    Schema(Schema<'v>),
    Protocol(Protocol<'v>),
}

/// A protocol: its types, and of its messages only what can be wrong with them.
#[derive(Debug)]
pub(crate) struct Protocol<'v> {
    pub(crate) namespace: &'v str,
    pub(crate) types: Vec<Schema<'v>>,
    /// Requests as records without a name, responses, and errors as unions.
    pub(crate) messages: Vec<Schema<'v>>,
}

#[derive(Debug)]
pub(crate) struct Schema<'v> {
    pub(crate) kind: Kind<'v>,
    pub(crate) properties: Properties<'v>,
    pub(crate) location: Location,
}

/// Attributes that the specification does not define where they stand.
pub(crate) type Properties<'v> = Vec<(&'v str, &'v Value<'v>)>;

#[derive(Debug)]
pub(crate) enum Kind<'v> {
    /// An error that has been reported.
    Invalid,
    Primitive(Primitive),
    Reference(Reference<'v>),
    Array(Box<Schema<'v>>),
    Map(Box<Schema<'v>>),
    Union(Vec<Schema<'v>>),
    Record(Box<Record<'v>>),
    Enum(Box<Enum<'v>>),
    Fixed(Box<Fixed<'v>>),
}

impl<'v> Kind<'v> {
    /// What a definition of a name starts with.
    pub(crate) fn header(&self) -> Option<&Header<'v>> {
        match self {
            Self::Record(record) => Some(&record.header),
            Self::Enum(enumeration) => Some(&enumeration.header),
            Self::Fixed(fixed) => Some(&fixed.header),
            Self::Invalid
            | Self::Primitive(_)
            | Self::Reference(_)
            | Self::Array(_)
            | Self::Map(_)
            | Self::Union(_) => None,
        }
    }
}

/// The name of a type that is defined elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference<'v> {
    pub(crate) name: &'v str,
    /// Where the name itself is written.
    pub(crate) location: Location,
    /// Whether it is written as `{"type": name}`.
    pub(crate) is_wrapped: bool,
}

/// What all named types have.
#[derive(Debug)]
pub(crate) struct Header<'v> {
    /// `None` if it is missing, or the record is a protocol's request.
    pub(crate) name: Option<&'v str>,
    pub(crate) name_location: Location,
    pub(crate) namespace: Option<&'v str>,
    pub(crate) doc: Option<&'v str>,
    pub(crate) aliases: Vec<&'v str>,
}

impl Header<'_> {
    /// The name with its namespace, where the enclosing namespace is `namespace`.
    pub(crate) fn fullname(&self, namespace: &str) -> Option<Fullname> {
        let namespace = self.namespace.unwrap_or(namespace);
        self.name.map(|name| Fullname::qualify(name, namespace))
    }
}

#[derive(Debug)]
pub(crate) struct Record<'v> {
    pub(crate) header: Header<'v>,
    pub(crate) fields: Vec<Field<'v>>,
    pub(crate) is_error: bool,
}

#[derive(Debug)]
pub(crate) struct Field<'v> {
    pub(crate) name: &'v str,
    pub(crate) name_location: Location,
    pub(crate) doc: Option<&'v str>,
    pub(crate) aliases: Vec<&'v str>,
    pub(crate) schema: Schema<'v>,
    pub(crate) default: Option<&'v Value<'v>>,
    pub(crate) order: Order,
    pub(crate) properties: Properties<'v>,
    pub(crate) location: Location,
}

#[derive(Debug)]
pub(crate) struct Enum<'v> {
    pub(crate) header: Header<'v>,
    pub(crate) symbols: Vec<(&'v str, Location)>,
    pub(crate) default: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct Fixed<'v> {
    pub(crate) header: Header<'v>,
    pub(crate) size: usize,
}
