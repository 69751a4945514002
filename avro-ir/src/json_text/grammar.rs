//! This module knows JSON's grammar of escapes and numbers, whoever reads the text.

/// What is wrong with an escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscapeFault {
    /// There is no such escape.
    Unknown,
    /// Four hexadecimal digits do not follow a `\u`.
    Digits,
    /// It is half of a surrogate pair.
    Surrogate,
}

type Escape = Result<(char, usize), (EscapeFault, usize)>;

/// The character of the escape that `text` begins with, and the escape's length; or what is wrong
/// with it, and how much was read.
///
/// # Errors
///
/// When it is no escape of JSON, or half of a surrogate pair.
pub fn unescape(text: &str) -> Escape {
    let escaped = match text.as_bytes().get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(text.as_bytes()),
        Some(_) | None => return Err((EscapeFault::Unknown, 1)),
    };
    Ok((escaped, 2))
}

/// The four digits after `\u`, and a second escape when they are the first half of a pair.
fn unicode_escape(text: &[u8]) -> Escape {
    let first = hex(text, 2)?;
    if let Some(plain) = char::from_u32(first) {
        return Ok((plain, 6));
    }
    if first >= 0xDC00 || text.get(6..8) != Some(b"\\u") {
        return Err((EscapeFault::Surrogate, 6));
    }
    let second = hex(text, 8)?;
    if !(0xDC00..0xE000).contains(&second) {
        return Err((EscapeFault::Surrogate, 12));
    }
    let joined = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    Ok((
        char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER),
        12,
    ))
}

fn hex(text: &[u8], start: usize) -> Result<u32, (EscapeFault, usize)> {
    let fault = (EscapeFault::Digits, start);
    let digits = text.get(start..start + 4).ok_or(fault)?;
    digits.iter().try_fold(0, |value, &digit| {
        let digit = char::from(digit).to_digit(16).ok_or(fault)?;
        Ok(value * 16 + digit)
    })
}

/// Whether this is a number of JSON: no leading zero or plus sign, a digit on both sides of the dot.
#[must_use]
pub fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent.strip_prefix(['+', '-']).unwrap_or(exponent),
        ),
        None => (text, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    is_digits(whole) && is_digits(fraction) && is_digits(exponent) && !has_leading_zero
}
