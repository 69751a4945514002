//! Datums to bytes. Spec: "Binary Encoding".

use super::Datum;
use crate::prng::Prng;

/// The bytes that a writer should write: one block, the shortest numbers.
#[must_use]
pub fn write(datum: &Datum) -> Vec<u8> {
    let mut out = Vec::new();
    Writer {
        out: &mut out,
        prng: None,
    }
    .datum(datum);
    out
}

/// Other bytes for the same value: several blocks, blocks with their size, numbers that are longer
/// than they need be.
pub fn write_variant(datum: &Datum, prng: &mut Prng) -> Vec<u8> {
    let mut out = Vec::new();
    Writer {
        out: &mut out,
        prng: Some(prng),
    }
    .datum(datum);
    out
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
    /// Random choices; none for canonical bytes.
    prng: Option<&'a mut Prng>,
}

type WriteItem<'a, T> = &'a dyn Fn(&mut Writer<'_>, &T);

/// The most bytes of an int and of a long.
const INT: usize = 5;
const LONG: usize = 10;

impl Writer<'_> {
    fn datum(&mut self, datum: &Datum) {
        match datum {
            Datum::Null => {}
            Datum::Boolean(value) => self.out.push(u8::from(*value)),
            Datum::Int(value) | Datum::Enum(value) => self.number(i64::from(*value), INT),
            Datum::Long(value) => self.number(*value, LONG),
            Datum::Float(bits) => self.out.extend(bits.to_le_bytes()),
            Datum::Double(bits) => self.out.extend(bits.to_le_bytes()),
            Datum::Bytes(bytes) => self.bytes(bytes),
            Datum::String(text) => self.bytes(text.as_bytes()),
            Datum::Fixed(bytes) => self.out.extend(bytes),
            Datum::Array(items) => self.blocks(items, &|writer, item| writer.datum(item)),
            Datum::Map(entries) => self.blocks(entries, &|writer, (key, value)| {
                writer.bytes(key.as_bytes());
                writer.datum(value);
            }),
            Datum::Record(fields) => fields.iter().for_each(|field| self.datum(field)),
            Datum::Union(branch, value) => {
                self.number(i64::from(*branch), INT);
                self.datum(value);
            }
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.out.extend(bytes);
    }

    fn length(&mut self, length: usize) {
        self.number(i64::try_from(length).expect("a length is a long"), LONG);
    }

    fn number(&mut self, value: i64, most: usize) {
        let mut groups = groups(value);
        if let Some(prng) = &mut self.prng
            && prng.one_in(4)
        {
            let length = groups.len() + prng.below(most - groups.len() + 1);
            groups.resize(length, 0);
        }
        let last = groups.len() - 1;
        let more = groups.iter().take(last).map(|group| group | 0x80);
        self.out.extend(more.chain([groups[last]]));
    }

    fn blocks<T>(&mut self, items: &[T], item: WriteItem<'_, T>) {
        let mut rest = items;
        while !rest.is_empty() {
            let count = match &mut self.prng {
                None => rest.len(),
                Some(prng) => 1 + prng.below(rest.len()),
            };
            let (block, after) = rest.split_at(count);
            self.block(block, item);
            rest = after;
        }
        self.length(0);
    }

    fn block<T>(&mut self, items: &[T], item: WriteItem<'_, T>) {
        let has_size = self.prng.as_mut().is_some_and(|prng| prng.one_in(2));
        if !has_size {
            self.length(items.len());
            for each in items {
                item(self, each);
            }
            return;
        }
        let mut content = Vec::new();
        let mut writer = Writer {
            out: &mut content,
            prng: self.prng.as_deref_mut(),
        };
        for each in items {
            item(&mut writer, each);
        }
        let count = i64::try_from(items.len()).expect("a length is a long");
        self.number(-count, LONG);
        self.length(content.len());
        self.out.extend(content);
    }
}

/// Zig-zag, seven bits at a time.
fn groups(value: i64) -> Vec<u8> {
    let doubled = i128::from(value) * 2;
    let mut rest = if value < 0 { -doubled - 1 } else { doubled }.unsigned_abs();
    let mut groups = Vec::new();
    loop {
        groups.push(u8::try_from(rest % 128).expect("it is less than 128"));
        rest /= 128;
        if rest == 0 {
            return groups;
        }
    }
}
