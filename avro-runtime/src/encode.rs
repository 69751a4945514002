//! This module turns values into bytes. Spec: "Binary Encoding".

use crate::binary::path;
use crate::error::EncodeError;
use crate::limits::Limits;
use crate::private::{Definition, Writing};
use crate::raw::{Fault, Sink};

/// A value with an Avro binary encoding.
///
/// Generated and derived types implement it; see [`Sink`] for an implementation by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as Avro",
    label = "`Encode` is not implemented for this type",
    note = "derive it: `#[derive(AvroSchema, AvroEncode, AvroDecode)]`"
)]
pub trait Encode {
    /// Appends the value's bytes to `out`.
    fn encode(&self, out: &mut Sink<'_>);

    /// Appends the value as a branch of a union whose branch `first` is this type, or this type's
    /// first branch if it is a union.
    #[doc(hidden)]
    #[inline]
    fn encode_branch(&self, first: i32, out: &mut Sink<'_>) {
        out.put(first);
        self.encode(out);
    }

    /// How many branches of a union the type is.
    #[doc(hidden)]
    const BRANCHES: usize = 1;

    /// Appends a slice: an array, or bytes when the items are bytes.
    #[doc(hidden)]
    fn encode_items(items: &[Self], out: &mut Sink<'_>)
    where
        Self: Sized,
    {
        out.item_block(items.len());
        if out.enter() {
            for item in items {
                item.encode(out);
            }
            out.leave();
        }
        out.end_of_items();
    }

    /// What a slice is written as, for the path of an error.
    #[doc(hidden)]
    #[must_use]
    fn items_written_as() -> &'static Definition
    where
        Self: Sized,
    {
        Writing::<Self>::ARRAY
    }

    /// What a value is written as, for the path of an error.
    #[doc(hidden)]
    #[must_use]
    fn written_as() -> &'static Definition {
        &Definition::UNKNOWN
    }
}

/// The bytes of a value.
///
/// # Errors
///
/// When a value does not fit its Avro type, or values are nested too deep.
///
/// # Examples
///
/// ```
/// assert_eq!(avro_runtime::to_vec(&vec![3_i64, 27])?, [4, 6, 54, 0]);
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::new();
    to_vec_in(value, &mut out)?;
    Ok(out)
}

/// Appends the bytes of a value to `out`, which saves an allocation a value.
///
/// # Errors
///
/// When a value does not fit its Avro type, or values are nested too deep; then `out` is as it was
/// before.
///
/// # Examples
///
/// ```
/// let mut out = vec![0xff];
/// avro_runtime::to_vec_in("a", &mut out)?;
/// assert_eq!(out, [0xff, 2, b'a']);
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
#[inline]
pub fn to_vec_in<T: Encode + ?Sized>(value: &T, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    to_vec_in_with_limits(value, out, &Limits::DEFAULT)
}

/// Appends the bytes of a value that may be nested as deep as `limits` say; the other limits are
/// for reading.
///
/// # Errors
///
/// As [`to_vec_in`].
#[inline]
pub fn to_vec_in_with_limits<T: Encode + ?Sized>(
    value: &T,
    out: &mut Vec<u8>,
    limits: &Limits,
) -> Result<(), EncodeError> {
    let before = out.len();
    let mut sink = Sink::new(out, limits);
    value.encode(&mut sink);
    match sink.finish() {
        Ok(()) => Ok(()),
        Err(fault) => Err(locate(fault, T::written_as, before, out, limits)),
    }
}

/// Adds the field path to an error, by the bytes that were written before it, and takes them back.
#[cold]
#[inline(never)]
fn locate(
    fault: Fault,
    written_as: fn() -> &'static Definition,
    before: usize,
    out: &mut Vec<u8>,
    limits: &Limits,
) -> EncodeError {
    let written = out.get(before..fault.at).unwrap_or_default();
    let path = path::find_in(written_as(), written, written.len(), limits);
    out.truncate(before);
    fault.error.with_path(path)
}
