//! Defaults of logical types, where they can be expressed without a conversion that may fail.

use crate::model::{Literal, LogicalLiteral, Wire};
use avro_ir::DefaultValue;
use proc_macro2::TokenStream;

/// From 0001-01-01 to 9999-12-31, in days since 1970-01-01: what every crate for dates can hold.
const DAYS: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
const SECONDS_A_DAY: i64 = 86_400;

/// The newtype's value, to be converted to `into`.
pub(crate) fn lower(
    wire: Wire,
    into: Option<&TokenStream>,
    value: &DefaultValue,
) -> Option<Literal> {
    let value = match value {
        DefaultValue::Int(value) => LogicalLiteral::Int(*value),
        DefaultValue::Long(value) => LogicalLiteral::Long(*value),
        DefaultValue::Bytes(bytes) | DefaultValue::Fixed(bytes) => {
            LogicalLiteral::Bytes(bytes.clone())
        }
        DefaultValue::String(text) => LogicalLiteral::Bytes(uuid(text)?.to_vec()),
        DefaultValue::Null
        | DefaultValue::Boolean(_)
        | DefaultValue::Float(_)
        | DefaultValue::Double(_)
        | DefaultValue::Enum(_)
        | DefaultValue::Array(_)
        | DefaultValue::Map(_)
        | DefaultValue::Record(_)
        | DefaultValue::Union(..) => return None,
    };
    let fits = fits_newtype(wire, &value) && (into.is_none() || fits_foreign(wire, &value));
    fits.then(|| Literal::Logical {
        wire,
        value,
        into: into.cloned(),
    })
}

/// Whether the run time's newtype can hold the value.
fn fits_newtype(wire: Wire, value: &LogicalLiteral) -> bool {
    match (wire, value) {
        (
            Wire::Decimal { precision, .. } | Wire::DecimalFixed { precision, .. },
            LogicalLiteral::Bytes(bytes),
        ) => unscaled(bytes).is_some_and(|unscaled| digits(unscaled) <= precision),
        // A default with its own scale inside is too rare to be worth an expression.
        (Wire::BigDecimal, _) => false,
        _ => true,
    }
}

/// Whether every crate that can be chosen has the value: the smallest range of them.
fn fits_foreign(wire: Wire, value: &LogicalLiteral) -> bool {
    let in_days = |value: i64, units_a_second: i64| {
        DAYS.contains(&value.div_euclid(SECONDS_A_DAY * units_a_second))
    };
    let in_one_day =
        |value: i64, units_a_second: i64| (0..SECONDS_A_DAY * units_a_second).contains(&value);
    match (wire, value) {
        (Wire::Date, LogicalLiteral::Int(days)) => DAYS.contains(&i64::from(*days)),
        (Wire::TimeMillis, LogicalLiteral::Int(value)) => in_one_day(i64::from(*value), 1000),
        (Wire::TimeMicros, LogicalLiteral::Long(value)) => in_one_day(*value, 1_000_000),
        (Wire::TimestampMillis | Wire::LocalTimestampMillis, LogicalLiteral::Long(value)) => {
            in_days(*value, 1000)
        }
        (Wire::TimestampMicros | Wire::LocalTimestampMicros, LogicalLiteral::Long(value)) => {
            in_days(*value, 1_000_000)
        }
        (Wire::TimestampNanos | Wire::LocalTimestampNanos, LogicalLiteral::Long(_))
        | (Wire::Uuid | Wire::UuidFixed, LogicalLiteral::Bytes(_)) => true,
        (
            Wire::Decimal { scale, .. } | Wire::DecimalFixed { scale, .. },
            LogicalLiteral::Bytes(bytes),
        ) => {
            scale <= 28 && unscaled(bytes).is_some_and(|unscaled| unscaled.unsigned_abs() < 1 << 96)
        }
        _ => false,
    }
}

/// A big-endian two's complement number of at most 16 bytes.
fn unscaled(bytes: &[u8]) -> Option<i128> {
    let (&first, rest) = bytes.split_first().filter(|_| bytes.len() <= 16)?;
    let sign_extended = i128::from(first.cast_signed());
    Some(rest.iter().fold(sign_extended, |value, &byte| {
        (value << 8) | i128::from(byte)
    }))
}

fn digits(value: i128) -> u32 {
    value
        .unsigned_abs()
        .checked_ilog10()
        .map_or(1, |log| log + 1)
}

/// The 16 bytes of a UUID's text, with hyphens or without.
fn uuid(text: &str) -> Option<[u8; 16]> {
    let hyphens_fit = text.len() == 32
        || [8, 13, 18, 23]
            .iter()
            .all(|&at| text.as_bytes().get(at) == Some(&b'-'));
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    let valid = hyphens_fit && matches!(text.len(), 32 | 36) && digits.len() == 32;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (valid && is_hex)
        .then(|| u128::from_str_radix(&digits, 16).ok())
        .flatten()
        .map(u128::to_be_bytes)
}
