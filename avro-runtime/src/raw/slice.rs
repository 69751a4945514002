//! This module copies slices: short ones by overlapping words, arrays of numbers whole.

/// Copies `bytes` to `cursor` and returns where they end.
///
/// # Safety
///
/// `bytes.len()` bytes at `cursor` must be writable and apart from `bytes`.
#[inline(always)]
pub(super) unsafe fn write_bytes(cursor: *mut u8, bytes: &[u8]) -> *mut u8 {
    let (from, len) = (bytes.as_ptr(), bytes.len());
    // SAFETY: each arm copies bytes `0..len` only: two words of a width W with W <= len <= 2 W
    // cover them, the second one ending where they end.
    unsafe {
        match len {
            0 => {}
            1..4 => copy_few(from, cursor, len),
            4..8 => copy_ends::<4>(from, cursor, len),
            8..=16 => copy_ends::<8>(from, cursor, len),
            17..=32 => copy_ends::<16>(from, cursor, len),
            33..=64 => copy_ends::<32>(from, cursor, len),
            _ => cursor.copy_from_nonoverlapping(from, len),
        }
        cursor.add(len)
    }
}

/// # Safety
///
/// `1 <= len <= 3`, and `len` bytes must be readable at `from` and writable at `to`.
#[inline(always)]
unsafe fn copy_few(from: *const u8, to: *mut u8, len: usize) {
    // SAFETY: the first, the middle and the last byte are all of them.
    unsafe {
        let (first, middle, last) = (
            from.read(),
            from.add(len / 2).read(),
            from.add(len - 1).read(),
        );
        to.write(first);
        to.add(len / 2).write(middle);
        to.add(len - 1).write(last);
    }
}

/// # Safety
///
/// `W <= len <= 2 * W`, and `len` bytes must be readable at `from` and writable at `to`.
#[inline(always)]
unsafe fn copy_ends<const W: usize>(from: *const u8, to: *mut u8, len: usize) {
    let tail = len - W;
    // SAFETY: both words lie within `len` bytes; `[u8; W]` needs no alignment.
    unsafe {
        let first = from.cast::<[u8; W]>().read();
        let last = from.add(tail).cast::<[u8; W]>().read();
        to.cast::<[u8; W]>().write(first);
        to.add(tail).cast::<[u8; W]>().write(last);
    }
}

/// A type whose items, on a little-endian machine, lie in memory as they do on the wire.
///
/// # Safety
///
/// The type must have no padding.
pub(crate) unsafe trait Plain: super::PutBounded + Copy {}

// SAFETY: floats are four and eight bytes without padding.
unsafe impl Plain for f32 {}
// SAFETY: as above.
unsafe impl Plain for f64 {}
// SAFETY: a bool is one byte, 0 or 1.
unsafe impl Plain for bool {}

/// The memory of a slice of plain items.
pub(super) fn as_bytes<T: Plain>(items: &[T]) -> &[u8] {
    // SAFETY: plain items have no padding, so all of their bytes are initialised.
    unsafe { std::slice::from_raw_parts(items.as_ptr().cast(), size_of_val(items)) }
}
