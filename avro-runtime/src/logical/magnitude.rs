//! This module converts whole numbers of any size between bytes and decimal digits. Both ways take
//! time with the square of the length, so callers bound the length first.

/// As many digits as go into one step.
const STEP_DIGITS: usize = 9;
const STEP: u64 = 1_000_000_000;

/// The decimal digits of big-endian bytes, without leading zeros; nothing for 0.
pub(super) fn to_digits(bytes: &[u8]) -> String {
    let mut limbs = limbs(bytes);
    let mut groups = Vec::new();
    while !limbs.is_empty() {
        let mut rest = 0;
        for limb in limbs.iter_mut().rev() {
            let value = rest << 32 | u64::from(*limb);
            (*limb, rest) = (low(value / STEP), value % STEP);
        }
        groups.push(rest);
        trim(&mut limbs);
    }
    let digits = groups
        .iter()
        .rev()
        .map(|group| format!("{group:0STEP_DIGITS$}"));
    digits
        .collect::<String>()
        .trim_start_matches('0')
        .to_owned()
}

/// The big-endian bytes of decimal digits, without leading zeros; `None` if one is not a digit.
pub(super) fn from_digits(digits: &str) -> Option<Vec<u8>> {
    let mut limbs = Vec::new();
    for group in digits.as_bytes().chunks(STEP_DIGITS) {
        let mut carry = 0;
        for digit in group {
            carry = carry * 10 + u64::from(char::from(*digit).to_digit(10)?);
        }
        let factor = 10_u64.pow(u32::try_from(group.len()).ok()?);
        for limb in &mut limbs {
            let value = u64::from(*limb) * factor + carry;
            (*limb, carry) = (low(value), value >> 32);
        }
        limbs.push(low(carry));
        trim(&mut limbs);
    }
    let bytes = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes());
    Some(bytes.skip_while(|byte| *byte == 0).collect())
}

/// The magnitude of a number in two's complement, and whether it is below zero.
pub(super) fn of_signed(bytes: &[u8]) -> (Vec<u8>, bool) {
    let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let bytes = if is_negative {
        negate(bytes)
    } else {
        bytes.to_vec()
    };
    (bytes, is_negative)
}

/// The two's complement of a magnitude, with a sign bit.
pub(super) fn to_signed(magnitude: &[u8], is_negative: bool) -> Vec<u8> {
    let mut bytes = vec![0];
    bytes.extend_from_slice(magnitude);
    if is_negative { negate(&bytes) } else { bytes }
}

/// The two's complement of the same length.
fn negate(bytes: &[u8]) -> Vec<u8> {
    let mut carry = true;
    let mut negated: Vec<u8> = bytes
        .iter()
        .rev()
        .map(|byte| {
            let (sum, overflow) = (!byte).overflowing_add(u8::from(carry));
            carry = overflow;
            sum
        })
        .collect();
    negated.reverse();
    negated
}

/// Words of 32 bits, the least significant first.
fn limbs(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.rchunks(4);
    let word = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(0, |word, byte| word << 8 | u32::from(*byte))
    };
    let mut limbs = words.map(word).collect();
    trim(&mut limbs);
    limbs
}

fn trim(limbs: &mut Vec<u32>) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the other half is the carry"
)]
fn low(value: u64) -> u32 {
    value as u32
}
