//! This module makes the errors of the cursor, out of the way of the code that reads.

use super::{Input, varint};
use crate::error::{DecodeError, DecodeErrorKind, OutOfRange};

impl Input<'_> {
    /// An error for a value at `start` that is none of its logical type's.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn out_of_range(&self, error: OutOfRange, start: usize) -> DecodeError {
        DecodeError::new(DecodeErrorKind::OutOfRange(error), start)
    }

    /// The error for a value at `start` that the reader's schema has no place for.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn unresolvable(&self, why: &str, start: usize) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Unresolvable(why.to_owned()), start)
    }

    /// An error at the position reached.
    #[cold]
    #[inline(never)]
    pub(crate) fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    #[cold]
    #[inline(never)]
    pub(super) fn unexpected_end(&self, needed: u64) -> DecodeError {
        self.error(DecodeErrorKind::UnexpectedEnd {
            needed,
            left: self.rest.len(),
        })
    }

    #[cold]
    #[inline(never)]
    pub(super) fn invalid_boolean(&self) -> DecodeError {
        match self.rest {
            [byte, ..] => self.error(DecodeErrorKind::InvalidBoolean(*byte)),
            [] => self.unexpected_end(1),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn varint_error(&self, max_len: usize) -> DecodeError {
        self.error(varint::fault(self.rest, max_len))
    }

    /// `length` has its sign in the top bit, as `bytes` turns it.
    #[cold]
    #[inline(never)]
    pub(super) fn length_error(&self, start: usize, length: u64) -> DecodeError {
        let left = self.rest.len();
        let limit = self.limits().max_bytes;
        let kind = if length.cast_signed() < 0 {
            DecodeErrorKind::NegativeLength(!(length & (u64::MAX >> 1)).cast_signed())
        } else if length > limit as u64 && limit != usize::MAX {
            // No limit is one, though a length may be larger than a `usize` of 32 bits.
            DecodeErrorKind::TooManyBytes { length, limit }
        } else {
            DecodeErrorKind::UnexpectedEnd {
                needed: length,
                left,
            }
        };
        DecodeError::new(kind, start)
    }
}

#[cold]
#[inline(never)]
pub(super) fn invalid_utf8(start: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::InvalidUtf8, start)
}
