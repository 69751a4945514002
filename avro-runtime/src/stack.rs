//! This module measures how much of the machine's stack nested values take.
//!
//! What recurses on it is bounded by [`Limits::max_depth`](crate::Limits::max_depth) in levels, and
//! one level takes what the compiler makes of the type: from a hundred bytes to a hundred thousand.
//! So the way from the outermost nested value to the one that is entered is measured too: by the
//! addresses of two locals, which costs a subtraction.

use std::ptr;

/// Where the stack is now.
///
/// It is always inlined: the local is the caller's.
#[expect(clippy::inline_always, reason = "the place is the caller's")]
#[inline(always)]
pub(crate) fn here() -> usize {
    let local = 0_u8;
    ptr::from_ref(&local).addr()
}

/// How many bytes of the stack are between two places. Stacks grow down on most machines, not on
/// all.
///
/// Miri gives each local an address anywhere.
#[expect(clippy::inline_always, reason = "it is one subtraction")]
#[inline(always)]
pub(crate) fn distance(from: usize, to: usize) -> usize {
    if cfg!(miri) { 0 } else { from.abs_diff(to) }
}
