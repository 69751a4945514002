//! Enums of unit variants.

use crate::support::{check, read, read_error};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme", rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    Open,
    #[avro(default)]
    InBetween,
    #[avro(rename = "shut")]
    Closed,
}

#[test]
fn unit_variants_are_symbols() {
    let schema = r#"{"type": "enum", "name": "State", "namespace": "acme",
        "symbols": ["OPEN", "IN_BETWEEN", "shut"], "default": "IN_BETWEEN"}"#;
    check(&State::Open, schema, &[0]);
    check(&State::Closed, schema, &[4]);
}

#[test]
fn a_symbol_that_is_not_known_is_the_default() {
    let writer = r#"{"type": "enum", "name": "State", "namespace": "acme",
        "symbols": ["shut", "NEW"]}"#;
    assert_eq!(read::<State>(writer, &[0]), State::Closed);
    assert_eq!(read::<State>(writer, &[2]), State::InBetween);
}

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Strict {
    A,
    B = 7,
}

#[test]
fn symbols_are_counted_whatever_the_discriminant_is() {
    let schema = r#"{"type": "enum", "name": "Strict", "symbols": ["A", "B"]}"#;
    check(&Strict::A, schema, &[0]);
    check(&Strict::B, schema, &[2]);
}

#[test]
fn a_symbol_that_is_not_known_is_an_error_without_a_default() {
    let writer = r#"{"type": "enum", "name": "Strict", "symbols": ["A", "C"]}"#;
    let error = read_error::<Strict>(writer, &[2]).unwrap_err();
    assert!(error.contains("`C`"), "{error}");
}

#[test]
fn an_index_beyond_the_symbols_is_an_error() {
    assert!(from_slice::<Strict>(&[4]).is_err());
    assert!(from_slice::<Strict>(&[1]).is_err());
    assert!(from_slice::<State>(&[6]).is_err());
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Holder {
    one: State,
    maybe: Option<State>,
    list: Vec<State>,
    map: BTreeMap<String, State>,
    boxed: Box<State>,
}

#[test]
fn enums_stand_within_other_types() {
    check(
        &Holder {
            one: State::Open,
            maybe: Some(State::Closed),
            list: vec![State::InBetween],
            map: BTreeMap::from([("k".to_owned(), State::Closed)]),
            boxed: Box::new(State::InBetween),
        },
        r#"{"type": "record", "name": "Holder", "fields": [
            {"name": "one", "type": {"type": "enum", "name": "State", "namespace": "acme",
                "symbols": ["OPEN", "IN_BETWEEN", "shut"], "default": "IN_BETWEEN"}},
            {"name": "maybe", "type": ["null", "acme.State"], "default": null},
            {"name": "list", "type": {"type": "array", "items": "acme.State"}},
            {"name": "map", "type": {"type": "map", "values": "acme.State"}},
            {"name": "boxed", "type": "acme.State"}]}"#,
        &[0, 2, 4, 2, 2, 0, 2, 2, b'k', 4, 0, 2],
    );
}

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Single {
    Only,
}

#[test]
fn an_enum_of_one_symbol_takes_a_byte() {
    check(
        &Single::Only,
        r#"{"type": "enum", "name": "Single", "symbols": ["Only"]}"#,
        &[0],
    );
}
