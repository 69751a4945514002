//! What constants join.

use super::super::{Definition, Name, Piece, Shape, bundle, part};

static NODE: Definition = Definition {
    name: Name::Full("acme.Node"),
    shape: Shape::Record,
    type_name: "Node",
    json: &[
        Piece::Text(r#"{"name":"acme.Node","fields":["#),
        Piece::Type(&COLOUR),
        Piece::Text(","),
        Piece::Type(&NODE),
        Piece::Text(","),
        Piece::Type(&COLOUR),
        Piece::Text("]}"),
    ],
};
static COLOUR: Definition = Definition {
    name: Name::Full("acme.Colour"),
    shape: Shape::Record,
    type_name: "Colour",
    json: &[Piece::Text(r#"{"name":"acme.Colour"}"#)],
};
static LIST: Definition = Definition::unnamed(
    "union",
    Shape::Union,
    &[Piece::Text("["), Piece::Type(&NODE), Piece::Text("]")],
);

const JSON: &str =
    r#"{"name":"acme.Node","fields":[{"name":"acme.Colour"},"acme.Node","acme.Colour"]}"#;

#[test]
fn first_use_is_defined_and_later_ones_are_named() {
    const TEXT: &str = bundle!(NODE);
    assert_eq!(TEXT, JSON);
}

static STATE: Definition = Definition {
    name: Name::Full("State"),
    shape: Shape::Record,
    type_name: "State",
    json: &[Piece::Text(r#"{"name":"State"}"#)],
};
static OTHER_STATE: Definition = Definition {
    name: Name::Full("acme.State"),
    shape: Shape::Record,
    type_name: "acme::State",
    json: &[Piece::Text(r#"{"name":"acme.State"}"#)],
};
static ORDER: Definition = Definition {
    name: Name::Full("acme.Order"),
    shape: Shape::Record,
    type_name: "Order",
    json: &[
        Piece::Type(&STATE),
        Piece::Type(&STATE),
        Piece::Type(&OTHER_STATE),
        Piece::Type(&STATE),
    ],
};

#[test]
fn a_name_of_the_null_namespace_is_bare_unless_the_namespace_has_one_like_it() {
    assert_eq!(
        bundle!(ORDER),
        r#"{"name":"State"}"State"{"name":"acme.State"}".State""#
    );
}

#[test]
fn schema_without_a_name_is_inlined() {
    assert_eq!(bundle!(LIST), format!("[{JSON}]"));
}

#[test]
fn part_of_a_text_is_a_constant() {
    const PART: &str = part("[{}]", 1, 3);
    assert_eq!(PART, "{}");
}

#[test]
fn texts_of_many_lengths_fit() {
    static LONG: Definition = Definition::unnamed(
        "",
        Shape::Union,
        &[
            Piece::Text("["),
            Piece::Text(TEXT),
            Piece::Text(TEXT),
            Piece::Text("]"),
        ],
    );
    const TEXT: &str = concat!(stringify!(
        ________________________________________________________________________________
        ________________________________________________________________________________
        ________________________________________________________________________________
        ________________________________________________________________________________
    ));
    assert_eq!(bundle!(LONG), format!("[{TEXT}{TEXT}]"));
}
