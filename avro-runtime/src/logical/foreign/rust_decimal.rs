//! This module converts to the type of the crate `rust_decimal`, which has 96 bits and at most 28
//! digits after the point.

use crate::error::OutOfRange;
use crate::logical::integer::Integer;
use crate::logical::{BigDecimal, Decimal, DecimalFixed, Logical};

const TOO_LARGE: OutOfRange = OutOfRange::new("the decimal is too large for `rust_decimal`");
const TOO_PRECISE: OutOfRange =
    OutOfRange::new("the decimal has more digits than `rust_decimal` can hold");
const LOSES_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits after the point than its scale");
const TOO_MANY_DIGITS: OutOfRange =
    OutOfRange::new("the decimal has more digits than its precision");

/// How many digits after the point the type can have.
const MAX_SCALE: u32 = 28;
/// The most digits that a whole number has which can be read: 29, and the zeros that any scale of
/// use puts after them. Longer ones cost the square of their length.
const MAX_DIGITS: u32 = 1_000;
/// No number but 0 has room for as many zeros before the point.
const MAX_SHIFT: usize = 30;

impl<const P: u32, const S: u32> Logical<rust_decimal::Decimal> for Decimal<P, S> {
    const REFUSAL: &'static str = if S > MAX_SCALE {
        "`rust_decimal` has at most 28 digits after the point: use `bigdecimal::BigDecimal`, or a scale up to 28"
    } else {
        ""
    };

    fn from_value(value: &rust_decimal::Decimal) -> Result<Self, OutOfRange> {
        rescale(value.mantissa(), value.scale(), S, P).and_then(Self::from_integer)
    }

    fn into_value(self) -> Result<rust_decimal::Decimal, OutOfRange> {
        value(self.integer(), i64::from(S))
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
        value(self.integer(), i64::from(self.scale()))
    }
}

/// The number `unscaled` / 10^`scale`, with as many of the zeros at its end as can be held.
fn value(unscaled: &Integer, scale: i64) -> Result<rust_decimal::Decimal, OutOfRange> {
    if let (Some(number), Ok(scale)) = (unscaled.to_i128(), u32::try_from(scale))
        && let Some(value) = exact(number, scale)
    {
        return Ok(value);
    }
    if !unscaled.has_precision(MAX_DIGITS) {
        return Err(TOO_LARGE);
    }
    let (is_negative, mut digits) = unscaled.to_digits();
    if digits.is_empty() {
        return Ok(rust_decimal::Decimal::ZERO);
    }
    if scale < 0 {
        let zeros = usize::try_from(scale.unsigned_abs()).ok();
        let zeros = zeros.filter(|zeros| *zeros < MAX_SHIFT).ok_or(TOO_LARGE)?;
        digits.push_str(&"0".repeat(zeros));
    }
    let scale = u32::try_from(scale.max(0)).map_err(|_| TOO_PRECISE)?;
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    (0..=zeros)
        .zip((0..=scale).rev())
        .find_map(|(zeros, scale)| exact(signed(is_negative, &digits, zeros)?, scale))
        .ok_or(if scale == 0 { TOO_LARGE } else { TOO_PRECISE })
}

fn exact(number: i128, scale: u32) -> Option<rust_decimal::Decimal> {
    rust_decimal::Decimal::try_from_i128_with_scale(number, scale).ok()
}

/// The number of digits without the `zeros` at their end.
fn signed(is_negative: bool, digits: &str, zeros: usize) -> Option<i128> {
    let number: i128 = digits.get(..digits.len() - zeros)?.parse().ok()?;
    Some(if is_negative { -number } else { number })
}

/// The same number with another scale, if it has at most `precision` digits then.
fn rescale(unscaled: i128, from: u32, to: u32, precision: u32) -> Result<Integer, OutOfRange> {
    let Some(zeros) = to.checked_sub(from) else {
        let power = 10_i128.checked_pow(from - to).ok_or(LOSES_DIGITS)?;
        return match unscaled % power {
            0 => Ok(Integer::Small(unscaled / power)),
            _ => Err(LOSES_DIGITS),
        };
    };
    let power = 10_i128.checked_pow(zeros);
    if let Some(number) = power.and_then(|power| unscaled.checked_mul(power)) {
        return Ok(Integer::Small(number));
    }
    if unscaled == 0 {
        return Ok(Integer::Small(0));
    }
    if zeros >= precision {
        return Err(TOO_MANY_DIGITS);
    }
    let digits = unscaled.unsigned_abs().to_string() + &"0".repeat(zeros as usize);
    Integer::from_digits(unscaled < 0, &digits).ok_or(TOO_MANY_DIGITS)
}
