//! This module checks UTF-8, with a shortcut for short ASCII text.

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// `bytes` as text, if they are UTF-8.
#[inline(always)]
pub(crate) fn utf8(bytes: &[u8]) -> Option<&str> {
    if is_short_ascii(bytes) {
        // SAFETY: every byte is below 0x80, and such text is UTF-8.
        return Some(unsafe { std::str::from_utf8_unchecked(bytes) });
    }
    checked(bytes)
}

#[inline(never)]
fn checked(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// Whether `bytes` are at most 32 bytes, all below 0x80: two words of a width cover twice that
/// width.
#[inline(always)]
fn is_short_ascii(bytes: &[u8]) -> bool {
    let high_bits = match bytes.len() {
        0..4 => bytes.iter().fold(0, |bits, byte| bits | u64::from(*byte)),
        4..8 => ends(bytes, |word: &[u8; 4]| u64::from(u32::from_ne_bytes(*word))),
        8..=16 => ends(bytes, |word: &[u8; 8]| u64::from_ne_bytes(*word)),
        17..=32 => ends(bytes, |word: &[u8; 16]| fold(u128::from_ne_bytes(*word))),
        _ => HIGH_BITS,
    };
    high_bits & HIGH_BITS == 0
}

/// The bits of the first and the last word.
#[inline(always)]
fn ends<const W: usize>(bytes: &[u8], bits: impl Fn(&[u8; W]) -> u64) -> u64 {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => bits(first) | bits(last),
        _ => HIGH_BITS,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "both halves are kept")]
#[inline(always)]
fn fold(word: u128) -> u64 {
    word as u64 | (word >> 64) as u64
}
