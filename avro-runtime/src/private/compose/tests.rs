//! Definitions as schemas.

use super::super::{Definition, Name, Piece, Shape, schema};
use super::compose;

static OUTER: Definition = Definition {
    name: Name::Full("Outer"),
    shape: Shape::Record,
    type_name: "app::Outer",
    json: &[
        Piece::Text(
            r#"{"type":"record","name":"Outer","namespace":"","fields":[{"name":"t","type":"#,
        ),
        Piece::Type(&PLAIN),
        Piece::Text(r#"},{"name":"r","type":"#),
        Piece::Type(&INNER),
        Piece::Text("}]}"),
    ],
};
static INNER: Definition = Definition {
    name: Name::Full("a.Inner"),
    shape: Shape::Record,
    type_name: "app::Inner",
    json: &[
        Piece::Text(
            r#"{"type":"record","name":"Inner","namespace":"a","fields":[{"name":"t","type":"#,
        ),
        Piece::Type(&PLAIN),
        Piece::Text("}]}"),
    ],
};
static PLAIN: Definition = Definition {
    name: Name::Full("Plain"),
    shape: Shape::Fixed(1),
    type_name: "app::Plain",
    json: &[Piece::Text(
        r#"{"type":"fixed","name":"Plain","namespace":"","size":1}"#,
    )],
};

#[test]
fn a_type_without_a_namespace_is_found_from_inside_one() {
    assert_eq!(
        schema(&OUTER).canonical_form(),
        r#"{"name":"Outer","type":"record","fields":[{"name":"t","type":{"name":"Plain","type":"fixed","size":1}},{"name":"r","type":{"name":"a.Inner","type":"record","fields":[{"name":"t","type":"Plain"}]}}]}"#
    );
}

#[test]
fn its_self_contained_json_is_a_schema() {
    let json = schema(&OUTER).to_json();
    let mut options = avro_ir::ParseOptions::default();
    // `Plain` is of the null namespace, and is used within `a`.
    options.null_namespace_fallback = true;
    let parsed = avro_ir::Schema::parse_with(&json, &options).expect("the bundle is a schema");
    assert_eq!(parsed.canonical_form(), schema(&OUTER).canonical_form());
}

static PAIR: Definition = Definition {
    name: Name::Full("Pair"),
    shape: Shape::Record,
    type_name: "app::Pair",
    json: &[
        Piece::Text(r#"{"type":"record","name":"Pair","fields":[{"name":"a","type":"#),
        Piece::Type(&PLAIN),
        Piece::Text(r#"},{"name":"b","type":"#),
        Piece::Type(&OTHER_PLAIN),
        Piece::Text("}]}"),
    ],
};
static OTHER_PLAIN: Definition = Definition {
    name: Name::Full("Plain"),
    shape: Shape::Fixed(2),
    type_name: "app::other::Plain",
    json: &[Piece::Text(
        r#"{"type":"fixed","name":"Plain","namespace":"","size":2}"#,
    )],
};

#[test]
fn two_types_of_one_fullname_are_an_error_that_names_both() {
    let error = compose(&PAIR).unwrap_err().to_string();
    assert_eq!(
        error,
        "app::other::Plain:1:24: error[AVRO0014]: two different definitions of `Plain`: `size` is 2 here, first defined here, where it is 1 at app::Plain:1:24; give one of them another name or namespace, or make them equal"
    );
}
