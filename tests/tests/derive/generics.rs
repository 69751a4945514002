//! Generic types.

use crate::support::{check, check_bytes, name, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice, to_vec};
use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shop")]
struct Order {
    id: i32,
}

#[test]
fn a_generic_type_is_called_after_its_argument() {
    check(
        &Page {
            items: vec![Order { id: 1 }],
            next: Some(Box::new(Page {
                items: vec![],
                next: None,
            })),
        },
        r#"{"type": "record", "name": "Page_Order", "namespace": "acme", "fields": [
            {"name": "items", "type": {"type": "array", "items": {"type": "record",
                "name": "Order", "namespace": "shop", "fields": [{"name": "id", "type": "int"}]}}},
            {"name": "next", "type": ["null", "acme.Page_Order"], "default": null}]}"#,
        &[2, 2, 0, 2, 0, 0],
    );
}

#[test]
fn an_argument_without_a_name_is_called_after_its_kind() {
    assert_eq!(name(Page::<i32>::schema()), "acme.Page_int");
    assert_eq!(
        name(Page::<Vec<String>>::schema()),
        "acme.Page_array_string"
    );
    assert_eq!(
        name(Page::<Option<i64>>::schema()),
        "acme.Page_optional_long"
    );
    assert_eq!(
        name(Page::<HashMap<String, bool>>::schema()),
        "acme.Page_map_boolean"
    );
    assert_eq!(name(Page::<Page<Order>>::schema()), "acme.Page_Page_Order");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct TwoPages {
    ints: Page<i32>,
    texts: Page<String>,
    more_ints: Page<i32>,
}

#[test]
fn two_instances_are_two_types() {
    let empty = |ints, texts, more_ints| TwoPages {
        ints,
        texts,
        more_ints,
    };
    check(
        &empty(
            Page {
                items: vec![1],
                next: None,
            },
            Page {
                items: vec!["a".to_owned()],
                next: None,
            },
            Page {
                items: vec![],
                next: None,
            },
        ),
        r#"{"type": "record", "name": "TwoPages", "fields": [
            {"name": "ints", "type": {"type": "record", "name": "Page_int", "namespace": "acme",
                "fields": [{"name": "items", "type": {"type": "array", "items": "int"}},
                {"name": "next", "type": ["null", "acme.Page_int"], "default": null}]}},
            {"name": "texts", "type": {"type": "record", "name": "Page_string",
                "namespace": "acme", "fields": [
                {"name": "items", "type": {"type": "array", "items": "string"}},
                {"name": "next", "type": ["null", "acme.Page_string"], "default": null}]}},
            {"name": "more_ints", "type": "acme.Page_int"}]}"#,
        &[2, 2, 0, 0, 2, 2, b'a', 0, 0, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "{B}To{A}", namespace = "acme")]
struct Pair<A, B = String> {
    a: A,
    b: B,
}

#[test]
fn a_name_can_say_where_the_arguments_are() {
    check(
        &Pair {
            a: Order { id: 1 },
            b: "x".to_owned(),
        },
        r#"{"type": "record", "name": "stringToOrder", "namespace": "acme", "fields": [
            {"name": "a", "type": {"type": "record", "name": "Order", "namespace": "shop",
                "fields": [{"name": "id", "type": "int"}]}},
            {"name": "b", "type": "string"}]}"#,
        &[2, 2, b'x'],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Buffer<const N: usize> {
    data: [u8; N],
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Buffers {
    a: Buffer<1>,
    b: Buffer<2>,
}

#[test]
fn a_constant_argument_is_in_the_name() {
    check(
        &Buffers {
            a: Buffer { data: [1] },
            b: Buffer { data: [2, 3] },
        },
        r#"{"type": "record", "name": "Buffers", "fields": [
            {"name": "a", "type": {"type": "record", "name": "Buffer_1", "fields": [
                {"name": "data", "type": {"type": "fixed", "name": "Fixed1", "size": 1}}]}},
            {"name": "b", "type": {"type": "record", "name": "Buffer_2", "fields": [
                {"name": "data", "type": {"type": "fixed", "name": "Fixed2", "size": 2}}]}}]}"#,
        &[1, 2, 3],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Digest<const N: usize>([u8; N]);

#[test]
fn a_fixed_can_have_its_size_as_an_argument() {
    check(
        &Digest([1, 2]),
        r#"{"type": "fixed", "name": "Digest_2", "size": 2}"#,
        &[1, 2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Of{T}")]
struct Marked<T> {
    id: i32,
    #[avro(skip)]
    of: PhantomData<T>,
}

#[test]
fn a_name_may_hold_a_parameter_that_no_field_has() {
    assert_eq!(name(Marked::<Order>::schema()), "OfOrder");
    assert_eq!(
        to_vec(&Marked::<Order> {
            id: 1,
            of: PhantomData
        }),
        Ok(vec![2])
    );
    assert_eq!(
        from_slice(&[2]),
        Ok(Marked::<Order> {
            id: 1,
            of: PhantomData
        })
    );
}

trait Storage {
    type Key;
}

#[derive(Debug, PartialEq)]
struct Disk;

impl Storage for Disk {
    type Key = i64;
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Entry<S: Storage> {
    key: S::Key,
    #[avro(skip)]
    of: PhantomData<S>,
}

#[test]
fn bounds_are_on_what_the_fields_hold_and_not_on_the_parameter() {
    check(
        &Entry::<Disk> {
            key: 1,
            of: PhantomData,
        },
        r#"{"type": "record", "name": "Entry", "fields": [{"name": "key", "type": "long"}]}"#,
        &[2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Wrapper<T>(T);

#[test]
fn a_generic_newtype_is_what_it_holds() {
    check(&Wrapper(1_i64), r#""long""#, &[2]);
    check(
        &Wrapper(vec![true]),
        r#"{"type": "array", "items": "boolean"}"#,
        &[2, 1, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Bounded", bound = "T: Copy")]
struct Bounded<T> {
    id: i32,
    #[avro(skip)]
    rest: Option<T>,
}

#[test]
fn bounds_can_be_given() {
    check(
        &Bounded::<u128> { id: 1, rest: None },
        r#"{"type": "record", "name": "Bounded", "fields": [{"name": "id", "type": "int"}]}"#,
        &[2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Clause<T>
where
    T: Copy,
    Vec<T>: Clone,
{
    value: T,
}

#[test]
fn where_clauses_are_kept() {
    check_bytes(&Clause { value: 1_i32 }, &[2]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Borrowing<'a, T> {
    text: &'a str,
    value: T,
    by_name: BTreeMap<String, Option<T>>,
}

#[test]
fn a_generic_type_can_borrow() {
    let value = Borrowing {
        text: "a",
        value: 1_i32,
        by_name: BTreeMap::new(),
    };
    let bytes = to_vec(&value).unwrap();
    assert_eq!(bytes, [2, b'a', 2, 0]);
    assert_eq!(from_slice::<Borrowing<'_, i32>>(&bytes), Ok(value));
}

#[test]
fn a_generic_type_is_read_from_other_schemas() {
    let writer = r#"{"type": "record", "name": "Page_long", "namespace": "acme", "fields": [
        {"name": "next", "type": "null"}, {"name": "items", "type":
            {"type": "array", "items": "int"}}]}"#;
    let page: Page<i64> = read(writer, &[2, 2, 0]);
    assert_eq!(
        page,
        Page {
            items: vec![1],
            next: None
        }
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Mutual<T> {
    value: T,
    other: Option<Box<Counterpart<T>>>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Counterpart<T> {
    back: Vec<Mutual<T>>,
}

#[test]
fn generic_types_may_hold_each_other() {
    check(
        &Mutual {
            value: true,
            other: Some(Box::new(Counterpart {
                back: vec![Mutual {
                    value: false,
                    other: None,
                }],
            })),
        },
        r#"{"type": "record", "name": "Mutual_boolean", "fields": [
            {"name": "value", "type": "boolean"},
            {"name": "other", "type": ["null", {"type": "record", "name": "Counterpart_boolean",
                "fields": [{"name": "back", "type": {"type": "array", "items":
                "Mutual_boolean"}}]}], "default": null}]}"#,
        &[1, 2, 2, 0, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Logged<T> {
    value: T,
    #[avro(timestamp_millis)]
    at: i64,
    hash: [u8; 1],
    hashes: Vec<[u8; 1]>,
}

#[test]
fn other_fields_of_a_generic_type_are_what_they_are() {
    check(
        &Logged {
            value: [9, 9],
            at: 1,
            hash: [2],
            hashes: vec![[3]],
        },
        r#"{"type": "record", "name": "Logged_Fixed2", "fields": [
            {"name": "value", "type": {"type": "fixed", "name": "Fixed2", "size": 2}},
            {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "hash", "type": {"type": "fixed", "name": "Fixed1", "size": 1}},
            {"name": "hashes", "type": {"type": "array", "items": "Fixed1"}}]}"#,
        &[9, 9, 2, 2, 2, 3, 0],
    );
}
