//! This module is the logical type `big-decimal`.

use super::decimal::NOT_A_NUMBER;
use super::integer::{Integer, split_digits, write_scaled};
use super::newtype::reflexive;
use crate::error::OutOfRange;
use crate::limits::Limits;
use crate::private::{Definition, Piece};
use crate::schema::unnamed;
use crate::{AvroSchema, Decode, DecodeError, Encode, Input, Sink};
use std::fmt;
use std::str::FromStr;

/// A decimal number of any size, which carries its own scale. Spec: "Decimal", big-decimal.
///
/// Numbers are equal when both parts are: `1.0` is not `1.00`.
///
/// # Examples
///
/// ```
/// use avro_runtime::logical::BigDecimal;
///
/// let number: BigDecimal = "123.45".parse()?;
/// assert_eq!(number, BigDecimal::new(12_345, 2));
/// assert_eq!(avro_runtime::to_vec(&number)?, [8, 4, 0x30, 0x39, 4]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BigDecimal {
    unscaled: Integer,
    scale: i32,
}

impl BigDecimal {
    /// The number `unscaled` / 10^`scale`.
    #[must_use]
    pub fn new(unscaled: i128, scale: i32) -> Self {
        Self {
            unscaled: Integer::Small(unscaled),
            scale,
        }
    }

    /// The number whose unscaled number is big-endian bytes in two's complement.
    #[must_use]
    pub fn from_be_bytes(unscaled: &[u8], scale: i32) -> Self {
        Self {
            unscaled: Integer::from_be_bytes(unscaled),
            scale,
        }
    }

    /// The unscaled number, if it has at most 128 bits.
    #[must_use]
    pub fn unscaled(&self) -> Option<i128> {
        self.unscaled.to_i128()
    }

    #[cfg(feature = "rust_decimal")]
    pub(super) fn integer(&self) -> &Integer {
        &self.unscaled
    }

    /// The unscaled number as the fewest big-endian bytes in two's complement.
    #[must_use]
    pub fn to_be_bytes(&self) -> Vec<u8> {
        self.unscaled.with_be_bytes(<[u8]>::to_vec)
    }

    /// How many digits come after the point; below zero, how many zeros come before it.
    #[must_use]
    pub fn scale(&self) -> i32 {
        self.scale
    }
}

impl Default for BigDecimal {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl fmt::Display for BigDecimal {
    /// Takes time with the square of the length.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(&self.unscaled, i64::from(self.scale), f)
    }
}

impl fmt::Debug for BigDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BigDecimal({self})")
    }
}

impl FromStr for BigDecimal {
    type Err = OutOfRange;

    /// Reads digits with at most one point, and an exponent if there is one.
    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            None => (text, 0),
            Some((digits, exponent)) => {
                (digits, exponent.parse::<i64>().map_err(|_| NOT_A_NUMBER)?)
            }
        };
        let number = split_digits(digits).ok_or(NOT_A_NUMBER)?;
        let unscaled = Integer::from_digits(number.is_negative, &number.digits);
        let scale = i64::try_from(number.scale).ok();
        let scale = scale.and_then(|scale| scale.checked_sub(exponent));
        let scale = scale.and_then(|scale| i32::try_from(scale).ok());
        match (unscaled, scale) {
            (Some(unscaled), Some(scale)) => Ok(Self { unscaled, scale }),
            _ => Err(NOT_A_NUMBER),
        }
    }
}

impl AvroSchema for BigDecimal {
    unnamed!(
        "big_decimal",
        Bytes,
        Piece::Text(r#"{"type":"bytes","logicalType":"big-decimal"}"#)
    );
}

impl Encode for BigDecimal {
    fn encode(&self, out: &mut Sink<'_>) {
        let mut inner = Vec::new();
        let mut sink = Sink::new(&mut inner, &Limits::DEFAULT);
        self.unscaled
            .with_be_bytes(|bytes| sink.put((bytes, self.scale)));
        out.put(inner.as_slice());
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for BigDecimal {
    const MIN_SIZE: usize = 3;

    fn blank() -> Self {
        Self::new(0, 0)
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        const INVALID: OutOfRange =
            OutOfRange::new("the bytes are not an unscaled number and its scale");
        let start = input.offset();
        let bytes = input.bytes()?;
        input.allocate_word()?;
        let mut inner = Input::new(bytes, input.limits());
        match (inner.bytes(), inner.int()) {
            (Ok(unscaled), Ok(scale)) if inner.rest().is_empty() => {
                Ok(Self::from_be_bytes(unscaled, scale))
            }
            _ => Err(input.out_of_range(INVALID, start)),
        }
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

reflexive!(BigDecimal);
