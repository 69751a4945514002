//! Structs without names of fields, and structs that stand for what they hold.

use crate::support::{check, check_bytes, check_schema};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::BTreeMap;
use std::marker::PhantomData;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Pair(i64, #[avro(rename = "text", default = "x")] String);

#[test]
fn a_tuple_struct_is_a_record_of_numbered_fields() {
    check(
        &Pair(1, "a".to_owned()),
        r#"{"type": "record", "name": "Pair", "fields": [
            {"name": "field_0", "type": "long"},
            {"name": "text", "type": "string", "default": "x"}]}"#,
        &[2, 2, b'a'],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct UserId(i64);

#[test]
fn a_newtype_is_what_it_holds() {
    check(&UserId(1), r#""long""#, &[2]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Named(i64);

#[test]
fn a_newtype_with_a_name_is_a_record() {
    check(
        &Named(1),
        r#"{"type": "record", "name": "Named", "namespace": "acme", "fields": [
            {"name": "field_0", "type": "long"}]}"#,
        &[2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Unit;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Braces {}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Parentheses();

#[test]
fn a_struct_without_fields_is_a_record_without_fields() {
    check(
        &Unit,
        r#"{"type": "record", "name": "Unit", "fields": []}"#,
        &[],
    );
    check(
        &Braces {},
        r#"{"type": "record", "name": "Braces", "fields": []}"#,
        &[],
    );
    check(
        &Parentheses(),
        r#"{"type": "record", "name": "Parentheses", "fields": []}"#,
        &[],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(transparent)]
struct Tags {
    tags: Vec<String>,
}

#[test]
fn a_transparent_struct_is_its_field() {
    check(
        &Tags {
            tags: vec!["a".to_owned()],
        },
        r#"{"type": "array", "items": "string"}"#,
        &[2, 2, b'a', 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(transparent)]
struct Id<T> {
    value: String,
    of: PhantomData<T>,
}

#[derive(Debug, PartialEq)]
struct NotAvro;

#[test]
fn markers_beside_a_transparent_field_need_nothing() {
    let id: Id<NotAvro> = Id {
        value: "a".to_owned(),
        of: PhantomData,
    };
    check(&id, r#""string""#, &[2, b'a']);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(transparent)]
struct Cached {
    value: i32,
    #[avro(skip)]
    cache: Option<String>,
}

#[test]
fn skipped_fields_beside_a_transparent_field_are_their_default() {
    check(
        &Cached {
            value: 1,
            cache: None,
        },
        r#""int""#,
        &[2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Either {
    Left(i32),
    Right(String),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Wrapped(Either);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct HoldsWrapped {
    plain: Wrapped,
    maybe: Option<Wrapped>,
    list: Vec<Option<Wrapped>>,
}

#[test]
fn a_newtype_of_a_union_is_that_union() {
    check(
        &HoldsWrapped {
            plain: Wrapped(Either::Right("a".to_owned())),
            maybe: Some(Wrapped(Either::Left(1))),
            list: vec![None, Some(Wrapped(Either::Right("b".to_owned())))],
        },
        r#"{"type": "record", "name": "HoldsWrapped", "fields": [
            {"name": "plain", "type": ["int", "string"]},
            {"name": "maybe", "type": ["null", "int", "string"], "default": null},
            {"name": "list", "type": {"type": "array", "items": ["null", "int", "string"]}}]}"#,
        &[2, 2, b'a', 2, 2, 4, 0, 4, 2, b'b', 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Maybe(Option<i64>);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct HoldsMaybe {
    maybe: Maybe,
}

#[test]
fn a_newtype_of_an_option_has_no_default_by_itself() {
    check(
        &HoldsMaybe {
            maybe: Maybe(Some(1)),
        },
        r#"{"type": "record", "name": "HoldsMaybe", "fields": [
            {"name": "maybe", "type": ["null", "long"]}]}"#,
        &[2, 2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct At(#[avro(timestamp_millis)] i64);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Big(#[avro(as = i64)] u64);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(transparent)]
struct Raw([u8; 2]);

#[test]
fn attributes_change_what_a_newtype_is() {
    check(
        &At(1),
        r#"{"type": "long", "logicalType": "timestamp-millis"}"#,
        &[2],
    );
    check(&Big(1), r#""long""#, &[2]);
    check(
        &Raw([1, 2]),
        r#"{"type": "fixed", "name": "Fixed2", "size": 2}"#,
        &[1, 2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Events {
    at: Vec<At>,
    big: Option<Big>,
    by_name: BTreeMap<String, UserId>,
}

#[test]
fn newtypes_stand_within_other_types() {
    check(
        &Events {
            at: vec![At(1)],
            big: Some(Big(2)),
            by_name: BTreeMap::from([("k".to_owned(), UserId(3))]),
        },
        r#"{"type": "record", "name": "Events", "fields": [
            {"name": "at", "type": {"type": "array", "items":
                {"type": "long", "logicalType": "timestamp-millis"}}},
            {"name": "big", "type": ["null", "long"], "default": null},
            {"name": "by_name", "type": {"type": "map", "values": "long"}}]}"#,
        &[2, 2, 0, 2, 4, 2, 2, b'k', 6, 0],
    );
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, AvroSchema, AvroEncode, AvroDecode)]
struct Holder<'a>(&'a str);

#[test]
fn a_newtype_can_borrow() {
    check_schema::<Holder<'_>>(r#""string""#);
    assert_eq!(avro_runtime::to_vec(&Holder("a")).unwrap(), [2, b'a']);
    assert_eq!(avro_runtime::from_slice(&[2, b'a']), Ok(Holder("a")));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Several {
    a: Pair,
    b: Unit,
    c: Option<Unit>,
}

#[test]
fn records_without_fields_take_no_bytes() {
    let value = Several {
        a: Pair(1, String::new()),
        b: Unit,
        c: Some(Unit),
    };
    check_bytes(&value, &[2, 0, 2]);
}
