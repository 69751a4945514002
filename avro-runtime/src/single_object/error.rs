//! This module holds what can go wrong with a message.

use super::{HEADER_LEN, MARKER};
use crate::error::DecodeError;
use avro_ir::ResolutionError;
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
                write!(f, " and not with c3 01{}", looks_like(start))
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
            Self::Datum(error) => error.fmt(f),
        }
    }
}

/// What bytes without the header seem to be.
fn looks_like(start: &[u8]) -> &'static str {
    match start {
        b"Obj\x01" => ": it is an object container file",
        [0xc3, ..] => ": it is of another version of the single-object encoding",
        [0x00, ..] => {
            ": it may have the framing of Confluent's schema registry, 00 and a schema's id"
        }
        [b'{' | b'[' | b'"', ..] => ": it may be JSON",
        b"c301" | b"C301" => ": it is written in hexadecimal digits",
        _ => ": it may be a datum without a header",
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::UnreadableWriter { error, .. } => Some(error),
            Self::Datum(error) => Some(error),
            Self::TooShort { .. }
            | Self::NoHeader { .. }
            | Self::OtherWriter { .. }
            | Self::UnknownFingerprint(_) => None,
        }
    }
}
