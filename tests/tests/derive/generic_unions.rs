//! Generic enums whose variants hold something.

use crate::support::{check_bytes, check_schema};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice, to_vec};

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Tree<T> {
    Leaf(T),
    Branch {
        left: Box<Tree<T>>,
        right: Box<Tree<T>>,
    },
}

#[test]
fn a_union_can_be_generic_and_recursive() {
    check_schema::<Tree<i32>>(
        r#"["int", {"type": "record", "name": "TreeBranch_int", "fields": [
            {"name": "left", "type": ["int", "TreeBranch_int"]},
            {"name": "right", "type": ["int", "TreeBranch_int"]}]}]"#,
    );
    let leaf = |number| Box::new(Tree::Leaf(number));
    check_bytes(
        &Tree::Branch {
            left: leaf(1),
            right: leaf(2),
        },
        &[2, 0, 2, 0, 4],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct TwoTrees {
    a: Tree<i32>,
    b: Option<Tree<String>>,
}

#[test]
fn records_of_variants_are_called_after_the_arguments_too() {
    check_schema::<TwoTrees>(
        r#"{"type": "record", "name": "TwoTrees", "fields": [
            {"name": "a", "type": ["int", {"type": "record", "name": "TreeBranch_int", "fields": [
                {"name": "left", "type": ["int", "TreeBranch_int"]},
                {"name": "right", "type": ["int", "TreeBranch_int"]}]}]},
            {"name": "b", "type": ["null", "string", {"type": "record", "name": "TreeBranch_string",
                "fields": [
                {"name": "left", "type": ["string", "TreeBranch_string"]},
                {"name": "right", "type": ["string", "TreeBranch_string"]}]}], "default": null}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Partly<'a, T, const N: usize> {
    Nothing {},
    Number { number: i32 },
    Text { text: &'a str },
    Value(T),
    Bytes([u8; N]),
}

#[test]
fn not_every_variant_uses_all_parameters() {
    check_schema::<Partly<'_, bool, 2>>(
        r#"[{"type": "record", "name": "PartlyNothing_2", "fields": []},
            {"type": "record", "name": "PartlyNumber_2", "fields": [{"name": "number", "type": "int"}]},
            {"type": "record", "name": "PartlyText_2", "fields": [{"name": "text", "type": "string"}]},
            "boolean", {"type": "fixed", "name": "Fixed2", "size": 2}]"#,
    );
    let value: Partly<'_, bool, 2> = Partly::Text { text: "a" };
    assert_eq!(to_vec(&value).unwrap(), [4, 2, b'a']);
    assert_eq!(from_slice(&[4, 2, b'a']), Ok(value));
}
