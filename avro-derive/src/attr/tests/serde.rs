//! What serde says beside `avro`.

use super::{check, check_field};

#[test]
fn two_names_of_serde_are_one_too_many() {
    let field = "serde has two names here, Avro has one: add `#[avro(rename = \"…\")]`";
    check_field(
        "#[serde(rename(serialize = \"x\", deserialize = \"y\"))] a: i32",
        &[("rename", field)],
    );
    check_field(
        "#[serde(rename(serialize = \"x\"))] a: i32",
        &[("rename", field)],
    );
    check_field(
        "#[serde(rename(serialize = \"x\", deserialize = \"x\"))] a: i32",
        &[],
    );
    check_field(
        "#[serde(rename(serialize = \"x\", deserialize = \"y\"))] #[avro(rename = \"z\")] a: i32",
        &[],
    );
    let ty = "serde has two names here, Avro has one: add `#[avro(name = \"…\")]`";
    check(
        "#[serde(rename(serialize = \"x\"))] struct S;",
        &[("rename", ty)],
    );
}

#[test]
fn two_cases_of_serde_are_one_too_many() {
    let message = "serde has two cases here, Avro has one: add `#[avro(rename_all = \"…\")]`";
    check(
        "#[serde(rename_all(serialize = \"lowercase\"))] struct S;",
        &[("rename_all", message)],
    );
    check(
        "#[serde(rename_all(serialize = \"lowercase\"))] #[avro(rename_all = \"lowercase\")] struct S;",
        &[],
    );
}

#[test]
fn avro_skips_both_ways() {
    let message = "serde skips this field in one direction, Avro cannot: add `#[avro(skip)]` or `#[avro(skip = false)]`";
    check_field(
        "#[serde(skip_serializing)] a: i32",
        &[("skip_serializing", message)],
    );
    check_field(
        "#[serde(skip_deserializing)] a: i32",
        &[("skip_deserializing", message)],
    );
    check_field(
        "#[serde(skip_serializing)] #[avro(skip = false)] a: i32",
        &[],
    );
    check_field("#[serde(skip_serializing, skip_deserializing)] a: u64", &[]);
}

#[test]
fn what_serde_leaves_out_has_no_words() {
    let message =
        "serde skips this field, so `default` says nothing: remove it, or add `skip = false`";
    check_field(
        "#[serde(skip)] #[avro(default = 1)] a: i32",
        &[("default", message)],
    );
    check_field(
        "#[serde(skip)] #[avro(default = 1, skip = false)] a: i32",
        &[],
    );
    let message =
        "serde flattens this field, so `date` says nothing: remove it, or add `flatten = false`";
    check_field(
        "#[serde(flatten)] #[avro(date)] a: Date",
        &[("date", message)],
    );
    check_field(
        "#[serde(flatten)] #[avro(date, flatten = false)] a: Date",
        &[],
    );
}

#[test]
fn other_words_of_serde_are_ignored() {
    check_field(
        "#[serde(default = \"path\", skip_serializing_if = \"Option::is_none\", borrow, bound(serialize = \"T: X\"))] a: i32",
        &[],
    );
    check("#[serde(deny_unknown_fields)] enum E { A(i32) }", &[]);
}

#[test]
fn words_of_serde_that_change_json_alone_are_errors() {
    let message = "serde's `with` changes JSON, but not Avro: say how Avro has it, as `#[avro(with = module)]` does, or add `#[avro(ignore_serde)]`";
    check_field("#[serde(with = \"m\")] a: i32", &[("with", message)]);
    let tag = "serde's `tag` changes JSON, but not Avro: add `#[avro(repr = \"tagged\")]` for a record with a tag, or `#[avro(ignore_serde)]`";
    check("#[serde(tag = \"t\")] enum E { A(i32) }", &[("tag", tag)]);
    let message = "serde's `untagged` changes JSON, but not Avro: add `#[avro(ignore_serde)]` if that is meant";
    check(
        "enum E { #[serde(untagged)] A(i32), B(i64) }",
        &[("untagged", message)],
    );
}

#[test]
fn what_avro_says_is_enough_for_serde() {
    for words in [
        "ignore_serde",
        "as = i64",
        "with = m",
        "timestamp_millis",
        "skip",
    ] {
        check_field(
            &format!("#[serde(with = \"m\")] #[avro({words})] a: i64"),
            &[],
        );
    }
    check(
        "#[serde(tag = \"t\")] #[avro(repr = \"tagged\")] enum E { A(i32) }",
        &[],
    );
    check(
        "#[serde(untagged)] #[avro(ignore_serde)] enum E { #[serde(with = \"m\")] A(#[serde(with = \"m\")] i32) }",
        &[],
    );
}
