//! This module reads varints of any length, eight bytes at a time.

use crate::error::DecodeErrorKind;

/// What [`read`] finds: the bits, still zig-zag, and how many bytes they take.
pub(super) type Varint = Result<(u64, usize), DecodeErrorKind>;

/// Reads the varint of a long at `position`.
#[inline]
pub(super) fn read(data: &[u8], position: usize) -> Varint {
    let rest = data.get(position..).unwrap_or_default();
    let word = load(data, rest);
    let ends = !word & 0x8080_8080_8080_8080;
    if ends == 0 {
        return read_widest(word, rest);
    }
    let len = ends.trailing_zeros() as usize / 8 + 1;
    if len > rest.len() {
        return Err(unexpected_end(rest));
    }
    // The lowest set bit of `ends` is the top of the last byte: keep what is below it.
    Ok((join(word & (ends ^ (ends - 1))), len))
}

/// Eight bytes from the beginning of `rest`, which is the end of `data`; zeros behind its end.
#[inline(always)]
fn load(data: &[u8], rest: &[u8]) -> u64 {
    if let Some(word) = rest.first_chunk() {
        return u64::from_le_bytes(*word);
    }
    let missing = 8 * (8 - rest.len());
    if let Some(word) = data.last_chunk() {
        return u64::from_le_bytes(*word)
            .checked_shr(missing as u32)
            .unwrap_or(0);
    }
    rest.iter()
        .rev()
        .fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// Reads a varint whose first eight bytes, `word`, all say that more follow.
#[cold]
fn read_widest(word: u64, rest: &[u8]) -> Varint {
    let low = join(word);
    match *rest {
        [_, _, _, _, _, _, _, _, ninth @ 0..0x80, ..] => Ok((low | u64::from(ninth) << 56, 9)),
        [_, _, _, _, _, _, _, _, ninth, tenth @ 0..2, ..] => Ok((
            low | u64::from(ninth & 0x7f) << 56 | u64::from(tenth) << 63,
            10,
        )),
        [_, _, _, _, _, _, _, _, _, (0x80..), ..] => Err(DecodeErrorKind::VarintTooLong),
        [_, _, _, _, _, _, _, _, _, _, ..] => Err(DecodeErrorKind::VarintOverflow),
        _ => Err(unexpected_end(rest)),
    }
}

#[cold]
fn unexpected_end(rest: &[u8]) -> DecodeErrorKind {
    DecodeErrorKind::UnexpectedEnd {
        needed: rest.len() as u64 + 1,
        left: rest.len(),
    }
}

/// Puts the low seven bits of each byte side by side.
#[inline(always)]
fn join(word: u64) -> u64 {
    let word = word & 0x7f7f_7f7f_7f7f_7f7f;
    let word = (word & 0x007f_007f_007f_007f) | ((word & 0x7f00_7f00_7f00_7f00) >> 1);
    let word = (word & 0x0000_3fff_0000_3fff) | ((word & 0x3fff_0000_3fff_0000) >> 2);
    (word & 0x0fff_ffff) | ((word & 0x0fff_ffff_0000_0000) >> 4)
}
