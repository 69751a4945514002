//! Words that do not fit the spelling of a field's type.

use super::{check, check_field};

#[test]
fn a_time_is_carried_by_an_integer_of_its_width() {
    let long = "`String` does not carry the logical type `timestamp_micros`: use `i64`, or a type such as `avro_runtime::logical::TimestampMicros`";
    check_field(
        "#[avro(timestamp_micros)] a: String",
        &[("timestamp_micros", long)],
    );
    let int = "`i64` does not carry the logical type `date`: use `i32`, or a type such as `avro_runtime::logical::Date`";
    check_field("#[avro(date)] a: Option<i64>", &[("date", int)]);
    check_field(
        "#[avro(time_millis)] a: i32, #[avro(time_micros)] b: Vec<i64>",
        &[],
    );
}

#[test]
fn a_type_that_is_not_spelled_may_carry_any_logical_type() {
    check_field(
        "#[avro(date)] a: NaiveDate, #[avro(decimal(precision = 4))] b: Option<Money>",
        &[],
    );
}

#[test]
fn a_uuid_is_text_or_sixteen_bytes() {
    check_field(
        "#[avro(uuid)] a: String, #[avro(uuid)] b: [u8; 16], #[avro(uuid)] c: Cow<'static, str>",
        &[],
    );
    let message = "`[u8; 4]` does not carry the logical type `uuid`: use `String`, `[u8; 16]`, or a type such as `avro_runtime::logical::Uuid`";
    check_field("#[avro(uuid)] a: [u8; 4]", &[("uuid", message)]);
}

#[test]
fn a_duration_is_twelve_bytes() {
    check_field(
        "#[avro(duration)] a: [u8; 12], #[avro(duration)] b: [u8; N]",
        &[],
    );
    let message = "`[u8; 16]` does not carry the logical type `duration`: use `[u8; 12]`, or a type such as `avro_runtime::logical::Duration`";
    check_field("#[avro(duration)] a: [u8; 16]", &[("duration", message)]);
}

#[test]
fn bytes_carry_a_decimal() {
    check_field(
        "#[avro(decimal(precision = 4))] a: Vec<Option<[u8; 2]>>, #[avro(decimal(precision = 4))] b: &'static [u8]",
        &[],
    );
    let message = "2 bytes hold 4 digits, not 5: choose a greater `size`, or a smaller `precision`";
    check_field(
        "#[avro(decimal(precision = 5))] a: [u8; 2]",
        &[("decimal", message)],
    );
    let message = "the size of a decimal is a number: write `[u8; 16]`";
    check_field(
        "#[avro(decimal(precision = 5))] a: [u8; SIZE]",
        &[("decimal", message)],
    );
    let message = "`f64` does not carry the logical type `decimal`: use `Vec<u8>`, `[u8; N]`, or a type such as `avro_runtime::logical::Decimal`";
    check_field(
        "#[avro(decimal(precision = 4))] a: f64",
        &[("decimal", message)],
    );
    let message = "`Vec<u8>` does not carry the logical type `big_decimal`: use a type such as `avro_runtime::logical::BigDecimal`";
    check_field(
        "#[avro(big_decimal)] a: Vec<u8>",
        &[("big_decimal", message)],
    );
}

#[test]
fn an_array_is_of_bytes() {
    check_field(
        "#[avro(array)] a: Vec<u8>, #[avro(array)] b: Option<&'static [u8]>, #[avro(array)] c: [u8; 3]",
        &[],
    );
    let message = "`array` makes bytes an array of ints, but `i32` is not bytes: remove it";
    check_field("#[avro(array)] a: Vec<i32>", &[("array", message)]);
    let message = "`array` makes bytes an array of ints, but `Bytes` is not bytes: remove it";
    check_field("#[avro(array)] a: Bytes", &[("array", message)]);
}

#[test]
fn a_fixed_is_bytes() {
    check_field(
        "#[avro(fixed(name = \"Md5\"))] a: [u8; 16], #[avro(fixed(size = 4))] b: Vec<u8>",
        &[],
    );
    let message =
        "a fixed is bytes, but `String` is not: use `[u8; N]`, or `Vec<u8>` with `fixed(size = …)`";
    check_field("#[avro(fixed)] a: String", &[("fixed", message)]);
}

#[test]
fn a_fixed_of_a_vec_has_a_size() {
    let message = "`Vec<u8>` does not say how long it is: write `fixed(size = 16)`";
    check_field("#[avro(fixed)] a: Vec<u8>", &[("fixed", message)]);
}

#[test]
fn an_array_of_bytes_has_its_own_size() {
    let message = "`[u8; 16]` says how long it is: remove `size`";
    check_field(
        "#[avro(fixed(size = 12))] a: [u8; 16]",
        &[("fixed", message)],
    );
    check_field("#[avro(fixed(size = 16))] a: [u8; 16]", &[]);
}

#[test]
fn a_fixed_decimal_has_a_size_that_holds_its_digits() {
    let message = "a fixed decimal needs its size: write `fixed(size = 16)`";
    check_field(
        "#[avro(decimal(precision = 4), fixed)] a: Money",
        &[("fixed", message)],
    );
    // Two bytes go to 32,767. Spec: "Decimal".
    check_field(
        "#[avro(decimal(precision = 4), fixed(size = 2))] a: Money",
        &[],
    );
    let message = "2 bytes hold 4 digits, not 5: choose a greater `size`, or a smaller `precision`";
    check_field(
        "#[avro(decimal(precision = 5), fixed(size = 2))] a: Money",
        &[("fixed", message)],
    );
    let message = "0 bytes hold 0 digits, not 1: choose a greater `size`, or a smaller `precision`";
    check_field(
        "#[avro(decimal(precision = 1), fixed(size = 0))] a: Money",
        &[("fixed", message)],
    );
}

#[test]
fn a_fixed_uuid_has_sixteen_bytes() {
    check_field("#[avro(uuid, fixed(name = \"Id\"))] a: Uuid", &[]);
    let message = "a UUID has 16 bytes, not 8: remove `size`";
    check_field(
        "#[avro(uuid, fixed(size = 8))] a: Uuid",
        &[("fixed", message)],
    );
    let message = "`String` holds a UUID as text: remove `fixed`, or use `[u8; 16]`";
    check_field("#[avro(uuid, fixed)] a: String", &[("fixed", message)]);
}

#[test]
fn a_time_is_never_a_fixed() {
    let message = "`date` is never a fixed: remove `fixed`";
    check_field("#[avro(date, fixed)] a: Date", &[("fixed", message)]);
}

#[test]
fn null_last_is_for_options() {
    check_field("#[avro(null_last)] a: Option<i32>", &[]);
    check_field(
        "#[avro(null_last)] a: BTreeMap<String, Vec<Box<Option<i32>>>>",
        &[],
    );
    let message = "`Vec<i32>` is not spelled `Option<…>`, nor a `Vec`, `Box` or map of one: remove `null_last`";
    check_field("#[avro(null_last)] a: Vec<i32>", &[("null_last", message)]);
    let message =
        "`Maybe` is not spelled `Option<…>`, nor a `Vec`, `Box` or map of one: remove `null_last`";
    check_field("#[avro(null_last)] a: Maybe", &[("null_last", message)]);
}

#[test]
fn only_records_are_flattened() {
    check_field("#[avro(flatten)] a: Address", &[]);
    let message = "`HashMap<String, i32>` is not a record: remove `flatten`";
    check_field(
        "#[avro(flatten)] a: HashMap<String, i32>",
        &[("flatten", message)],
    );
}

#[test]
fn a_value_without_a_field_has_no_words_of_fields() {
    let message = |word: &str, what: &str| {
        format!("`{word}` is for fields of records, but {what} is none: remove it")
    };
    check(
        "struct S(#[avro(rename = \"a\")] i32);",
        &[("rename", &message("rename", "a struct around one value"))],
    );
    check(
        "struct S(#[avro(default = b\"\\0\\0\")] [u8; 2]);",
        &[("default", &message("default", "a struct that is a fixed"))],
    );
    check(
        "enum E { A(#[avro(skip)] i32), B(#[avro(time_micros, alias = \"x\")] i64) }",
        &[
            ("skip", &message("skip", "a variant's value")),
            ("alias", &message("alias", "a variant's value")),
        ],
    );
    check("enum E { A(#[avro(skip = false)] i32) }", &[]);
}

#[test]
fn a_value_that_serde_skips_has_to_stay() {
    let message = "serde has `skip` here, but a variant's value is no field of a record: remove it, or add `#[avro(skip = false)]`";
    check("enum E { A(#[serde(skip)] i32) }", &[("skip", message)]);
    check(
        "enum E { A(#[serde(skip)] #[avro(skip = false)] i32) }",
        &[],
    );
}

#[test]
fn a_struct_that_is_a_fixed_names_it() {
    let message =
        "the struct is a fixed already: write `name` and `namespace` on the struct, and no `fixed`";
    check(
        "struct S(#[avro(fixed(name = \"X\"))] [u8; 2]);",
        &[("fixed", message)],
    );
}
