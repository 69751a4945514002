//! Defaults that do not fit.

use super::check_field;

#[test]
fn an_integer_fits_its_type() {
    let message = "300 does not fit `u8`: write an integer from 0 to 255";
    check_field("#[avro(default = 300)] a: u8", &[("300", message)]);
    let message = "2147483648 does not fit `i32`: write an integer from -2147483648 to 2147483647";
    check_field(
        "#[avro(default = 2147483648)] a: i32",
        &[("2147483648", message)],
    );
    check_field(
        "#[avro(default = -2147483648)] a: i32, #[avro(default = 4_294_967_295)] b: u32",
        &[],
    );
    let message = "-1 does not fit `u16`: write an integer from 0 to 65535";
    check_field("#[avro(default = -1)] a: u16", &[("-1", message)]);
}

#[test]
fn a_literal_is_of_the_kind_of_the_type() {
    let message = "a string does not fit `i64`: write an integer from -9223372036854775808 to 9223372036854775807";
    check_field("#[avro(default = \"1\")] a: i64", &[("\"1\"", message)]);
    let message = "1 does not fit `bool`: write `true` or `false`";
    check_field("#[avro(default = 1)] a: bool", &[("1", message)]);
    let message = "a boolean does not fit `String`: write a string";
    check_field("#[avro(default = true)] a: String", &[("true", message)]);
    let message = "1 does not fit `str`: write a string";
    check_field(
        "#[avro(default = 1)] a: Cow<'static, str>",
        &[("1", message)],
    );
    check_field(
        "#[avro(default = 1.5)] a: f32, #[avro(default = 1)] b: f64",
        &[],
    );
}

#[test]
fn a_float_fits_its_type() {
    let message = "a float does not fit `f32`: write a number up to 3.4028235e38";
    check_field("#[avro(default = 1e39)] a: f32", &[("1e39", message)]);
    check_field("#[avro(default = 1e39)] a: f64", &[]);
}

#[test]
fn null_is_for_options() {
    let message = "`None` does not fit `String`: write a string";
    check_field("#[avro(default = None)] a: String", &[("None", message)]);
    check_field(
        "#[avro(default = None)] a: Option<String>, #[avro(default = None)] b: ()",
        &[],
    );
}

#[test]
fn an_option_defaults_to_its_first_branch() {
    check_field(
        "#[avro(default = None)] a: Option<i32>, #[avro(default = 1, null_last)] b: Option<i32>, #[avro(default)] c: Option<i32>",
        &[],
    );
    let message =
        "the default of a union is of its first branch, which is null here: add `null_last`";
    check_field(
        "#[avro(default = 1)] a: Option<i32>, #[avro(default_json = \"2\")] b: Option<i32>",
        &[("1", message), ("\"2\"", message)],
    );
    let message = "the default of a union is of its first branch, but `null_last` makes null the second one: remove one of them";
    check_field(
        "#[avro(default = None, null_last)] a: Option<i32>, #[avro(default, null_last)] b: Option<i32>",
        &[("None", message), ("default#2", message)],
    );
    let message = "a string does not fit `i32`: write an integer from -2147483648 to 2147483647";
    check_field(
        "#[avro(default = \"\")] a: Option<i32>",
        &[("\"\"", message)],
    );
}

#[test]
fn each_item_of_an_array_fits() {
    let message = "a string does not fit `i8`: write an integer from -128 to 127";
    check_field(
        "#[avro(default = [1, \"x\", 3])] a: Vec<i8>",
        &[("\"x\"", message)],
    );
    check_field(
        "#[avro(default = &[\"a\"])] a: Vec<&'static str>, #[avro(default = [])] b: Vec<Other>",
        &[],
    );
    let message = "1 does not fit `Vec<i8>`: write an array such as `[…]`";
    check_field("#[avro(default = 1)] a: Vec<i8>", &[("1", message)]);
}

#[test]
fn bytes_are_byte_strings() {
    check_field(
        "#[avro(default = b\"\\xff\")] a: Vec<u8>, #[avro(default = b\"\")] b: &'static [u8]",
        &[],
    );
    let message = "a string does not fit `Vec<u8>`: write a byte string such as `b\"…\"`";
    check_field("#[avro(default = \"x\")] a: Vec<u8>", &[("\"x\"", message)]);
}

#[test]
fn a_fixed_has_all_its_bytes() {
    check_field(
        "#[avro(default = b\"ab\")] a: [u8; 2], #[avro(default = b\"ab\")] b: [u8; N]",
        &[],
    );
    let message = "a byte string does not fit `[u8; 2]`: write a byte string of 2 bytes, `b\"…\"`";
    check_field(
        "#[avro(default = b\"abc\")] a: [u8; 2]",
        &[("b\"abc\"", message)],
    );
    let message = "a byte string does not fit `Vec<u8>`: write a byte string of 2 bytes, `b\"…\"`";
    check_field(
        "#[avro(fixed(size = 2), default = b\"abc\")] a: Vec<u8>",
        &[("b\"abc\"", message)],
    );
}

#[test]
fn bytes_that_are_an_array_have_items() {
    check_field("#[avro(array, default = [0, 255])] a: Vec<u8>", &[]);
    let message = "a byte string does not fit `Vec<u8>`: write an array of integers from 0 to 255";
    check_field(
        "#[avro(array, default = b\"x\")] a: Vec<u8>",
        &[("b\"x\"", message)],
    );
}

#[test]
fn a_map_has_its_default_as_json() {
    let message =
        "an array does not fit `HashMap<String, i32>`: write JSON, as in `default_json = \"{}\"`";
    check_field(
        "#[avro(default = [])] a: HashMap<String, i32>",
        &[("[]", message)],
    );
    check_field(
        "#[avro(default_json = \"{}\")] a: HashMap<String, i32>",
        &[],
    );
}

#[test]
fn a_logical_type_says_what_its_default_is() {
    check_field("#[avro(date, default = 0)] a: NaiveDate", &[]);
    let message =
        "a string does not fit `NaiveDate`: write an integer from -2147483648 to 2147483647";
    check_field(
        "#[avro(date, default = \"today\")] a: NaiveDate",
        &[("\"today\"", message)],
    );
}

#[test]
fn a_type_that_is_not_spelled_may_have_any_default() {
    check_field(
        "#[avro(default = \"HEARTS\")] a: Suit, #[avro(with = m, default = 1)] b: (i32, i32)",
        &[],
    );
}

#[test]
fn a_default_fits_the_type_that_the_field_is_converted_to() {
    let message = "a string does not fit `i64`: write an integer from -9223372036854775808 to 9223372036854775807";
    check_field(
        "#[avro(as = i64, default = \"\")] a: u64",
        &[("\"\"", message)],
    );
}

#[track_caller]
fn check_json(json: &str, message: &str) {
    let literal = format!("r#\"{json}\"#");
    let field = format!("#[avro(default_json = {literal})] a: Other");
    check_field(&field, &[(literal.as_str(), message)]);
}

#[test]
fn json_is_json() {
    check_json("{", "this is not JSON: expected a key in double quotes");
    check_json("", "this is not JSON: one value is expected, not 0");
    check_json(
        "NaN",
        "this is not JSON: not a JSON value; strings need double quotes",
    );
    check_json("1 // one", "this is not JSON: it has a comment");
    check_json(
        r#"{"k": 1, "k": 2}"#,
        "this is not JSON: key `k` is written twice",
    );
}

#[test]
fn json_is_one_value() {
    check_json("1, 2", "this is not JSON: one value is expected, not 2");
    check_json(
        r#"1], "value": [2"#,
        "this is not JSON: key `value` is written twice",
    );
    check_json(r#"1], "x": [2"#, "this is not JSON: one value is expected");
}

#[test]
fn json_fits_a_type_that_is_spelled_to_the_end() {
    let message = "this JSON does not fit `Vec<i32>`: must be an integer, as the type is int";
    check_field(
        "#[avro(default_json = \"[1, true]\")] a: Vec<i32>",
        &[("\"[1, true]\"", message)],
    );
    let message =
        "this JSON does not fit `Vec<u8>`: bytes are written as characters from U+0000 to U+00FF";
    check_field(
        "#[avro(default_json = \"\\\"\u{100}\\\"\")] a: Vec<u8>",
        &[("\"\\\"\u{100}\\\"\"", message)],
    );
    check_field(
        "#[avro(default_json = \"{\\\"a\\\": 1}\")] a: Vec<Other>",
        &[],
    );
}

#[test]
fn json_fits_the_narrower_type_of_rust() {
    let message = "this JSON does not fit `Option<i8>`: 200 is not from -128 to 127";
    check_field(
        "#[avro(default_json = \"200\")] a: Option<i8>",
        &[("\"200\"", message)],
    );
    let message = "this JSON does not fit `Vec<u16>`: -1 is not from 0 to 65535";
    check_field(
        "#[avro(default_json = \"[0, -1]\")] a: Vec<u16>",
        &[("\"[0, -1]\"", message)],
    );
}
