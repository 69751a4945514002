//! This module holds what can go wrong with a value that is written.

use super::{DecodeError, OutOfRange, too_deep, too_much_stack};
use avro_ir::SchemaError;
use std::error::Error;
use std::fmt;

/// A value could not be written.
///
/// It says what is wrong ([`kind`](Self::kind)) and, when the type has a schema, in which field
/// ([`path`](Self::path)).
#[derive(Clone, PartialEq)]
pub struct EncodeError(Box<EncodeDetails>);

#[derive(Clone, PartialEq)]
struct EncodeDetails {
    kind: EncodeErrorKind,
    path: String,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// The value does not fit its Avro type.
    OutOfRange(OutOfRange),
    /// A field's own conversion has nothing to write for a value: why.
    Conversion(String),
    /// Values are nested deeper than [`Limits::max_depth`](crate::Limits::max_depth).
    TooDeep {
        /// The limit.
        limit: u32,
    },
    /// Values are nested so deep that they take more of the stack than
    /// [`Limits::max_stack`](crate::Limits::max_stack).
    TooMuchStack {
        /// How many bytes they take.
        used: usize,
        /// The limit.
        limit: usize,
    },
    /// The type's [`Encode`](crate::Encode) does not write what its
    /// [`AvroSchema`](crate::AvroSchema) says, so that the value cannot be shown along the schema.
    NotOfSchema(DecodeError),
    /// The type, or one that it holds, has no schema, which is needed to write it: why
    /// ([`AvroSchema::try_schema`](crate::AvroSchema::try_schema)).
    NoSchema(String),
}

impl EncodeError {
    /// An error, for implementations of [`Encode`](crate::Encode) by hand.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn new(kind: EncodeErrorKind) -> Self {
        Self(Box::new(EncodeDetails {
            kind,
            path: String::new(),
        }))
    }

    /// For a type without a schema.
    #[cold]
    pub(crate) fn no_schema(error: &SchemaError) -> Self {
        Self::new(EncodeErrorKind::NoSchema(error.to_string()))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &EncodeErrorKind {
        &self.0.kind
    }

    /// The field that the offending value is in, such as `lines[2].article`; empty for the whole
    /// value and where no schema is known.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    pub(crate) fn with_path(mut self, path: String) -> Self {
        self.0.path = path;
        self
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EncodeDetails { kind, path } = &*self.0;
        match path.as_str() {
            "" => kind.fmt(f),
            path => write!(f, "in `{path}`: {kind}"),
        }
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeError")
            .field("kind", &self.0.kind)
            .field("path", &self.0.path)
            .finish()
    }
}

impl Error for EncodeError {}

impl fmt::Display for EncodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange(error) => error.fmt(f),
            Self::Conversion(message) => f.write_str(message),
            Self::TooDeep { limit } => too_deep(*limit, f),
            Self::TooMuchStack { used, limit } => too_much_stack(*used, *limit, f),
            Self::NoSchema(reason) => write!(f, "the type has no schema: {reason}"),
            Self::NotOfSchema(error) => {
                write!(
                    f,
                    "the value is not written as its type's schema says: {error}"
                )
            }
        }
    }
}

impl From<OutOfRange> for EncodeError {
    fn from(error: OutOfRange) -> Self {
        Self::new(EncodeErrorKind::OutOfRange(error))
    }
}
