//! The schema as text.

use crate::support::{assert_same, check_schema};
use avro_runtime::{AvroSchema, Schema};
use std::collections::BTreeMap;

/// The text is the whole schema.
#[track_caller]
fn check<T: AvroSchema>(expected: &str) {
    check_schema::<T>(expected);
    let parsed = Schema::parse(T::schema_json()).unwrap();
    assert_same(&parsed.to_json(), &T::schema().to_json());
    assert!(std::ptr::eq(T::schema_json(), T::schema_json()));
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Order {
    #[avro(default = 1)]
    id: i64,
    state: State,
    again: Option<State>,
    tags: Vec<BTreeMap<String, Address>>,
    plain: Plain,
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
enum State {
    Open,
    Closed,
}

#[derive(AvroSchema)]
#[avro(namespace = "acme.people")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Address {
    state: State,
    hash: [u8; 2],
}

#[derive(AvroSchema)]
#[avro(namespace = "")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Plain {
    state: State,
}

#[test]
fn nested_types_are_in_the_text() {
    check::<Order>(
        r#"{"type": "record", "name": "Order", "namespace": "acme", "fields": [
            {"name": "id", "type": "long", "default": 1},
            {"name": "state", "type": {"type": "enum", "name": "State", "namespace": "acme",
                "symbols": ["Open", "Closed"]}},
            {"name": "again", "type": ["null", "acme.State"], "default": null},
            {"name": "tags", "type": {"type": "array", "items": {"type": "map", "values":
                {"type": "record", "name": "Address", "namespace": "acme.people", "fields": [
                    {"name": "state", "type": "acme.State"},
                    {"name": "hash", "type": {"type": "fixed", "name": "Fixed2",
                        "namespace": "acme.people", "size": 2}}]}}}},
            {"name": "plain", "type": {"type": "record", "name": "Plain", "namespace": "",
                "fields": [{"name": "state", "type": "acme.State"}]}}]}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Tree {
    parent: Option<Box<Tree>>,
    leaf: Leaf,
    value: Expression,
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Leaf {
    up: Vec<Tree>,
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
enum Expression {
    Number(i64),
    Negative { value: Box<Expression> },
    Tree(Box<Tree>),
}

#[test]
fn recursive_types_are_in_the_text_once() {
    check::<Tree>(
        r#"{"type": "record", "name": "Tree", "fields": [
            {"name": "parent", "type": ["null", "Tree"], "default": null},
            {"name": "leaf", "type": {"type": "record", "name": "Leaf", "fields": [
                {"name": "up", "type": {"type": "array", "items": "Tree"}}]}},
            {"name": "value", "type": ["long", {"type": "record", "name": "ExpressionNegative", "fields": [
                {"name": "value", "type": ["long", "ExpressionNegative", "Tree"]}]}, "Tree"]}]}"#,
    );
}

#[test]
fn unions_and_arrays_have_texts_too() {
    check::<Option<Expression>>(
        r#"["null", "long", {"type": "record", "name": "ExpressionNegative", "fields": [
            {"name": "value", "type": ["long", "ExpressionNegative", {"type": "record", "name": "Tree",
            "fields": [{"name": "parent", "type": ["null", "Tree"], "default": null},
            {"name": "leaf", "type": {"type": "record", "name": "Leaf", "fields": [
                {"name": "up", "type": {"type": "array", "items": "Tree"}}]}},
            {"name": "value", "type": ["long", "ExpressionNegative", "Tree"]}]}]}]}, "Tree"]"#,
    );
    check::<Vec<State>>(
        r#"{"type": "array", "items": {"type": "enum", "name": "State", "namespace": "acme",
            "symbols": ["Open", "Closed"]}}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Borrowed<'a> {
    text: &'a str,
    day: chrono::NaiveDate,
}

#[test]
fn texts_do_not_depend_on_lifetimes() {
    check::<Borrowed<'_>>(
        r#"{"type": "record", "name": "Borrowed", "fields": [
            {"name": "text", "type": "string"},
            {"name": "day", "type": {"type": "int", "logicalType": "date"}}]}"#,
    );
}

#[derive(AvroSchema)]
struct Empty {}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Flat {
    #[avro(flatten)]
    nothing: Empty,
    #[avro(flatten)]
    plain: Plain,
    #[avro(flatten)]
    between: Empty,
    id: i32,
    #[avro(flatten)]
    last: Empty,
}

#[test]
fn flattened_fields_are_in_the_text() {
    check::<Flat>(
        r#"{"type": "record", "name": "Flat", "namespace": "acme", "fields": [
            {"name": "state", "type": {"type": "enum", "name": "State", "namespace": "acme",
                "symbols": ["Open", "Closed"]}},
            {"name": "id", "type": "int"}]}"#,
    );
}
