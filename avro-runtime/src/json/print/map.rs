//! This module writes maps, in which a datum may have a key twice and JSON may not.

use super::{Print, Walk};
use crate::binary::Input;
use crate::limits::Limits;
use avro_ir::__private::push_string;
use avro_ir::SchemaId;

/// Where in the text an entry of a map is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    start: usize,
    key_end: usize,
    end: usize,
    /// Where in the datum its key is.
    key: usize,
}

impl Entry {
    /// Its key.
    pub(super) fn key(self, data: &[u8]) -> Option<&str> {
        let mut input = Input::new(data.get(self.key..)?, &Limits::DEFAULT);
        input.string().ok()
    }
}

impl Walk<'_, '_, '_> {
    pub(super) fn entry(&mut self, index: usize, schema: SchemaId) -> Print {
        self.end_entry(index);
        self.separate(index);
        let key = self.input.offset();
        let start = self.out.len();
        push_string(self.out, self.input.string()?);
        let key_end = self.out.len();
        let end = key_end;
        self.printer.entries.push(Entry {
            start,
            key_end,
            end,
            key,
        });
        self.colon();
        self.value(schema)
    }

    /// Notes where the entry before `index` ends.
    fn end_entry(&mut self, index: usize) {
        if index > 0
            && let Some(last) = self.printer.entries.last_mut()
        {
            last.end = self.out.len();
        }
    }

    /// Ends a map of `count` entries, which are those from `first` on.
    pub(super) fn end_map(&mut self, first: usize, count: usize) {
        self.end_entry(count);
        let kept = if self.has_repeated_key(first) {
            self.keep_last(first)
        } else {
            count
        };
        self.printer.entries.truncate(first);
        self.close('}', kept);
    }

    /// Whether two of the entries from `first` on have one key. They are sorted for it, unless they
    /// are in order already.
    fn has_repeated_key(&mut self, first: usize) -> bool {
        let entries = &mut self.printer.entries[first..];
        let key = |entry: &Entry| &self.out[entry.start..entry.key_end];
        if entries.is_sorted_by(|a, b| key(a) < key(b)) {
            return false;
        }
        entries.sort_unstable_by(|a, b| key(a).cmp(key(b)));
        !entries.is_sorted_by(|a, b| key(a) < key(b))
    }

    /// Writes the entries from `first` on again, without those whose key comes later once more: as
    /// in decoded maps, the last counts. Returns how many are left.
    #[cold]
    fn keep_last(&mut self, first: usize) -> usize {
        let mut entries = self.printer.entries[first..].to_vec();
        let start = entries.iter().map(|entry| entry.start).min();
        let old = self.out.split_off(start.unwrap_or(self.out.len()));
        let base = self.out.len();
        let key = |entry: &Entry| &old[entry.start - base..entry.key_end - base];
        entries.sort_by(|a, b| key(a).cmp(key(b)).then(b.start.cmp(&a.start)));
        entries.dedup_by(|later, kept| key(later) == key(kept));
        entries.sort_unstable_by_key(|entry| entry.start);
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.separate(index);
            }
            self.out
                .push_str(&old[entry.start - base..entry.end - base]);
        }
        entries.len()
    }
}
