//! Whether two JSON texts of one value say the same.

use serde_json::{Number, Value};

/// Whether two values in Avro's JSON encoding are the same.
///
/// The order of members does not count. Integers are compared exactly. Floats are compared as
/// doubles, and a `float` may be written with at most nine digits, which it never needs more of, or
/// with those of the same `double`. Zero and minus zero differ.
#[must_use]
pub fn same_json(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => same_number(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_json(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let mut members = a.iter();
            let is_in_b = |(key, a): (&String, _)| b.get(key).is_some_and(|b| same_json(a, b));
            a.len() == b.len() && members.all(is_in_b)
        }
        (a, b) => a == b,
    }
}

fn same_number(a: &Number, b: &Number) -> bool {
    match (integer(a), integer(b)) {
        (Some(a), Some(b)) => a == b,
        (Some(integer), None) => is_whole(b, integer),
        (None, Some(integer)) => is_whole(a, integer),
        (None, None) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => is_same(a, b) || is_float(a, b) || is_float(b, a),
            (None, _) | (_, None) => false,
        },
    }
}

fn is_same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

fn integer(number: &Number) -> Option<i128> {
    number.as_i128()
}

/// Whether a float is exactly an integer; minus zero is none.
fn is_whole(float: &Number, integer: i128) -> bool {
    let digits = |float: f64| format!("{float:.0}");
    let is_same = |float: &f64| float.fract() == 0.0 && digits(*float) == integer.to_string();
    float.as_f64().as_ref().is_some_and(is_same)
}

/// Whether a double is a `float`, and `digits` are enough to say which and no more: nine are.
#[expect(clippy::cast_possible_truncation, reason = "what is lost is looked at")]
fn is_float(double: f64, digits: f64) -> bool {
    let is_rounded = is_same(f64::from(digits as f32), double);
    let count = format!("{digits:e}").split('e').next().map(|mantissa| {
        let digits = mantissa.chars().filter(char::is_ascii_digit);
        digits.count()
    });
    is_rounded && count <= Some(9)
}
