//! Defaults of every kind: what the schema says, and what is read where a field was not written.

use crate::support::{check_schema, name, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, Decode};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// What is read from a record without any fields.
#[track_caller]
fn check<T>(schema: &str, expected: &T)
where
    T: AvroSchema + for<'de> Decode<'de> + PartialEq + Debug + 'static,
{
    check_schema::<T>(schema);
    let name = name(T::schema());
    let writer = format!(r#"{{"type": "record", "name": "{name}", "fields": []}}"#);
    assert_eq!(&read::<T>(&writer, &[]), expected);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Literals {
    #[avro(default = true)]
    a: bool,
    #[avro(default = -1)]
    b: i32,
    #[avro(default = 9_223_372_036_854_775_807)]
    c: i64,
    #[avro(default = 0.5)]
    d: f32,
    #[avro(default = -1e300)]
    e: f64,
    #[avro(default = "x\n\"")]
    f: String,
    #[avro(default = 1)]
    g: f64,
    #[avro(default = 200)]
    h: u8,
    #[avro(default = 4_294_967_295)]
    i: u32,
}

#[test]
fn literals_are_defaults() {
    check(
        r#"{"type": "record", "name": "Literals", "fields": [
            {"name": "a", "type": "boolean", "default": true},
            {"name": "b", "type": "int", "default": -1},
            {"name": "c", "type": "long", "default": 9223372036854775807},
            {"name": "d", "type": "float", "default": 0.5},
            {"name": "e", "type": "double", "default": -1e300},
            {"name": "f", "type": "string", "default": "x\n\""},
            {"name": "g", "type": "double", "default": 1},
            {"name": "h", "type": "int", "default": 200},
            {"name": "i", "type": "long", "default": 4294967295}]}"#,
        &Literals {
            a: true,
            b: -1,
            c: i64::MAX,
            d: 0.5,
            e: -1e300,
            f: "x\n\"".to_owned(),
            g: 1.0,
            h: 200,
            i: u32::MAX,
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Binary {
    #[avro(default = b"\x00\xff")]
    a: Vec<u8>,
    #[avro(default = b"\x01\x02")]
    b: [u8; 2],
    #[avro(array, default = [1, 2])]
    c: Vec<u8>,
    #[avro(fixed(name = "F", size = 1), default = b"\x80")]
    d: Vec<u8>,
}

#[test]
fn bytes_and_fixed_have_bytes_as_defaults() {
    check(
        r#"{"type": "record", "name": "Binary", "fields": [
            {"name": "a", "type": "bytes", "default": "\u0000\u00ff"},
            {"name": "b", "type": {"type": "fixed", "name": "Fixed2", "size": 2},
                "default": "\u0001\u0002"},
            {"name": "c", "type": {"type": "array", "items": "int"}, "default": [1, 2]},
            {"name": "d", "type": {"type": "fixed", "name": "F", "size": 1},
                "default": "\u0080"}]}"#,
        &Binary {
            a: vec![0, 255],
            b: [1, 2],
            c: vec![1, 2],
            d: vec![128],
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Lists {
    #[avro(default = [])]
    a: Vec<i64>,
    #[avro(default = ["a", "b"])]
    b: Vec<String>,
    #[avro(default = [[1], []])]
    c: Vec<Vec<i32>>,
    #[avro(default_json = r#"{"k": 1}"#)]
    d: BTreeMap<String, i64>,
}

#[test]
fn arrays_and_maps_have_defaults() {
    check(
        r#"{"type": "record", "name": "Lists", "fields": [
            {"name": "a", "type": {"type": "array", "items": "long"}, "default": []},
            {"name": "b", "type": {"type": "array", "items": "string"}, "default": ["a", "b"]},
            {"name": "c", "type": {"type": "array", "items": {"type": "array", "items": "int"}},
                "default": [[1], []]},
            {"name": "d", "type": {"type": "map", "values": "long"}, "default": {"k": 1}}]}"#,
        &Lists {
            a: vec![],
            b: vec!["a".to_owned(), "b".to_owned()],
            c: vec![vec![1], vec![]],
            d: BTreeMap::from([("k".to_owned(), 1)]),
        },
    );
}

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Color {
    Red,
    Green,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Point {
    x: i32,
    #[avro(default = 2)]
    y: i32,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Nested {
    #[avro(default = "Green")]
    color: Color,
    #[avro(default_json = r#"{"x": 1}"#)]
    point: Point,
    #[avro(default_json = r#"[{"x": 3, "y": 4}]"#)]
    points: Vec<Point>,
    #[avro(default_json = r#"{"k": {"x": 5}}"#)]
    by_name: BTreeMap<String, Point>,
}

#[test]
fn symbols_and_records_have_defaults() {
    check(
        r#"{"type": "record", "name": "Nested", "fields": [
            {"name": "color", "type": {"type": "enum", "name": "Color",
                "symbols": ["Red", "Green"]}, "default": "Green"},
            {"name": "point", "type": {"type": "record", "name": "Point", "fields": [
                {"name": "x", "type": "int"}, {"name": "y", "type": "int", "default": 2}]},
                "default": {"x": 1}},
            {"name": "points", "type": {"type": "array", "items": "Point"},
                "default": [{"x": 3, "y": 4}]},
            {"name": "by_name", "type": {"type": "map", "values": "Point"},
                "default": {"k": {"x": 5}}}]}"#,
        &Nested {
            color: Color::Green,
            point: Point { x: 1, y: 2 },
            points: vec![Point { x: 3, y: 4 }],
            by_name: BTreeMap::from([("k".to_owned(), Point { x: 5, y: 2 })]),
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct FromDefault {
    #[avro(default)]
    a: i32,
    #[avro(default)]
    b: String,
    #[avro(default)]
    c: Vec<u8>,
    #[avro(default)]
    d: Settings,
    #[avro(default)]
    e: Option<i64>,
    #[avro(default)]
    f: [u8; 1],
    #[avro(default)]
    g: Vec<Settings>,
    #[avro(default)]
    h: BTreeMap<String, i32>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Settings {
    level: i32,
    color: Color,
    tags: Vec<String>,
    raw: Vec<u8>,
    ratio: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            level: 3,
            color: Color::Green,
            tags: vec!["t".to_owned()],
            raw: vec![0xff],
            ratio: f64::NEG_INFINITY,
        }
    }
}

#[test]
fn default_alone_takes_the_value_of_the_trait() {
    let settings = r#"{"type": "record", "name": "Settings", "fields": [
        {"name": "level", "type": "int"},
        {"name": "color", "type": {"type": "enum", "name": "Color", "symbols": ["Red", "Green"]}},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "raw", "type": "bytes"}, {"name": "ratio", "type": "double"}]}"#;
    check(
        &format!(
            r#"{{"type": "record", "name": "FromDefault", "fields": [
                {{"name": "a", "type": "int", "default": 0}},
                {{"name": "b", "type": "string", "default": ""}},
                {{"name": "c", "type": "bytes", "default": ""}},
                {{"name": "d", "type": {settings}, "default": {{"level": 3, "color": "Green",
                    "tags": ["t"], "raw": "\u00ff", "ratio": "-Infinity"}}}},
                {{"name": "e", "type": ["null", "long"], "default": null}},
                {{"name": "f", "type": {{"type": "fixed", "name": "Fixed1", "size": 1}},
                    "default": "\u0000"}},
                {{"name": "g", "type": {{"type": "array", "items": "Settings"}}, "default": []}},
                {{"name": "h", "type": {{"type": "map", "values": "int"}}, "default": {{}}}}]}}"#
        ),
        &FromDefault {
            a: 0,
            b: String::new(),
            c: vec![],
            d: Settings::default(),
            e: None,
            f: [0],
            g: vec![],
            h: BTreeMap::new(),
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Logical {
    #[avro(date, default = 1)]
    day: i32,
    #[avro(timestamp_millis, default)]
    at: i64,
    #[avro(decimal(precision = 4, scale = 2), default)]
    price: rust_decimal::Decimal,
    #[avro(decimal(precision = 4, scale = 2), default_json = r#""\u0004\u00d2""#)]
    cost: rust_decimal::Decimal,
    #[avro(default)]
    id: uuid::Uuid,
}

#[test]
fn logical_types_have_defaults_of_their_base_type() {
    check(
        r#"{"type": "record", "name": "Logical", "fields": [
            {"name": "day", "type": {"type": "int", "logicalType": "date"}, "default": 1},
            {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"},
                "default": 0},
            {"name": "price", "type": {"type": "bytes", "logicalType": "decimal",
                "precision": 4, "scale": 2}, "default": "\u0000"},
            {"name": "cost", "type": {"type": "bytes", "logicalType": "decimal",
                "precision": 4, "scale": 2}, "default": "\u0004\u00d2"},
            {"name": "id", "type": {"type": "string", "logicalType": "uuid"},
                "default": "00000000-0000-0000-0000-000000000000"}]}"#,
        &Logical {
            day: 1,
            at: 0,
            price: rust_decimal::Decimal::ZERO,
            cost: rust_decimal::Decimal::new(1_234, 2),
            id: uuid::Uuid::nil(),
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Choice {
    Number(i32),
    Text(String),
}

impl Default for Choice {
    fn default() -> Self {
        Self::Number(7)
    }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Unions {
    #[avro(default)]
    a: Choice,
    #[avro(default_json = "8")]
    b: Choice,
    c: Option<Choice>,
}

#[test]
fn a_union_has_a_default_of_its_first_branch() {
    check(
        r#"{"type": "record", "name": "Unions", "fields": [
            {"name": "a", "type": ["int", "string"], "default": 7},
            {"name": "b", "type": ["int", "string"], "default": 8},
            {"name": "c", "type": ["null", "int", "string"], "default": null}]}"#,
        &Unions {
            a: Choice::Number(7),
            b: Choice::Number(8),
            c: None,
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Converted {
    #[avro(as = i64, default = 1)]
    a: u64,
    #[avro(as = i64, default)]
    b: usize,
    #[avro(skip)]
    c: Option<u64>,
}

#[test]
fn converted_fields_have_defaults_of_what_they_are_in_avro() {
    check(
        r#"{"type": "record", "name": "Converted", "fields": [
            {"name": "a", "type": "long", "default": 1},
            {"name": "b", "type": "long", "default": 0}]}"#,
        &Converted {
            a: 1,
            b: 0,
            c: None,
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    #[avro(default)]
    first: T,
    #[avro(default_json = "[]")]
    rest: Vec<T>,
}

#[test]
fn fields_of_a_parameter_have_defaults() {
    check(
        r#"{"type": "record", "name": "Page_string", "fields": [
            {"name": "first", "type": "string", "default": ""},
            {"name": "rest", "type": {"type": "array", "items": "string"}, "default": []}]}"#,
        &Page {
            first: String::new(),
            rest: vec![],
        },
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Tree {
    #[avro(default)]
    children: Vec<Tree>,
    #[avro(default_json = r#"{"k": {"children": [], "named": {}}}"#)]
    named: BTreeMap<String, Tree>,
}

#[test]
fn a_recursive_type_can_be_its_own_default() {
    let leaf = Tree {
        children: vec![],
        named: BTreeMap::new(),
    };
    check(
        r#"{"type": "record", "name": "Tree", "fields": [
            {"name": "children", "type": {"type": "array", "items": "Tree"}, "default": []},
            {"name": "named", "type": {"type": "map", "values": "Tree"},
                "default": {"k": {"children": [], "named": {}}}}]}"#,
        &Tree {
            children: vec![],
            named: BTreeMap::from([("k".to_owned(), leaf)]),
        },
    );
}
