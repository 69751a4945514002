//! Spellings of types, names of variables, and combinations that are easily forgotten.

use crate::support::{check, check_bytes, check_schema};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Paths {
    a: std::collections::HashMap<std::string::String, std::vec::Vec<u8>>,
    b: core::option::Option<std::boxed::Box<i64>>,
    d: HashMap<String, i32, RandomState>,
    e: Arc<str>,
    f: Box<str>,
    g: Box<[i32]>,
}

#[test]
fn types_may_be_spelled_by_their_paths() {
    check_schema::<Paths>(
        r#"{"type": "record", "name": "Paths", "fields": [
            {"name": "a", "type": {"type": "map", "values": "bytes"}},
            {"name": "b", "type": ["null", "long"], "default": null},
            {"name": "d", "type": {"type": "map", "values": "int"}},
            {"name": "e", "type": "string"}, {"name": "f", "type": "string"},
            {"name": "g", "type": {"type": "array", "items": "int"}}]}"#,
    );
}

type Byte = u8;
type Maybe<T> = Option<T>;
type Text = String;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Aliases {
    bytes: Vec<Byte>,
    maybe: Maybe<i32>,
    #[avro(default = "x")]
    text: Text,
}

#[test]
fn an_alias_is_what_it_stands_for_but_has_no_default_of_its_own() {
    check(
        &Aliases {
            bytes: vec![1],
            maybe: Some(1),
            text: "a".to_owned(),
        },
        r#"{"type": "record", "name": "Aliases", "fields": [
            {"name": "bytes", "type": "bytes"}, {"name": "maybe", "type": ["null", "int"]},
            {"name": "text", "type": "string", "default": "x"}]}"#,
        &[2, 1, 2, 2, 2, b'a'],
    );
}

macro_rules! made_by_a_macro {
    ($name:ident { $($field:ident: $ty:ty = $default:literal,)* }) => {
        #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
        struct $name {
            $(
                #[avro(default = $default)]
                $field: $ty,
            )*
            list: Vec<$($ty)*>,
        }
    };
}

made_by_a_macro! { Made { item: u8 = 7, } }

#[test]
fn types_may_come_from_macros() {
    check(
        &Made {
            item: 1,
            list: vec![2],
        },
        r#"{"type": "record", "name": "Made", "fields": [
            {"name": "item", "type": "int", "default": 7},
            {"name": "list", "type": "bytes"}]}"#,
        &[2, 2, 2],
    );
}

#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AvroSchema, AvroEncode, AvroDecode)]
enum Either {
    Long(i64),
    Text(String),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Pointers {
    arc: Option<Arc<Either>>,
    boxed: Option<Box<Either>>,
    map: BTreeMap<String, Option<Box<Either>>>,
}

#[test]
fn a_union_is_optional_behind_every_pointer() {
    let text = || Either::Text("a".to_owned());
    check(
        &Pointers {
            arc: Some(Arc::new(text())),
            boxed: Some(Box::new(text())),
            map: BTreeMap::from([("k".to_owned(), Some(Box::new(Either::Long(1))))]),
        },
        r#"{"type": "record", "name": "Pointers", "fields": [
            {"name": "arc", "type": ["null", "long", "string"], "default": null},
            {"name": "boxed", "type": ["null", "long", "string"], "default": null},
            {"name": "map", "type": {"type": "map", "values": ["null", "long", "string"]}}]}"#,
        &[4, 2, b'a', 4, 2, b'a', 2, 2, b'k', 2, 2, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
    #[avro(default)]
    last: bool,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct FlatPage {
    #[avro(flatten)]
    page: Page<i32>,
    number: i32,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct FlatInGeneric<T> {
    number: T,
    #[avro(flatten)]
    page: Page<T>,
}

#[test]
fn a_generic_record_can_be_flattened() {
    let page = || Page {
        items: vec![1],
        last: true,
    };
    check(
        &FlatPage {
            page: page(),
            number: 2,
        },
        r#"{"type": "record", "name": "FlatPage", "fields": [
            {"name": "items", "type": {"type": "array", "items": "int"}},
            {"name": "last", "type": "boolean", "default": false},
            {"name": "number", "type": "int"}]}"#,
        &[2, 2, 0, 1, 4],
    );
    check(
        &FlatInGeneric {
            number: 2,
            page: page(),
        },
        r#"{"type": "record", "name": "FlatInGeneric_int", "fields": [
            {"name": "number", "type": "int"},
            {"name": "items", "type": {"type": "array", "items": "int"}},
            {"name": "last", "type": "boolean", "default": false}]}"#,
        &[4, 2, 2, 0, 1],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Prelude {
    Some(i32),
    None,
    Ok {
        value: i32,
        out: i32,
        first: i32,
        start: i32,
        input: i32,
        tag: i32,
    },
    Err(String),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Variables {
    Ok {
        value: i32,
        out: i32,
        first: i32,
        start: i32,
        input: i32,
        branch: i32,
        resolved: i32,
    },
    Some(String),
}

#[test]
fn variants_and_their_fields_may_have_any_names() {
    check_bytes(&Prelude::None, &[2, 0, 0, 0]);
    check_bytes(&Prelude::Err("a".to_owned()), &[6, 0, 0, 2, 2, b'a']);
    check_bytes(
        &Prelude::Ok {
            value: 1,
            out: 2,
            first: 3,
            start: 4,
            input: 5,
            tag: 6,
        },
        &[4, 0, 2, 2, 4, 6, 8, 10, 12, 0],
    );
    check_bytes(
        &Variables::Ok {
            value: 1,
            out: 2,
            first: 3,
            start: 4,
            input: 5,
            branch: 6,
            resolved: 7,
        },
        &[0, 2, 4, 6, 8, 10, 12, 14],
    );
    check_bytes(&Variables::Some("a".to_owned()), &[2, 2, b'a']);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[expect(non_snake_case, reason = "the names that the implementations use")]
struct Parameters {
    record: i32,
    step: i32,
    first: i32,
    resolved: i32,
    branch: i32,
    Self_: i32,
    DEFINITION: i32,
    field_0: i32,
    avro_runtime: i32,
}

#[test]
fn fields_may_have_any_names() {
    let value = Parameters {
        record: 1,
        step: 2,
        first: 3,
        resolved: 4,
        branch: 5,
        Self_: 6,
        DEFINITION: 7,
        field_0: 8,
        avro_runtime: 9,
    };
    check_bytes(&value, &[2, 4, 6, 8, 10, 12, 14, 16, 18]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Keys {
    b: BTreeMap<Arc<str>, [u8; 1]>,
    c: BTreeMap<Box<str>, Option<Either>>,
}

#[test]
fn the_keys_of_a_map_may_be_other_texts() {
    check(
        &Keys {
            b: BTreeMap::from([(Arc::from("k"), [2])]),
            c: BTreeMap::from([(Box::from("k"), None)]),
        },
        r#"{"type": "record", "name": "Keys", "fields": [
            {"name": "b", "type": {"type": "map", "values":
                {"type": "fixed", "name": "Fixed1", "size": 1}}},
            {"name": "c", "type": {"type": "map", "values": ["null", "long", "string"]}}]}"#,
        &[2, 2, b'k', 2, 0, 2, 2, b'k', 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Other {
    id: i32,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Optional {
    other: Option<Other>,
    optional: Vec<Option<Box<Optional>>>,
}

#[test]
fn types_may_be_called_as_what_the_derives_need_themselves() {
    let value = Optional {
        other: Some(Other { id: 1 }),
        optional: vec![None],
    };
    let bytes = avro_runtime::to_vec(&value).unwrap();
    assert_eq!(bytes, [2, 2, 2, 0, 0]);
    assert_eq!(avro_runtime::from_slice(&bytes), Ok(value));
}
