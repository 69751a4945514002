//! What the attributes say.

use super::{has_field, has_shape, read};
use crate::attr::{Convert, Default};
use crate::input::{Field, Input};
use avro_ir::LogicalType;
use quote::ToTokens as _;

#[test]
fn the_names_of_avro_win_over_those_of_serde() {
    let name = |field: &Field<'_>| field.name.value.clone();
    has_field("#[serde(rename = \"x\")] a: i32", name, "x".to_owned());
    has_field(
        "#[serde(rename = \"x\")] #[avro(rename = \"y\")] a: i32",
        name,
        "y".to_owned(),
    );
    has_shape(
        "#[serde(rename_all = \"camelCase\")] struct S { a_b: i32 }",
        "record(aB)",
    );
    has_shape(
        "#[serde(rename_all = \"camelCase\")] #[avro(rename_all = \"PascalCase\")] struct S { a_b: i32, #[serde(rename = \"c\")] d: i32 }",
        "record(AB c)",
    );
    let name = |input: &Input<'_>| input.attrs.name.as_ref().map(|name| name.value.clone());
    read(
        "#[serde(rename = \"X\")] struct S;",
        name,
        Some("X".to_owned()),
    );
    read(
        "#[serde(rename = \"X\")] #[avro(name = \"Y\")] struct S;",
        name,
        Some("Y".to_owned()),
    );
    read("struct S;", name, None);
}

#[test]
fn serde_renames_the_fields_of_a_variant_at_the_variant() {
    has_shape(
        "#[serde(rename_all = \"lowercase\")] enum E { #[serde(rename_all = \"camelCase\")] A { b_c: i32 } }",
        "union(a{bC})",
    );
}

#[test]
fn aliases_of_serde_are_added() {
    let aliases = |field: &Field<'_>| {
        let aliases = field.attrs.aliases.iter().map(|alias| alias.value.clone());
        aliases.collect::<Vec<_>>().join(" ")
    };
    has_field(
        "#[avro(alias = \"x\")] #[serde(alias = \"x\", alias = \"y\", alias = \"not-avro\")] a: i32",
        aliases,
        "x y".to_owned(),
    );
}

#[test]
fn switches_of_avro_win_over_those_of_serde() {
    let skip = |field: &Field<'_>| field.attrs.skip.is_some();
    has_field("#[serde(skip)] a: i32", skip, true);
    has_field("#[serde(skip)] #[avro(skip = false)] a: i32", skip, false);
    let flatten = |field: &Field<'_>| field.attrs.flatten.is_some();
    has_field("#[serde(flatten)] a: Address", flatten, true);
    has_field(
        "#[serde(flatten)] #[avro(flatten = false)] a: Address",
        flatten,
        false,
    );
}

#[test]
fn a_field_has_a_default() {
    let default = |field: &Field<'_>| match &field.attrs.default {
        None => "none".to_owned(),
        Some(Default::FromDefault(_)) => "from Default".to_owned(),
        Some(Default::Literal(value)) => value.to_json(),
        Some(Default::Json(text)) => format!("json {}", text.value()),
    };
    has_field("a: i32", default, "none".to_owned());
    has_field(
        "#[avro(default)] a: i32",
        default,
        "from Default".to_owned(),
    );
    has_field("#[avro(default = -5)] a: i32", default, "-5".to_owned());
    has_field(
        "#[avro(default_json = \"[]\")] a: Vec<i32>",
        default,
        "json []".to_owned(),
    );
    has_field(
        "#[avro(default = 1e3)] a: f64",
        default,
        "1000.0".to_owned(),
    );
}

#[test]
fn a_literal_has_a_json_form() {
    let props = |input: &Input<'_>| {
        let props = input.attrs.props.iter();
        let props = props.map(|(key, value)| format!("{key}={}", value.to_json()));
        props.collect::<Vec<_>>().join(" ")
    };
    read(
        r#"#[avro(prop(a = None, b = true, "c-d" = [1, -2.5, "\"x\""], e = b"\xff\n", r#type_ = &[0x1F]))] struct S;"#,
        props,
        r#"a=null b=true c-d=[1,-2.5,"\"x\""] e="ÿ\n" type_=[31]"#.to_owned(),
    );
}

#[test]
fn a_field_has_a_logical_type() {
    let logical = |field: &Field<'_>| field.attrs.logical.as_ref().map(|logical| logical.value);
    has_field(
        "#[avro(timestamp_nanos)] a: i64",
        logical,
        Some(LogicalType::TimestampNanos),
    );
    let decimal = LogicalType::Decimal {
        precision: 10,
        scale: 2,
    };
    has_field(
        "#[avro(decimal(precision = 10, scale = 2))] a: Money",
        logical,
        Some(decimal),
    );
    let decimal = LogicalType::Decimal {
        precision: 10,
        scale: 0,
    };
    has_field(
        "#[avro(decimal(precision = 10))] a: Money",
        logical,
        Some(decimal),
    );
    let annotation = |field: &Field<'_>| {
        let annotation = field.attrs.annotation.as_ref();
        annotation.map(|annotation| annotation.value.clone())
    };
    has_field(
        "#[avro(logical = \"iban\")] a: String",
        annotation,
        Some("iban".to_owned()),
    );
}

#[test]
fn a_fixed_has_a_name_and_a_size() {
    let fixed = |field: &Field<'_>| {
        let fixed = field.attrs.fixed.as_ref().unwrap();
        (fixed.name.clone(), fixed.namespace.clone(), fixed.size)
    };
    has_field("#[avro(fixed)] a: [u8; 4]", fixed, (None, None, None));
    let all = (Some("X".to_owned()), Some("a.b".to_owned()), Some(4));
    has_field(
        "#[avro(fixed(name = \"X\", namespace = \"a.b\", size = 4))] a: Vec<u8>",
        fixed,
        all,
    );
}

#[test]
fn a_field_is_converted() {
    let convert = |field: &Field<'_>| match &field.attrs.convert {
        None => String::new(),
        Some(Convert::As(ty)) => ty.to_token_stream().to_string(),
        Some(Convert::With(path)) => path.to_token_stream().to_string(),
    };
    has_field(
        "#[avro(as = Vec<i64>)] a: Ids",
        convert,
        "Vec < i64 >".to_owned(),
    );
    has_field(
        "#[avro(with = a::b, default = 1)] a: u64",
        convert,
        "a :: b".to_owned(),
    );
}

#[test]
fn a_type_has_paths_and_bounds() {
    let paths = |input: &Input<'_>| {
        let krate = input.attrs.krate.to_token_stream().to_string();
        let remote = input.attrs.remote.to_token_stream().to_string();
        let bound = input.attrs.bound.as_ref().map(Vec::len);
        (krate, remote, bound)
    };
    read(
        "#[avro(crate = \"::a::b\", remote = \"c::D<T>\", bound = \"T: Clone, U: Copy\")] struct S<T, U>(T, U);",
        paths,
        (":: a :: b".to_owned(), "c :: D < T >".to_owned(), Some(2)),
    );
    read(
        "#[avro(bound = \"\")] struct S<T>(T);",
        |input| input.attrs.bound.as_ref().map(Vec::len),
        Some(0),
    );
}

#[test]
fn documentation_is_that_of_rust_unless_avro_has_its_own() {
    let docs = |input: &Input<'_>| input.docs.clone();
    read(
        "#[doc = \" Rust's\"] struct S;",
        docs,
        Some("Rust's".to_owned()),
    );
    read(
        "#[doc = \" Rust's\"] #[avro(doc = \"Avro's\")] struct S;",
        docs,
        Some("Avro's".to_owned()),
    );
    read("struct S;", docs, None);
    let docs = |field: &Field<'_>| field.docs.clone();
    has_field(
        "#[avro(doc = \"Avro's\")] a: i32",
        docs,
        Some("Avro's".to_owned()),
    );
}
