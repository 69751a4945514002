//! Enums that are records with a tag.

use crate::support::{check, check_bytes, check_schema, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice};
use std::collections::BTreeMap;

/// A shape.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged", namespace = "acme", alias = "Form")]
enum Shape {
    Circle { radius: f64 },
    Square(f64),
    Rectangle(f64),
    Nothing,
}

const SHAPE: &str = r#"{"type": "record", "name": "Shape", "namespace": "acme", "doc": "A shape.",
    "aliases": ["Form"], "fields": [
    {"name": "tag", "type": {"type": "enum", "name": "ShapeTag", "namespace": "acme",
        "symbols": ["Circle", "Square", "Rectangle", "Nothing"]}},
    {"name": "Circle", "type": ["null", {"type": "record", "name": "ShapeCircle", "namespace": "acme",
        "fields": [{"name": "radius", "type": "double"}]}], "default": null},
    {"name": "Square", "type": ["null", "double"], "default": null},
    {"name": "Rectangle", "type": ["null", "double"], "default": null}]}"#;

#[test]
fn a_tagged_enum_is_a_record_of_a_tag_and_an_optional_field_for_each_variant() {
    check_schema::<Shape>(SHAPE);
    let one = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
    let circle = [&[0, 2], &one[..], &[0, 0]].concat();
    check_bytes(&Shape::Circle { radius: 1.0 }, &circle);
    let square = [&[2, 0, 2], &one[..], &[0]].concat();
    check_bytes(&Shape::Square(1.0), &square);
    check_bytes(&Shape::Nothing, &[6, 0, 0, 0]);
}

#[test]
fn a_tag_that_its_field_does_not_fit_is_an_error() {
    // Square, without one.
    let error = from_slice::<Shape>(&[2, 0, 0, 0]).unwrap_err();
    assert!(
        error.to_string().contains("the tag does not say"),
        "{error}"
    );
    // Nothing, with a square.
    assert!(from_slice::<Shape>(&[6, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]).is_err());
}

#[test]
fn a_new_variant_does_not_change_old_data() {
    let writer = r#"{"type": "record", "name": "acme.Shape", "fields": [
        {"name": "Square", "type": ["null", "float"]},
        {"name": "tag", "type": {"type": "enum", "name": "ShapeTag",
            "symbols": ["Nothing", "Square"]}}]}"#;
    assert_eq!(
        read::<Shape>(writer, &[2, 0, 0, 0x80, 0x3f, 2]),
        Shape::Square(1.0)
    );
    assert_eq!(read::<Shape>(writer, &[0, 0]), Shape::Nothing);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged", tag = "kind", rename_all = "snake_case")]
enum Command {
    StartNow,
    #[avro(rename = "halt")]
    Stop(String),
    Wait(#[avro(as = i64)] u64),
}

#[test]
fn the_tag_and_the_variants_can_have_other_names() {
    check(
        &Command::Stop("x".to_owned()),
        r#"{"type": "record", "name": "Command", "fields": [
            {"name": "kind", "type": {"type": "enum", "name": "CommandTag",
                "symbols": ["start_now", "halt", "wait"]}},
            {"name": "halt", "type": ["null", "string"], "default": null},
            {"name": "wait", "type": ["null", "long"], "default": null}]}"#,
        &[2, 2, 2, b'x', 0],
    );
    check_bytes(&Command::Wait(1), &[4, 0, 2, 2]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Expression {
    Number(i64),
    Sum(Vec<Expression>),
    Negative(Box<Expression>),
    Call {
        name: String,
        arguments: BTreeMap<String, Expression>,
    },
}

#[test]
fn a_tagged_enum_may_hold_itself() {
    check_schema::<Expression>(
        r#"{"type": "record", "name": "Expression", "fields": [
            {"name": "tag", "type": {"type": "enum", "name": "ExpressionTag",
                "symbols": ["Number", "Sum", "Negative", "Call"]}},
            {"name": "Number", "type": ["null", "long"], "default": null},
            {"name": "Sum", "type": ["null", {"type": "array", "items": "Expression"}],
                "default": null},
            {"name": "Negative", "type": ["null", "Expression"], "default": null},
            {"name": "Call", "type": ["null", {"type": "record", "name": "ExpressionCall", "fields": [
                {"name": "name", "type": "string"},
                {"name": "arguments", "type": {"type": "map", "values": "Expression"}}]}],
                "default": null}]}"#,
    );
    let one = || Expression::Number(1);
    let arguments = BTreeMap::from([("k".to_owned(), one())]);
    let value = Expression::Sum(vec![
        one(),
        Expression::Negative(Box::new(one())),
        Expression::Call {
            name: "f".to_owned(),
            arguments,
        },
    ]);
    check_bytes(
        &value,
        &[
            2, 0, 2, 6, // a sum of three
            0, 2, 2, 0, 0, 0, // one
            4, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, // negative one
            6, 0, 0, 0, 2, 2, b'f', 2, 2, b'k', 0, 2, 2, 0, 0, 0, 0, // a call
            0, 0, 0, // no negative, no call
        ],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Tree<T> {
    Leaf(T),
    Branch {
        left: Box<Tree<T>>,
        right: Box<Tree<T>>,
    },
}

#[test]
fn a_tagged_enum_can_be_generic() {
    let leaf = |number| Box::new(Tree::Leaf(number));
    check_bytes(
        &Tree::Branch {
            left: leaf(1_i32),
            right: leaf(2),
        },
        &[2, 0, 2, 0, 2, 2, 0, 0, 2, 4, 0],
    );
    let form = Tree::<i32>::schema().canonical_form();
    assert!(
        form.starts_with(r#"{"name":"Tree_int","type":"record""#),
        "{form}"
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Holder {
    one: Shape,
    maybe: Option<Shape>,
    list: Vec<Shape>,
}

#[test]
fn tagged_enums_stand_within_other_types() {
    check_bytes(
        &Holder {
            one: Shape::Nothing,
            maybe: Some(Shape::Nothing),
            list: vec![Shape::Nothing],
        },
        &[6, 0, 0, 0, 2, 6, 0, 0, 0, 2, 6, 0, 0, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Amount {
    Cents(i32),
    Text(String),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Wrapped(Amount);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Paid<T> {
    Plain(Amount),
    Boxed(Box<Amount>),
    Wrapped(Wrapped),
    Of(T),
    Nothing,
}

#[test]
fn a_union_in_a_variant_is_written_as_its_branches_beside_null() {
    let text = || Amount::Text("s".to_owned());
    let check = |value: Paid<Amount>, position: usize| {
        let bytes = avro_runtime::to_vec(&value).unwrap();
        // The tag, a null for each other variant that holds something, and the second branch after null.
        let tag = u8::try_from(position * 2).unwrap();
        let mut expected = vec![tag, 0, 0, 0, 0];
        expected.splice(position + 1..=position + 1, [4, 2, b's']);
        assert_eq!(bytes, expected);
        assert_eq!(avro_runtime::from_slice(&bytes), Ok(value));
    };
    check(Paid::Plain(text()), 0);
    check(Paid::Boxed(Box::new(text())), 1);
    check(Paid::Wrapped(Wrapped(text())), 2);
    check(Paid::Of(text()), 3);
    assert_eq!(
        avro_runtime::to_vec(&Paid::<Amount>::Nothing),
        Ok(vec![8, 0, 0, 0, 0])
    );
}
