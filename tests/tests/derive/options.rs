//! Optional values, and integers that Avro has no type for.

use crate::support::{check, check_bytes, read, read_error};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct First {
    a: Option<i32>,
}

const FIRST: &str = r#"{"type": "record", "name": "First", "fields": [
    {"name": "a", "type": ["null", "int"], "default": null}]}"#;

#[test]
fn an_option_is_null_or_a_value_with_null_as_default() {
    check(&First { a: Some(1) }, FIRST, &[2, 2]);
    check(&First { a: None }, FIRST, &[0]);
}

#[test]
fn an_option_that_is_not_written_is_none() {
    let empty = r#"{"type": "record", "name": "First", "fields": []}"#;
    assert_eq!(read::<First>(empty, &[]), First { a: None });
}

#[test]
fn an_option_reads_what_was_required() {
    let writer = r#"{"type": "record", "name": "First", "fields": [
        {"name": "a", "type": "int"}]}"#;
    assert_eq!(read::<First>(writer, &[2]), First { a: Some(1) });
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Last {
    #[avro(null_last)]
    a: Option<String>,
    #[avro(null_last, default = 7)]
    b: Option<i32>,
}

const LAST: &str = r#"{"type": "record", "name": "Last", "fields": [
    {"name": "a", "type": ["string", "null"]},
    {"name": "b", "type": ["int", "null"], "default": 7}]}"#;

#[test]
fn null_can_be_the_last_branch_without_a_default_of_its_own() {
    check(
        &Last {
            a: Some("x".to_owned()),
            b: Some(1),
        },
        LAST,
        &[0, 2, b'x', 0, 2],
    );
    check(&Last { a: None, b: None }, LAST, &[2, 2]);
}

#[test]
fn the_default_of_the_first_branch_is_some() {
    let writer = r#"{"type": "record", "name": "Last", "fields": [
        {"name": "a", "type": ["null", "string"]}]}"#;
    assert_eq!(
        read::<Last>(writer, &[0]),
        Last {
            a: None,
            b: Some(7)
        }
    );
}

#[test]
fn what_is_missing_without_a_default_is_an_error() {
    let empty = r#"{"type": "record", "name": "Last", "fields": []}"#;
    let error = read_error::<Last>(empty, &[]).unwrap_err();
    assert!(error.contains("`a`"), "{error}");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Within {
    list: Vec<Option<i64>>,
    map: BTreeMap<String, Option<bool>>,
    maybe: Option<Vec<Option<String>>>,
    boxed: Option<Box<i32>>,
}

#[test]
fn options_stand_within_arrays_and_maps_and_around_them() {
    let value = Within {
        list: vec![None, Some(1)],
        map: BTreeMap::from([("k".to_owned(), Some(true))]),
        maybe: Some(vec![Some("x".to_owned())]),
        boxed: Some(Box::new(1)),
    };
    check(
        &value,
        r#"{"type": "record", "name": "Within", "fields": [
            {"name": "list", "type": {"type": "array", "items": ["null", "long"]}},
            {"name": "map", "type": {"type": "map", "values": ["null", "boolean"]}},
            {"name": "maybe", "type": ["null", {"type": "array", "items": ["null", "string"]}],
                "default": null},
            {"name": "boxed", "type": ["null", "int"], "default": null}]}"#,
        &[
            4, 0, 2, 2, 0, // two items: null; 1
            2, 2, b'k', 2, 1, 0, // one entry
            2, 2, 2, 2, b'x', 0, // a list of one
            2, 2,
        ],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Narrow {
    a: i8,
    b: u8,
    c: i16,
    d: u16,
    e: u32,
}

const NARROW: &str = r#"{"type": "record", "name": "Narrow", "fields": [
    {"name": "a", "type": "int"}, {"name": "b", "type": "int"}, {"name": "c", "type": "int"},
    {"name": "d", "type": "int"}, {"name": "e", "type": "long"}]}"#;

#[test]
fn narrow_integers_are_ints_and_u32_is_a_long() {
    let value = Narrow {
        a: i8::MIN,
        b: u8::MAX,
        c: -1,
        d: 1,
        e: u32::MAX,
    };
    // Zigzag: -128 is 255, 255 is 510, 4294967295 is 8589934590.
    let bytes = [0xff, 0x01, 0xfe, 0x03, 1, 2, 0xfe, 0xff, 0xff, 0xff, 0x1f];
    check(&value, NARROW, &bytes);
}

#[test]
fn an_int_that_does_not_fit_is_an_error() {
    // a: 128
    let error = from_slice::<Narrow>(&[0x80, 0x02, 0, 0, 0, 0]).unwrap_err();
    assert!(error.to_string().contains("-128 to 127"), "{error}");
    // e: -1
    let error = from_slice::<Narrow>(&[0, 0, 0, 0, 1]).unwrap_err();
    assert!(error.to_string().contains("0 to 4294967295"), "{error}");
}

#[test]
fn an_int_that_does_not_fit_is_an_error_in_data_of_another_schema_too() {
    let writer = NARROW.replace("\"long\"", "\"int\"");
    let error = read_error::<Narrow>(&writer, &[0, 0, 0, 0, 1]).unwrap_err();
    assert!(error.contains("0 to 4294967295"), "{error}");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct NarrowWithin {
    list: Vec<u16>,
    maybe: Option<u32>,
    map: BTreeMap<String, i8>,
}

#[test]
fn narrow_integers_stand_within_other_types() {
    check_bytes(
        &NarrowWithin {
            list: vec![1, 2],
            maybe: Some(3),
            map: BTreeMap::from([("k".to_owned(), -1)]),
        },
        &[4, 2, 4, 0, 2, 6, 2, 2, b'k', 1, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Nothing {
    nothing: (),
    list: Vec<()>,
}

#[test]
fn the_unit_is_null() {
    check(
        &Nothing {
            nothing: (),
            list: vec![(), ()],
        },
        r#"{"type": "record", "name": "Nothing", "fields": [
            {"name": "nothing", "type": "null"},
            {"name": "list", "type": {"type": "array", "items": "null"}}]}"#,
        &[4, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Property {
    Long(i64),
    Text(String),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct LastWithin {
    #[avro(null_last)]
    list: Vec<Option<String>>,
    #[avro(null_last)]
    properties: BTreeMap<String, Option<Property>>,
    #[avro(null_last, default = 3)]
    property: Option<Box<Property>>,
    // The outermost one.
    #[avro(null_last)]
    nested: Option<Vec<Option<i32>>>,
    #[avro(null_last, timestamp_millis)]
    times: Vec<Option<i64>>,
}

#[test]
fn null_is_the_last_branch_within_arrays_and_maps_and_of_unions() {
    let value = LastWithin {
        list: vec![None, Some("x".to_owned())],
        properties: BTreeMap::from([
            ("a".to_owned(), None),
            ("b".to_owned(), Some(Property::Text("y".to_owned()))),
        ]),
        property: Some(Box::new(Property::Long(1))),
        nested: Some(vec![Some(1)]),
        times: vec![None],
    };
    check(
        &value,
        r#"{"type": "record", "name": "LastWithin", "fields": [
            {"name": "list", "type": {"type": "array", "items": ["string", "null"]}},
            {"name": "properties", "type": {"type": "map", "values": ["long", "string", "null"]}},
            {"name": "property", "type": ["long", "string", "null"], "default": 3},
            {"name": "nested", "type": [{"type": "array", "items": ["null", "int"]}, "null"]},
            {"name": "times", "type": {"type": "array", "items":
                [{"type": "long", "logicalType": "timestamp-millis"}, "null"]}}]}"#,
        &[
            4, 2, 0, 2, b'x', 0, 4, 2, b'a', 4, 2, b'b', 2, 2, b'y', 0, 0, 2, 0, 2, 2, 2, 0, 2, 2,
            0,
        ],
    );
}

#[test]
fn a_last_null_is_evolved() {
    let writer = r#"{"type": "record", "name": "LastWithin", "fields": [
        {"name": "nested", "type": "null"},
        {"name": "properties", "type": {"type": "map", "values": ["null", "string", "int"]}},
        {"name": "list", "type": {"type": "array", "items": "string"}},
        {"name": "times", "type": {"type": "array", "items": "null"}}]}"#;
    let expected = LastWithin {
        list: vec![Some("x".to_owned())],
        properties: BTreeMap::from([
            ("a".to_owned(), None),
            ("b".to_owned(), Some(Property::Long(1))),
        ]),
        property: Some(Box::new(Property::Long(3))),
        nested: None,
        times: vec![None],
    };
    let bytes = [4, 2, b'a', 0, 2, b'b', 4, 2, 0, 2, 2, b'x', 0, 2, 0];
    assert_eq!(read::<LastWithin>(writer, &bytes), expected);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Wrapped(Property);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct LastOf<T> {
    #[avro(null_last)]
    value: Vec<Option<T>>,
}

#[test]
fn null_is_the_last_branch_of_what_a_parameter_is() {
    let value = LastOf {
        value: vec![Some(Property::Long(1)), None],
    };
    check_bytes(&value, &[4, 0, 2, 4, 0]);
    let value = LastOf {
        value: vec![Some(Wrapped(Property::Long(1))), None],
    };
    check_bytes(&value, &[4, 0, 2, 4, 0]);
    let value = LastOf {
        value: vec![Some(true), None],
    };
    check_bytes(&value, &[4, 0, 1, 2, 0]);
}
