//! This module counts what a datum costs beyond its bytes: depth and memory.

use super::Input;
use crate::Decode;
use crate::error::{DecodeError, DecodeErrorKind};

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
    /// When values are nested too deep.
    #[inline(always)]
    pub fn enter(&mut self) -> Result<(), DecodeError> {
        match self.left.max_depth.checked_sub(1) {
            Some(left) => {
                self.left.max_depth = left;
                Ok(())
            }
            None => Err(self.error(DecodeErrorKind::TooDeep {
                limit: self.limits().max_depth,
            })),
        }
    }

    /// Leaves a value that was [entered](Self::enter).
    #[inline(always)]
    pub fn leave(&mut self) {
        self.left.max_depth = self.left.max_depth.saturating_add(1);
    }

    /// Counts memory that a value is about to take: the box of a recursive type.
    ///
    /// # Errors
    ///
    /// When the datum takes more than [`Limits::max_allocation`](crate::Limits::max_allocation).
    #[inline(always)]
    pub fn allocate(&mut self, bytes: usize) -> Result<(), DecodeError> {
        match self.left.max_allocation.checked_sub(bytes) {
            Some(left) => {
                self.left.max_allocation = left;
                Ok(())
            }
            None => Err(self.too_much_memory()),
        }
    }

    /// Counts a value that takes no bytes, where bytes do not bound how many there are.
    pub(crate) fn count_zero_width_item(&mut self) -> Result<(), DecodeError> {
        let limit = self.limits().max_zero_width_items;
        match self.left.max_zero_width_items.checked_sub(1) {
            Some(left) => {
                self.left.max_zero_width_items = left;
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
