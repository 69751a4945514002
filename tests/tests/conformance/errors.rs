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
    // `a`, then an array of two records, the second of which ends too early.
    check(
        "27_float_nested: ux.fnest.FN",
        "00000000 04 00000000 0000",
        "at byte 9, in `b[1].x`: unexpected end of input: 4 bytes needed, 2 left",
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
    check("04_tree: ux.tree.Node", "", "");
}

#[test]
fn bytes_after_the_value_are_counted() {
    check(
        "19_root_enum: ux.root.RootEnum",
        "02 0000",
        "at byte 1: 2 bytes are left after the value",
    );
}
