//! Which words there are, and what follows them.

use super::{check, check_field};

#[test]
fn a_slip_is_found() {
    check(
        "#[avro(nam = \"S\")] struct S;",
        &[("nam", "unknown word `nam`: did you mean `name`?")],
    );
    check_field(
        "#[avro(timestamp_micro)] a: i64",
        &[(
            "timestamp_micro",
            "unknown word `timestamp_micro`: did you mean `timestamp_micros`?",
        )],
    );
    check(
        "enum E { #[avro(renam = \"B\")] A }",
        &[("renam", "unknown word `renam`: did you mean `rename`?")],
    );
}

#[test]
fn a_word_of_another_place_is_known() {
    check_field(
        "#[avro(rename_all = \"camelCase\")] a: i32",
        &[("rename_all", "`rename_all` is for types, not for fields")],
    );
    check(
        "#[avro(skip)] struct S;",
        &[("skip", "`skip` is for fields, not for types")],
    );
    check(
        "enum E { #[avro(alias = \"B\")] A }",
        &[("alias", "`alias` is for types and fields, not for variants")],
    );
    check_field(
        "#[avro(renam_all = \"camelCase\")] a: i32",
        &[(
            "renam_all",
            "unknown word `renam_all`: did you mean `rename_all`, which is for types?",
        )],
    );
}

#[test]
fn name_and_rename_are_told_apart() {
    check_field(
        "#[avro(name = \"x\")] a: i32",
        &[("name", "`name` is for types: fields have `rename`")],
    );
    check(
        "#[avro(rename = \"X\")] struct S;",
        &[(
            "rename",
            "`rename` is for fields and variants: types have `name`",
        )],
    );
}

#[test]
fn a_word_like_no_other_gets_the_list() {
    check(
        "enum E { #[avro(quux)] A }",
        &[(
            "quux",
            "unknown word `quux`: variants have `rename`, `name`, `default`, `doc`, `ignore_serde`",
        )],
    );
}

#[test]
fn all_words_are_read_in_spite_of_errors() {
    check(
        "#[avro(nam = \"S\", = 3, name \"S\", namespace = , alias = \"a b\")] struct S;",
        &[
            ("=#2", "a word such as `name` belongs here"),
            ("\"S\"#2", "a comma is missing after `name`"),
            (",#4", "a value is missing after `namespace =`"),
            ("nam", "unknown word `nam`: did you mean `name`?"),
            (
                "\"a b\"",
                "`a b` is not a name: a letter or `_`, then letters, digits and `_`",
            ),
        ],
    );
}

#[test]
fn an_attribute_has_words() {
    check(
        "#[avro] struct S;",
        &[("#[avro]", "words are missing: write `#[avro(…)]`")],
    );
    check("#[avro()] struct S;", &[]);
}

#[test]
fn a_word_stands_once() {
    check(
        "#[avro(name = \"S\", name = \"T\")] struct S;",
        &[("name#2", "`name` is given twice: keep one of them")],
    );
    check(
        "#[avro(name = \"S\")] #[avro(name = \"T\")] struct S;",
        &[("name#2", "`name` is given twice: keep one of them")],
    );
    check("#[avro(alias = \"S1\", alias = \"S2\")] struct S;", &[]);
}

#[test]
fn a_word_without_a_value_has_none() {
    check_field(
        "#[avro(null_last = true)] a: Option<i32>",
        &[(
            "null_last",
            "`null_last` takes no value: write `null_last` alone",
        )],
    );
    check_field(
        "#[avro(date(x))] a: i32",
        &[("date", "`date` takes no value: write `date` alone")],
    );
}

#[test]
fn a_word_with_a_value_has_one() {
    check(
        "#[avro(name)] struct S;",
        &[("name", "`name` takes a string: write `name = \"…\"`")],
    );
    check(
        "#[avro(name(\"S\"))] struct S;",
        &[
            ("\"S\"", "a word such as `name` belongs here"),
            ("name", "`name` takes a string: write `name = \"…\"`"),
        ],
    );
    check_field(
        "#[avro(as)] a: i32",
        &[("as", "`as` has a value: write `as = Type`")],
    );
}
