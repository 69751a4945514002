//! This module says why a default does not fit.

use crate::diagnostic::quote;
use crate::kind::{Kind, Primitive};
use crate::location::Location;
use crate::schema::{Node, SchemaId};

/// Why a JSON value is not a value of a schema, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Misfit {
    pub(crate) location: Location,
    pub(crate) reason: Reason,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Reason {
    /// Not the JSON type that the schema's kind takes.
    Type(SchemaId),
    /// An integer, but too large.
    Range(SchemaId),
    /// Not a symbol of the enum.
    Symbol(SchemaId),
    /// Bytes with a character above U+00FF.
    Character,
    /// A fixed of another size.
    Size { expected: usize, found: usize },
    /// A member is missing whose field has no default.
    Member { record: SchemaId, field: usize },
    /// Not a value of any branch.
    Branch,
    /// There is too much to read.
    Budget,
}

impl Reason {
    /// What to say at the place.
    pub(crate) fn label(self, nodes: &[Node]) -> String {
        let kind = |schema: SchemaId| &nodes[schema.index()].kind;
        match self {
            Self::Type(schema) => format!("must be {}", expected(kind(schema))),
            Self::Range(schema) => format!("out of the range of {}", kind(schema).name()),
            Self::Symbol(schema) => format!("not a symbol of {}", named(kind(schema))),
            Self::Character => "bytes are written as characters from U+0000 to U+00FF".to_owned(),
            Self::Size { expected, found } => {
                format!("the size of the fixed is {expected}, not {found}")
            }
            Self::Member { record, field } => {
                let name = kind(record)
                    .as_record()
                    .map_or("", |record| &record.fields[field].name);
                format!(
                    "has no {}, which has no default in {}",
                    quote(name),
                    named(kind(record))
                )
            }
            Self::Branch => "fits no branch of the union".to_owned(),
            Self::Budget => "the defaults of these schemas take too long to check".to_owned(),
        }
    }
}

fn named(kind: &Kind) -> String {
    kind.fullname()
        .map_or_else(|| kind.name().to_owned(), |name| quote(name.as_str()))
}

/// The JSON that a kind takes.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Primitive(primitive) => match primitive {
            Primitive::Null => "null".to_owned(),
            Primitive::Boolean => "true or false".to_owned(),
            Primitive::Int | Primitive::Long => {
                format!("an integer, as the type is {}", kind.name())
            }
            Primitive::Float | Primitive::Double => {
                format!("a number, as the type is {}", kind.name())
            }
            Primitive::Bytes | Primitive::String => {
                format!("a string, as the type is {}", kind.name())
            }
        },
        Kind::Array(_) => "an array".to_owned(),
        Kind::Map(_) => "an object, as the type is map".to_owned(),
        Kind::Union(_) => "a value of one of the branches".to_owned(),
        Kind::Record(record) => {
            format!("an object, as the type is {}", quote(record.name.as_str()))
        }
        Kind::Enum(enumeration) => format!("a symbol of {}", quote(enumeration.name.as_str())),
        Kind::Fixed(fixed) => format!("a string, as the type is {}", quote(fixed.name.as_str())),
    }
}
