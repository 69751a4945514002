//! Fields that are those of another record, and fields that Avro does not have.

use crate::support::{check, check_bytes, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::HashMap;
use std::sync::Mutex;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Id {
    id: i64,
    version: Option<i32>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Meta {
    #[avro(flatten)]
    id: Id,
    #[avro(alias = "who", default = "nobody")]
    author: String,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Document {
    title: String,
    #[avro(flatten)]
    meta: Meta,
    pages: i32,
}

fn document() -> Document {
    Document {
        title: "t".to_owned(),
        meta: Meta {
            id: Id {
                id: 1,
                version: Some(2),
            },
            author: "a".to_owned(),
        },
        pages: 3,
    }
}

#[test]
fn flattened_fields_stand_where_the_field_is() {
    check(
        &document(),
        r#"{"type": "record", "name": "Document", "fields": [
            {"name": "title", "type": "string"},
            {"name": "id", "type": "long"},
            {"name": "version", "type": ["null", "int"], "default": null},
            {"name": "author", "type": "string", "aliases": ["who"], "default": "nobody"},
            {"name": "pages", "type": "int"}]}"#,
        &[2, b't', 2, 2, 4, 2, b'a', 6],
    );
}

#[test]
fn flattened_fields_are_read_in_any_order() {
    let writer = r#"{"type": "record", "name": "Document", "fields": [
        {"name": "who", "type": "string"}, {"name": "pages", "type": "int"},
        {"name": "new", "type": "long"}, {"name": "version", "type": "int"},
        {"name": "title", "type": "string"}, {"name": "id", "type": "int"}]}"#;
    let bytes = [2, b'a', 6, 99, 4, 2, b't', 2];
    assert_eq!(read::<Document>(writer, &bytes), document());
}

#[test]
fn flattened_fields_have_their_defaults() {
    let writer = r#"{"type": "record", "name": "Document", "fields": [
        {"name": "id", "type": "long"}, {"name": "pages", "type": "int"},
        {"name": "title", "type": "string"}]}"#;
    let expected = Document {
        meta: Meta {
            id: Id {
                id: 1,
                version: None,
            },
            author: "nobody".to_owned(),
        },
        ..document()
    };
    assert_eq!(read::<Document>(writer, &[2, 6, 2, b't']), expected);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    #[avro(flatten)]
    inner: T,
    last: bool,
}

#[test]
fn a_type_parameter_can_be_flattened() {
    check(
        &Page {
            inner: Id {
                id: 1,
                version: None,
            },
            last: true,
        },
        r#"{"type": "record", "name": "Page_Id", "fields": [
            {"name": "id", "type": "long"},
            {"name": "version", "type": ["null", "int"], "default": null},
            {"name": "last", "type": "boolean"}]}"#,
        &[2, 0, 1],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Node {
    #[avro(flatten)]
    head: Head,
    children: Vec<Node>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Head {
    name: String,
    parent: Option<Box<Node>>,
}

#[test]
fn a_record_within_a_cycle_can_be_flattened() {
    let leaf = || Node {
        head: Head {
            name: "l".to_owned(),
            parent: None,
        },
        children: vec![],
    };
    check(
        &Node {
            head: Head {
                name: "r".to_owned(),
                parent: Some(Box::new(leaf())),
            },
            children: vec![leaf()],
        },
        r#"{"type": "record", "name": "Node", "fields": [
            {"name": "name", "type": "string"},
            {"name": "parent", "type": ["null", "Node"], "default": null},
            {"name": "children", "type": {"type": "array", "items": "Node"}}]}"#,
        &[2, b'r', 2, 2, b'l', 0, 0, 2, 2, b'l', 0, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct OnlyFlat {
    #[avro(flatten)]
    a: Id,
    #[avro(flatten)]
    b: Empty,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Empty {}

#[test]
fn a_record_without_fields_can_be_flattened() {
    check(
        &OnlyFlat {
            a: Id {
                id: 1,
                version: None,
            },
            b: Empty {},
        },
        r#"{"type": "record", "name": "OnlyFlat", "fields": [
            {"name": "id", "type": "long"},
            {"name": "version", "type": ["null", "int"], "default": null}]}"#,
        &[2, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct EmptyFirst {
    #[avro(flatten)]
    a: Empty,
    b: i32,
}

#[test]
fn a_record_without_fields_can_be_flattened_before_others() {
    check(
        &EmptyFirst { a: Empty {}, b: 1 },
        r#"{"type": "record", "name": "EmptyFirst", "fields": [{"name": "b", "type": "int"}]}"#,
        &[2],
    );
}

#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
struct Skipping {
    #[expect(dead_code, reason = "it is skipped")]
    #[avro(skip)]
    lock: Mutex<i32>,
    a: i32,
    #[avro(skip)]
    cache: HashMap<u64, String>,
    #[avro(skip)]
    text: &'static str,
}

impl PartialEq for Skipping {
    fn eq(&self, other: &Self) -> bool {
        self.a == other.a && self.cache == other.cache && self.text == other.text
    }
}

#[test]
fn skipped_fields_need_nothing_but_a_default() {
    let value = Skipping {
        lock: Mutex::new(0),
        a: 1,
        cache: HashMap::new(),
        text: "",
    };
    check(
        &value,
        r#"{"type": "record", "name": "Skipping", "fields": [{"name": "a", "type": "int"}]}"#,
        &[2],
    );
    let filled = Skipping {
        cache: HashMap::from([(1, "x".to_owned())]),
        text: "x",
        ..value
    };
    assert_eq!(avro_runtime::to_vec(&filled), Ok(vec![2]));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Union {
    Flat {
        #[avro(flatten)]
        id: Id,
        #[avro(skip)]
        cache: i32,
        last: bool,
    },
}

#[test]
fn variants_flatten_and_skip() {
    let value = Union::Flat {
        id: Id {
            id: 1,
            version: None,
        },
        cache: 0,
        last: true,
    };
    check(
        &value,
        r#"[{"type": "record", "name": "UnionFlat", "fields": [
            {"name": "id", "type": "long"},
            {"name": "version", "type": ["null", "int"], "default": null},
            {"name": "last", "type": "boolean"}]}]"#,
        &[0, 2, 0, 1],
    );
    check_bytes(&value, &[0, 2, 0, 1]);
}
