//! This module is the logical type `duration`.

use super::newtype::reflexive;
use crate::private::Definition;
use crate::schema::fixed;
use crate::{AvroSchema, Decode, DecodeError, Encode, Input, Sink};
use std::fmt;

/// An amount of time in three units, none of which is a fixed number of another. Spec: "Duration".
///
/// On the wire it is a fixed of twelve bytes; the fixed's own name is `Duration` here.
///
/// # Examples
///
/// ```
/// use avro_runtime::logical::Duration;
///
/// let duration = Duration { months: 14, days: 3, millis: 1_500 };
/// assert_eq!(duration.to_string(), "P14M3DT1.5S");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Months.
    pub months: u32,
    /// Days.
    pub days: u32,
    /// Milliseconds.
    pub millis: u32,
}

impl Duration {
    /// The value of a fixed: three little-endian numbers.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 12]) -> Self {
        let (months, rest) = split(&bytes);
        let (days, rest) = split(rest);
        let (millis, _) = split(rest);
        Self {
            months,
            days,
            millis,
        }
    }

    /// The bytes of the fixed.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        let numbers = [self.months, self.days, self.millis];
        for (place, number) in bytes.as_chunks_mut().0.iter_mut().zip(numbers) {
            *place = number.to_le_bytes();
        }
        bytes
    }
}

fn split(bytes: &[u8]) -> (u32, &[u8]) {
    let (number, rest) = bytes.split_first_chunk().unwrap_or((&[0; 4], &[]));
    (u32::from_le_bytes(*number), rest)
}

impl AvroSchema for Duration {
    fixed!("Duration", 12, r#","size":12,"logicalType":"duration"}"#);
}

impl Encode for Duration {
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(&self.to_bytes());
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for Duration {
    const MIN_SIZE: usize = 12;

    fn blank() -> Self {
        Self::default()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.fixed().copied().map(Self::from_bytes)
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

reflexive!(Duration);

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            months,
            days,
            millis,
        } = *self;
        write!(f, "P{months}M{days}DT{}", millis / 1_000)?;
        match millis % 1_000 {
            0 => f.write_str("S"),
            rest => write!(f, ".{}S", format!("{rest:03}").trim_end_matches('0')),
        }
    }
}
