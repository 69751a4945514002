//! This module holds a whole number of any size, without an allocation when it has at most 128 bits.

use super::magnitude;
use std::cmp::Ordering;
use std::fmt;

/// A whole number. Equal numbers have one form.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Integer {
    Small(i128),
    /// Big-endian two's complement of 17 bytes or more, as few as can be.
    Big(Box<[u8]>),
}

impl Integer {
    /// The number of big-endian bytes in two's complement, of any length; no bytes are 0.
    pub(super) fn from_be_bytes(bytes: &[u8]) -> Self {
        let bytes = minimal(bytes);
        if bytes.len() > 16 {
            return Self::Big(bytes.into());
        }
        let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
        let sign = if is_negative { -1 } else { 0 };
        Self::Small(
            bytes
                .iter()
                .fold(sign, |number, byte| number << 8 | i128::from(*byte)),
        )
    }

    /// Calls `then` with the fewest big-endian bytes in two's complement; 0 has one.
    pub(super) fn with_be_bytes<R>(&self, then: impl FnOnce(&[u8]) -> R) -> R {
        match self {
            Self::Small(number) => then(minimal(&number.to_be_bytes())),
            Self::Big(bytes) => then(bytes),
        }
    }

    pub(super) fn to_i128(&self) -> Option<i128> {
        match self {
            Self::Small(number) => Some(*number),
            Self::Big(_) => None,
        }
    }

    /// The number of a sign and decimal digits, of which there must be one.
    pub(super) fn from_digits(is_negative: bool, digits: &str) -> Option<Self> {
        if digits.is_empty() {
            return None;
        }
        let magnitude = magnitude::from_digits(digits)?;
        Some(Self::from_be_bytes(&magnitude::to_signed(
            &magnitude,
            is_negative,
        )))
    }

    /// Whether it is below zero, and its decimal digits without leading zeros: none for 0.
    pub(super) fn to_digits(&self) -> (bool, String) {
        match self {
            Self::Small(0) => (false, String::new()),
            Self::Small(number) => (*number < 0, number.unsigned_abs().to_string()),
            Self::Big(bytes) => {
                let (magnitude, is_negative) = magnitude::of_signed(bytes);
                (is_negative, magnitude::to_digits(&magnitude))
            }
        }
    }

    /// Whether it has at most `precision` decimal digits; numbers that are much too long are not
    /// converted to find out.
    pub(super) fn has_precision(&self, precision: u32) -> bool {
        match self {
            Self::Small(number) => number
                .unsigned_abs()
                .checked_ilog10()
                .is_none_or(|log| log < precision),
            // A digit takes less than 3.33 bits.
            Self::Big(bytes) if bytes.len() as u64 * 8 > u64::from(precision) * 10 / 3 + 16 => {
                false
            }
            Self::Big(_) => self.to_digits().1.len() as u64 <= u64::from(precision),
        }
    }

    fn is_negative(&self) -> bool {
        match self {
            Self::Small(number) => *number < 0,
            Self::Big(bytes) => bytes[0] >= 0x80,
        }
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        let outward = match (self, other) {
            (Self::Small(a), Self::Small(b)) => return a.cmp(b),
            _ if self.is_negative() != other.is_negative() => {
                return other.is_negative().cmp(&self.is_negative());
            }
            (Self::Small(_), Self::Big(_)) => Ordering::Less,
            (Self::Big(_), Self::Small(_)) => Ordering::Greater,
            // Of one length and sign, two's complement is in the order of its bytes.
            (Self::Big(a), Self::Big(b)) if a.len() == b.len() => return a.cmp(b),
            (Self::Big(a), Self::Big(b)) => a.len().cmp(&b.len()),
        };
        if self.is_negative() {
            outward.reverse()
        } else {
            outward
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Without the leading bytes that only repeat the sign.
fn minimal(mut bytes: &[u8]) -> &[u8] {
    while let [sign @ (0 | 0xff), rest @ ..] = bytes
        && rest
            .first()
            .is_some_and(|next| (*next >= 0x80) == (*sign == 0xff))
    {
        bytes = rest;
    }
    bytes
}

/// How many zeros a number is filled up with before it is shown with an exponent instead.
const MAX_ZEROS: usize = 1_000;

/// A number as text, with `scale` digits after the point; with an exponent when `scale` is below
/// zero or large.
pub(super) fn write_scaled(
    integer: &Integer,
    scale: i64,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let (is_negative, digits) = integer.to_digits();
    let sign = if is_negative { "-" } else { "" };
    match usize::try_from(scale) {
        Ok(scale) if scale <= digits.len() + MAX_ZEROS => {
            let digits = format!("{digits:0>width$}", width = scale + 1);
            match digits.split_at(digits.len() - scale) {
                (whole, "") => write!(f, "{sign}{whole}"),
                (whole, fraction) => write!(f, "{sign}{whole}.{fraction}"),
            }
        }
        _ if digits.is_empty() => write!(f, "0e{}", -scale),
        _ => write!(f, "{sign}{digits}e{}", -scale),
    }
}

/// The parts of a number as text.
pub(super) struct Number {
    pub(super) is_negative: bool,
    /// The digits before and after the point.
    pub(super) digits: String,
    /// How many of them come after the point.
    pub(super) scale: usize,
}

/// Splits a text of a sign, digits and a point.
pub(super) fn split_digits(text: &str) -> Option<Number> {
    let (is_negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = [whole, fraction].concat();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(Number {
        is_negative,
        digits,
        scale: fraction.len(),
    })
}
