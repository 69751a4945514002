//! This module turns bytes into values. Spec: "Binary Encoding".

use crate::binary::{Input, path, read_items};
use crate::error::DecodeError;
use crate::evolution::Resolved;
use crate::limits::Limits;
use crate::private::{Definition, Reading};
use crate::read::{self, Direct, Own, Way};

/// A value that can be read from the Avro binary encoding, possibly borrowing from it.
///
/// Generated and derived types implement it. By hand, three items are enough: the rest is provided.
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
///     fn blank() -> Self {
///         Self { id: 0, name: "" }
///     }
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

    /// Any valid value, the cheaper the better: the place that a value is read into where one record holds
    /// another. No reader sees it.
    #[must_use]
    fn blank() -> Self;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// When the bytes are no such value, or cost more than the input's [`Limits`] allow.
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError>;

    /// Reads one value in the place of another, whose memory is kept: that of strings, vectors and maps,
    /// of boxes, and of unions whose branch stays. On error the value is valid, and which one is
    /// unspecified.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[inline]
    fn decode_into(&mut self, input: &mut Input<'de>) -> Result<(), DecodeError> {
        self.read(input, Direct::<false>)
    }

    /// Reads one value that was written with another schema, along a plan. Types that are written by hand
    /// read their own bytes alone.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), and when the value has no place in the type.
    #[inline]
    fn decode_resolved(
        input: &mut Input<'de>,
        resolved: Resolved<'_>,
    ) -> Result<Self, DecodeError> {
        read::decode_resolved(input, resolved)
    }

    read::inlined! {
        /// Reads one value into a place, whatever the way.
        #[doc(hidden)]
        fn read<W: Way<'de>>(
            &mut self,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            way.own(input)?;
            *self = Self::decode(input)?;
            Ok(())
        }
    }

    /// What a blank costs: 0 for what owns nothing; [`NO_VALUE`](crate::__private::NO_VALUE) for types
    /// without values, which have none.
    #[doc(hidden)]
    const BLANK_COST: usize = 0;

    /// How many branches of a union the type is.
    #[doc(hidden)]
    const BRANCHES: usize = 1;

    /// Reads the value of one of the type's branches into a place.
    #[doc(hidden)]
    #[inline]
    fn read_branch<W: Way<'de>>(
        &mut self,
        _branch: usize,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        way.read_own(self, input)
    }

    /// Reads one value of one of [`AvroSchema::WRITERS`](crate::AvroSchema::WRITERS).
    #[doc(hidden)]
    fn decode_written(input: &mut Input<'de>, _writer: usize) -> Result<Self, DecodeError> {
        Self::decode(input)
    }

    /// Reads a slice into a place: an array, or bytes when the items are bytes.
    #[doc(hidden)]
    #[inline]
    fn read_items<W: Way<'de>>(
        list: &mut Vec<Self>,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        input.enter()?;
        read_items(&Own, list, input, way)?;
        input.leave();
        Ok(())
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

/// Reads one value from the whole of `input` in the place of another, whose memory is kept: that of strings,
/// vectors, maps and boxes.
///
/// # Errors
///
/// As [`from_slice`]. Then the value is valid, and which one is unspecified.
///
/// # Examples
///
/// ```
/// let mut texts = vec![String::from("a long text"), String::from("another")];
/// avro_runtime::from_slice_into(&mut texts, b"\x04\x02a\x02b\0")?;
/// assert_eq!(texts, ["a", "b"]);
/// assert!(texts[0].capacity() >= 11);
/// # Ok::<(), avro_runtime::DecodeError>(())
/// ```
#[inline]
pub fn from_slice_into<'de, T: Decode<'de>>(
    value: &mut T,
    input: &'de [u8],
) -> Result<(), DecodeError> {
    from_slice_into_with_limits(value, input, &Limits::DEFAULT)
}

/// Reads one value from the whole of `input` in the place of another, within `limits`.
///
/// # Errors
///
/// As [`from_slice_into`].
#[inline]
pub fn from_slice_into_with_limits<'de, T: Decode<'de>>(
    value: &mut T,
    input: &'de [u8],
    limits: &Limits,
) -> Result<(), DecodeError> {
    let mut cursor = Input::new(input, limits);
    match value.decode_into(&mut cursor) {
        Ok(()) if cursor.rest().is_empty() => Ok(()),
        Ok(()) => Err(trailing(is_datum::<T>, input, cursor.rest(), limits)),
        Err(error) => Err(locate(error, T::read_as, is_datum::<T>, input, limits)),
    }
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
