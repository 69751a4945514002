//! This module measures how much of the machine's stack nested values take.
//!
//! What recurses on it is bounded by [`Limits::max_depth`](crate::Limits::max_depth) in levels, and
//! one level takes what the compiler makes of the type: from a hundred bytes to a hundred thousand.
//! So the way from the outermost nested value to the one that is entered is measured too: by the
//! addresses of two locals, which costs a subtraction.

use std::ptr;

/// A place of the stack: its address in units of sixteen bytes, of which the lower half is enough to
/// tell how far places of one stack are apart, up to 32 GiB. So it takes no more room beside a count
/// of levels than would be lost to alignment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(u32);

const UNIT: usize = 16;

impl Place {
    /// For what has not been entered.
    pub(crate) const NONE: Self = Self(0);

    /// Where the stack is now: the local is the caller's.
    #[expect(clippy::inline_always, reason = "the place is the caller's")]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the lower half is what is meant"
    )]
    #[inline(always)]
    pub(crate) fn here() -> Self {
        let local = 0_u8;
        Self((ptr::from_ref(&local).addr() / UNIT) as u32)
    }

    /// How many bytes are between two places. Stacks grow down on most machines, not on all.
    ///
    /// Miri gives each local an address anywhere.
    #[expect(clippy::inline_always, reason = "it is one subtraction")]
    #[inline(always)]
    pub(crate) fn distance(self, other: Self) -> usize {
        if cfg!(miri) {
            return 0;
        }
        let units = self.0.wrapping_sub(other.0).cast_signed().unsigned_abs();
        (units as usize).saturating_mul(UNIT)
    }
}

/// Whether one level more fits, which takes what the others do on average, and what is called in it:
/// levels of tens of kilobytes would end far beyond the limit otherwise.
#[expect(clippy::inline_always, reason = "it is two products")]
#[inline(always)]
pub(crate) fn has_room(used: usize, levels: u32, limit: usize) -> bool {
    let (used, levels) = (used as u64, u64::from(levels));
    used.saturating_mul(levels + 2) <= (limit as u64).saturating_mul(levels.max(1))
}

/// What so many levels and the next one take.
#[cold]
pub(crate) fn with_next(used: usize, levels: u32) -> usize {
    used + 2 * (used / (levels.max(1) as usize))
}

#[cfg(test)]
mod tests {
    use super::{Place, UNIT, has_room, with_next};

    #[test]
    fn what_the_next_level_takes_counts() {
        assert!(has_room(0, 0, 0));
        assert!(has_room(300, 1, 900) && !has_room(301, 1, 900));
        assert!(has_room(900, 100, 918) && !has_room(901, 100, 918));
        assert!(has_room(usize::MAX / 2, u32::MAX, usize::MAX));
        assert_eq!((with_next(301, 1), with_next(900, 100)), (903, 918));
    }

    #[test]
    fn places_are_as_far_apart_either_way_and_over_the_end_of_the_count() {
        for (from, to) in [(5, 8), (8, 5), (u32::MAX, 2), (1, u32::MAX - 1)] {
            assert_eq!(Place(from).distance(Place(to)), 3 * UNIT);
        }
    }
}
