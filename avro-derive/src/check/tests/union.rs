//! Branches that a union cannot hold side by side.

use super::check;

const MEND: &str = "add `repr = \"tagged\"` to the enum, or put one of them into a record";

#[test]
fn a_kind_is_in_a_union_once() {
    for (first, second, kind) in [
        ("i32", "u8", "an int"),
        ("i64", "u32", "a long"),
        ("String", "&'static str", "a string"),
        ("String", "Cow<'static, str>", "a string"),
        ("Vec<u8>", "Cow<'static, [u8]>", "bytes"),
        ("Vec<i32>", "Vec<String>", "an array"),
        ("HashMap<String, i32>", "BTreeMap<String, i64>", "a map"),
        ("f64", "Box<f64>", "a double"),
    ] {
        let message =
            format!("`{first}` and `{second}` are both {kind}, which a union holds once: {MEND}");
        let place = if second == "Box<f64>" {
            "Box<f64>"
        } else {
            second
        };
        check(
            &format!("enum E {{ A({first}), B({second}) }}"),
            &[(place, &message)],
        );
    }
    let message = format!("`bool` is a boolean, which a union holds once: {MEND}");
    check("enum E { A(bool), B(bool) }", &[("bool#2", &message)]);
}

#[test]
fn a_type_is_in_a_union_once() {
    let message = format!("a union holds `Order` once: {MEND}");
    check(
        "enum E { A(Order), B(Other), C(Box<Order>) }",
        &[("Box<Order>", &message)],
    );
}

#[test]
fn a_logical_type_is_what_its_base_is() {
    let message = format!("`i64` and `Time` are both a long, which a union holds once: {MEND}");
    check(
        "enum E { A(#[avro(time_micros)] i64), B(#[avro(timestamp_millis)] Time) }",
        &[("Time", &message)],
    );
}

#[test]
fn bytes_that_are_an_array_are_one() {
    let message =
        format!("`Vec<i32>` and `Vec<u8>` are both an array, which a union holds once: {MEND}");
    check(
        "enum E { A(Vec<i32>), B(#[avro(array)] Vec<u8>) }",
        &[("Vec<u8>", &message)],
    );
    check("enum E { A(Vec<i32>), B(Vec<u8>) }", &[]);
}

#[test]
fn kinds_that_differ_are_a_union() {
    check(
        "enum E { A(()), B(i32), C(i64), D([u8; 4]), F([u8; 4]), G { a: i32 }, H(#[avro(with = m)] i32) }",
        &[],
    );
}

#[test]
fn a_union_holds_no_union() {
    let message = "a union cannot hold a union, as an `Option` is one: use an `Option` of the enum, or put it into a record";
    check("enum E { A(Option<i32>) }", &[("Option<i32>", message)]);
}

#[test]
fn every_variant_of_a_union_holds_something() {
    let message = "`B` holds nothing, the other variants hold a value: add `repr = \"tagged\"` to the enum, or use an `Option` of the enum for `null`";
    check("enum E { A(i32), B }", &[("B", message)]);
    check(
        "#[avro(repr = \"tagged\")] enum E { A(i32), B, C(i32) }",
        &[],
    );
}

#[test]
fn a_variant_holds_one_value_or_named_fields() {
    let message =
        "a variant holds one value in parentheses, not 2: name the fields, `A { … }`, for a record";
    check("enum E { A(i32, i32) }", &[("A", message)]);
    let message =
        "a variant holds one value in parentheses, not 0: name the fields, `A { … }`, for a record";
    check("enum E { A() }", &[("A", message)]);
}

#[test]
fn the_name_of_a_branch_is_its_types() {
    let message =
        "a branch of a union is called as its type is: remove `rename`, or rename the type";
    check(
        "enum E { #[avro(rename = \"X\")] A(i32) }",
        &[("rename", message)],
    );
    check("enum E { #[serde(rename = \"x-y\")] A(i32) }", &[]);
    check(
        "#[avro(repr = \"tagged\")] enum E { #[avro(rename = \"X\")] A(i32) }",
        &[],
    );
}
