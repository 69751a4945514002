//! Data that are nested deep: reading and writing end with an error, never with the stack.

use crate::support::read_error;
use avro_runtime::{
    AvroDecode, AvroEncode, AvroSchema, Decode, Encode, Limits, from_slice, from_slice_with_limits,
    to_vec, to_vec_in_with_limits,
};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::mem;

/// Deeper than any stack is.
const LEVELS: usize = 100_000;

/// `repeated` as often as that, and then `end`.
fn deep(repeated: &[u8], end: &[u8]) -> Vec<u8> {
    [&repeated.repeat(LEVELS), end].concat()
}

/// The bytes are too deep, and also in a writer's schema that is not the same.
#[track_caller]
fn check_too_deep<T>(bytes: &[u8], writer: &str)
where
    T: for<'de> Decode<'de> + AvroSchema + Debug + 'static,
{
    let error = from_slice::<T>(bytes).unwrap_err().to_string();
    assert!(error.contains("128"), "{error}");
    let error = read_error::<T>(writer, bytes).unwrap_err();
    assert!(error.contains("128"), "{error}");
}

#[track_caller]
fn check_not_written<T: Encode>(value: T) {
    let error = to_vec(&value).unwrap_err().to_string();
    assert!(error.contains("128"), "{error}");
    // Dropping it would take as much stack.
    mem::forget(value);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Boxes {
    next: Option<Box<Boxes>>,
}

#[test]
fn boxes_are_read_and_written_to_a_limit() {
    let writer = r#"{"type": "record", "name": "Boxes", "fields": [
        {"name": "next", "type": ["boolean", "Boxes", "null"]}]}"#;
    check_too_deep::<Boxes>(&deep(&[2], &[4]), writer);
    let mut value = Boxes { next: None };
    for _ in 0..LEVELS {
        value = Boxes {
            next: Some(Box::new(value)),
        };
    }
    check_not_written(value);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Lists {
    items: Vec<Lists>,
}

#[test]
fn arrays_are_read_and_written_to_a_limit() {
    let writer = r#"{"type": "record", "name": "Lists", "fields": [
        {"name": "items", "type": {"type": "array", "items": "Lists"}},
        {"name": "more", "type": "null"}]}"#;
    check_too_deep::<Lists>(&deep(&[2], &[0]), writer);
    let mut value = Lists { items: vec![] };
    for _ in 0..LEVELS {
        value = Lists { items: vec![value] };
    }
    check_not_written(value);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Maps {
    entries: BTreeMap<String, Maps>,
}

#[test]
fn maps_are_read_and_written_to_a_limit() {
    let writer = r#"{"type": "record", "name": "Maps", "fields": [
        {"name": "entries", "type": {"type": "map", "values": "Maps"}},
        {"name": "more", "type": "null"}]}"#;
    check_too_deep::<Maps>(&deep(&[2, 0], &[0]), writer);
    let mut value = Maps {
        entries: BTreeMap::new(),
    };
    for _ in 0..LEVELS {
        value = Maps {
            entries: BTreeMap::from([(String::new(), value)]),
        };
    }
    check_not_written(value);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Unions {
    End(i32),
    Not { inner: Box<Unions> },
    All { items: Vec<Unions> },
}

#[test]
fn unions_are_read_and_written_to_a_limit() {
    let writer = r#"["int", {"type": "record", "name": "UnionsNot", "fields": [
        {"name": "inner", "type": ["int", "UnionsNot", {"type": "record", "name": "UnionsAll", "fields": [
            {"name": "items", "type": {"type": "array", "items": ["int", "UnionsNot", "UnionsAll"]}},
            {"name": "more", "type": "null"}]}]}]}, "UnionsAll"]"#;
    check_too_deep::<Unions>(&deep(&[2], &[0, 0]), writer);
    check_too_deep::<Unions>(&deep(&[4, 2], &[0, 0]), writer);
    let (mut boxed, mut listed) = (Unions::End(0), Unions::End(0));
    for _ in 0..LEVELS {
        boxed = Unions::Not {
            inner: Box::new(boxed),
        };
        listed = Unions::All {
            items: vec![listed],
        };
    }
    check_not_written(boxed);
    check_not_written(listed);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Tagged {
    End,
    Not(Box<Tagged>),
    All { items: Vec<Tagged> },
}

#[test]
fn tagged_enums_are_read_and_written_to_a_limit() {
    let writer = r#"{"type": "record", "name": "Tagged", "fields": [
        {"name": "tag", "type": {"type": "enum", "name": "TaggedTag",
            "symbols": ["End", "Not", "All"]}},
        {"name": "Not", "type": ["boolean", "Tagged", "null"]}]}"#;
    check_too_deep::<Tagged>(&deep(&[2, 2], &[0, 4]), writer);
    let (mut boxed, mut listed) = (Tagged::End, Tagged::End);
    for _ in 0..LEVELS {
        boxed = Tagged::Not(Box::new(boxed));
        listed = Tagged::All {
            items: vec![listed],
        };
    }
    check_not_written(boxed);
    check_not_written(listed);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Attributes {
    #[avro(null_last)]
    last: Option<Box<Attributes>>,
}

#[test]
fn attributes_do_not_lift_the_limit() {
    let bytes = deep(&[0], &[2]);
    let error = from_slice::<Attributes>(&bytes).unwrap_err().to_string();
    assert!(error.contains("128"), "{error}");
    let mut value = Attributes { last: None };
    for _ in 0..LEVELS {
        value = Attributes {
            last: Some(Box::new(value)),
        };
    }
    check_not_written(value);
}

/// A list that is written as another type, which holds it.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Converted {
    #[avro(as = Link)]
    next: Hidden,
}

#[derive(Debug, Default, PartialEq)]
struct Hidden(u32, Option<Box<Converted>>);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Link {
    next: Vec<Converted>,
}

impl From<&Hidden> for Link {
    fn from(hidden: &Hidden) -> Self {
        // A number stands for so many levels, as the value itself cannot be copied.
        let next = hidden.0.checked_sub(1).map(|rest| Converted {
            next: Hidden(rest, None),
        });
        Self {
            next: next.into_iter().collect(),
        }
    }
}

impl TryFrom<Link> for Hidden {
    type Error = String;

    fn try_from(link: Link) -> Result<Self, String> {
        let next = link.next.into_iter().next();
        Ok(Self(next.as_ref().map_or(0, |next| next.next.0 + 1), None))
    }
}

#[test]
fn conversions_are_read_and_written_to_a_limit() {
    let writer = r#"{"type": "record", "name": "Converted", "fields": [
        {"name": "next", "type": {"type": "record", "name": "Link", "fields": [
            {"name": "next", "type": {"type": "array", "items": "Converted"}},
            {"name": "more", "type": "null"}]}}]}"#;
    check_too_deep::<Converted>(&deep(&[2], &[0]), writer);
    check_not_written(Converted {
        next: Hidden(100_000, None),
    });
    let three = Converted {
        next: Hidden(3, None),
    };
    assert_eq!(to_vec(&three).unwrap(), [2, 2, 2, 0, 0, 0, 0]);
    assert_eq!(from_slice::<Converted>(&[2, 2, 2, 0, 0, 0, 0]), Ok(three));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Boxes")]
struct Skipping {
    #[avro(default = 1)]
    value: i32,
}

#[test]
fn what_is_not_read_is_skipped_to_a_limit() {
    let bytes = deep(&[2], &[0]);
    let error = read_error::<Skipping>(&Boxes::schema().to_json(), &bytes).unwrap_err();
    assert!(error.contains("nested more than"), "{error}");
}

#[test]
fn the_limit_is_the_callers() {
    let limits = Limits::default().max_depth(1_000);
    let bytes = [vec![2; 500], vec![0]].concat();
    let value: Boxes = from_slice_with_limits(&bytes, &limits).unwrap();
    let mut written = Vec::new();
    to_vec_in_with_limits(&value, &mut written, &limits).unwrap();
    assert_eq!(written, bytes);
}
