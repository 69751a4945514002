//! This module reads the members of records, maps and unions.

use super::super::error::{ErrorKind, Fault};
use super::super::scan::Scan;
use super::assemble::{Key, Slot};
use super::fault::null_with_branch;
use super::{Frame, Items, Walk, scalar};
use crate::error::DecodeErrorKind;
use avro_ir::{Field, Record, SchemaId, Union};

impl<'a> Walk<'_, 'a, '_> {
    pub(super) fn record(&mut self, id: SchemaId, record: &'a Record) -> Scan<()> {
        let nesting = self.parser.nesting.enter(id);
        nesting.map_err(|kind| self.beyond_limits(kind))?;
        let slots = self.parser.slots.len();
        let end = slots + record.fields.len();
        let limit = self.parser.limits.max_allocation;
        if end.saturating_mul(size_of::<Slot>()) > limit {
            return Err(self.beyond_limits(DecodeErrorKind::TooMuchMemory { limit }));
        }
        self.parser.slots.resize(end, Slot::EMPTY);
        self.enter(Frame::Record {
            id,
            record,
            slots,
            field: None,
            count: 0,
            is_in_order: true,
        })
    }

    /// Begins an array or map; in front of its items is one byte for their count, which is enough
    /// for most.
    pub(super) fn items(&mut self, schema: SchemaId) -> Items {
        self.out.push(0);
        Items {
            schema,
            start: self.out.len() - 1,
            count: 0,
        }
    }

    /// Goes on with the next member of the record that is read, or ends it.
    pub(super) fn member(&mut self) -> Scan<()> {
        let parser = &mut *self.parser;
        let Some(Frame::Record {
            id,
            record,
            slots,
            field,
            count,
            is_in_order,
        }) = parser.frames.last_mut()
        else {
            return Ok(());
        };
        if let Some(last) = field.take() {
            parser.slots[*slots + last].end = self.out.len();
        }
        if !self.scanner.goes_on(*count, b'}')? {
            return self.end_record();
        }
        self.scanner.peek();
        let start = self.scanner.offset();
        let key = self.scanner.key(&mut parser.scratch)?;
        let is_next = |next: &Field| next.name == key;
        let index = if record.fields.get(*count).is_some_and(is_next) {
            *count
        } else {
            *is_in_order = false;
            match parser.names.find(self.set, *id, key) {
                Some(index) => index,
                None => return Err(self.unknown_member(start)),
            }
        };
        let slot = &mut parser.slots[*slots + index];
        if *slot != Slot::EMPTY {
            let kind = ErrorKind::RepeatedMember(key.to_owned());
            return Err(Fault::new(kind, start));
        }
        slot.start = self.out.len();
        *field = Some(index);
        *count += 1;
        let schema = record.fields[index].schema;
        self.value(schema)
    }

    /// Goes on with the next entry of the map that is read, or ends it.
    pub(super) fn entry(&mut self) -> Scan<()> {
        let parser = &mut *self.parser;
        let Some(Frame::Map { items, keys }) = parser.frames.last_mut() else {
            return Ok(());
        };
        if !self.scanner.goes_on(items.count, b'}')? {
            let (items, keys) = (*items, *keys);
            self.unique_keys(keys)?;
            self.parser.frames.pop();
            return self.end_items(items);
        }
        items.count += 1;
        let schema = items.schema;
        self.scanner.peek();
        let offset = self.scanner.offset();
        let key = self.scanner.key(&mut parser.scratch)?;
        let start = scalar::put_text(self.out, key);
        let end = self.out.len();
        parser.keys.push(Key { start, end, offset });
        self.check_len(end - start, offset)?;
        self.value(schema)
    }

    /// Reads the branch of a union, which is an object of one member.
    pub(super) fn branch(&mut self, id: SchemaId, union: &Union) -> Scan<()> {
        self.enter(Frame::Branch)?;
        self.scanner.peek();
        let start = self.scanner.offset();
        let name = self.scanner.key(&mut self.parser.scratch)?;
        let Some(index) = self.parser.names.find(self.set, id, name) else {
            return Err(self.unknown_branch(id, union, start));
        };
        let branch = union.branches[index];
        if self.set.node(branch).kind.is_null() {
            return Err(null_with_branch(start));
        }
        self.put_index(index);
        self.value(branch)
    }
}
