//! This module writes zig-zag varints with one or two stores. Spec: "Binary Encoding", int, long.

/// The most bytes that [`write_u32`] touches: it stores eight at a time.
pub(super) const MAX_INT: usize = 8;
/// The most bytes that [`write_u64`] touches.
pub(super) const MAX_LONG: usize = 10;

#[inline(always)]
pub(super) fn zigzag32(value: i32) -> u32 {
    (value.cast_unsigned() << 1) ^ (value >> 31).cast_unsigned()
}

#[inline(always)]
pub(super) fn zigzag64(value: i64) -> u64 {
    (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned()
}

/// # Safety
///
/// `MAX_INT` bytes at `cursor` must be writable.
#[inline(always)]
pub(super) unsafe fn write_u32(cursor: *mut u8, value: u32) -> *mut u8 {
    // SAFETY: all three write at most 8 bytes; a u32 has fewer than 56 bits.
    unsafe {
        if value < 1 << 7 {
            write_one(cursor, u64::from(value))
        } else if value < 1 << 14 {
            write_two(cursor, u64::from(value))
        } else {
            write_wide(cursor, u64::from(value))
        }
    }
}

/// # Safety
///
/// `MAX_LONG` bytes at `cursor` must be writable.
#[inline(always)]
pub(super) unsafe fn write_u64(cursor: *mut u8, value: u64) -> *mut u8 {
    // SAFETY: each writes at most 10 bytes, and `write_wide` gets no more than 56 bits.
    unsafe {
        if value < 1 << 7 {
            write_one(cursor, value)
        } else if value < 1 << 14 {
            write_two(cursor, value)
        } else if value < 1 << 56 {
            write_wide(cursor, value)
        } else {
            write_widest(cursor, value)
        }
    }
}

/// # Safety
///
/// One byte at `cursor` must be writable.
#[inline(always)]
unsafe fn write_one(cursor: *mut u8, value: u64) -> *mut u8 {
    // SAFETY: one byte is written, and the caller vouches for it.
    unsafe {
        cursor.write(value.to_le_bytes()[0]);
        cursor.add(1)
    }
}

/// # Safety
///
/// Two bytes at `cursor` must be writable.
#[inline(always)]
unsafe fn write_two(cursor: *mut u8, value: u64) -> *mut u8 {
    let [low, high, ..] = ((value & 0x7f) | 0x80 | (value >> 7 << 8)).to_le_bytes();
    // SAFETY: two bytes are written, and the caller vouches for them; `[u8; 2]` needs no alignment.
    unsafe {
        cursor.cast::<[u8; 2]>().write([low, high]);
        cursor.add(2)
    }
}

/// Writes a value of 15 to 56 bits.
///
/// # Safety
///
/// Eight bytes at `cursor` must be writable.
#[inline(never)]
unsafe fn write_wide(cursor: *mut u8, value: u64) -> *mut u8 {
    let groups = spread(value);
    // The last byte's position in bits; all bytes before it say that more follow.
    let last = (groups | 1).ilog2() & 0x38;
    let more = 0x8080_8080_8080_8080 & ((1 << last) - 1);
    // SAFETY: eight bytes are written, and the caller vouches for them; `last / 8` is at most 7.
    unsafe {
        cursor
            .cast::<[u8; 8]>()
            .write((groups | more).to_le_bytes());
        cursor.add(last as usize / 8 + 1)
    }
}

/// Writes a value of 57 to 64 bits.
///
/// # Safety
///
/// Ten bytes at `cursor` must be writable.
#[inline(never)]
unsafe fn write_widest(cursor: *mut u8, value: u64) -> *mut u8 {
    let low = spread(value & ((1 << 56) - 1)) | 0x8080_8080_8080_8080;
    // SAFETY: ten bytes at most are written: eight, then one or two.
    unsafe {
        cursor.cast::<[u8; 8]>().write(low.to_le_bytes());
        let cursor = cursor.add(8);
        match value >> 56 {
            high @ 0..0x80 => write_one(cursor, high),
            high => write_two(cursor, high),
        }
    }
}

/// Moves each group of seven bits into a byte of its own.
#[inline(always)]
fn spread(value: u64) -> u64 {
    let value = (value & 0x0000_0000_0fff_ffff) | ((value & 0x00ff_ffff_f000_0000) << 4);
    let value = (value & 0x0000_3fff_0000_3fff) | ((value & 0x0fff_c000_0fff_c000) << 2);
    (value & 0x007f_007f_007f_007f) | ((value & 0x3f80_3f80_3f80_3f80) << 1)
}
