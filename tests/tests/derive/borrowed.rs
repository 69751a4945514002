//! Types that borrow from the data.

use crate::support::check_schema;
use avro_runtime::{
    AvroDecode, AvroEncode, AvroSchema, DatumReader, Schema, from_slice, json, to_vec,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Row<'a> {
    name: &'a str,
    data: &'a [u8],
    text: Cow<'a, str>,
    raw: Cow<'a, [u8]>,
    maybe: Option<&'a str>,
    list: Vec<&'a str>,
    map: BTreeMap<String, &'a [u8]>,
}

fn row() -> Row<'static> {
    Row {
        name: "n",
        data: &[1],
        text: Cow::Borrowed("t"),
        raw: Cow::Borrowed(&[2]),
        maybe: Some("m"),
        list: vec!["l"],
        map: BTreeMap::from([("k".to_owned(), &[3][..])]),
    }
}

const ROW: [u8; 20] = [
    2, b'n', 2, 1, 2, b't', 2, 2, 2, 2, b'm', 2, 2, b'l', 0, 2, 2, b'k', 2, 3,
];

#[test]
fn references_are_strings_and_bytes() {
    check_schema::<Row<'_>>(
        r#"{"type": "record", "name": "Row", "fields": [
            {"name": "name", "type": "string"}, {"name": "data", "type": "bytes"},
            {"name": "text", "type": "string"}, {"name": "raw", "type": "bytes"},
            {"name": "maybe", "type": ["null", "string"], "default": null},
            {"name": "list", "type": {"type": "array", "items": "string"}},
            {"name": "map", "type": {"type": "map", "values": "bytes"}}]}"#,
    );
    let bytes = [&ROW[..], &[0]].concat();
    assert_eq!(to_vec(&row()).unwrap(), bytes);
    assert_eq!(from_slice(&bytes), Ok(row()));
}

#[test]
fn what_is_read_is_not_copied() {
    let bytes = [&ROW[..], &[0]].concat();
    let read: Row<'_> = from_slice(&bytes).unwrap();
    assert!(bytes.as_ptr_range().contains(&read.name.as_ptr()));
    assert!(bytes.as_ptr_range().contains(&read.data.as_ptr()));
    assert!(bytes.as_ptr_range().contains(&read.list[0].as_ptr()));
    assert!(matches!(
        (read.text, read.raw),
        (Cow::Borrowed(_), Cow::Borrowed(_))
    ));
}

#[test]
fn data_of_other_schemas_are_not_copied_either() {
    let writer = r#"{"type": "record", "name": "Row", "fields": [
        {"name": "list", "type": {"type": "array", "items": "string"}},
        {"name": "raw", "type": "bytes"}, {"name": "text", "type": "string"},
        {"name": "data", "type": "string"}, {"name": "name", "type": "bytes"},
        {"name": "map", "type": {"type": "map", "values": "bytes"}}]}"#;
    let reader = DatumReader::<Row<'_>>::new(&Schema::parse(writer).unwrap()).unwrap();
    let bytes = [0, 2, 1, 2, b't', 2, b'd', 2, b'n', 0];
    let read = reader.read(&bytes).unwrap();
    assert_eq!((read.name, read.data, &*read.text), ("n", &b"d"[..], "t"));
    assert!(bytes.as_ptr_range().contains(&read.name.as_ptr()));
}

#[test]
fn a_borrowing_type_is_shown_as_json() {
    let text = json::to_string(&Holder {
        one: Inner { id: "a" },
        two: None,
    })
    .unwrap();
    assert_eq!(text, r#"{"one":{"id":"a"},"two":null}"#);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Inner<'de> {
    id: &'de str,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Holder<'de> {
    one: Inner<'de>,
    two: Option<Box<Inner<'de>>>,
}

#[test]
fn a_lifetime_can_be_called_de() {
    check_schema::<Holder<'_>>(
        r#"{"type": "record", "name": "Holder", "fields": [
            {"name": "one", "type": {"type": "record", "name": "Inner", "fields": [
                {"name": "id", "type": "string"}]}},
            {"name": "two", "type": ["null", "Inner"], "default": null}]}"#,
    );
    let value = Holder {
        one: Inner { id: "a" },
        two: Some(Box::new(Inner { id: "b" })),
    };
    let bytes = [2, b'a', 2, 2, b'b'];
    assert_eq!(to_vec(&value).unwrap(), bytes);
    assert_eq!(from_slice(&bytes), Ok(value));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Value<'a> {
    Text(&'a str),
    Data(Cow<'a, [u8]>),
    Inner { id: &'a str, number: i32 },
}

#[test]
fn unions_borrow() {
    check_schema::<Value<'_>>(
        r#"["string", "bytes", {"type": "record", "name": "ValueInner", "fields": [
            {"name": "id", "type": "string"}, {"name": "number", "type": "int"}]}]"#,
    );
    for (value, bytes) in [
        (Value::Text("a"), vec![0, 2, b'a']),
        (Value::Data(Cow::Borrowed(b"b")), vec![2, 2, b'b']),
        (Value::Inner { id: "c", number: 1 }, vec![4, 2, b'c', 2]),
    ] {
        assert_eq!(to_vec(&value).unwrap(), bytes);
        assert_eq!(from_slice(&bytes), Ok(value));
    }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Tagged<'de> {
    Text(&'de str),
    Named { name: Cow<'de, str> },
    Nothing,
}

#[test]
fn tagged_enums_borrow() {
    let value = Tagged::Named {
        name: Cow::Borrowed("a"),
    };
    let bytes = [2, 0, 2, 2, b'a'];
    assert_eq!(to_vec(&value).unwrap(), bytes);
    assert_eq!(from_slice(&bytes), Ok(value));
    assert_eq!(from_slice(&[0, 2, 2, b'a', 0]), Ok(Tagged::Text("a")));
    assert_eq!(from_slice(&[4, 0, 0]), Ok(Tagged::Nothing));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Two<'a, 'b: 'a> {
    a: &'a str,
    b: Inner<'b>,
}

#[test]
fn several_lifetimes_are_all_those_of_the_data() {
    let bytes = [2, b'a', 2, b'b'];
    let value = Two {
        a: "a",
        b: Inner { id: "b" },
    };
    assert_eq!(to_vec(&value).unwrap(), bytes);
    assert_eq!(from_slice(&bytes), Ok(value));
}
