//! This module converts to the type of the crate bigdecimal.

use super::direct::direct;
use crate::error::OutOfRange;
use crate::logical::{BigDecimal, Decimal, DecimalFixed, Logical};
use bigdecimal::num_bigint::BigInt;

const LOSES_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits after the point than its scale");
const TOO_MANY_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits than its precision");
const SCALE: OutOfRange = OutOfRange::new("the decimal's scale is out of range");

impl<const P: u32, const S: u32> Logical<bigdecimal::BigDecimal> for Decimal<P, S> {
    fn from_value(value: &bigdecimal::BigDecimal) -> Result<Self, OutOfRange> {
        let (unscaled, scale) = value.as_bigint_and_exponent();
        let unscaled = rescale(unscaled, scale, i64::from(S), u64::from(P))?;
        Self::from_be_bytes(&unscaled.to_signed_bytes_be())
    }

    fn into_value(self) -> Result<bigdecimal::BigDecimal, OutOfRange> {
        let unscaled = BigInt::from_signed_bytes_be(&self.to_be_bytes());
        Ok(bigdecimal::BigDecimal::new(unscaled, i64::from(S)))
    }
}

impl<const N: usize, const P: u32, const S: u32> Logical<bigdecimal::BigDecimal>
    for DecimalFixed<N, P, S>
{
    fn from_value(value: &bigdecimal::BigDecimal) -> Result<Self, OutOfRange> {
        Decimal::from_value(value).map(Self)
    }

    fn into_value(self) -> Result<bigdecimal::BigDecimal, OutOfRange> {
        self.0.into_value()
    }
}

impl Logical<bigdecimal::BigDecimal> for BigDecimal {
    fn from_value(value: &bigdecimal::BigDecimal) -> Result<Self, OutOfRange> {
        let (unscaled, scale) = value.as_bigint_and_exponent();
        let scale = i32::try_from(scale).map_err(|_| SCALE)?;
        Ok(Self::from_be_bytes(&unscaled.to_signed_bytes_be(), scale))
    }

    fn into_value(self) -> Result<bigdecimal::BigDecimal, OutOfRange> {
        let unscaled = BigInt::from_signed_bytes_be(&self.to_be_bytes());
        Ok(bigdecimal::BigDecimal::new(
            unscaled,
            i64::from(self.scale()),
        ))
    }
}

/// The same number with another scale. A power of ten beyond what the number can hold is not
/// computed.
fn rescale(unscaled: BigInt, from: i64, to: i64, precision: u64) -> Result<BigInt, OutOfRange> {
    if unscaled == BigInt::ZERO {
        return Ok(unscaled);
    }
    let digits = to.abs_diff(from);
    let power = |most: u64, error| match u32::try_from(digits) {
        Ok(exponent) if digits <= most => Ok(BigInt::from(10).pow(exponent)),
        _ => Err(error),
    };
    if from <= to {
        return Ok(unscaled * power(precision, TOO_MANY_DIGITS)?);
    }
    let power = power(unscaled.bits(), LOSES_DIGITS)?;
    if &unscaled % &power == BigInt::ZERO {
        Ok(unscaled / power)
    } else {
        Err(LOSES_DIGITS)
    }
}

direct!(bigdecimal::BigDecimal => BigDecimal);
