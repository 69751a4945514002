//! Types that hold themselves.

use crate::support::{check, check_bytes, check_schema, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
    children: Vec<Node>,
    named: HashMap<String, Node>,
}

fn leaf(value: i32) -> Node {
    Node {
        value,
        next: None,
        children: vec![],
        named: HashMap::new(),
    }
}

#[test]
fn a_record_holds_itself_in_a_box_an_array_and_a_map() {
    let value = Node {
        value: 1,
        next: Some(Box::new(leaf(2))),
        children: vec![leaf(3)],
        named: HashMap::from([("k".to_owned(), leaf(4))]),
    };
    check(
        &value,
        r#"{"type": "record", "name": "Node", "namespace": "acme", "fields": [
            {"name": "value", "type": "int"},
            {"name": "next", "type": ["null", "acme.Node"], "default": null},
            {"name": "children", "type": {"type": "array", "items": "acme.Node"}},
            {"name": "named", "type": {"type": "map", "values": "acme.Node"}}]}"#,
        &[
            2, // value
            2, 4, 0, 0, 0, // next
            2, 6, 0, 0, 0, 0, // one child
            2, 2, b'k', 8, 0, 0, 0, 0, // one entry
        ],
    );
}

#[test]
fn a_recursive_record_is_read_from_another_one() {
    let writer = r#"{"type": "record", "name": "Node", "namespace": "other", "fields": [
        {"name": "named", "type": {"type": "map", "values": "other.Node"}},
        {"name": "children", "type": {"type": "array", "items": "other.Node"}},
        {"name": "value", "type": "int"}]}"#;
    let bytes = [0, 2, 0, 0, 4, 0, 2];
    let expected = Node {
        children: vec![leaf(2)],
        ..leaf(1)
    };
    assert_eq!(read::<Node>(writer, &bytes), expected);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Man {
    name: String,
    spouse: Option<Box<Woman>>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Woman {
    name: String,
    #[avro(null_last)]
    spouse: Option<Box<Man>>,
}

#[test]
fn two_records_hold_each_other() {
    let woman = Woman {
        name: "e".to_owned(),
        spouse: None,
    };
    check(
        &Man {
            name: "a".to_owned(),
            spouse: Some(Box::new(woman)),
        },
        r#"{"type": "record", "name": "Man", "fields": [
            {"name": "name", "type": "string"},
            {"name": "spouse", "type": ["null", {"type": "record", "name": "Woman", "fields": [
                {"name": "name", "type": "string"},
                {"name": "spouse", "type": ["Man", "null"]}]}], "default": null}]}"#,
        &[2, b'a', 2, 2, b'e', 2],
    );
    check_schema::<Woman>(
        r#"{"type": "record", "name": "Woman", "fields": [
            {"name": "name", "type": "string"},
            {"name": "spouse", "type": [{"type": "record", "name": "Man", "fields": [
                {"name": "name", "type": "string"},
                {"name": "spouse", "type": ["null", "Woman"], "default": null}]}, "null"]}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Expression {
    Number(i64),
    Sum(Sum),
    Negative { value: Box<Expression> },
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Sum {
    left: Box<Expression>,
    right: Option<Box<Expression>>,
}

#[test]
fn a_union_holds_itself_by_its_records() {
    check_schema::<Expression>(
        r#"["long", {"type": "record", "name": "Sum", "fields": [
            {"name": "left", "type": ["long", "Sum", {"type": "record", "name": "ExpressionNegative",
                "fields": [{"name": "value", "type": ["long", "Sum", "ExpressionNegative"]}]}]},
            {"name": "right", "type": ["null", "long", "Sum", "ExpressionNegative"], "default": null}]},
            "ExpressionNegative"]"#,
    );
    let one = || Box::new(Expression::Number(1));
    let negative = Box::new(Expression::Negative { value: one() });
    check_bytes(
        &Expression::Sum(Sum {
            left: one(),
            right: Some(negative),
        }),
        &[2, 0, 2, 6, 0, 2],
    );
}

#[test]
fn a_recursive_union_is_read_from_another_one() {
    let writer = r#"[{"type": "record", "name": "ExpressionNegative", "fields": [
        {"name": "value", "type": ["int", "ExpressionNegative"]}]}, "int"]"#;
    let read: Expression = read(writer, &[0, 2, 0, 2]);
    let inner = Box::new(Expression::Number(1));
    let inner = Box::new(Expression::Negative { value: inner });
    assert_eq!(read, Expression::Negative { value: inner });
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Wrapped(Vec<Holder>);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Holder {
    inner: Wrapped,
}

#[test]
fn a_newtype_can_stand_in_a_cycle() {
    check(
        &Holder {
            inner: Wrapped(vec![Holder {
                inner: Wrapped(vec![]),
            }]),
        },
        r#"{"type": "record", "name": "Holder", "fields": [
            {"name": "inner", "type": {"type": "array", "items": "Holder"}}]}"#,
        &[2, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Attributes {
    #[avro(default)]
    children: Vec<Attributes>,
    #[avro(null_last)]
    last: Option<Box<Attributes>>,
    #[avro(prop(order = "ignore"))]
    named: BTreeMap<String, Option<Box<Attributes>>>,
}

#[test]
fn attributes_do_not_hide_the_cycle() {
    let empty = || Attributes {
        children: vec![],
        last: None,
        named: BTreeMap::new(),
    };
    check(
        &Attributes {
            children: vec![empty()],
            last: Some(Box::new(empty())),
            named: BTreeMap::from([("k".to_owned(), Some(Box::new(empty())))]),
        },
        r#"{"type": "record", "name": "Attributes", "fields": [
            {"name": "children", "type": {"type": "array", "items": "Attributes"}, "default": []},
            {"name": "last", "type": ["Attributes", "null"]},
            {"name": "named", "type": {"type": "map", "values": ["null", "Attributes"]},
                "order": "ignore"}]}"#,
        &[2, 0, 2, 0, 0, 0, 0, 2, 0, 2, 2, b'k', 2, 0, 2, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Endless {
    Number(f64),
    List(Vec<Endless>),
    Map(BTreeMap<String, Option<Endless>>),
}

#[test]
fn a_union_that_holds_itself_without_a_named_type_between_is_an_error() {
    let error = Endless::try_schema().unwrap_err().to_string();
    assert!(
        error.contains("recursion::Endless` contains itself"),
        "{error}"
    );
    assert!(<Option<Endless>>::try_schema().is_err());
}
