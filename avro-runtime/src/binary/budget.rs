//! This module counts what a datum costs beyond its bytes: depth and memory.

use super::Input;
use crate::Decode;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::limits::Limits;
use crate::stack::{Place, has_room, with_next};
use std::alloc::Layout;

/// What is left of the [`Limits`] for the rest of a datum.
#[derive(Clone, Debug)]
pub(crate) struct Left {
    /// Levels.
    pub(crate) depth: u32,
    /// Where the stack was when the outermost value was entered; nothing before.
    stack: Place,
    /// Items of arrays and maps.
    pub(crate) items: usize,
    /// Items that take no bytes.
    pub(crate) zero_width_items: usize,
    /// Bytes of memory.
    pub(crate) allocation: usize,
}

impl Left {
    #[inline]
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            depth: limits.max_depth,
            stack: Place::NONE,
            // No vector is longer, even of what takes no memory.
            items: limits.max_items.min(isize::MAX.cast_unsigned()),
            zero_width_items: limits.max_zero_width_items,
            allocation: limits.max_allocation,
        }
    }
}

impl<'de> Input<'de> {
    /// Reads a value of a recursive type, one level down.
    ///
    /// # Errors
    ///
    /// As the type, and when values are nested too deep.
    #[inline]
    pub fn recurse<T: Decode<'de>>(&mut self) -> Result<T, DecodeError> {
        self.enter()?;
        let value = T::decode(self)?;
        self.leave();
        Ok(value)
    }

    /// Enters a value of a recursive type.
    ///
    /// # Errors
    ///
    /// When values are nested too deep, in levels or in bytes of the stack.
    #[inline(always)]
    pub fn enter(&mut self) -> Result<(), DecodeError> {
        let here = Place::here();
        if self.left.depth == self.limits().max_depth {
            self.left.stack = here;
        }
        let used = self.left.stack.distance(here);
        match self.left.depth.checked_sub(1) {
            Some(left) if has_room(used, self.levels(), self.limits().max_stack) => {
                self.left.depth = left;
                Ok(())
            }
            _ => Err(self.too_deep(used)),
        }
    }

    /// How many values were entered.
    #[inline(always)]
    fn levels(&self) -> u32 {
        self.limits().max_depth.saturating_sub(self.left.depth)
    }

    #[cold]
    #[inline(never)]
    fn too_deep(&self, used: usize) -> DecodeError {
        let limits = self.limits();
        self.error(match self.left.depth {
            0 => DecodeErrorKind::TooDeep {
                limit: limits.max_depth,
            },
            _ => DecodeErrorKind::TooMuchStack {
                used: with_next(used, self.levels()),
                limit: limits.max_stack,
            },
        })
    }

    /// Leaves a value that was [entered](Self::enter).
    #[inline(always)]
    pub fn leave(&mut self) {
        self.left.depth = self.left.depth.saturating_add(1);
    }

    /// Counts memory that a value is about to take: the box of a recursive type.
    ///
    /// # Errors
    ///
    /// When the datum takes more than [`Limits::max_allocation`](crate::Limits::max_allocation).
    #[inline(always)]
    pub fn allocate(&mut self, bytes: usize) -> Result<(), DecodeError> {
        match self.left.allocation.checked_sub(bytes) {
            Some(left) => {
                self.left.allocation = left;
                Ok(())
            }
            None => Err(self.too_much_memory()),
        }
    }

    /// Gives back memory that was counted, and is no longer taken.
    pub(crate) fn release(&mut self, bytes: usize) {
        self.left.allocation = self.left.allocation.saturating_add(bytes);
    }

    /// Counts the memory of a value behind a pointer, with so many counts of references.
    #[inline(always)]
    pub(crate) fn allocate_boxed(
        &mut self,
        counts: usize,
        value: Layout,
    ) -> Result<(), DecodeError> {
        let counts = (counts * size_of::<usize>()).next_multiple_of(value.align());
        self.allocate(counts + value.size())
    }

    /// Counts what an `Rc` or an `Arc` has beside text or bytes: two counts, and what fills a word.
    #[inline]
    pub(crate) fn allocate_counts(&mut self) -> Result<(), DecodeError> {
        self.allocate(3 * size_of::<usize>())
    }

    /// Counts what a number of any length has beside its bytes: others' types hold it in words.
    #[inline]
    pub(crate) fn allocate_word(&mut self) -> Result<(), DecodeError> {
        self.allocate(size_of::<u64>())
    }

    /// Counts a value that takes no bytes, where bytes do not bound how many there are.
    pub(crate) fn count_zero_width_item(&mut self) -> Result<(), DecodeError> {
        let limit = self.limits().max_zero_width_items;
        match self.left.zero_width_items.checked_sub(1) {
            Some(left) => {
                self.left.zero_width_items = left;
                Ok(())
            }
            None => Err(self.error(DecodeErrorKind::TooManyZeroWidthItems { limit })),
        }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn too_much_memory(&self) -> DecodeError {
        self.error(DecodeErrorKind::TooMuchMemory {
            limit: self.limits().max_allocation,
        })
    }
}
