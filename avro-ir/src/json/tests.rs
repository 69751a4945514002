//! What written schemas look like.

use super::JsonPiece;
use crate::{LoadOptions, ParseOptions, Schema, SchemaSet, Sources, load};
use expect_test::{Expect, expect};
use std::sync::Arc;

fn check(text: &str, expected: &Expect) {
    let schema = Schema::parse_with(text, &ParseOptions::java()).unwrap();
    expected.assert_eq(&schema.to_json());
}

#[test]
fn every_attribute_is_kept() {
    check(
        r#"{"name": "R", "type": "error", "namespace": "a", "p": [1.50, {"é\u2028\u0001": null}], "doc": "d", "aliases": ["A"],
            "fields": [{"type": {"type": "int", "logicalType": "date"}, "name": "f", "q": true, "order": "descending",
            "default": 1, "aliases": ["g"], "doc": "e"}]}"#,
        &expect![[
            r#"{"type":"error","name":"R","namespace":"a","doc":"d","aliases":["a.A"],"fields":[{"name":"f","type":{"type":"int","logicalType":"date"},"doc":"e","aliases":["g"],"default":1,"order":"descending","q":true}],"p":[1.50,{"é\u2028\u0001":null}]}"#
        ]],
    );
}

#[test]
fn a_type_is_defined_where_it_is_first_used() {
    check(
        r#"{"type": "record", "name": "a.R", "fields": [{"name": "f", "type": ["null", "F"]}, {"name": "g", "type": {"type": "fixed", "name": "F", "size": 1}}]}"#,
        &expect![[
            r#"{"type":"record","name":"R","namespace":"a","fields":[{"name":"f","type":["null",{"type":"fixed","name":"F","size":1}]},{"name":"g","type":"a.F"}]}"#
        ]],
    );
}

#[test]
fn a_namespace_is_written_where_it_changes() {
    check(
        r#"{"type": "record", "name": "a.R", "fields": [
            {"name": "f", "type": {"type": "record", "name": "S", "namespace": "", "fields": [
                {"name": "g", "type": {"type": "enum", "name": "a.E", "symbols": ["X"], "default": "X"}}]}},
            {"name": "h", "type": {"type": "fixed", "name": "F", "size": 1}}]}"#,
        &expect![[
            r#"{"type":"record","name":"R","namespace":"a","fields":[{"name":"f","type":{"type":"record","name":"S","namespace":"","fields":[{"name":"g","type":{"type":"enum","name":"E","namespace":"a","symbols":["X"],"default":"X"}}]}},{"name":"h","type":{"type":"fixed","name":"F","size":1}}]}"#
        ]],
    );
}

/// A bare name would mean the nearer type.
#[test]
fn a_hidden_type_of_the_null_namespace_is_written_with_a_dot() {
    check(
        r#"{"type": "record", "name": "a.R", "fields": [
            {"name": "f", "type": {"type": "fixed", "name": "F", "size": 1}},
            {"name": "g", "type": {"type": "fixed", "name": ".F", "size": 2}},
            {"name": "h", "type": ".F"}]}"#,
        &expect![[
            r#"{"type":"record","name":"R","namespace":"a","fields":[{"name":"f","type":{"type":"fixed","name":"F","size":1}},{"name":"g","type":{"type":"fixed","name":"F","namespace":"","size":2}},{"name":"h","type":".F"}]}"#
        ]],
    );
}

fn set(text: &str) -> Arc<SchemaSet> {
    let mut sources = Sources::new();
    sources.add("a.avsc", text);
    load(sources, &LoadOptions::default()).unwrap().set
}

#[test]
fn a_definition_refers_to_other_types() {
    let set = set(
        r#"{"type": "record", "name": "R", "fields": [{"name": "f", "type": ["null", "R", {"type": "fixed", "name": "a.F", "size": 1}]}]}"#,
    );
    let fixed = set.named("a.F").unwrap();
    let pieces = set.definition_json(set.named("R").unwrap());
    let [
        JsonPiece::Text(start),
        JsonPiece::Reference(reference),
        JsonPiece::Text(end),
    ] = &*pieces
    else {
        panic!("{pieces:?}");
    };
    assert_eq!(*reference, fixed);
    expect![[r#"{"type":"record","name":"R","namespace":"","fields":[{"name":"f","type":["null","R",…]}]}"#]].assert_eq(&format!("{start}…{end}"));
    let Some(JsonPiece::Text(text)) = set.definition_json(fixed).pop() else {
        panic!("not text")
    };
    expect![[r#"{"type":"fixed","name":"F","namespace":"a","size":1}"#]].assert_eq(&text);
}

#[test]
fn a_schema_without_name_is_defined_in_pieces_too() {
    let set = set(r#"["null", {"type": "fixed", "name": "F", "size": 1}]"#);
    let pieces = set.definition_json(set.roots()[0].schema);
    let fixed = set.named("F").unwrap();
    let text = |text: &str| JsonPiece::Text(text.to_owned());
    assert_eq!(
        pieces,
        [text("[\"null\","), JsonPiece::Reference(fixed), text("]")]
    );
}

#[test]
fn pretty_json_has_an_indentation_of_two() {
    let text = r#"{"type": "record", "name": "R", "fields": [{"name": "f", "type": ["null", "int"], "p": {}, "q": "{[,"}]}"#;
    expect![[r#"
        {
          "type": "record",
          "name": "R",
          "fields": [
            {
              "name": "f",
              "type": [
                "null",
                "int"
              ],
              "p": {},
              "q": "{[,"
            }
          ]
        }"#]]
    .assert_eq(&Schema::parse(text).unwrap().to_json_pretty());
}
