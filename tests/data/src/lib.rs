//! Random datums with an encoder and a decoder that share nothing with the run time, random schemas and
//! their later versions.
//!
//! Tests spend most of their time here, so this is optimised, which the generated code beside it in
//! `avro-tests` is not.

pub mod datum;
pub mod evolve;
pub mod prng;
pub mod writers;

/// Which values of its schema a generated type can hold: other crates' types hold fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// All.
    Everything,
    /// Years 1 to 9999, times of one day, decimals of at most 28 digits.
    Calendar,
    /// Decimals of at most 18 digits, and text in lower case.
    Cents,
}

/// Hexadecimal digits.
///
/// # Panics
///
/// Never: four bits are always a digit.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).expect("it is less than 16");
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}
