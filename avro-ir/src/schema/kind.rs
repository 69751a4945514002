//! This module answers questions about kinds.

use super::{Kind, Record};
use crate::name::Fullname;

impl Kind {
    /// The fullname of a record, enum or fixed.
    #[must_use]
    pub fn fullname(&self) -> Option<&Fullname> {
        match self {
            Self::Record(record) => Some(&record.name),
            Self::Enum(enumeration) => Some(&enumeration.name),
            Self::Fixed(fixed) => Some(&fixed.name),
            Self::Null
            | Self::Boolean
            | Self::Int
            | Self::Long
            | Self::Float
            | Self::Double
            | Self::Bytes
            | Self::String
            | Self::Array(_)
            | Self::Map(_)
            | Self::Union(_) => None,
        }
    }

    /// The word that the specification has for the kind, such as `int` or `record`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Int => "int",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::Bytes => "bytes",
            Self::String => "string",
            Self::Array(_) => "array",
            Self::Map(_) => "map",
            Self::Union(_) => "union",
            Self::Record(_) => "record",
            Self::Enum(_) => "enum",
            Self::Fixed(_) => "fixed",
        }
    }

    pub(crate) fn as_record(&self) -> Option<&Record> {
        if let Self::Record(record) = self {
            Some(record)
        } else {
            None
        }
    }

    /// Whether it is one of the eight primitive types.
    #[must_use]
    pub fn is_primitive(&self) -> bool {
        let number = matches!(self, Self::Int | Self::Long | Self::Float | Self::Double);
        number
            || matches!(
                self,
                Self::Null | Self::Boolean | Self::Bytes | Self::String
            )
    }
}
