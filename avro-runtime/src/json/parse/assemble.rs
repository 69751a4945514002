//! This module puts the bytes of records, arrays and maps together, once all of them are there.

use super::super::error::{ErrorKind, Fault};
use super::super::scan::Scan;
use super::{Frame, Items, Walk};
use crate::error::DecodeErrorKind;
use crate::raw::put;

/// Where in the bytes a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Slot {
    /// Of a field that has not been met.
    pub(super) const EMPTY: Self = Self {
        start: usize::MAX,
        end: usize::MAX,
    };
}

/// A key of a map: where it is in the bytes and in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) offset: usize,
}

impl Walk<'_, '_, '_> {
    /// Ends the record that is read: all fields have to be there, and come in the schema's order.
    pub(super) fn end_record(&mut self) -> Scan<()> {
        let Some(Frame::Record {
            id,
            record,
            slots: first,
            is_in_order,
            ..
        }) = self.parser.frames.last()
        else {
            return Ok(());
        };
        let slots = &self.parser.slots[*first..];
        if let Some(missing) = slots.iter().position(|slot| *slot == Slot::EMPTY) {
            let kind = ErrorKind::MissingMember {
                member: record.fields[missing].name.clone(),
                record: record.name.as_str().to_owned(),
            };
            return Err(Fault::new(kind, self.scanner.offset() - 1));
        }
        if !is_in_order {
            reorder(self.out, slots, &mut self.parser.buffer);
        }
        self.parser.nesting.leave(*id);
        self.parser.slots.truncate(*first);
        self.parser.frames.pop();
        Ok(())
    }

    /// Writes the header of the only block of an array or map before its items, and its end.
    pub(super) fn end_items(&mut self, items: Items) -> Scan<()> {
        if items.count == 0 {
            return Ok(());
        }
        self.charge(items)?;
        if let Ok(count @ ..64) = u8::try_from(items.count) {
            self.out[items.start] = count << 1;
        } else {
            let mut header = Vec::new();
            put(&mut header, items.count.cast_signed() as i64);
            self.out.splice(items.start..=items.start, header);
        }
        self.out.push(0);
        Ok(())
    }

    fn charge(&mut self, items: Items) -> Scan<()> {
        let limits = &self.parser.limits;
        let left = &mut self.left;
        if self.out.len() == items.start + 1 {
            let limit = limits.max_zero_width_items;
            match left.max_zero_width_items.checked_sub(items.count) {
                Some(rest) => left.max_zero_width_items = rest,
                None => {
                    return Err(
                        self.beyond_limits(DecodeErrorKind::TooManyZeroWidthItems { limit })
                    );
                }
            }
        }
        let limit = limits.max_items;
        match left.max_items.checked_sub(items.count) {
            Some(rest) => left.max_items = rest,
            None => return Err(self.beyond_limits(DecodeErrorKind::TooManyItems { limit })),
        }
        Ok(())
    }

    /// Checks that the keys of a map, those from `first` on, are all different.
    pub(super) fn unique_keys(&mut self, first: usize) -> Scan<()> {
        let text = |key: &Key| &self.out[key.start..key.end];
        let keys = &mut self.parser.keys[first..];
        let mut repeated = None;
        if !keys.is_sorted_by(|a, b| text(a) < text(b)) {
            keys.sort_unstable_by(|a, b| text(a).cmp(text(b)).then(a.offset.cmp(&b.offset)));
            let pairs = keys.windows(2);
            let equal = pairs.filter(|pair| text(&pair[0]) == text(&pair[1]));
            repeated = equal.map(|pair| pair[1]).min_by_key(|key| key.offset);
        }
        self.parser.keys.truncate(first);
        match repeated {
            None => Ok(()),
            Some(key) => {
                let kind = ErrorKind::RepeatedMember(String::from_utf8_lossy(text(&key)).into());
                Err(Fault::new(kind, key.offset))
            }
        }
    }
}

/// Puts the fields of the last record in `out` in the order of `slots`.
fn reorder(out: &mut Vec<u8>, slots: &[Slot], buffer: &mut Vec<u8>) {
    let Some(start) = slots.iter().map(|slot| slot.start).min() else {
        return;
    };
    buffer.clear();
    buffer.extend_from_slice(&out[start..]);
    out.truncate(start);
    for slot in slots {
        out.extend_from_slice(&buffer[slot.start - start..slot.end - start]);
    }
}
