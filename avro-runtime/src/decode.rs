//! This module turns bytes into values. Spec: "Binary Encoding".

use crate::binary::{Input, path};
use crate::error::DecodeError;
use crate::evolution::Resolved;
use crate::limits::Limits;
use crate::private::{Definition, Reading};

/// A value that can be read from the Avro binary encoding, possibly borrowing from it.
///
/// Generated and derived types implement it.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Decode, DecodeError, Input};
///
/// struct User<'a> { id: i64, name: &'a str }
///
/// impl<'de> Decode<'de> for User<'de> {
///     const MIN_SIZE: usize = 2;
///
///     fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
///         Ok(Self { id: input.long()?, name: input.string()? })
///     }
/// }
///
/// let user: User<'_> = avro_runtime::from_slice(b"\x06\x06Ada")?;
/// assert_eq!((user.id, user.name), (3, "Ada"));
/// # Ok::<(), DecodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from Avro",
    label = "`Decode` is not implemented for this type",
    note = "derive it: `#[derive(AvroSchema, AvroEncode, AvroDecode)]`"
)]
pub trait Decode<'de>: Sized {
    /// The fewest bytes that a value can take: 0 for null and for records without fields.
    const MIN_SIZE: usize;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// When the bytes are no such value, or cost more than the input's [`Limits`] allow.
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError>;

    /// Reads one value that was written with another schema, along a plan.
    ///
    /// What is written here reads values whose bytes are the same: all that [`Input`] reads but
    /// floats and doubles, which may come from other numbers. Types of doubles, enums, arrays, maps,
    /// unions and records need their own.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), and when the value has no place in the type.
    fn decode_resolved(
        input: &mut Input<'de>,
        resolved: Resolved<'_>,
    ) -> Result<Self, DecodeError> {
        if resolved.is_same() {
            Self::decode(input)
        } else {
            Err(resolved.unsupported(input))
        }
    }

    /// How many branches of a union the type is.
    #[doc(hidden)]
    const BRANCHES: usize = 1;

    /// Reads the value of one of the type's branches.
    #[doc(hidden)]
    #[inline]
    fn decode_branch(_branch: usize, input: &mut Input<'de>) -> Result<Self, DecodeError> {
        Self::decode(input)
    }

    /// Reads the value of one of the type's branches along a plan.
    #[doc(hidden)]
    #[inline]
    fn resolve_branch(
        _branch: usize,
        resolved: Resolved<'_>,
        input: &mut Input<'de>,
    ) -> Result<Self, DecodeError> {
        Self::decode_resolved(input, resolved)
    }

    /// Reads one value of one of [`AvroSchema::WRITERS`](crate::AvroSchema::WRITERS).
    #[doc(hidden)]
    fn decode_written(input: &mut Input<'de>, _writer: usize) -> Result<Self, DecodeError> {
        Self::decode(input)
    }

    /// Reads a slice along a plan.
    #[doc(hidden)]
    fn decode_items_resolved(
        input: &mut Input<'de>,
        resolved: Resolved<'_>,
    ) -> Result<Vec<Self>, DecodeError> {
        if resolved.is_same() {
            return Self::decode_items(input);
        }
        input.enter()?;
        let items = resolved.array(input, Self::MIN_SIZE, Self::decode_resolved)?;
        input.leave();
        Ok(items)
    }

    /// Reads a slice: an array, or bytes when the items are bytes.
    #[doc(hidden)]
    fn decode_items(input: &mut Input<'de>) -> Result<Vec<Self>, DecodeError> {
        input.enter()?;
        let items = input.array(Self::MIN_SIZE, Self::decode)?;
        input.leave();
        Ok(items)
    }

    /// What a slice is read as, for the path of an error.
    #[doc(hidden)]
    #[must_use]
    fn items_read_as() -> &'static Definition {
        Reading::<Self>::ARRAY
    }

    /// What a value is read as, for the path of an error.
    #[doc(hidden)]
    #[must_use]
    fn read_as() -> &'static Definition {
        &Definition::UNKNOWN
    }
}

/// Reads one value from the whole of `input`.
///
/// # Errors
///
/// When the bytes are no such value, bytes are left after it, or it costs more than the default
/// [`Limits`] allow.
///
/// # Examples
///
/// ```
/// let items: Vec<i64> = avro_runtime::from_slice(&[4, 6, 54, 0])?;
/// assert_eq!(items, [3, 27]);
/// # Ok::<(), avro_runtime::DecodeError>(())
/// ```
#[inline]
pub fn from_slice<'de, T: Decode<'de>>(input: &'de [u8]) -> Result<T, DecodeError> {
    from_slice_with_limits(input, &Limits::DEFAULT)
}

/// Reads one value from the whole of `input`, within `limits`.
///
/// # Errors
///
/// As [`from_slice`].
#[inline]
pub fn from_slice_with_limits<'de, T: Decode<'de>>(
    input: &'de [u8],
    limits: &Limits,
) -> Result<T, DecodeError> {
    let mut cursor = Input::new(input, limits);
    // One variable for all ways out: the value is made where the caller wants it.
    let mut result = T::decode(&mut cursor);
    if result.is_err() || !cursor.rest().is_empty() {
        result = Err(match result {
            Err(error) => locate(error, T::read_as, is_datum::<T>, input, limits),
            Ok(_) => trailing(is_datum::<T>, input, cursor.rest(), limits),
        });
    }
    result
}

/// Reads one value from the beginning of `input` and returns the bytes after it.
///
/// # Errors
///
/// When the bytes are no such value, or it costs more than the default [`Limits`] allow.
///
/// # Examples
///
/// ```
/// let (value, rest) = avro_runtime::from_slice_prefix::<bool>(&[1, 2, 3])?;
/// assert_eq!((value, rest), (true, &[2, 3][..]));
/// # Ok::<(), avro_runtime::DecodeError>(())
/// ```
#[inline]
pub fn from_slice_prefix<'de, T: Decode<'de>>(
    input: &'de [u8],
) -> Result<(T, &'de [u8]), DecodeError> {
    from_slice_prefix_with_limits(input, &Limits::DEFAULT)
}

/// Reads one value from the beginning of `input`, within `limits`, and returns the bytes after it.
///
/// # Errors
///
/// As [`from_slice_prefix`].
#[inline]
pub fn from_slice_prefix_with_limits<'de, T: Decode<'de>>(
    input: &'de [u8],
    limits: &Limits,
) -> Result<(T, &'de [u8]), DecodeError> {
    let mut cursor = Input::new(input, limits);
    match T::decode(&mut cursor) {
        Ok(value) => Ok((value, cursor.rest())),
        Err(error) => Err(locate(error, T::read_as, is_datum::<T>, input, limits)),
    }
}

/// Adds the field path to an error: the good path pays nothing for it.
#[cold]
#[inline(never)]
fn locate<'de>(
    error: DecodeError,
    read_as: fn() -> &'static Definition,
    is_datum: fn(&'de [u8], &Limits) -> bool,
    input: &'de [u8],
    limits: &Limits,
) -> DecodeError {
    let path = path::find_in(read_as(), input, error.offset(), limits);
    error.located(path, input, |input| is_datum(input, limits))
}

#[cold]
#[inline(never)]
fn trailing<'de>(
    is_datum: fn(&'de [u8], &Limits) -> bool,
    input: &'de [u8],
    rest: &'de [u8],
    limits: &Limits,
) -> DecodeError {
    DecodeError::trailing(input, rest, |input| is_datum(input, limits))
}

/// Whether all of `input` is a value of the type.
#[cold]
fn is_datum<'de, T: Decode<'de>>(input: &'de [u8], limits: &Limits) -> bool {
    let mut input = Input::new(input, limits);
    T::decode(&mut input).is_ok() && input.rest().is_empty()
}
