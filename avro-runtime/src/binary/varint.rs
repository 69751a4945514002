//! This module reads varints of any length, eight bytes at a time.

use crate::error::DecodeErrorKind;

/// The top bit of each byte: it says that another one follows.
const MORE: u64 = 0x8080_8080_8080_8080;

/// Reads a varint of at most eight bytes where eight bytes can be loaded: its bits, still
/// zig-zag, and how many bytes it takes.
#[inline(always)]
pub(super) fn read_word(rest: &[u8]) -> Option<(u64, usize)> {
    split(u64::from_le_bytes(*rest.first_chunk()?))
}

/// Reads any varint from the beginning of `rest`, which is the end of `data`. [`fault`] says what
/// is wrong when there is none.
pub(super) fn read(data: &[u8], rest: &[u8]) -> Option<(u64, usize)> {
    let word = rest
        .first_chunk()
        .map_or_else(|| load_tail(data, rest), |word| u64::from_le_bytes(*word));
    match split(word) {
        Some((bits, len)) => (len <= rest.len()).then_some((bits, len)),
        None => read_widest(word, rest),
    }
}

/// The varint at the beginning of a word, unless it does not end there.
#[inline(always)]
fn split(word: u64) -> Option<(u64, usize)> {
    let ends = !word & MORE;
    if ends == 0 {
        return None;
    }
    // The lowest set bit of `ends` is the top of the last byte: keep what is below it.
    Some((
        join(word & (ends ^ (ends - 1))),
        ends.trailing_zeros() as usize / 8 + 1,
    ))
}

/// Fewer than eight bytes, with zeros behind them: from the last eight bytes of `data` if it has
/// as many.
fn load_tail(data: &[u8], rest: &[u8]) -> u64 {
    if let (Some(word), 1..8) = (data.last_chunk(), rest.len()) {
        return u64::from_le_bytes(*word) >> (8 * (8 - rest.len()));
    }
    rest.iter()
        .rev()
        .fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// Reads a varint whose first eight bytes, `word`, all say that more follow.
fn read_widest(word: u64, rest: &[u8]) -> Option<(u64, usize)> {
    match *rest.get(8..)? {
        [ninth @ ..0x80, ..] => Some((join(word) | u64::from(ninth) << 56, 9)),
        [ninth, tenth @ ..2, ..] => {
            let high = u64::from(ninth & 0x7f) << 56 | u64::from(tenth) << 63;
            Some((join(word) | high, 10))
        }
        _ => None,
    }
}

/// What is wrong with a varint of at most `max_len` bytes that could not be read.
#[cold]
pub(super) fn fault(rest: &[u8], max_len: usize) -> DecodeErrorKind {
    let len = rest.iter().take_while(|byte| **byte >= 0x80).count();
    if len >= max_len {
        DecodeErrorKind::VarintTooLong
    } else if len == rest.len() {
        DecodeErrorKind::UnexpectedEnd {
            needed: len as u64 + 1,
            left: len,
        }
    } else {
        DecodeErrorKind::VarintOverflow
    }
}

/// Puts the low seven bits of each byte side by side.
#[inline(always)]
fn join(word: u64) -> u64 {
    let word = word & !MORE;
    let word = (word & 0x007f_007f_007f_007f) | ((word & 0x7f00_7f00_7f00_7f00) >> 1);
    let word = (word & 0x0000_3fff_0000_3fff) | ((word & 0x3fff_0000_3fff_0000) >> 2);
    (word & 0x0fff_ffff) | ((word & 0x0fff_ffff_0000_0000) >> 4)
}
