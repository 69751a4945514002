//! This module is the logical type `uuid`, on string and on fixed.

use super::Logical;
use super::newtype::reflexive;
use crate::error::OutOfRange;
use crate::private::{Definition, Piece};
use crate::schema::{fixed, unnamed};
use crate::{AvroSchema, Decode, DecodeError, Encode, Input, Sink};
use std::fmt;
use std::str::FromStr;

/// A universally unique identifier; on the wire it is a string. Spec: "UUID".
///
/// Any case and 32 digits without hyphens are read; lower case with hyphens is written.
///
/// # Examples
///
/// ```
/// use avro_runtime::logical::Uuid;
///
/// let uuid: Uuid = "123E4567E89B12D3A456426614174000".parse()?;
/// assert_eq!(uuid.to_string(), "123e4567-e89b-12d3-a456-426614174000");
/// # Ok::<(), avro_runtime::OutOfRange>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid(pub [u8; 16]);

/// A [`Uuid`] that is a fixed of 16 bytes on the wire, most significant byte first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UuidFixed(pub Uuid);

const NOT_A_UUID: OutOfRange = OutOfRange::new("the text is not a UUID");

/// Where the hyphens are in the text.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

impl Uuid {
    /// The 36 characters.
    fn to_text(self) -> [u8; 36] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 36];
        let mut at = 0;
        for byte in self.0 {
            at += usize::from(HYPHENS.contains(&at));
            text[at] = DIGITS[usize::from(byte >> 4)];
            text[at + 1] = DIGITS[usize::from(byte & 15)];
            at += 2;
        }
        text
    }
}

impl FromStr for Uuid {
    type Err = OutOfRange;

    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let mut digits = [0; 32];
        match text.len() {
            32 => digits.copy_from_slice(text.as_bytes()),
            36 => {
                let (hyphens, rest) = text
                    .bytes()
                    .enumerate()
                    .partition::<Vec<_>, _>(|(at, _)| HYPHENS.contains(at));
                if hyphens.iter().any(|(_, byte)| *byte != b'-') {
                    return Err(NOT_A_UUID);
                }
                digits
                    .iter_mut()
                    .zip(rest)
                    .for_each(|(digit, (_, byte))| *digit = byte);
            }
            _ => return Err(NOT_A_UUID),
        }
        from_digits(&digits).ok_or(NOT_A_UUID)
    }
}

fn from_digits(digits: &[u8; 32]) -> Option<Uuid> {
    let mut bytes = [0; 16];
    for (byte, [high, low]) in bytes.iter_mut().zip(digits.as_chunks().0) {
        *byte = hex(*high)? << 4 | hex(*low)?;
    }
    Some(Uuid(bytes))
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.to_text()).unwrap_or_default())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uuid({self})")
    }
}

impl AvroSchema for Uuid {
    unnamed!(
        "uuid",
        String,
        Piece::Text(r#"{"type":"string","logicalType":"uuid"}"#)
    );
}

impl AvroSchema for UuidFixed {
    fixed!("Uuid", 16, r#","size":16,"logicalType":"uuid"}"#);
}

impl Encode for Uuid {
    fn encode(&self, out: &mut Sink<'_>) {
        // The length of the string, then its characters.
        out.put((36, &self.to_text()));
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl Encode for UuidFixed {
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(&self.0.0);
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for Uuid {
    const MIN_SIZE: usize = 33;

    fn blank() -> Self {
        Self([0; 16])
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        let start = input.offset();
        let text = input.string()?;
        text.parse()
            .map_err(|error| input.out_of_range(error, start))
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for UuidFixed {
    const MIN_SIZE: usize = 16;

    fn blank() -> Self {
        Self(Uuid([0; 16]))
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        Ok(Self(Uuid(*input.fixed()?)))
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

reflexive!(Uuid);
reflexive!(UuidFixed);

/// Any text that is a UUID; lower case with hyphens is read back.
impl Logical<String> for Uuid {
    fn from_value(value: &String) -> Result<Self, OutOfRange> {
        value.parse()
    }

    fn into_value(self) -> Result<String, OutOfRange> {
        Ok(self.to_string())
    }
}

impl Logical<[u8; 16]> for Uuid {
    fn from_value(value: &[u8; 16]) -> Result<Self, OutOfRange> {
        Ok(Self(*value))
    }

    fn into_value(self) -> Result<[u8; 16], OutOfRange> {
        Ok(self.0)
    }
}

/// Whatever a [`Uuid`] stands for.
impl<T> Logical<T> for UuidFixed
where
    Uuid: Logical<T>,
{
    fn from_value(value: &T) -> Result<Self, OutOfRange> {
        Uuid::from_value(value).map(Self)
    }

    fn into_value(self) -> Result<T, OutOfRange> {
        self.0.into_value()
    }
}
