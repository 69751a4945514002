//! What decoding errors say about generated types.

use crate::support::case;
use avro_tests::shared::unhex;

fn check(name: &str, hex: &str, message: &str) {
    let Some(case) = case(name) else { return };
    let error = (case.codec.decode)(&unhex(hex)).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_field_of_a_nested_record_is_named() {
    check(
        "27_float_nested: ux.fnest.FN",
        "0000",
        "at byte 0, in `a.x`: unexpected end of input: 4 bytes needed, 2 left",
    );
}

#[test]
fn an_item_is_numbered() {
    // A node without a label and with two children, the second of which has a negative length.
    check(
        "04_tree: ux.tree.Node",
        "00 04 0000000002 01 00000000 000000",
        "at byte 7, in `children[1].label`: the length -1 is below zero",
    );
}

#[test]
fn an_entry_has_its_key() {
    check(
        "04_tree: ux.tree.Node",
        "00 00 02 026b 01 00000000 000000",
        r#"at byte 5, in `named["k"].label`: the length -1 is below zero"#,
    );
}

#[test]
fn items_that_cannot_fit_are_an_error_of_the_array() {
    check(
        "27_float_nested: ux.fnest.FN",
        "00000000 04 00000000 0000",
        "at byte 4, in `b`: unexpected end of input: 8 bytes needed, 6 left",
    );
}

#[test]
fn a_field_in_the_branch_of_a_union_is_named() {
    // `a`, no items, null, and the first branch of `d`.
    check(
        "27_float_nested: ux.fnest.FN",
        "00000000 00 00 00 0000",
        "at byte 7, in `d.x`: unexpected end of input: 4 bytes needed, 2 left",
    );
}

#[test]
fn a_field_deep_in_a_recursive_type_is_named() {
    // The left of the left node has a label that is not UTF-8.
    check(
        "04_tree: ux.tree.Node",
        "000000 02 000000 02 02ff 00000000",
        "at byte 8, in `left.left.label`: the string is not UTF-8",
    );
}

#[test]
fn bytes_after_the_value_are_counted() {
    check(
        "19_root_enum: ux.root.RootEnum",
        "02 0000",
        "at byte 1: 2 bytes are left after the value",
    );
}
