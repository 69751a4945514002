//! Defaults of logical types, where they can be expressed without a conversion that may fail.

use crate::model::{Literal, LogicalLiteral, Wire};
use avro_ir::{DefaultValue, LogicalType};
use proc_macro2::TokenStream;

/// From 0001-01-01 to 9999-12-31, in days since 1970-01-01: what every crate for dates can hold.
const DAYS: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
const A_DAY: i64 = 86_400_000_000_000;

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
    fits(wire.logical, into, &value).then(|| Literal::Logical {
        wire,
        value,
        into: into.cloned(),
    })
}

/// Whether the run time's newtype can hold the value, and whichever crate's type it is converted to: the
/// smallest range of them.
fn fits(logical: LogicalType, into: Option<&TokenStream>, value: &LogicalLiteral) -> bool {
    let (number, unscaled) = match value {
        LogicalLiteral::Int(value) => (Some(i64::from(*value)), None),
        LogicalLiteral::Long(value) => (Some(*value), None),
        LogicalLiteral::Bytes(bytes) => (None, unscaled(bytes)),
    };
    let unit = logical.unit().and_then(|unit| i64::try_from(unit).ok());
    let day = number
        .zip(unit)
        .map(|(number, unit)| number.div_euclid(A_DAY / unit));
    match logical {
        LogicalType::Decimal { precision, scale } => unscaled.is_some_and(|unscaled| {
            digits(unscaled) <= precision
                && (into.is_none() || (scale <= 28 && unscaled.unsigned_abs() < 1 << 96))
        }),
        // A default with its own scale inside is too rare to be worth an expression.
        LogicalType::BigDecimal => false,
        LogicalType::Uuid => true,
        LogicalType::Duration => into.is_none(),
        LogicalType::TimeMillis | LogicalType::TimeMicros => into.is_none() || day == Some(0),
        LogicalType::Date
        | LogicalType::TimestampMillis
        | LogicalType::TimestampMicros
        | LogicalType::TimestampNanos
        | LogicalType::LocalTimestampMillis
        | LogicalType::LocalTimestampMicros
        | LogicalType::LocalTimestampNanos => {
            into.is_none() || day.is_some_and(|day| DAYS.contains(&day))
        }
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
