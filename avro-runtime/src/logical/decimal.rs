//! This module is the logical type `decimal` on bytes.

use super::integer::{Integer, split_digits, write_scaled};
use super::newtype::reflexive;
use crate::error::OutOfRange;
use crate::private::{Definition, Piece};
use crate::raw::Concat;
use crate::schema::unnamed;
use crate::{AvroSchema, Decode, DecodeError, Encode, Input, Sink};
use std::fmt;
use std::str::FromStr;

pub(super) const TOO_MANY_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits than its precision");
const TOO_MUCH_SCALE: OutOfRange =
    OutOfRange::new("the decimal has more digits after the point than its scale");
pub(super) const NOT_A_NUMBER: OutOfRange = OutOfRange::new("the text is not a decimal number");

/// A decimal number of at most `PRECISION` digits, `SCALE` of them after the point; on the wire it
/// is bytes. Spec: "Decimal".
///
/// Bytes of any length are read, as long as the number has no more digits; as few as can be are
/// written.
///
/// # Examples
///
/// ```
/// use avro_runtime::logical::Decimal;
///
/// let price: Decimal<6, 2> = "12.34".parse()?;
/// assert_eq!(price.unscaled(), Some(1_234));
/// assert_eq!(avro_runtime::to_vec(&price)?, [4, 0x04, 0xd2]);
/// assert!("12.345".parse::<Decimal<6, 2>>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal<const PRECISION: u32, const SCALE: u32> {
    unscaled: Integer,
}

impl<const PRECISION: u32, const SCALE: u32> Decimal<PRECISION, SCALE> {
    /// The number `unscaled` / 10^`SCALE`.
    ///
    /// # Errors
    ///
    /// When it has more than `PRECISION` digits.
    pub fn from_unscaled(unscaled: i128) -> Result<Self, OutOfRange> {
        Self::from_integer(Integer::Small(unscaled))
    }

    /// The unscaled number, if it has at most 128 bits.
    #[must_use]
    pub fn unscaled(&self) -> Option<i128> {
        self.unscaled.to_i128()
    }

    /// The number whose unscaled number is big-endian bytes in two's complement, of any length.
    ///
    /// # Errors
    ///
    /// When it has more than `PRECISION` digits.
    pub fn from_be_bytes(bytes: &[u8]) -> Result<Self, OutOfRange> {
        Self::from_integer(Integer::from_be_bytes(bytes))
    }

    /// The unscaled number as the fewest big-endian bytes in two's complement.
    #[must_use]
    pub fn to_be_bytes(&self) -> Vec<u8> {
        self.unscaled.with_be_bytes(<[u8]>::to_vec)
    }

    pub(super) fn from_integer(unscaled: Integer) -> Result<Self, OutOfRange> {
        const {
            assert!(
                PRECISION > 0 && SCALE <= PRECISION,
                "0 < precision, scale <= precision"
            );
        };
        if unscaled.has_precision(PRECISION) {
            Ok(Self { unscaled })
        } else {
            Err(TOO_MANY_DIGITS)
        }
    }

    pub(super) fn integer(&self) -> &Integer {
        &self.unscaled
    }
}

/// That the unscaled number of a decimal has at most so many digits.
pub(crate) fn digits_fit(bytes: &[u8], precision: u32) -> Result<(), OutOfRange> {
    if Integer::from_be_bytes(bytes).has_precision(precision) {
        Ok(())
    } else {
        Err(TOO_MANY_DIGITS)
    }
}

impl<const PRECISION: u32, const SCALE: u32> Default for Decimal<PRECISION, SCALE> {
    fn default() -> Self {
        Self {
            unscaled: Integer::Small(0),
        }
    }
}

impl<const PRECISION: u32, const SCALE: u32> fmt::Display for Decimal<PRECISION, SCALE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(&self.unscaled, i64::from(SCALE), f)
    }
}

impl<const PRECISION: u32, const SCALE: u32> fmt::Debug for Decimal<PRECISION, SCALE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({self})")
    }
}

impl<const PRECISION: u32, const SCALE: u32> FromStr for Decimal<PRECISION, SCALE> {
    type Err = OutOfRange;

    /// Reads digits with at most one point; zeros that lie beyond the scale are left out.
    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let mut number = split_digits(text).ok_or(NOT_A_NUMBER)?;
        let scale = SCALE as usize;
        while number.scale > scale {
            if number.digits.pop() != Some('0') {
                return Err(TOO_MUCH_SCALE);
            }
            number.scale -= 1;
        }
        let digits = number.digits.trim_start_matches('0');
        if digits.len() + scale - number.scale > PRECISION as usize && !digits.is_empty() {
            return Err(TOO_MANY_DIGITS);
        }
        let digits = format!("{digits}{}0", "0".repeat(scale - number.scale));
        let digits = digits
            .strip_suffix('0')
            .filter(|digits| !digits.is_empty())
            .unwrap_or("0");
        Integer::from_digits(number.is_negative, digits)
            .ok_or(NOT_A_NUMBER)
            .and_then(Self::from_integer)
    }
}

impl<const PRECISION: u32, const SCALE: u32> Decimal<PRECISION, SCALE> {
    /// What it is called within the name of a generic type.
    const LABEL: &'static Concat<40> = &{
        let mut label = Concat::new();
        label.push("decimal_");
        label.push_number(PRECISION as usize);
        label.push("_");
        label.push_number(SCALE as usize);
        label
    };

    /// What the schema of a decimal says beyond its type.
    pub(super) const ATTRIBUTES: &'static Concat<96> = &{
        let mut json = Concat::new();
        json.push("\"logicalType\":\"decimal\",\"precision\":");
        json.push_number(PRECISION as usize);
        json.push(",\"scale\":");
        json.push_number(SCALE as usize);
        json
    };
}

impl<const PRECISION: u32, const SCALE: u32> AvroSchema for Decimal<PRECISION, SCALE> {
    unnamed!(
        Self::LABEL.as_str(),
        Bytes,
        Piece::Text("{\"type\":\"bytes\","),
        Piece::Text(Self::ATTRIBUTES.as_str()),
        Piece::Text("}")
    );
}

impl<const PRECISION: u32, const SCALE: u32> Encode for Decimal<PRECISION, SCALE> {
    fn encode(&self, out: &mut Sink<'_>) {
        self.unscaled.with_be_bytes(|bytes| out.put(bytes));
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de, const PRECISION: u32, const SCALE: u32> Decode<'de> for Decimal<PRECISION, SCALE> {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::default()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        let start = input.offset();
        let bytes = input.bytes()?;
        input.allocate_word()?;
        Self::from_be_bytes(bytes).map_err(|error| input.out_of_range(error, start))
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

reflexive!(Decimal<P, S>, const P: u32, const S: u32);
