//! What words are given.

use super::{check, check_field};

#[test]
fn a_value_is_of_its_kind() {
    check(
        "#[avro(name = 3)] struct S;",
        &[("3", "`name` takes a string, not an integer")],
    );
    check_field(
        "#[avro(skip = 1)] a: i32",
        &[("1", "`skip` is a switch: write `skip` or `skip = false`")],
    );
}

#[test]
fn types_and_paths_have_no_quotes() {
    check_field(
        "#[avro(as = \"i64\")] a: u64",
        &[(
            "\"i64\"",
            "`as` takes a type without quotes: write `as = i64`",
        )],
    );
    check_field(
        "#[avro(with = \"a::b\")] a: i32",
        &[(
            "\"a::b\"",
            "`with` takes a module without quotes: write `with = a::b`",
        )],
    );
    check_field(
        "#[avro(as = HashMap<String, i32>, default_json = \"{}\")] a: u64",
        &[],
    );
}

#[test]
fn paths_and_bounds_are_rust() {
    check(
        "#[avro(crate = \"::my::avro\", remote = \"a::B<T>\", bound = \"T: Clone, U: Copy\")] struct S<T, U> { a: T, b: U }",
        &[],
    );
    check(
        "#[avro(crate = \"a b\")] struct S;",
        &[(
            "\"a b\"",
            "`a b` is not a path: write `crate = \"some::path\"`",
        )],
    );
    check(
        "#[avro(bound = \"T Clone\")] struct S<T> { a: T }",
        &[(
            "\"T Clone\"",
            "`T Clone` is not a list of bounds: write `bound = \"T: Trait, U: Trait\"`",
        )],
    );
}

#[test]
fn names_in_attributes_are_names() {
    check_field(
        "#[avro(rename = \"a b\")] a: i32",
        &[(
            "\"a b\"",
            "`a b` is not an Avro name: a letter or `_`, then letters, digits and `_`",
        )],
    );
    check_field(
        "#[avro(alias = \"1\")] a: i32",
        &[(
            "\"1\"",
            "`1` is not an Avro name: a letter or `_`, then letters, digits and `_`",
        )],
    );
    check(
        "#[avro(namespace = \"a..b\")] struct S;",
        &[(
            "\"a..b\"",
            "`a..b` is not an Avro namespace: names with dots between them",
        )],
    );
    check("#[avro(namespace = \"\")] struct S;", &[]);
    check_field(
        "#[avro(fixed(name = \"a.Md5\"))] a: [u8; 16]",
        &[(
            "\"a.Md5\"",
            "`a.Md5` has a namespace: write `name = \"Md5\", namespace = \"a\"`",
        )],
    );
}

#[test]
fn cases_are_those_that_give_avro_names() {
    check(
        "#[avro(rename_all = \"camelcase\")] struct S;",
        &[(
            "\"camelcase\"",
            "unknown case `camelcase`: did you mean `camelCase`?",
        )],
    );
    check(
        "#[avro(rename_all = \"kebab-case\")] struct S;",
        &[(
            "\"kebab-case\"",
            "`kebab-case` gives names with hyphens, which Avro does not allow: use `snake_case`",
        )],
    );
    check(
        "#[avro(rename_all = \"SCREAMING-KEBAB-CASE\")] struct S;",
        &[(
            "\"SCREAMING-KEBAB-CASE\"",
            "`SCREAMING-KEBAB-CASE` gives names with hyphens, which Avro does not allow: use `SCREAMING_SNAKE_CASE`",
        )],
    );
}

#[test]
fn the_only_repr_is_tagged() {
    check(
        "#[avro(repr = \"taged\")] enum E { A(i32) }",
        &[(
            "\"taged\"",
            "unknown `repr` `taged`: did you mean `tagged`?",
        )],
    );
    check(
        "#[avro(repr = \"u8\")] enum E { A }",
        &[(
            "\"u8\"",
            "unknown `repr` `u8`: write `repr = \"tagged\"`, or nothing for an enum or a union",
        )],
    );
}

#[test]
fn a_default_is_a_literal() {
    check_field(
        "#[avro(default = Suit::Hearts)] a: Suit",
        &[(
            "Suit::Hearts",
            "this is no literal: write an enum's symbol as a string, and what only Rust knows as `default`, which takes it from `Default`",
        )],
    );
    check_field(
        "#[avro(default = Some(1))] a: Option<i32>",
        &[(
            "Some(1)",
            "this is no literal: write what is in `Some(…)` alone",
        )],
    );
    let message =
        "this is no literal: write a number, a string, `b\"…\"`, a boolean, an array or `None`";
    check_field("#[avro(default = 1 + 1)] a: i32", &[("1 + 1", message)]);
    check_field(
        "#[avro(default = 'x')] a: String",
        &[("'x'", "Avro has no characters: write a string")],
    );
    check_field(
        "#[avro(default(1))] a: i32",
        &[
            ("1", "a word such as `name` belongs here"),
            (
                "default",
                "a default is a literal: write `default` or `default = literal`",
            ),
        ],
    );
}

#[test]
fn a_number_has_bounds() {
    let message = "no Avro integer is so large: a long has 64 bits";
    check_field(
        "#[avro(default = 340282366920938463463374607431768211456)] a: Other",
        &[("340282366920938463463374607431768211456", message)],
    );
    check_field(
        "#[avro(default = 1e999)] a: f64",
        &[("1e999", "no Avro double is so large")],
    );
}

#[test]
fn a_property_is_a_key_and_a_literal() {
    check(
        "#[avro(prop(a = 1, \"b-c\" = [true, \"x\"], type_ = None))] struct S;",
        &[],
    );
    check(
        "#[avro(prop(a))] struct S;",
        &[("a#2", "`a` has no value: write `a = literal`")],
    );
    check(
        "#[avro(prop = 1)] struct S;",
        &[("prop", "`prop` is a list: write `prop(key = literal)`")],
    );
    check(
        "#[avro(prop(1 = 2))] struct S;",
        &[("1", "a property is `key = literal` or `\"key\" = literal`")],
    );
    check(
        "#[avro(prop(key = 1), prop(key = 2))] struct S;",
        &[(
            "key#2",
            "the property `key` is given twice: keep one of them",
        )],
    );
}

#[test]
fn a_property_is_none_of_the_specifications_attributes() {
    check(
        "#[avro(prop(doc = \"x\"))] struct S;",
        &[(
            "doc",
            "`doc` is an attribute of the specification, not a property: write `doc = …` outside of `prop`",
        )],
    );
    check_field(
        "#[avro(prop(logicalType = \"date\"))] a: i32",
        &[(
            "logicalType",
            "`logicalType` is an attribute of the specification, not a property: write `logical = \"…\"` on the field",
        )],
    );
    check_field(
        "#[avro(prop(type = \"date\"))] a: i32",
        &[(
            "type",
            "`type` is an attribute of the specification, not a property: it follows from the Rust type",
        )],
    );
}

#[test]
fn an_order_is_one_of_three() {
    check_field("#[avro(prop(order = \"ignore\"))] a: i32", &[]);
    check_field(
        "#[avro(prop(order = \"up\"))] a: i32",
        &[(
            "\"up\"",
            "an order is `\"ascending\"`, `\"descending\"` or `\"ignore\"`",
        )],
    );
}
