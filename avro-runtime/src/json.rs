//! The Avro JSON encoding. Spec: "JSON Encoding".
//!
//! It is JSON as people write it, but for unions: null is `null`, and a value of any other branch
//! is an object with the branch's name, such as `{"string": "a"}`. Records, enums and fixed are
//! named by their fullnames, everything else by its type; a logical type by the type that it
//! stands on. Bytes and fixed are strings of the characters U+0000 to U+00FF. What a float can be
//! and a JSON number cannot is one of the strings `"NaN"`, `"Infinity"` and `"-Infinity"`.
//!
//! Text is read strictly: all fields of a record have to be there, in any order; the encoding has
//! no defaults. Nothing may be there twice, or be unknown. Integers are written without fraction
//! and exponent.
//!
//! [`to_string`] and [`from_str`] are for types; [`from_datum`] and [`to_datum`] turn bytes of any
//! schema into text and back, without a value between. [`Printer`] and [`Parser`] do the same many
//! times over, with options.
//!
//! # Examples
//!
//! ```
//! use avro_runtime::json;
//!
//! let text = json::to_string(&vec![Some("a"), None])?;
//! assert_eq!(text, r#"[{"string":"a"},null]"#);
//! let texts: Vec<Option<String>> = json::from_str(&text)?;
//! assert_eq!(texts, [Some("a".to_owned()), None]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod names;
mod nesting;
mod number;
mod parse;
mod print;
mod scan;
#[cfg(test)]
mod tests;

use crate::binary::path;
use crate::decode::{Decode, from_slice_with_limits};
use crate::encode::{Encode, to_vec};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::limits::Limits;
use crate::schema::AvroSchema;
use avro_ir::Schema;

pub use error::{Error, ErrorKind};
pub use parse::Parser;
pub use print::Printer;
pub(crate) use print::default_json;

/// How JSON text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// All on one line, without spaces.
    #[default]
    Compact,
    /// A line for each field and item, with an indentation of two spaces.
    Pretty,
}

/// The JSON text of a value, on one line.
///
/// # Errors
///
/// When the value does not fit its Avro type, values are nested too deep, or the type has no schema.
///
/// # Examples
///
/// ```
/// let text = avro_runtime::json::to_string(&[1.5, f64::NAN][..])?;
/// assert_eq!(text, r#"[1.5,"NaN"]"#);
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
pub fn to_string<T: AvroSchema + Encode + ?Sized>(value: &T) -> Result<String, EncodeError> {
    print(schema::<T>()?, &to_vec(value)?, Format::Compact)
}

/// The JSON text of a value, with a line for each field and item.
///
/// # Errors
///
/// As [`to_string`].
///
/// # Examples
///
/// ```
/// let text = avro_runtime::json::to_string_pretty(&Some(vec![1, 2]))?;
/// assert_eq!(text, "{\"array\": [\n  1,\n  2\n]}");
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
pub fn to_string_pretty<T: AvroSchema + Encode + ?Sized>(value: &T) -> Result<String, EncodeError> {
    print(schema::<T>()?, &to_vec(value)?, Format::Pretty)
}

fn schema<T: AvroSchema + ?Sized>() -> Result<&'static Schema, EncodeError> {
    T::try_schema().map_err(|error| EncodeError::no_schema(&error))
}

/// The text of a value's bytes, which were checked when they were written.
fn print(schema: &Schema, datum: &[u8], format: Format) -> Result<String, EncodeError> {
    let limits = Limits::DEFAULT
        .max_allocation(usize::MAX)
        .max_zero_width_items(usize::MAX);
    let mut text = String::with_capacity(datum.len() * 2);
    let mut printer = Printer::new(schema).with_format(format).with_limits(limits);
    match printer.print(datum, &mut text) {
        Ok(()) => Ok(text),
        Err(error) => Err(EncodeError::new(not_of_schema(error))),
    }
}

fn not_of_schema(error: DecodeError) -> EncodeErrorKind {
    if let DecodeErrorKind::TooDeep { limit } = *error.kind() {
        return EncodeErrorKind::TooDeep { limit };
    }
    EncodeErrorKind::NotOfSchema(error)
}

/// Reads a value from JSON text.
///
/// # Errors
///
/// When the text is no value of the type, costs more than the default [`Limits`] allow, or the type has
/// no schema.
///
/// # Examples
///
/// ```
/// let value: Option<i64> = avro_runtime::json::from_str(r#"{"long": 9223372036854775807}"#)?;
/// assert_eq!(value, Some(i64::MAX));
/// # Ok::<(), avro_runtime::json::Error>(())
/// ```
pub fn from_str<T>(text: &str) -> Result<T, Error>
where
    T: AvroSchema + for<'de> Decode<'de>,
{
    from_str_with_limits(text, &Limits::DEFAULT)
}

/// Reads a value from JSON text, within `limits`.
///
/// # Errors
///
/// As [`from_str`].
pub fn from_str_with_limits<T>(text: &str, limits: &Limits) -> Result<T, Error>
where
    T: AvroSchema + for<'de> Decode<'de>,
{
    let schema = T::try_schema().map_err(|error| {
        Error::new(
            ErrorKind::NoSchema(error.to_string()),
            text,
            0,
            String::new(),
        )
    })?;
    let mut datum = Vec::new();
    let mut parser = Parser::new(schema).with_limits(limits.clone());
    parser.parse(text, &mut datum)?;
    from_slice_with_limits(&datum, limits).map_err(|error| {
        let path = path::find(schema, &datum, error.offset(), limits);
        let offset = parser.locate(text, &path).unwrap_or(0);
        Error::new(ErrorKind::Datum(error.kind().clone()), text, offset, path)
    })
}

/// The JSON text of a datum of any schema, on one line. [`Printer`] has options.
///
/// # Errors
///
/// When the bytes are no value of the schema, bytes are left after it, or it costs more than the
/// default [`Limits`] allow.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Schema, json};
///
/// let schema = Schema::parse(r#"["null", {"type": "int", "logicalType": "date"}]"#)?;
/// assert_eq!(json::from_datum(&schema, &[2, 4])?, r#"{"int":2}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn from_datum(schema: &Schema, datum: &[u8]) -> Result<String, DecodeError> {
    let mut text = String::new();
    Printer::new(schema).print(datum, &mut text)?;
    Ok(text)
}

/// The JSON text of the datum that `data` begins with, and the bytes after it.
///
/// # Errors
///
/// As [`from_datum`], but bytes may be left.
pub fn from_datum_prefix<'d>(
    schema: &Schema,
    data: &'d [u8],
) -> Result<(String, &'d [u8]), DecodeError> {
    let mut text = String::new();
    let rest = Printer::new(schema).print_prefix(data, &mut text)?;
    Ok((text, rest))
}

/// The bytes of JSON text of any schema. [`Parser`] has options.
///
/// They are those that [`to_vec`] writes for the value.
///
/// # Errors
///
/// When the text is no value of the schema, there is more text after it, or it costs more than the
/// default [`Limits`] allow.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Schema, json};
///
/// let schema = Schema::parse(r#"["null", "long"]"#)?;
/// assert_eq!(json::to_datum(&schema, r#"{"long": 1}"#)?, [2, 2]);
///
/// let error = json::to_datum(&schema, r#"{"lnog": 1}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 1, column 2: the union has no branch `lnog`; did you mean `long`?"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_datum(schema: &Schema, text: &str) -> Result<Vec<u8>, Error> {
    let mut datum = Vec::new();
    to_datum_in(schema, text, &mut datum)?;
    Ok(datum)
}

/// Appends the bytes of JSON text of any schema.
///
/// # Errors
///
/// As [`to_datum`]; then `out` is as it was before.
pub fn to_datum_in(schema: &Schema, text: &str, out: &mut Vec<u8>) -> Result<(), Error> {
    Parser::new(schema).parse(text, out)
}

/// The bytes of the value that JSON text begins with, and the text after it.
///
/// # Errors
///
/// As [`to_datum`], but there may be more text.
pub fn to_datum_prefix<'t>(schema: &Schema, text: &'t str) -> Result<(Vec<u8>, &'t str), Error> {
    let mut datum = Vec::new();
    let rest = Parser::new(schema).parse_prefix(text, &mut datum)?;
    Ok((datum, rest))
}
