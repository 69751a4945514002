//! This module passes the errors of a field's conversion on.

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::limits::Limits;
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

/// The bytes that `encode` writes.
///
/// # Errors
///
/// When a value does not fit its Avro type, or values are nested too deep.
pub fn encoded(encode: impl FnOnce(&mut Sink<'_>)) -> Result<Vec<u8>, EncodeError> {
    let mut bytes = Vec::new();
    let mut sink = Sink::new(&mut bytes, &Limits::DEFAULT);
    encode(&mut sink);
    match sink.finish() {
        Ok(()) => Ok(bytes),
        Err(fault) => Err(fault.error),
    }
}

/// Bytes as a fixed.
///
/// # Errors
///
/// When their number is another.
pub fn to_fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], String> {
    bytes
        .try_into()
        .map_err(|_| format!("{} bytes do not fit a fixed of {N}", bytes.len()))
}

/// An array of ints as so many bytes.
///
/// # Errors
///
/// When their number is another.
pub fn from_ints<const N: usize>(bytes: Vec<u8>) -> Result<[u8; N], String> {
    let len = bytes.len();
    bytes
        .try_into()
        .map_err(|_| format!("the array has {len} items, where {N} are needed"))
}
