//! This module collects the items of arrays and the entries of maps. Spec: "Binary Encoding", arrays, maps.

use super::Input;
use super::growth::{FIRST, Room};
use crate::error::DecodeError;
use crate::read::{Reads, Way, has_values, value};

/// What the entries of a map are collected in.
pub trait Entries<'de>: Default {
    /// What is beside a key.
    type Value;

    /// How much memory so many entries take of the allocator, at most.
    fn memory(entries: usize) -> usize;

    /// How many entries there are.
    fn count(&self) -> usize;

    /// Takes all entries away, and keeps the memory.
    fn clear(&mut self);

    /// Makes room for `additional` entries, and for no more than has to be.
    fn reserve(&mut self, additional: usize);

    /// Adds an entry; of two entries with one key the last stays.
    fn insert(&mut self, key: &'de str, value: Self::Value);
}

/// Reads an array into a place: over its old items, then after them.
#[inline]
pub(crate) fn read_items<'de, T, R: Reads<'de, T>, W: Way<'de>>(
    how: &R,
    list: &mut Vec<T>,
    input: &mut Input<'de>,
    way: W,
) -> Result<(), DecodeError> {
    let (min_size, way) = way.items(R::MIN_SIZE);
    let mut count = 0;
    input.items(list, min_size, |input, list| {
        let item = way.item(input)?;
        if !W::NEW {
            count += 1;
            if let Some(old) = list.get_mut(count - 1) {
                return item.read(how, old, input);
            }
        }
        has_values::<T, R>(input)?;
        list.push(how.blank());
        match list.last_mut() {
            Some(new) => item.fresh().read(how, new, input),
            None => Ok(()),
        }
    })?;
    if !W::NEW {
        list.truncate(count);
    }
    Ok(())
}

/// Reads a map into a place: its table is kept, and none of its entries.
#[inline]
pub(crate) fn read_entries<'de, M: Entries<'de>, R: Reads<'de, M::Value>, W: Way<'de>>(
    how: &R,
    map: &mut M,
    input: &mut Input<'de>,
    way: W,
) -> Result<(), DecodeError> {
    if !W::NEW {
        map.clear();
    }
    let (min_size, way) = way.items(R::MIN_SIZE);
    input.entries(map, min_size, |input| {
        let item = way.item(input)?;
        value(how, input, item)
    })
}

impl<'de> Input<'de> {
    /// Reads an array whose items take at least `min_size` bytes each.
    ///
    /// # Errors
    ///
    /// When an item cannot be read, or there are more than the limits or the bytes allow.
    #[inline]
    pub fn array<T>(
        &mut self,
        min_size: usize,
        mut item: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        let mut list = Vec::new();
        self.items(&mut list, min_size, |input, list| {
            list.push(item(input)?);
            Ok(())
        })?;
        Ok(list)
    }

    /// Reads the items of an array, each by `item`. What counts is the memory of a new list, whatever room this
    /// one has.
    #[inline(always)]
    fn items<T>(
        &mut self,
        list: &mut Vec<T>,
        min_size: usize,
        mut item: impl FnMut(&mut Self, &mut Vec<T>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let (mut free, mut room) = (0, 0_usize);
        while let Some(block) = self.next_block(min_size, 0)? {
            let mut left = block.count;
            while left > 0 {
                if free == 0 {
                    let more = self.make_room(list, room, room.saturating_add(left))?;
                    (free, room) = (more - room, more);
                }
                let run = left.min(free);
                for _ in 0..run {
                    item(self, list)?;
                }
                left -= run;
                free -= run;
            }
            self.end_block(&block)?;
        }
        Ok(())
    }

    /// Reads an array of numbers that take a byte or more each.
    #[inline]
    pub(crate) fn read_numbers<T>(
        &mut self,
        list: &mut Vec<T>,
        min_size: usize,
        mut number: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<(), DecodeError> {
        // One that nothing else points to, so that its parts are in registers; on error its memory is lost.
        let mut numbers = std::mem::take(list);
        numbers.clear();
        self.items(&mut numbers, min_size, |input, numbers| {
            numbers.push(number(input)?);
            Ok(())
        })?;
        *list = numbers;
        Ok(())
    }

    /// Reads an array of items that take `N` bytes each, and can be anything.
    pub(crate) fn read_plain<T, const N: usize>(
        &mut self,
        list: &mut Vec<T>,
        from_bytes: impl Fn([u8; N]) -> T,
    ) -> Result<(), DecodeError> {
        list.clear();
        let mut room = 0_usize;
        while let Some(block) = self.next_block(N, 0)? {
            let needed = list.len().saturating_add(block.count);
            if room < needed {
                // For all of them: they take no more memory than bytes.
                room = self.make_room(list, room, needed)?;
            }
            let (items, _) = self.take(block.count.saturating_mul(N))?.as_chunks::<N>();
            list.extend(items.iter().map(|bytes| from_bytes(*bytes)));
            self.end_block(&block)?;
        }
        Ok(())
    }

    /// Makes room for up to `needed` items, where there was some for `room`.
    #[inline]
    fn make_room<T>(
        &mut self,
        list: &mut Vec<T>,
        room: usize,
        needed: usize,
    ) -> Result<usize, DecodeError> {
        let room = self.next_room(room, needed, Vec::<T>::memory)?;
        if list.capacity() == 0 {
            *list = Vec::with_capacity(room);
        } else if list.capacity() < room {
            list.reserve_exact(room - list.len());
        }
        Ok(room)
    }

    /// For how many entries there is room next, of up to `needed`; it is charged.
    #[inline]
    fn next_room(
        &mut self,
        room: usize,
        needed: usize,
        memory: fn(usize) -> usize,
    ) -> Result<usize, DecodeError> {
        let bytes = memory(needed);
        if room == 0 && bytes <= FIRST {
            self.allocate(bytes)?;
            return Ok(needed);
        }
        self.grow(room, needed, memory)
    }

    /// Reads a map whose values take at least `min_size` bytes each.
    ///
    /// # Errors
    ///
    /// When a key or a value cannot be read, or there are more than the limits or the bytes allow.
    #[inline]
    pub fn map<M: Entries<'de>>(
        &mut self,
        min_size: usize,
        value: impl FnMut(&mut Self) -> Result<M::Value, DecodeError>,
    ) -> Result<M, DecodeError> {
        let mut map = M::default();
        self.entries(&mut map, min_size, value)?;
        Ok(map)
    }

    /// Reads the entries of a map into one that has none.
    #[inline(always)]
    fn entries<M: Entries<'de>>(
        &mut self,
        map: &mut M,
        min_size: usize,
        mut value: impl FnMut(&mut Self) -> Result<M::Value, DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut room = 0_usize;
        while let Some(block) = self.next_block(min_size.saturating_add(1), 0)? {
            let mut left = block.count;
            while left > 0 {
                if map.count() == room {
                    room = self.next_room(room, room.saturating_add(left), M::memory)?;
                    map.reserve(room - map.count());
                }
                // Of two entries with one key there is room for the second, again.
                let run = left.min(room - map.count());
                for _ in 0..run {
                    let key = self.string()?;
                    map.insert(key, value(self)?);
                }
                left -= run;
            }
            self.end_block(&block)?;
        }
        Ok(())
    }
}
