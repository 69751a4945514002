//! What a datum holds at any moment: at most twice the limit, and the contents of strings and bytes.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

use crate::peak;
use avro_runtime::{
    AvroDecode, AvroEncode, AvroSchema, DatumReader, Decode, Limits, Schema, from_slice_with_limits,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

/// What an error, the plan and the path to a field take.
const ALWAYS: usize = 64 << 10;
/// What all inputs would take more than: two or three limits.
const LIMITS: [usize; 3] = [64 << 10, 1 << 20, 4 << 20];

/// Reads the bytes within each limit, directly and along a plan; `contents` are those of strings.
#[track_caller]
fn check<T>(bytes: &[u8], contents: usize)
where
    T: AvroSchema + for<'de> Decode<'de>,
{
    let writer = writer(T::schema());
    let reader = writer
        .as_ref()
        .map(|writer| DatumReader::<T>::new(writer).unwrap());
    for limit in LIMITS {
        let limits = Limits::default().max_allocation(limit);
        let most = 2 * limit + contents + ALWAYS;
        let name = std::any::type_name::<T>();
        let direct = peak(|| drop(from_slice_with_limits::<T>(bytes, &limits)));
        assert!(direct <= most, "{name}: {direct} bytes within {limit}");
        if let Some(reader) = &reader {
            let reader = reader.clone().with_limits(limits);
            let evolved = peak(|| drop(reader.read(bytes)));
            assert!(
                evolved <= most,
                "{name}, evolved: {evolved} bytes within {limit}"
            );
        }
    }
}

/// A schema with the same bytes that is another, if there is a record that can have one field more.
fn writer(schema: &Schema) -> Option<Schema> {
    let text = schema.to_json();
    let other = text.replace(
        r#""fields":["#,
        r#""fields":[{"name":"of_the_writer","type":"null"},"#,
    );
    (other != text).then(|| Schema::parse(&other).unwrap())
}

fn long(value: usize, out: &mut Vec<u8>) {
    let mut bits = value << 1;
    while bits >= 0x80 {
        out.push(bits.to_le_bytes()[0] | 0x80);
        bits >>= 7;
    }
    out.push(bits.to_le_bytes()[0]);
}

/// An array or a map of so many items, in blocks of so many.
fn items(count: usize, block: usize, mut item: impl FnMut(usize, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    for start in (0..count).step_by(block) {
        let block = block.min(count - start);
        long(block, &mut out);
        (start..start + block).for_each(|index| item(index, &mut out));
    }
    out.push(0);
    out
}

/// An array of so many items with these bytes: in one block, in small ones, in large ones.
fn arrays(count: usize, item: &[u8]) -> [Vec<u8>; 3] {
    [count, 1, count / 3].map(|block| items(count, block, |_, out| out.extend(item)))
}

/// A map of so many entries with these bytes, and how long the keys are.
fn maps(count: usize, value: &[u8]) -> [Vec<u8>; 3] {
    [count, 1, count / 3].map(|block| {
        items(count, block, |index, out| {
            let key = format!("{:04}", index * 7_919 % 9_973);
            long(key.len(), out);
            out.extend(key.as_bytes());
            out.extend(value);
        })
    })
}

macro_rules! strings {
    ($name:ident $($field:ident)*) => {
        #[derive(AvroSchema, AvroEncode, AvroDecode)]
        struct $name { $($field: Option<String>),* }
    };
}

strings!(Wide a b c d e f g h i j k l m n o p q r s t);

/// The bytes of one that has nothing.
const WIDE: [u8; 20] = [0; 20];

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AvroSchema, AvroEncode, AvroDecode)]
struct Pair {
    a: i64,
    b: Option<Box<Pair>>,
}

const COUNT: usize = 9_000;

#[test]
fn vectors_count_with_all_that_they_have_room_for() {
    for bytes in arrays(40 * COUNT, &[0]) {
        check::<Vec<Option<[u8; 16]>>>(&bytes, 0);
        check::<Vec<Option<Box<Pair>>>>(&bytes, 0);
        check::<Vec<i64>>(&bytes, 0);
        check::<Box<[u8]>>(&[&bytes[..]].concat(), bytes.len());
        check::<VecDeque<i64>>(&bytes, 0);
    }
    for bytes in arrays(COUNT, &WIDE) {
        check::<Vec<Wide>>(&bytes, 0);
        check::<VecDeque<Wide>>(&bytes, 0);
    }
    for bytes in arrays(10 * COUNT, &[2, 0, 0]) {
        check::<Vec<Vec<i32>>>(&bytes, 0);
        check::<Vec<Vec<Option<[u8; 16]>>>>(&bytes, 0);
        check::<Vec<VecDeque<i32>>>(&bytes, 0);
    }
    for bytes in arrays(COUNT, &[0; 8]) {
        check::<Vec<f64>>(&bytes, 0);
    }
}

#[test]
fn maps_of_one_entry_count_with_their_nodes_and_buckets() {
    let one = [&[2, 0][..], &WIDE, &[0]].concat();
    for bytes in arrays(COUNT / 3, &one) {
        check::<Vec<BTreeMap<String, Wide>>>(&bytes, 0);
        check::<Vec<HashMap<String, Wide>>>(&bytes, 0);
    }
    for bytes in arrays(4 * COUNT, &[2, 0, 0, 0]) {
        check::<Vec<BTreeMap<String, i32>>>(&bytes, 0);
        check::<Vec<HashMap<String, i32>>>(&bytes, 0);
    }
}

#[test]
fn maps_of_many_entries_count_with_their_nodes_and_buckets() {
    for bytes in maps(COUNT, &[0]) {
        check::<BTreeMap<String, i64>>(&bytes, 4 * COUNT);
        check::<HashMap<String, i64>>(&bytes, 4 * COUNT);
        check::<BTreeMap<Box<str>, i64>>(&bytes, 4 * COUNT);
    }
    for bytes in maps(COUNT, &WIDE) {
        check::<BTreeMap<String, Wide>>(&bytes, 4 * COUNT);
        check::<HashMap<String, Wide>>(&bytes, 4 * COUNT);
    }
}

#[test]
fn sets_count_beside_the_items_that_they_are_made_of() {
    let distinct = |block| {
        items(20 * COUNT, block, |index, out| {
            long(index * 7_919 % 999_983, out);
        })
    };
    for bytes in [20 * COUNT, 1, 7 * COUNT].map(distinct) {
        check::<BTreeSet<i64>>(&bytes, 0);
        check::<HashSet<i64>>(&bytes, 0);
    }
    for bytes in arrays(10 * COUNT, &[2, 0, 0]) {
        check::<Vec<BTreeSet<i64>>>(&bytes, 0);
        check::<Vec<HashSet<i64>>>(&bytes, 0);
        check::<Vec<BTreeSet<u8>>>(&bytes, 0);
        check::<Vec<HashSet<u8>>>(&bytes, 0);
    }
    for bytes in arrays(COUNT, &[2, 0, 2, 0, 0, 0]) {
        check::<Vec<BTreeSet<Pair>>>(&bytes, 0);
        check::<Vec<HashSet<Pair>>>(&bytes, 0);
    }
}

#[test]
fn pointers_count_with_their_counts() {
    for bytes in arrays(20 * COUNT, &[0]) {
        check::<Vec<Arc<bool>>>(&bytes, 0);
        check::<Vec<Rc<i32>>>(&bytes, 0);
        check::<Vec<Box<i32>>>(&bytes, 0);
        check::<Vec<Arc<str>>>(&bytes, 0);
        check::<Vec<Rc<[u8]>>>(&bytes, 0);
    }
    for bytes in arrays(10 * COUNT, &[2, b'a']) {
        check::<Vec<Arc<str>>>(&bytes, 10 * COUNT);
        check::<Vec<Rc<str>>>(&bytes, 10 * COUNT);
        check::<Vec<Box<str>>>(&bytes, 10 * COUNT);
        check::<Vec<String>>(&bytes, 10 * COUNT);
        check::<Vec<Arc<[u8]>>>(&bytes, 10 * COUNT);
    }
}

#[test]
fn boxes_of_recursive_types_count() {
    for bytes in arrays(COUNT, &[0, 2, 0, 2, 0, 2, 0, 2, 0, 0]) {
        check::<Vec<Pair>>(&bytes, 0);
    }
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Price {
    #[avro(big_decimal)]
    price: bigdecimal::BigDecimal,
}

#[test]
fn types_of_other_crates_count() {
    for bytes in arrays(COUNT, &[32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) {
        check::<Vec<bytes::Bytes>>(&bytes, 16 * COUNT);
    }
    for bytes in arrays(10 * COUNT, &[6, 2, 1, 0]) {
        check::<Vec<avro_runtime::logical::BigDecimal>>(&bytes, 10 * COUNT);
        check::<Vec<Price>>(&bytes, 10 * COUNT);
    }
}

/// Data without the field `text`, which has a default.
#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Defaulted {
    a: i32,
    #[avro(default = "0123456789012345678901234567890123456789")]
    text: String,
    #[avro(default = [1, 2, 3, 4, 5, 6, 7, 8])]
    list: Vec<i64>,
}

#[test]
fn what_defaults_make_counts_with_the_contents_of_strings() {
    let writer = r#"{"type": "array", "items": {"type": "record", "name": "Defaulted", "fields": [
        {"name": "a", "type": "int"}]}}"#;
    let reader = DatumReader::<Vec<Defaulted>>::new(&Schema::parse(writer).unwrap()).unwrap();
    for bytes in arrays(10 * COUNT, &[0]) {
        for limit in LIMITS {
            let limits = Limits::default().max_allocation(limit);
            let reader = reader.clone().with_limits(limits);
            let peak = peak(|| drop(reader.read(&bytes)));
            assert!(peak <= 2 * limit + ALWAYS, "{peak} bytes within {limit}");
        }
    }
}

#[test]
fn a_datum_that_takes_as_much_as_the_limit_is_read() {
    let [whole, singles, thirds] = arrays(1 << 16, &[0]);
    for (bytes, limit) in [(whole, 8 << 16), (thirds, 8 << 16), (singles, 8 << 16)] {
        let limits = Limits::default().max_allocation(limit);
        let read = from_slice_with_limits::<Vec<i64>>(&bytes, &limits);
        assert_eq!(read.unwrap().len(), 1 << 16);
    }
}
