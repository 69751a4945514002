//! Constants and defaults as generated code writes them.

use crate::logical::{Decimal, DecimalFixed, Duration, Logical, Uuid, UuidFixed};

/// The bytes of hexadecimal digits.
///
/// # Panics
///
/// When they are not two digits for each of `N` bytes; in a constant, the program then does not
/// compile.
#[must_use]
pub const fn hex<const N: usize>(digits: &str) -> [u8; N] {
    assert!(digits.len() == 2 * N, "two digits a byte");
    let digits = digits.as_bytes();
    let mut bytes = [0; N];
    let mut at = 0;
    while at < N {
        bytes[at] = nibble(digits[2 * at]) << 4 | nibble(digits[2 * at + 1]);
        at += 1;
    }
    bytes
}

const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => panic!("not a lower-case hexadecimal digit"),
    }
}

/// A schema's default as a value of another crate.
///
/// # Panics
///
/// When the type has no such value; the generator writes only defaults that every type has.
#[must_use]
pub fn default_logical<L: Logical<T>, T>(default: L) -> T {
    match default.into_value() {
        Ok(value) => value,
        Err(error) => unreachable!("the generator has checked this default: {error}"),
    }
}

/// A logical type whose default is given as the bytes of its value.
pub trait DefaultBytes {
    /// The value of a schema's default.
    ///
    /// # Panics
    ///
    /// When the type has no such value; the generator writes only defaults that it has.
    fn from_default(bytes: &[u8]) -> Self;
}

impl<const PRECISION: u32, const SCALE: u32> DefaultBytes for Decimal<PRECISION, SCALE> {
    fn from_default(bytes: &[u8]) -> Self {
        match Self::from_be_bytes(bytes) {
            Ok(decimal) => decimal,
            Err(error) => unreachable!("the generator has checked this default: {error}"),
        }
    }
}

impl<const N: usize, const PRECISION: u32, const SCALE: u32> DefaultBytes
    for DecimalFixed<N, PRECISION, SCALE>
{
    fn from_default(bytes: &[u8]) -> Self {
        Self(Decimal::from_default(bytes))
    }
}

impl DefaultBytes for Uuid {
    fn from_default(bytes: &[u8]) -> Self {
        Self(array(bytes))
    }
}

impl DefaultBytes for UuidFixed {
    fn from_default(bytes: &[u8]) -> Self {
        Self(Uuid::from_default(bytes))
    }
}

impl DefaultBytes for Duration {
    fn from_default(bytes: &[u8]) -> Self {
        Self::from_bytes(array(bytes))
    }
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    match bytes.try_into() {
        Ok(array) => array,
        Err(_) => unreachable!("the generator has checked this default's length"),
    }
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn hexadecimal_digits_are_bytes() {
        assert_eq!(hex::<3>("00a9ff"), [0x00, 0xa9, 0xff]);
    }
}
