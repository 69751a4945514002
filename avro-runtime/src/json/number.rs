//! This module writes numbers as JSON text.

use crate::raw::Put;
use std::fmt::{Debug, Write};
use std::str::FromStr;

/// The most digits of a long, and its sign.
const MAX_LEN: usize = 20;

/// Appends an integer.
pub(super) fn push_integer(out: &mut String, value: i64) {
    let mut digits = [b'0'; MAX_LEN];
    let mut start = MAX_LEN;
    let mut rest = value.unsigned_abs();
    for (place, digit) in digits.iter_mut().enumerate().rev() {
        *digit += (rest % 10).to_le_bytes()[0];
        rest /= 10;
        start = place;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push('-');
    }
    out.push_str(std::str::from_utf8(&digits[start..]).expect("digits are ASCII"));
}

/// A float or a double.
pub(super) trait Float: Debug + Copy + From<f32> + FromStr + Into<f64> + Put {
    /// The schema's name.
    const NAME: &'static str;
}

impl Float for f32 {
    const NAME: &'static str = "float";
}

impl Float for f64 {
    const NAME: &'static str = "double";
}

/// Appends the shortest text that reads back to the same bits; `NaN` and the infinities are texts,
/// as Java has them.
pub(super) fn push_float<F: Float>(out: &mut String, value: F) {
    let wide: f64 = value.into();
    if wide.is_finite() {
        // `Debug` changes to exponents where `Display` writes hundreds of zeros, and writing to a
        // string cannot fail.
        let _ = write!(out, "{value:?}");
    } else if wide.is_nan() {
        out.push_str("\"NaN\"");
    } else if wide > 0.0 {
        out.push_str("\"Infinity\"");
    } else {
        out.push_str("\"-Infinity\"");
    }
}
