//! This module converts to the type of the crate `rust_decimal`.

use crate::error::OutOfRange;
use crate::logical::{BigDecimal, Decimal, DecimalFixed, Logical};

const TOO_LARGE: OutOfRange = OutOfRange::new("the decimal is too large for `rust_decimal`");
const LOSES_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits after the point than its scale");
const TOO_MANY_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits than its precision");

/// How many digits after the point the type can have.
const MAX_SCALE: u32 = 28;

impl<const P: u32, const S: u32> Logical<rust_decimal::Decimal> for Decimal<P, S> {
    const REFUSAL: &'static str = if S > MAX_SCALE {
        "`rust_decimal` has at most 28 digits after the point: use `bigdecimal::BigDecimal`, or a scale up to 28"
    } else {
        ""
    };

    fn from_value(value: &rust_decimal::Decimal) -> Result<Self, OutOfRange> {
        Self::from_unscaled(rescale(value.mantissa(), value.scale(), S)?)
    }

    fn into_value(self) -> Result<rust_decimal::Decimal, OutOfRange> {
        let unscaled = self.unscaled().ok_or(TOO_LARGE)?;
        rust_decimal::Decimal::try_from_i128_with_scale(unscaled, S).map_err(|_| TOO_LARGE)
    }
}

impl<const N: usize, const P: u32, const S: u32> Logical<rust_decimal::Decimal>
    for DecimalFixed<N, P, S>
{
    const REFUSAL: &'static str = <Decimal<P, S> as Logical<rust_decimal::Decimal>>::REFUSAL;

    fn from_value(value: &rust_decimal::Decimal) -> Result<Self, OutOfRange> {
        Decimal::from_value(value).map(Self)
    }

    fn into_value(self) -> Result<rust_decimal::Decimal, OutOfRange> {
        self.0.into_value()
    }
}

impl Logical<rust_decimal::Decimal> for BigDecimal {
    fn from_value(value: &rust_decimal::Decimal) -> Result<Self, OutOfRange> {
        let scale = i32::try_from(value.scale()).map_err(|_| LOSES_DIGITS)?;
        Ok(Self::new(value.mantissa(), scale))
    }

    fn into_value(self) -> Result<rust_decimal::Decimal, OutOfRange> {
        let unscaled = self.unscaled().ok_or(TOO_LARGE)?;
        let (unscaled, scale) = match u32::try_from(self.scale()) {
            Ok(scale) => (unscaled, scale),
            Err(_) => (
                shift(unscaled, self.scale().unsigned_abs()).ok_or(TOO_LARGE)?,
                0,
            ),
        };
        rust_decimal::Decimal::try_from_i128_with_scale(unscaled, scale).map_err(|_| TOO_LARGE)
    }
}

/// The same number with another scale.
fn rescale(unscaled: i128, from: u32, to: u32) -> Result<i128, OutOfRange> {
    if from <= to {
        return shift(unscaled, to - from).ok_or(TOO_MANY_DIGITS);
    }
    let power = 10_i128.checked_pow(from - to).ok_or(LOSES_DIGITS)?;
    if unscaled % power == 0 {
        Ok(unscaled / power)
    } else {
        Err(LOSES_DIGITS)
    }
}

/// A number times a power of ten.
fn shift(number: i128, digits: u32) -> Option<i128> {
    match number {
        0 => Some(0),
        _ => number.checked_mul(10_i128.checked_pow(digits)?),
    }
}
