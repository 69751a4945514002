//! Enums whose variants hold something: unions.

use crate::support::{check, check_bytes, check_schema, read, read_error};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice, json};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Address {
    street: String,
}

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Kind {
    A,
    B,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Yes(bool),
    Int(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<i32>),
    Map(BTreeMap<String, i32>),
    Address(Address),
    Kind(Kind),
    Fixed([u8; 2]),
}

const PAYLOAD: &str = r#"["boolean", "int", "long", "float", "double", "bytes", "string",
    {"type": "array", "items": "int"}, {"type": "map", "values": "int"},
    {"type": "record", "name": "Address", "namespace": "acme", "fields": [
        {"name": "street", "type": "string"}]},
    {"type": "enum", "name": "Kind", "symbols": ["A", "B"]},
    {"type": "fixed", "name": "Fixed2", "size": 2}]"#;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Twin {
    Twin { id: i64 },
    Text(String),
}

#[test]
fn a_variant_may_be_called_as_the_enum() {
    check_bytes(&Twin::Twin { id: 1 }, &[0, 2]);
}

#[test]
fn variants_are_branches_of_what_they_hold() {
    check_schema::<Payload>(PAYLOAD);
    check_bytes(&Payload::Yes(true), &[0, 1]);
    check_bytes(&Payload::Int(1), &[2, 2]);
    check_bytes(&Payload::Long(1), &[4, 2]);
    check_bytes(&Payload::Float(1.0), &[6, 0, 0, 0x80, 0x3f]);
    check_bytes(&Payload::Double(1.0), &[8, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    check_bytes(&Payload::Bytes(vec![1]), &[10, 2, 1]);
    check_bytes(&Payload::Text("a".to_owned()), &[12, 2, b'a']);
    check_bytes(&Payload::List(vec![1]), &[14, 2, 2, 0]);
    check_bytes(
        &Payload::Map(BTreeMap::from([("k".to_owned(), 1)])),
        &[16, 2, 2, b'k', 2, 0],
    );
    check_bytes(
        &Payload::Address(Address {
            street: "s".to_owned(),
        }),
        &[18, 2, b's'],
    );
    check_bytes(&Payload::Kind(Kind::B), &[20, 2]);
    check_bytes(&Payload::Fixed([1, 2]), &[22, 1, 2]);
}

#[test]
fn a_branch_that_is_none_is_an_error() {
    assert!(from_slice::<Payload>(&[24, 0]).is_err());
    assert!(from_slice::<Payload>(&[1, 0]).is_err());
}

// Spec: "JSON Encoding".
#[test]
fn json_names_the_branch() {
    let text = json::to_string(&Payload::Address(Address {
        street: "s".to_owned(),
    }))
    .unwrap();
    assert_eq!(text, r#"{"acme.Address":{"street":"s"}}"#);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Holder {
    plain: Payload,
    maybe: Option<Payload>,
    list: Vec<Option<Payload>>,
    map: BTreeMap<String, Payload>,
}

#[test]
fn null_stands_before_the_branches_of_an_optional_union() {
    let inner = &PAYLOAD[1..PAYLOAD.len() - 1];
    let names = r#""boolean", "int", "long", "float", "double", "bytes", "string",
        {"type": "array", "items": "int"}, {"type": "map", "values": "int"},
        "acme.Address", "Kind", "Fixed2""#;
    check(
        &Holder {
            plain: Payload::Int(1),
            maybe: Some(Payload::Int(2)),
            list: vec![None, Some(Payload::Kind(Kind::B))],
            map: BTreeMap::from([("k".to_owned(), Payload::Yes(true))]),
        },
        &format!(
            r#"{{"type": "record", "name": "Holder", "fields": [
                {{"name": "plain", "type": [{inner}]}},
                {{"name": "maybe", "type": ["null", {names}], "default": null}},
                {{"name": "list", "type": {{"type": "array", "items": ["null", {names}]}}}},
                {{"name": "map", "type": {{"type": "map", "values": [{names}]}}}}]}}"#
        ),
        &[2, 2, 4, 4, 4, 0, 22, 2, 0, 2, 2, b'k', 0, 1, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Either {
    Long(i64),
    Text(String),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Maybe {
    value: Option<Either>,
}

/// What `Maybe` is, from a writer with this type of `value`.
fn maybe(ty: &str, bytes: &[u8]) -> Result<Option<Either>, String> {
    let writer = format!(
        r#"{{"type": "record", "name": "Maybe", "fields": [{{"name": "value", "type": {ty}}}]}}"#
    );
    read_error::<Maybe>(&writer, bytes).map(|read| read.value)
}

#[test]
fn an_optional_union_is_read_from_other_unions() {
    let text = || Some(Either::Text("a".to_owned()));
    assert_eq!(
        maybe(r#"["string", "null", "int"]"#, &[0, 2, b'a']),
        Ok(text())
    );
    assert_eq!(maybe(r#"["string", "null", "int"]"#, &[2]), Ok(None));
    assert_eq!(
        maybe(r#"["string", "null", "int"]"#, &[4, 2]),
        Ok(Some(Either::Long(1)))
    );
}

#[test]
fn an_optional_union_is_read_from_what_was_no_union() {
    assert_eq!(maybe(r#""int""#, &[2]), Ok(Some(Either::Long(1))));
    assert_eq!(maybe(r#""null""#, &[]), Ok(None));
    assert_eq!(maybe(r#"["null"]"#, &[0]), Ok(None));
}

#[test]
fn a_branch_that_the_reader_lacks_is_an_error_where_it_is_met() {
    let writer = r#"["null", "boolean", "string"]"#;
    assert_eq!(
        maybe(writer, &[4, 2, b'a']),
        Ok(Some(Either::Text("a".to_owned())))
    );
    assert!(maybe(writer, &[2, 1]).is_err());
}

#[test]
fn a_union_is_read_where_null_was_possible() {
    assert_eq!(
        read::<Either>(r#"["null", "int"]"#, &[2, 2]),
        Either::Long(1)
    );
    assert!(read_error::<Either>(r#"["null", "int"]"#, &[0]).is_err());
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct MaybeBoxed {
    value: Option<Box<Either>>,
    list: Vec<Option<Box<Either>>>,
    plain: Box<Either>,
}

#[test]
fn a_union_in_a_box_is_that_union() {
    check(
        &MaybeBoxed {
            value: Some(Box::new(Either::Text("a".to_owned()))),
            list: vec![None, Some(Box::new(Either::Long(1)))],
            plain: Box::new(Either::Text("b".to_owned())),
        },
        r#"{"type": "record", "name": "MaybeBoxed", "fields": [
            {"name": "value", "type": ["null", "long", "string"], "default": null},
            {"name": "list", "type": {"type": "array", "items": ["null", "long", "string"]}},
            {"name": "plain", "type": ["long", "string"]}]}"#,
        &[4, 2, b'a', 4, 0, 2, 2, 0, 2, 2, b'b'],
    );
}

#[test]
fn a_union_in_a_box_is_read_from_other_unions() {
    let writer = r#"{"type": "record", "name": "MaybeBoxed", "fields": [
        {"name": "value", "type": ["string", "null"]},
        {"name": "list", "type": {"type": "array", "items": ["string", "int"]}},
        {"name": "plain", "type": "int"}]}"#;
    let read: MaybeBoxed = read(writer, &[0, 2, b'a', 2, 2, 2, 0, 4]);
    let expected = MaybeBoxed {
        value: Some(Box::new(Either::Text("a".to_owned()))),
        list: vec![Some(Box::new(Either::Long(1)))],
        plain: Box::new(Either::Long(2)),
    };
    assert_eq!(read, expected);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.events")]
enum Event {
    /// By somebody.
    Created {
        id: i64,
        #[avro(rename = "createdBy", default = "nobody")]
        by: String,
    },
    Deleted {},
    Moved(Address),
    #[avro(name = "Gone")]
    Lost {
        #[avro(skip)]
        cache: u64,
        at: Option<i32>,
    },
}

#[test]
fn variants_with_named_fields_are_records_of_their_name_after_that_of_the_enum() {
    check_schema::<Event>(
        r#"[{"type": "record", "name": "EventCreated", "namespace": "acme.events",
            "doc": "By somebody.", "fields": [
                {"name": "id", "type": "long"},
                {"name": "createdBy", "type": "string", "default": "nobody"}]},
            {"type": "record", "name": "EventDeleted", "namespace": "acme.events", "fields": []},
            {"type": "record", "name": "Address", "namespace": "acme", "fields": [
                {"name": "street", "type": "string"}]},
            {"type": "record", "name": "Gone", "namespace": "acme.events", "fields": [
                {"name": "at", "type": ["null", "int"], "default": null}]}]"#,
    );
    check_bytes(
        &Event::Created {
            id: 1,
            by: "a".to_owned(),
        },
        &[0, 2, 2, b'a'],
    );
    check_bytes(&Event::Deleted {}, &[2]);
    check_bytes(
        &Event::Moved(Address {
            street: "s".to_owned(),
        }),
        &[4, 2, b's'],
    );
    check_bytes(
        &Event::Lost {
            cache: 0,
            at: Some(1),
        },
        &[6, 2, 2],
    );
}

#[test]
fn a_record_of_a_variant_is_evolved() {
    let writer = r#"["null", {"type": "record", "name": "EventCreated", "namespace": "acme.events",
        "fields": [{"name": "more", "type": "string"}, {"name": "id", "type": "int"}]}]"#;
    let expected = Event::Created {
        id: 1,
        by: "nobody".to_owned(),
    };
    assert_eq!(read::<Event>(writer, &[2, 2, b'x', 2]), expected);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct HoldsEvents {
    last: Option<Event>,
    all: Vec<Event>,
}

#[test]
fn unions_of_records_stand_within_other_types() {
    check_bytes(
        &HoldsEvents {
            last: Some(Event::Deleted {}),
            all: vec![Event::Lost { cache: 0, at: None }],
        },
        &[4, 2, 6, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Changed {
    Other {
        #[avro(as = i64)]
        big: u64,
    },
    At(#[avro(timestamp_millis)] i64),
    Day(#[avro(as = i32)] u64),
    Data(#[avro(fixed(name = "Key"))] [u8; 1]),
    Ints(#[avro(array)] Vec<u8>),
}

#[test]
fn attributes_change_what_a_variant_holds() {
    check_schema::<Changed>(
        r#"[{"type": "record", "name": "ChangedOther", "fields": [{"name": "big", "type": "long"}]},
            {"type": "long", "logicalType": "timestamp-millis"}, "int",
            {"type": "fixed", "name": "Key", "size": 1}, {"type": "array", "items": "int"}]"#,
    );
    check_bytes(&Changed::Other { big: 1 }, &[0, 2]);
    check_bytes(&Changed::At(1), &[2, 2]);
    check_bytes(&Changed::Day(1), &[4, 2]);
    check_bytes(&Changed::Data([9]), &[6, 9]);
    check_bytes(&Changed::Ints(vec![1]), &[8, 2, 2, 0]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum One {
    Only(i32),
}

#[test]
fn an_enum_of_one_variant_is_a_union_of_one_branch() {
    check(&One::Only(1), r#"["int"]"#, &[0, 2]);
    assert_eq!(read::<One>(r#""int""#, &[2]), One::Only(1));
}
