//! This module passes the errors of a field's conversion on.

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::{Input, Sink};
use std::fmt::Display;

/// What a value is written as; otherwise the sink keeps the error.
#[inline]
pub fn to_avro<T, E: Display>(out: &mut Sink<'_>, converted: Result<T, E>) -> Option<T> {
    converted
        .map_err(|error| {
            let kind = EncodeErrorKind::Conversion(error.to_string());
            out.fail(EncodeError::new(kind));
        })
        .ok()
}

/// What a value that starts at `start` was read as.
///
/// # Errors
///
/// When it has no counterpart.
#[inline]
pub fn from_avro<T, E: Display>(
    _input: &Input<'_>,
    start: usize,
    converted: Result<T, E>,
) -> Result<T, DecodeError> {
    converted
        .map_err(|error| DecodeError::new(DecodeErrorKind::Conversion(error.to_string()), start))
}
