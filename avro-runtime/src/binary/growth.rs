//! This module bounds the memory of containers that grow while they are read.
//!
//! What counts is what a container takes of the allocator, not what is stored in it: the capacity of a
//! vector, the buckets of a hash table, the nodes of a tree. It is charged before it is taken. While a
//! container moves, its old memory is held beside the new, so that a datum holds at most twice
//! [`Limits::max_allocation`](crate::Limits::max_allocation).
//!
//! A datum says how many items follow, and may lie: room is made for as many as fit in a small
//! multiple of the bytes that are left, and then doubled.

use super::Input;
use crate::error::DecodeError;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

/// How much memory a container may take before its items have been seen.
pub(super) const FIRST: usize = 64 << 10;

/// A container of the standard library.
pub(crate) trait Room {
    /// How many bytes of the allocator it takes with room for so many items, at most.
    fn memory(items: usize) -> usize;
}

impl<T> Room for Vec<T> {
    fn memory(items: usize) -> usize {
        items.saturating_mul(size_of::<T>())
    }
}

/// A table has a power of two of buckets, of which an eighth is free, with a byte for each and some
/// at its end.
impl<K, V, S> Room for HashMap<K, V, S> {
    fn memory(items: usize) -> usize {
        const GROUP: usize = 16;
        let buckets = match items {
            0 => return 0,
            1..=3 if size_of::<(K, V)>() > 3 => 4,
            1..=7 if size_of::<(K, V)>() > 1 => 8,
            1..=14 => 16,
            _ => (items.saturating_mul(8) / 7)
                .checked_next_power_of_two()
                .unwrap_or(usize::MAX),
        };
        buckets
            .saturating_mul(size_of::<(K, V)>() + 1)
            .saturating_add(2 * GROUP)
    }
}

impl<T, S> Room for HashSet<T, S> {
    fn memory(items: usize) -> usize {
        HashMap::<T, (), S>::memory(items)
    }
}

/// A tree has nodes of eleven entries, of which all but the root have five at least; those that are
/// no leaves have twelve edges too, and six at least.
impl<K, V> Room for BTreeMap<K, V> {
    fn memory(items: usize) -> usize {
        const CAPACITY: usize = 11;
        let word = size_of::<usize>();
        let leaf = (CAPACITY * (size_of::<K>() + size_of::<V>()) + 2 * word + align_of::<(K, V)>())
            .next_multiple_of(align_of::<(K, V)>().max(word));
        let nodes = match items {
            0 => 0,
            1..=CAPACITY => 1,
            _ => items / 5 + 1,
        };
        let inner = if nodes > 1 { nodes / 6 + 1 } else { 0 };
        nodes
            .saturating_mul(leaf)
            .saturating_add(inner.saturating_mul((CAPACITY + 1) * word))
    }
}

impl<T> Room for BTreeSet<T> {
    fn memory(items: usize) -> usize {
        BTreeMap::<T, ()>::memory(items)
    }
}

impl<T> Room for VecDeque<T> {
    fn memory(items: usize) -> usize {
        Vec::<T>::memory(items)
    }
}

impl Input<'_> {
    /// Charges the growth of a container from `capacity`, so that it holds `needed` items at last; gives
    /// the next capacity.
    ///
    /// # Errors
    ///
    /// When `needed` items would take more than the limits allow.
    #[inline(never)]
    pub(crate) fn grow(
        &mut self,
        capacity: usize,
        needed: usize,
        memory: fn(usize) -> usize,
    ) -> Result<usize, DecodeError> {
        let held = memory(capacity);
        let missing = memory(needed).saturating_sub(held);
        let Some(spare) = self.left.allocation.checked_sub(missing) else {
            return Err(self.too_much_memory());
        };
        let item = memory(needed).div_ceil(needed.max(1)).max(1);
        let at_once = held.max(FIRST).max(self.rest().len().saturating_mul(4));
        let next = if missing <= at_once {
            // More blocks may come; near the limit, what is left of it is all there can be.
            needed.max(capacity.saturating_add(capacity.min((missing + spare) / item)))
        } else {
            capacity.saturating_add((at_once / item).max(1)).min(needed)
        };
        let next = match memory(next).checked_sub(held) {
            Some(more) if more <= self.left.allocation => next,
            _ => needed,
        };
        // No allocation is larger, whatever the limit: on 32 bits, 2 GiB.
        if memory(next) > isize::MAX.unsigned_abs() {
            return Err(self.too_much_memory());
        }
        self.allocate(memory(next).saturating_sub(held))?;
        Ok(next)
    }
}
