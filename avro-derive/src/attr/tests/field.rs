//! Words of fields, and those that cannot stand together.

use super::check_field;

#[test]
fn a_decimal_has_a_precision() {
    let missing = "`decimal` needs its precision: write `decimal(precision = 10, scale = 2)`";
    check_field("#[avro(decimal)] a: Money", &[("decimal", missing)]);
    check_field(
        "#[avro(decimal(scale = 2))] a: Money",
        &[("decimal", missing)],
    );
    let digits = "the precision counts digits: at least 1, and no more than fit 32 bits";
    check_field("#[avro(decimal(precision = 0))] a: Money", &[("0", digits)]);
    check_field(
        "#[avro(decimal(precision = -1))] a: Money",
        &[("-1", digits)],
    );
}

#[test]
fn a_scale_is_within_the_precision() {
    let message = "the scale 5 is greater than the precision 4, which counts all digits";
    check_field(
        "#[avro(decimal(precision = 4, scale = 5))] a: Money",
        &[("5", message)],
    );
    let message = "the scale counts digits after the point: it is not negative";
    check_field(
        "#[avro(decimal(precision = 4, scale = -1))] a: Money",
        &[("-1", message)],
    );
}

#[test]
fn the_words_of_lists_are_known() {
    check_field(
        "#[avro(decimal(precison = 4))] a: Money",
        &[(
            "precison",
            "unknown word `precison`: did you mean `precision`?",
        )],
    );
    check_field(
        "#[avro(fixed(width = 4))] a: Vec<u8>",
        &[(
            "width",
            "unknown word `width`: `fixed` has `name`, `namespace`, `size`",
        )],
    );
    check_field(
        "#[avro(fixed(size = 4, size = 5))] a: Vec<u8>",
        &[("size#2", "`size` is given twice: keep one of them")],
    );
    check_field(
        "#[avro(decimal(precision = \"4\"))] a: Money",
        &[("\"4\"", "`precision` takes an integer, not a string")],
    );
}

#[test]
fn a_size_is_not_negative() {
    check_field("#[avro(fixed(size = 0))] a: Vec<u8>", &[]);
    check_field(
        "#[avro(fixed(size = -1))] a: Vec<u8>",
        &[("-1", "the size of a fixed is from 0 to 2147483647")],
    );
}

#[test]
fn an_annotation_is_for_other_names() {
    check_field("#[avro(logical = \"country-code\")] a: String", &[]);
    check_field(
        "#[avro(logical = \"timestamp-micros\")] a: i64",
        &[(
            "\"timestamp-micros\"",
            "`timestamp-micros` is a logical type of the specification: write `timestamp_micros` instead of `logical = …`",
        )],
    );
    check_field(
        "#[avro(logical = \"\")] a: i64",
        &[(
            "\"\"",
            "a logical type has a name: write `logical = \"some-name\"`",
        )],
    );
}

#[test]
fn a_field_has_one_logical_type() {
    check_field(
        "#[avro(date, time_millis)] a: i32",
        &[(
            "time_millis",
            "a field has one logical type: keep `date` or `time_millis`",
        )],
    );
    check_field(
        "#[avro(logical = \"x\", date)] a: i32",
        &[(
            "\"x\"",
            "a field has one logical type: keep `date` or `logical = …`",
        )],
    );
}

#[test]
fn a_field_has_one_default() {
    check_field(
        "#[avro(default, default_json = \"1\")] a: i32",
        &[(
            "default_json",
            "a field has one default: keep `default` or `default_json`",
        )],
    );
}

#[test]
fn a_skipped_field_has_no_other_words() {
    check_field(
        "#[avro(skip, default = 1)] a: i32",
        &[(
            "default",
            "a field that is skipped is not in Avro, so `default` says nothing: remove one of them",
        )],
    );
    check_field("#[avro(skip = false, default = 1)] a: i32", &[]);
}

#[test]
fn a_flattened_field_has_no_other_words() {
    check_field(
        "#[avro(flatten, rename = \"b\")] a: Other",
        &[(
            "rename",
            "`flatten` puts the fields of a record here, so `rename` says nothing: remove one of them",
        )],
    );
}

#[test]
fn a_converted_field_has_the_schema_of_its_conversion() {
    let message = |word| {
        format!(
            "`as` and `with` say what the field is in Avro, so `{word}` says nothing: remove one of them"
        )
    };
    check_field(
        "#[avro(with = m, date)] a: u64",
        &[("date", &message("date"))],
    );
    check_field(
        "#[avro(as = i64, fixed)] a: u64",
        &[("fixed", &message("fixed"))],
    );
    check_field(
        "#[avro(as = i64, with = m)] a: u64",
        &[(
            "with",
            "`as` and `with` both say how the field is converted: keep one of them",
        )],
    );
}

#[test]
fn bytes_are_a_fixed_or_an_array() {
    check_field(
        "#[avro(array, fixed)] a: [u8; 4]",
        &[(
            "fixed",
            "bytes are a fixed or an array: keep `fixed` or `array`",
        )],
    );
}
