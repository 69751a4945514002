//! This module reads the item blocks of arrays and maps. Spec: "Binary Encoding", arrays, maps.

use super::Input;
use super::growth::FIRST;
use crate::error::{DecodeError, DecodeErrorKind};

/// One block of an array or map.
#[derive(Debug)]
pub struct ItemBlock {
    /// How many items it has.
    pub count: usize,
    /// For how many of them to reserve memory at once.
    pub reserve: usize,
    /// Where its header starts.
    start: usize,
    /// Where its items start.
    items: usize,
    /// How many bytes they take, if it says so.
    size: Option<usize>,
}

impl Input<'_> {
    /// Reads the header of the next block; `None` at the end of the array or map.
    ///
    /// `min_size` is the fewest bytes that an item takes, `memory` what it takes when decoded.
    ///
    /// # Errors
    ///
    /// When there are more items than the limits or the bytes allow.
    #[inline]
    pub fn next_block(
        &mut self,
        min_size: usize,
        memory: usize,
    ) -> Result<Option<ItemBlock>, DecodeError> {
        if let [0, ..] = self.rest() {
            self.take(1)?;
            return Ok(None);
        }
        self.block_header(min_size, memory)
    }

    /// Passes over an array whose items take at least `min_size` bytes each.
    ///
    /// # Errors
    ///
    /// When an item cannot be passed over, or there are more than the limits or the bytes allow.
    #[inline]
    pub fn skip_array(
        &mut self,
        min_size: usize,
        mut item: impl FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        loop {
            match self.skip_blocks(min_size)? {
                0 => return Ok(()),
                count => (0..count).try_for_each(|_| item(self))?,
            }
        }
    }

    /// Passes over a map whose values take at least `min_size` bytes each.
    ///
    /// # Errors
    ///
    /// As [`skip_array`](Self::skip_array).
    #[inline]
    pub fn skip_map(
        &mut self,
        min_size: usize,
        mut value: impl FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.skip_array(min_size.saturating_add(1), |input| {
            input.bytes()?;
            value(input)
        })
    }

    /// Passes over the blocks that say their size, or whose items take no bytes; the number of
    /// items of the first other block, and 0 at the end.
    pub(crate) fn skip_blocks(&mut self, min_size: usize) -> Result<usize, DecodeError> {
        while let Some(block) = self.next_block(min_size, 0)? {
            match block.size {
                Some(size) => drop(self.take(size)?),
                None if min_size == 0 => {}
                None => return Ok(block.count),
            }
        }
        Ok(0)
    }

    /// Checks that the items of a block took the bytes that it declared.
    ///
    /// # Errors
    ///
    /// When they did not.
    #[inline(always)]
    pub fn end_block(&mut self, block: &ItemBlock) -> Result<(), DecodeError> {
        match block.size {
            Some(size) if block.items + size != self.offset() => {
                Err(block_size_mismatch(block, size, self.offset()))
            }
            _ => Ok(()),
        }
    }

    #[inline(never)]
    fn block_header(
        &mut self,
        min_size: usize,
        memory: usize,
    ) -> Result<Option<ItemBlock>, DecodeError> {
        let start = self.offset();
        let count = self.long()?;
        let size = if count < 0 {
            Some(self.block_size()?)
        } else {
            None
        };
        let left = size.unwrap_or(self.rest().len());
        match self.admit(count.unsigned_abs(), min_size, memory, left) {
            Ok((0, _)) => Ok(None),
            Ok((count, reserve)) => Ok(Some(ItemBlock {
                count,
                reserve,
                start,
                items: self.offset(),
                size,
            })),
            Err(kind) => Err(DecodeError::new(kind, start)),
        }
    }

    /// Reads a block's size.
    fn block_size(&mut self) -> Result<usize, DecodeError> {
        let start = self.offset();
        let size = self.long()?;
        let left = self.rest().len();
        let Ok(needed) = u64::try_from(size) else {
            return Err(DecodeError::new(
                DecodeErrorKind::NegativeBlockSize(size),
                start,
            ));
        };
        match usize::try_from(needed) {
            Ok(size) if size <= left => Ok(size),
            _ => Err(DecodeError::new(
                DecodeErrorKind::UnexpectedEnd { needed, left },
                start,
            )),
        }
    }

    /// Charges `count` items to the limits, and says for how many of them to reserve.
    fn admit(
        &mut self,
        count: u64,
        min_size: usize,
        memory: usize,
        left: usize,
    ) -> Result<(usize, usize), DecodeErrorKind> {
        let needed = count.saturating_mul(min_size as u64);
        if needed > left as u64 {
            return Err(DecodeErrorKind::UnexpectedEnd { needed, left });
        }
        let limit = self.limits().max_items;
        let too_many = |_| DecodeErrorKind::TooManyItems { limit };
        let count = usize::try_from(count).map_err(too_many)?;
        if min_size == 0 {
            let limit = self.limits().max_zero_width_items;
            charge(&mut self.left.zero_width_items, count)
                .ok_or(DecodeErrorKind::TooManyZeroWidthItems { limit })?;
        }
        charge(&mut self.left.items, count).ok_or(DecodeErrorKind::TooManyItems { limit })?;
        let limit = self.limits().max_allocation;
        charge(&mut self.left.allocation, count.saturating_mul(memory))
            .ok_or(DecodeErrorKind::TooMuchMemory { limit })?;
        Ok((count, reserve(count, memory, left)))
    }
}

#[cold]
#[inline(never)]
fn block_size_mismatch(block: &ItemBlock, declared: usize, offset: usize) -> DecodeError {
    let consumed = offset - block.items;
    DecodeError::new(
        DecodeErrorKind::BlockSizeMismatch { declared, consumed },
        block.start,
    )
}

/// Takes `amount` from a budget.
fn charge(budget: &mut usize, amount: usize) -> Option<()> {
    *budget = budget.checked_sub(amount)?;
    Some(())
}

/// As many of `count` items as fit in a small multiple of the bytes `left` that they come from:
/// the rest grows as they are read.
fn reserve(count: usize, memory: usize, left: usize) -> usize {
    // No vector is larger than an `isize`.
    let most = left.saturating_mul(4).clamp(FIRST, usize::MAX / 2);
    if count.saturating_mul(memory) <= most {
        count
    } else {
        (most / memory).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST, reserve};
    use crate::{DecodeErrorKind, Input, Limits};

    #[test]
    fn no_more_is_reserved_than_a_vector_can_hold() {
        assert!(reserve(usize::MAX, 1, usize::MAX) <= isize::MAX.unsigned_abs());
        assert_eq!(reserve(100, 1 << 20, 0), 1);
        assert_eq!(reserve(usize::MAX, 1, 0), FIRST);
    }

    #[test]
    fn more_items_than_a_machine_can_count_are_an_error() {
        // 2³³ items of no bytes.
        let datum = [0x80, 0x80, 0x80, 0x80, 0x40, 0];
        let limits = Limits::default().max_zero_width_items(usize::MAX);
        let mut input = Input::new(&datum, &limits);
        let result = input
            .next_block(0, 0)
            .map(|block| block.map(|block| block.count));
        match usize::try_from(1_u64 << 33) {
            Ok(count) => assert_eq!(result, Ok(Some(count))),
            Err(_) => assert!(matches!(
                result.unwrap_err().kind(),
                DecodeErrorKind::TooManyItems { .. }
            )),
        }
    }
}
