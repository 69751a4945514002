//! Single-object encoding: a datum after a header that names its writer's schema. Spec:
//! "Single-object encoding".
//!
//! The header is `C3 01` and the schema's 64-bit fingerprint ([`Schema::fingerprint_rabin`]), least
//! significant byte first. [`to_vec`] writes it; [`from_slice`] reads what was written with the
//! type's own schema. For data of other writers, a [`SchemaStore`] holds the schemas by their
//! fingerprints, and a [`Reader`] reads messages of any of them.
//!
//! # Examples
//!
//! ```
//! use avro_runtime::{Schema, single_object};
//!
//! let message = single_object::to_vec(&27_i32)?;
//! assert_eq!(message, [0xc3, 1, 0x8f, 0x5c, 0x39, 0x3f, 0x1a, 0xd5, 0x75, 0x72, 54]);
//! assert_eq!(single_object::from_slice::<i32>(&message)?, 27);
//!
//! let store = single_object::SchemaStore::new();
//! store.insert(&Schema::parse("\"int\"")?)?;
//! let reader = single_object::Reader::<f64>::new(&store);
//! assert_eq!(reader.read(&message)?, 27.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Schema::fingerprint_rabin`]: crate::Schema::fingerprint_rabin

mod error;
mod reader;
mod store;
#[cfg(test)]
mod tests;

use crate::decode::{Decode, from_slice_with_limits as datum_from_slice};
use crate::encode::{Encode, to_vec_in as datum_to_vec_in};
use crate::error::EncodeError;
use crate::limits::Limits;
use crate::schema::AvroSchema;

pub use error::Error;
pub use reader::Reader;
pub use store::{InsertError, SchemaStore};

/// How many bytes come before the datum.
pub const HEADER_LEN: usize = 10;

/// What a message starts with: the version of the encoding is the second byte.
const MARKER: [u8; 2] = [0xc3, 0x01];

/// The bytes that come before a datum whose schema has this fingerprint.
///
/// # Examples
///
/// ```
/// let header = avro_runtime::single_object::header(0x7275_d51a_3f39_5c8f);
/// assert_eq!(header, [0xc3, 1, 0x8f, 0x5c, 0x39, 0x3f, 0x1a, 0xd5, 0x75, 0x72]);
/// ```
#[inline]
#[must_use]
pub fn header(fingerprint: u64) -> [u8; HEADER_LEN] {
    let mut header = [0; HEADER_LEN];
    let (marker, digits) = header.split_at_mut(MARKER.len());
    marker.copy_from_slice(&MARKER);
    digits.copy_from_slice(&fingerprint.to_le_bytes());
    header
}

/// The fingerprint of the writer's schema, and the datum.
///
/// # Errors
///
/// When the message does not start with a header.
///
/// # Examples
///
/// ```
/// use avro_runtime::single_object;
///
/// let message = single_object::to_vec(&true)?;
/// assert_eq!(single_object::split(&message)?, (0x9f42_fc78_a4d4_f764, &[1][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[inline]
pub fn split(message: &[u8]) -> Result<(u64, &[u8]), Error> {
    match message.split_first_chunk::<HEADER_LEN>() {
        Some(([0xc3, 0x01, fingerprint @ ..], datum)) => {
            Ok((u64::from_le_bytes(*fingerprint), datum))
        }
        Some(_) | None => Err(Error::no_header(message)),
    }
}

/// A value's message.
///
/// # Errors
///
/// When a value does not fit its Avro type, values are nested too deep, or the type has no schema
/// ([`AvroSchema::try_schema`]).
///
/// # Examples
///
/// ```
/// let message = avro_runtime::single_object::to_vec("a")?;
/// assert_eq!(message, *b"\xc3\x01\xc7\x03\x45\x63\x72\x48\x01\x8f\x02a");
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
pub fn to_vec<T: AvroSchema + Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::new();
    to_vec_in(value, &mut out)?;
    Ok(out)
}

/// Appends a value's message to `out`, which saves an allocation a message.
///
/// # Errors
///
/// As [`to_vec`]; then `out` is as it was before.
#[inline]
pub fn to_vec_in<T: AvroSchema + Encode + ?Sized>(
    value: &T,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let fingerprint =
        T::try_schema_fingerprint().map_err(|error| EncodeError::no_schema(&error))?;
    let before = out.len();
    out.extend_from_slice(&header(fingerprint));
    datum_to_vec_in(value, out).inspect_err(|_| out.truncate(before))
}

/// Reads one value from a message that was written with the type's own schema.
///
/// # Errors
///
/// When the message has no header or another schema's fingerprint, when the bytes after it are no
/// such value, bytes are left after it, or it costs more than the default [`Limits`] allow, and when
/// the type has no schema ([`AvroSchema::try_schema`]).
///
/// # Examples
///
/// ```
/// use avro_runtime::single_object;
///
/// let message = single_object::to_vec(&27_i32)?;
/// let error = single_object::from_slice::<i64>(&message).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the message was written with the schema 7275d51a3f395c8f, not with the type's own, \
///      d054e14493f41db7: put the writer's schema into a `SchemaStore`, and read with a `Reader`"
/// );
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
#[inline]
pub fn from_slice<'de, T>(message: &'de [u8]) -> Result<T, Error>
where
    T: AvroSchema + Decode<'de>,
{
    from_slice_with_limits(message, &Limits::DEFAULT)
}

/// Reads one value from a message that was written with the type's own schema, within `limits`.
///
/// # Errors
///
/// As [`from_slice`].
#[inline]
pub fn from_slice_with_limits<'de, T>(message: &'de [u8], limits: &Limits) -> Result<T, Error>
where
    T: AvroSchema + Decode<'de>,
{
    let (found, datum) = split(message)?;
    let expected = T::try_schema_fingerprint().map_err(Error::NoSchema)?;
    if found != expected {
        return Err(Error::OtherWriter { found, expected });
    }
    datum_from_slice(datum, limits).map_err(Error::datum)
}
