//! This module is the logical type `decimal` on fixed.

use super::newtype::reflexive;
use super::{Decimal, Logical};
use crate::error::{EncodeError, OutOfRange};
use crate::private::Definition;
use crate::raw::Concat;
use crate::schema::fixed;
use crate::{AvroSchema, Decode, DecodeError, Encode, Input, Sink};
use std::fmt;

/// A [`Decimal`] that is a fixed of `N` bytes on the wire. Spec: "Decimal".
///
/// # Examples
///
/// ```
/// use avro_runtime::logical::{Decimal, DecimalFixed};
///
/// let price = DecimalFixed::<4, 6, 2>(Decimal::from_unscaled(-1)?);
/// assert_eq!(avro_runtime::to_vec(&price)?, [0xff; 4]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DecimalFixed<const N: usize, const PRECISION: u32, const SCALE: u32>(
    pub Decimal<PRECISION, SCALE>,
);

const TOO_LONG: OutOfRange = OutOfRange::new("the decimal does not fit its fixed");

impl<const N: usize, const P: u32, const S: u32> fmt::Debug for DecimalFixed<N, P, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecimalFixed({})", self.0)
    }
}

impl<const N: usize, const P: u32, const S: u32> fmt::Display for DecimalFixed<N, P, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const N: usize, const P: u32, const S: u32> DecimalFixed<N, P, S> {
    const NAME: &'static Concat<64> = &{
        let mut name = Concat::new();
        name.push("Decimal");
        name.push_number(N);
        name.push("_");
        name.push_number(P as usize);
        name.push("_");
        name.push_number(S as usize);
        name
    };

    /// What comes after the name.
    const REST: &'static Concat<256> = &{
        let mut json = Concat::new();
        json.push(",\"size\":");
        json.push_number(N);
        json.push(",");
        json.push(Decimal::<P, S>::ATTRIBUTES.as_str());
        json.push("}");
        json
    };
}

impl<const N: usize, const P: u32, const S: u32> AvroSchema for DecimalFixed<N, P, S> {
    fixed!(Self::NAME.as_str(), N, Self::REST.as_str());
}

impl<const N: usize, const P: u32, const S: u32> Encode for DecimalFixed<N, P, S> {
    fn encode(&self, out: &mut Sink<'_>) {
        self.0.integer().with_be_bytes(|bytes| {
            let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
            let mut fixed = [if is_negative { 0xff } else { 0 }; N];
            match N
                .checked_sub(bytes.len())
                .and_then(|start| fixed.get_mut(start..))
            {
                Some(place) => {
                    place.copy_from_slice(bytes);
                    out.put(&fixed);
                }
                None => out.fail(EncodeError::from(TOO_LONG)),
            }
        });
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de, const N: usize, const P: u32, const S: u32> Decode<'de> for DecimalFixed<N, P, S> {
    const MIN_SIZE: usize = N;

    fn blank() -> Self {
        Self::default()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        let start = input.offset();
        let bytes = input.fixed::<N>()?;
        input.allocate_word()?;
        Decimal::from_be_bytes(bytes)
            .map(Self)
            .map_err(|error| input.out_of_range(error, start))
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

reflexive!(DecimalFixed<N, P, S>, const N: usize, const P: u32, const S: u32);

impl<const N: usize, const P: u32, const S: u32> Logical<Decimal<P, S>> for DecimalFixed<N, P, S> {
    fn from_value(value: &Decimal<P, S>) -> Result<Self, OutOfRange> {
        Ok(Self(value.clone()))
    }

    fn into_value(self) -> Result<Decimal<P, S>, OutOfRange> {
        Ok(self.0)
    }
}
