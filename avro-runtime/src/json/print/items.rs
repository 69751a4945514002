//! This module goes through the items of arrays and maps.

use super::{Frame, Print, Walk};
use crate::binary::{Input, ItemBlock};
use crate::error::DecodeError;
use avro_ir::{SchemaId, SchemaSet};

/// Where in an array or map.
#[derive(Debug)]
pub(super) struct Items {
    schema: SchemaId,
    /// The fewest bytes that the key of an entry takes.
    key: usize,
    block: Option<ItemBlock>,
    left: usize,
    count: usize,
}

impl Walk<'_, '_, '_> {
    /// Writes the next item of the array or map that is open, or ends it.
    pub(super) fn item(&mut self) -> Print {
        let frames = &mut self.printer.frames;
        let Some(Frame::Array(items) | Frame::Map { items, .. }) = frames.last_mut() else {
            return Ok(());
        };
        let more = items.next(&mut self.input, self.set)?;
        let (count, schema) = (items.count, items.schema);
        let entries = if let Some(Frame::Map { entries, .. }) = frames.last() {
            Some(*entries)
        } else {
            None
        };
        match (more, entries) {
            (true, None) => {
                self.separate(count - 1);
                self.value(schema)
            }
            (true, Some(_)) => self.entry(count - 1, schema),
            (false, None) => {
                self.close(']', count);
                Ok(())
            }
            (false, Some(first)) => {
                self.end_map(first, count);
                Ok(())
            }
        }
    }
}

impl Items {
    pub(super) fn of_array(schema: SchemaId) -> Self {
        Self::new(schema, 0)
    }

    pub(super) fn of_map(schema: SchemaId) -> Self {
        Self::new(schema, 1)
    }

    fn new(schema: SchemaId, key: usize) -> Self {
        Self {
            schema,
            key,
            block: None,
            left: 0,
            count: 0,
        }
    }

    /// The position of the item that is written; none between blocks.
    pub(super) fn index(&self) -> Option<usize> {
        self.block.as_ref().and(self.count.checked_sub(1))
    }

    /// Goes on to the next item; `false` at the end.
    pub(super) fn next(
        &mut self,
        input: &mut Input<'_>,
        set: &SchemaSet,
    ) -> Result<bool, DecodeError> {
        if self.left == 0 {
            if let Some(block) = self.block.take() {
                input.end_block(&block)?;
            }
            let min_size = set.min_size(self.schema).saturating_add(self.key);
            let Some(block) = input.next_block(min_size, 0)? else {
                return Ok(false);
            };
            self.left = block.count;
            self.block = Some(block);
        }
        self.left -= 1;
        self.count += 1;
        Ok(true)
    }
}
