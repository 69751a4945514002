//! This module says how many bytes a value can take, and writes it without a capacity check.

use super::slice::write_bytes;
use super::varint::{MAX_INT, MAX_LONG, write_u32, write_u64, zigzag32, zigzag64};

mod sealed {
    pub trait Sealed {}
}
use sealed::Sealed;

/// A value, or a tuple of values, that [`Sink::put`](crate::Sink::put) writes behind one capacity
/// check: `bool`, `i32` as int, `i64` as long, `f32`, `f64`, `&str`, `&[u8]`, [`Fixed`],
/// `&[u8; N]` as fixed, [`Nullable`], `()` as null, and tuples of up to twelve of them.
///
/// # Safety
///
/// The trait is sealed. `write` must write at most `FIXED + extra()` bytes.
pub unsafe trait Put: Sealed {
    /// The part of the bound that every value of the type shares.
    #[doc(hidden)]
    const FIXED: usize;

    /// The part of the bound that depends on the value.
    #[doc(hidden)]
    fn extra(&self) -> usize;

    /// Writes the value at `cursor` and returns where it ends.
    ///
    /// # Safety
    ///
    /// `FIXED + extra()` bytes at `cursor` must be writable, and nothing that `self` borrows may
    /// lie there.
    #[doc(hidden)]
    unsafe fn write(self, cursor: *mut u8) -> *mut u8;
}

/// A value whose bound does not depend on the value, for [`Sink::put_items`](crate::Sink::put_items).
///
/// # Safety
///
/// `extra()` must always be 0.
pub unsafe trait PutBounded: Put {}

/// The raw bytes of a fixed, without a length.
#[derive(Clone, Copy, Debug)]
pub struct Fixed<'a>(pub &'a [u8]);

/// A union of null and one other type: the index of the branch, then the value if there is one.
///
/// `NULL` and `SOME` are the positions of the two branches.
#[derive(Clone, Copy, Debug)]
pub struct Nullable<const NULL: i32, const SOME: i32, T>(pub Option<T>);

/// Implements `Put` for types of constant bound.
macro_rules! bounded {
    ($($ty:ty, $max:expr, |$value:ident, $cursor:ident| $write:expr;)*) => { $(
        impl Sealed for $ty {}

        // SAFETY: `$write` writes at most `$max` bytes.
        unsafe impl Put for $ty {
            const FIXED: usize = $max;

            #[inline(always)]
            fn extra(&self) -> usize {
                0
            }

            #[inline(always)]
            unsafe fn write(self, $cursor: *mut u8) -> *mut u8 {
                let $value = self;
                // SAFETY: the caller vouches for `$max` writable bytes.
                unsafe { $write }
            }
        }

        // SAFETY: `extra` is 0.
        unsafe impl PutBounded for $ty {}
    )* };
}

bounded! {
    (), 0, |_value, cursor| write_array(cursor, []);
    bool, 1, |value, cursor| write_array(cursor, [u8::from(value)]);
    i32, MAX_INT, |value, cursor| write_u32(cursor, zigzag32(value));
    i64, MAX_LONG, |value, cursor| write_u64(cursor, zigzag64(value));
    f32, 4, |value, cursor| write_array(cursor, value.to_le_bytes());
    f64, 8, |value, cursor| write_array(cursor, value.to_le_bytes());
}

/// # Safety
///
/// `N` bytes at `cursor` must be writable.
#[inline(always)]
unsafe fn write_array<const N: usize>(cursor: *mut u8, bytes: [u8; N]) -> *mut u8 {
    // SAFETY: `N` bytes are written, and the caller vouches for them; bytes need no alignment.
    unsafe {
        cursor.cast::<[u8; N]>().write(bytes);
        cursor.add(N)
    }
}

impl<const N: usize> Sealed for &[u8; N] {}

// SAFETY: exactly `N` bytes are written.
unsafe impl<const N: usize> Put for &[u8; N] {
    const FIXED: usize = N;

    #[inline(always)]
    fn extra(&self) -> usize {
        0
    }

    #[inline(always)]
    unsafe fn write(self, cursor: *mut u8) -> *mut u8 {
        // SAFETY: the caller vouches for `N` writable bytes apart from `self`.
        unsafe {
            cursor.copy_from_nonoverlapping(self.as_ptr(), N);
            cursor.add(N)
        }
    }
}

// SAFETY: `extra` is 0.
unsafe impl<const N: usize> PutBounded for &[u8; N] {}

impl Sealed for Fixed<'_> {}

// SAFETY: exactly `extra` bytes are written.
unsafe impl Put for Fixed<'_> {
    const FIXED: usize = 0;

    #[inline(always)]
    fn extra(&self) -> usize {
        self.0.len()
    }

    #[inline(always)]
    unsafe fn write(self, cursor: *mut u8) -> *mut u8 {
        // SAFETY: the caller vouches for `extra` writable bytes apart from `self`.
        unsafe { write_bytes(cursor, self.0) }
    }
}

impl Sealed for &[u8] {}

// SAFETY: a length of at most `MAX_LONG` bytes is written, then `extra` bytes.
unsafe impl Put for &[u8] {
    const FIXED: usize = MAX_LONG;

    #[inline(always)]
    fn extra(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    unsafe fn write(self, cursor: *mut u8) -> *mut u8 {
        // SAFETY: the caller vouches for both parts; no slice has a length of 64 bits, so the
        // shift loses none.
        unsafe {
            let cursor = write_u64(cursor, (self.len() as u64) << 1);
            write_bytes(cursor, self)
        }
    }
}

impl Sealed for &str {}

// SAFETY: as for bytes.
unsafe impl Put for &str {
    const FIXED: usize = <&[u8] as Put>::FIXED;

    #[inline(always)]
    fn extra(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    unsafe fn write(self, cursor: *mut u8) -> *mut u8 {
        // SAFETY: the bound is that of the text's bytes.
        unsafe { self.as_bytes().write(cursor) }
    }
}

impl<const NULL: i32, const SOME: i32, T: Put> Sealed for Nullable<NULL, SOME, T> {}

// SAFETY: an int is written, then at most what `T` promises.
unsafe impl<const NULL: i32, const SOME: i32, T: Put> Put for Nullable<NULL, SOME, T> {
    const FIXED: usize = MAX_INT + T::FIXED;

    #[inline(always)]
    fn extra(&self) -> usize {
        self.0.as_ref().map_or(0, Put::extra)
    }

    #[inline(always)]
    unsafe fn write(self, cursor: *mut u8) -> *mut u8 {
        // SAFETY: the caller vouches for an int and for the value's bound.
        unsafe {
            match self.0 {
                None => write_u32(cursor, zigzag32(NULL)),
                Some(value) => value.write(write_u32(cursor, zigzag32(SOME))),
            }
        }
    }
}

// SAFETY: `extra` is the value's, which is 0.
unsafe impl<const NULL: i32, const SOME: i32, T: PutBounded> PutBounded
    for Nullable<NULL, SOME, T>
{
}

/// Implements `Put` for a tuple.
macro_rules! tuple {
    ($($name:ident $index:tt),*) => {
        impl<$($name: Put),*> Sealed for ($($name,)*) {}

        // SAFETY: each element writes at most what it promises, one after the other; should the
        // sum saturate, no such capacity exists and the reservation does not return.
        unsafe impl<$($name: Put),*> Put for ($($name,)*) {
            const FIXED: usize = 0 $(+ $name::FIXED)*;

            #[inline(always)]
            fn extra(&self) -> usize {
                let sum = 0_usize;
                $(let sum = sum.saturating_add(self.$index.extra());)*
                sum
            }

            #[inline(always)]
            unsafe fn write(self, cursor: *mut u8) -> *mut u8 {
                // SAFETY: the caller vouches for the sum of the elements' bounds.
                unsafe {
                    $(let cursor = self.$index.write(cursor);)*
                    cursor
                }
            }
        }

        // SAFETY: the sum of zeros is 0.
        unsafe impl<$($name: PutBounded),*> PutBounded for ($($name,)*) {}
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
