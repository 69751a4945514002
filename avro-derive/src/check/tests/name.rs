//! Names in the end.

use super::{check, check_field};

#[test]
fn a_raw_identifier_is_the_name_behind_it() {
    check("struct S { r#type: i32 }", &[]);
    let message = "two fields are called `type`: rename one of them";
    check(
        "struct S { r#type: i32, #[avro(rename = \"type\")] a: i32 }",
        &[("\"type\"", message)],
    );
}

#[test]
fn an_identifier_beyond_ascii_is_no_name() {
    let message = "`größe` is not an Avro name, which is a letter or `_`, then letters, digits and `_`: add `#[avro(rename = \"…\")]`";
    check("struct S { größe: i32 }", &[("größe", message)]);
    let message = "`Größe` is not an Avro name, which is a letter or `_`, then letters, digits and `_`: add `#[avro(name = \"…\")]`";
    check("struct Größe { a: i32 }", &[("Größe", message)]);
    check(
        "#[avro(name = \"Size\")] struct Größe { #[avro(rename = \"a\")] größe: i32 }",
        &[],
    );
}

#[test]
fn a_name_of_serde_that_avro_does_not_allow_is_refused() {
    let message = "`user-id` is not an Avro name, which is a letter or `_`, then letters, digits and `_`: add `#[avro(rename = \"…\")]`, or `#[avro(rename_all = \"…\")]` to the type";
    check(
        "struct S { #[serde(rename = \"user-id\")] a: i32 }",
        &[("\"user-id\"", message)],
    );
    check(
        "#[serde(rename_all = \"kebab-case\")] struct S { user_id: i32, name: String }",
        &[("user_id", message)],
    );
}

#[test]
fn two_fields_have_two_names() {
    let message = "two fields are called `a`: rename one of them";
    check(
        "struct S { a: i32, #[avro(rename = \"a\")] b: i32 }",
        &[("\"a\"", message)],
    );
    check(
        "#[avro(rename_all = \"UPPERCASE\")] struct S { a: i32, #[allow(non_snake_case)] A: i32 }",
        &[("A#2", "two fields are called `A`: rename one of them")],
    );
}

#[test]
fn a_field_that_is_skipped_takes_no_name() {
    check(
        "struct S { #[avro(skip)] a: i32, #[avro(rename = \"a\")] b: i32 }",
        &[],
    );
}

#[test]
fn an_alias_is_no_name_of_a_field() {
    let message = "`a` is the name of a field, so it cannot be an alias: remove it";
    check(
        "struct S { a: i32, #[avro(alias = \"a\")] b: i32 }",
        &[("\"a\"", message)],
    );
}

#[test]
fn an_alias_stands_for_one_field() {
    let message = "the alias `x` is given twice: keep one of them";
    check(
        "struct S { #[avro(alias = \"x\")] a: i32, #[avro(alias = \"x\")] b: i32 }",
        &[("\"x\"#2", message)],
    );
}

#[test]
fn an_alias_of_a_type_is_given_once() {
    let message = "the alias `old.S` is given twice: keep one of them";
    check(
        "#[avro(alias = \"old.S\", alias = \"old.S\")] struct S;",
        &[("\"old.S\"#2", message)],
    );
}

#[test]
fn two_symbols_have_two_names() {
    let message = "two symbols are called `A`: rename one of them";
    check(
        "enum E { A, #[avro(rename = \"A\")] B }",
        &[("\"A\"", message)],
    );
}

#[test]
fn two_records_of_a_union_have_two_names() {
    let message =
        "two types of the enum are called `EA`: add `#[avro(name = \"…\")]` to the variant";
    check(
        "enum E { A { a: i32 }, #[avro(name = \"EA\")] B { b: i32 } }",
        &[("\"EA\"", message)],
    );
    let message =
        "two types of the enum are called `ETag`: add `#[avro(name = \"…\")]` to the variant";
    check(
        "#[avro(repr = \"tagged\")] enum E { Tag { a: i32 } }",
        &[("Tag", message)],
    );
}

#[test]
fn the_name_of_a_variant_is_that_of_its_record() {
    let message =
        "a branch of a union is called as its type is: write `name` for the record of this variant";
    check(
        "enum E { #[avro(rename = \"X\")] A { a: i32 } }",
        &[("rename", message)],
    );
    let message = "`name` is for the record of a variant with named fields: this variant has none, so remove it";
    check(
        "enum E { #[avro(name = \"X\")] A(i32) }",
        &[("name", message)],
    );
    let message = "`name` is for the record of a variant with named fields: write `rename`";
    check("enum E { #[avro(name = \"X\")] A }", &[("name", message)]);
    let message = "`x-y` is not an Avro name: a letter or `_`, then letters, digits and `_`";
    check(
        "enum E { #[avro(name = \"x-y\")] A { a: i32 } }",
        &[("\"x-y\"", message)],
    );
}

#[test]
fn the_fields_of_variants_are_checked() {
    let message = "two fields are called `a`: rename one of them";
    check(
        "enum E { A { a: i32, #[avro(rename = \"a\")] b: i32 } }",
        &[("\"a\"", message)],
    );
}

#[test]
fn a_name_has_parameters_of_the_type() {
    check(
        "#[avro(name = \"{T}Page\")] struct Page<T, U> { a: T, b: U }",
        &[],
    );
    check(
        "#[avro(name = \"Page{U}\")] struct Page<T> { a: T }",
        &[(
            "\"Page{U}\"",
            "`{U}` is no type parameter: this type has `{T}`",
        )],
    );
    check(
        "#[avro(name = \"Page{T}\")] struct Page { a: i32 }",
        &[(
            "\"Page{T}\"",
            "`{T}` is no type parameter: this type has none",
        )],
    );
    check(
        "#[avro(name = \"Page{T\")] struct Page<T> { a: T }",
        &[(
            "\"Page{T\"",
            "a `{` is not closed: a type parameter is written as `{T}`",
        )],
    );
}

#[test]
fn a_name_has_no_namespace() {
    let message = "`a.b.S` has a namespace: write `name = \"S\", namespace = \"a.b\"`";
    check(
        "#[avro(name = \"a.b.S\")] struct S;",
        &[("\"a.b.S\"", message)],
    );
}

#[test]
fn a_name_is_a_name() {
    let message = "`my-type` is not an Avro name: a letter or `_`, then letters, digits and `_`";
    check(
        "#[avro(name = \"my-type\")] struct S;",
        &[("\"my-type\"", message)],
    );
}

#[test]
fn no_type_is_called_as_a_primitive() {
    let message = "`long` is the name of a primitive type, in every namespace: choose another one";
    check(
        "#[avro(name = \"long\", namespace = \"ns\")] struct S { long: i32 }",
        &[("\"long\"", message)],
    );
    check("struct long { a: i32 }", &[("long", message)]);
    check_field(
        "#[avro(fixed(name = \"long\"))] a: [u8; 2]",
        &[("\"long\"", message)],
    );
    check("#[avro(name = \"Long\")] struct S { a: i32 }", &[]);
}
