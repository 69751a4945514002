//! This module holds what can go wrong with a message.

use super::{HEADER_LEN, MARKER};
use crate::error::DecodeError;
use crate::framing::without_header;
use avro_ir::{ResolutionError, SchemaError};
use std::fmt;

/// A message could not be read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The message ends within the header.
    TooShort {
        /// How many bytes there are.
        length: usize,
    },
    /// The message does not start with `C3 01`: its first four bytes, as far as there are any.
    NoHeader {
        /// The bytes.
        start: Vec<u8>,
    },
    /// The message was written with another schema than the type's own.
    OtherWriter {
        /// The fingerprint of the message.
        found: u64,
        /// The fingerprint of the type's schema.
        expected: u64,
    },
    /// The store has no schema of this fingerprint.
    UnknownFingerprint(u64),
    /// No data of the writer's schema can be read as the type.
    UnreadableWriter {
        /// The fingerprint of the message.
        fingerprint: u64,
        /// Every reason.
        error: ResolutionError,
    },
    /// The type has no schema: why
    /// ([`AvroSchema::try_schema`](crate::AvroSchema::try_schema)).
    NoSchema(SchemaError),
    /// The datum could not be read; offsets are counted from the start of the message.
    Datum(DecodeError),
}

impl Error {
    /// The error for bytes that [`split`](super::split) does not take.
    #[cold]
    #[inline(never)]
    pub(super) fn no_header(message: &[u8]) -> Self {
        let length = message.len();
        if message.starts_with(&MARKER) || MARKER.starts_with(message) {
            Self::TooShort { length }
        } else {
            let start = message[..length.min(4)].to_vec();
            Self::NoHeader { start }
        }
    }

    /// The error for a datum, which comes after a header.
    #[cold]
    #[inline(never)]
    pub(super) fn datum(error: DecodeError) -> Self {
        Self::Datum(error.after(HEADER_LEN))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { length } => write!(
                f,
                "the message has {length} of the {HEADER_LEN} bytes of a single-object header"
            ),
            Self::NoHeader { start } => {
                f.write_str("the message starts with")?;
                start.iter().try_for_each(|byte| write!(f, " {byte:02x}"))?;
                write!(f, " and not with c3 01{}", without_header(start))
            }
            Self::OtherWriter { found, expected } => write!(
                f,
                "the message was written with the schema {found:016x}, not with the type's own, \
                 {expected:016x}: put the writer's schema into a `SchemaStore`, and read with a \
                 `Reader`"
            ),
            Self::UnknownFingerprint(fingerprint) => write!(
                f,
                "the store has no schema {fingerprint:016x}, with which the message was written: \
                 insert it"
            ),
            Self::UnreadableWriter { fingerprint, error } => {
                write!(f, "written with the schema {fingerprint:016x}: {error}")
            }
            Self::NoSchema(error) => write!(f, "the type has no schema: {error}"),
            Self::Datum(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::UnreadableWriter { error, .. } => Some(error),
            Self::NoSchema(error) => Some(error),
            Self::Datum(error) => Some(error),
            Self::TooShort { .. }
            | Self::NoHeader { .. }
            | Self::OtherWriter { .. }
            | Self::UnknownFingerprint(_) => None,
        }
    }
}
