//! Options that choose types.

use crate::support::{folder, generate, one_line, text};
use avro_build::{BytesType, Config, DecimalCrate, MapType, TimeCrate, UuidCrate};

/// Finds each of the texts in what is generated.
#[track_caller]
fn check(config: &Config, expected: &[&str]) {
    let text = text(config);
    for part in expected {
        assert!(text.contains(part), "`{part}` is not in\n{text}");
    }
}

#[test]
fn the_defaults_need_no_other_crate() {
    let expected = [
        "pub note: ::std::string::String,",
        "pub raw: ::std::vec::Vec<u8>,",
        "pub labels: ::std::collections::HashMap<::std::string::String, ::std::string::String>,",
        "pub day: ::avro_runtime::logical::Date,",
        "pub price: ::avro_runtime::logical::Decimal<9, 2>,",
        "pub key: ::avro_runtime::logical::Uuid,",
        "pub odd: ::std::string::String,",
    ];
    check(&Config::new(), &expected);
}

#[test]
fn maps_can_be_sorted() {
    let expected =
        ["pub labels: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,"];
    check(&Config::new().map_type(["."], MapType::BTreeMap), &expected);
}

#[test]
fn bytes_can_be_shared() {
    let config = Config::new().bytes_type(["shop.Order.raw"], BytesType::Bytes);
    check(&config, &["pub raw: ::bytes::Bytes,"]);
}

#[test]
fn strings_can_be_of_another_type() {
    let config = Config::new().string_type(["shop.Order.note"], "::compact_str::CompactString");
    check(
        &config,
        &[
            "pub note: ::compact_str::CompactString,",
            "pub article: ::std::string::String,",
        ],
    );
}

#[test]
fn times_can_be_those_of_other_crates() {
    let chrono = [
        "pub day: ::chrono::NaiveDate,",
        "pub at: ::chrono::DateTime<::chrono::Utc>,",
    ];
    check(&Config::new().time(TimeCrate::Chrono), &chrono);
    let jiff = [
        "pub day: ::jiff::civil::Date,",
        "pub at: ::jiff::Timestamp,",
    ];
    check(&Config::new().time(TimeCrate::Jiff), &jiff);
    let time = ["pub day: ::time::Date,", "pub at: ::time::OffsetDateTime,"];
    check(&Config::new().time(TimeCrate::Time), &time);
}

#[test]
fn decimals_can_be_those_of_other_crates() {
    let config = Config::new().decimal(DecimalCrate::RustDecimal);
    check(&config, &["pub price: ::rust_decimal::Decimal,"]);
    let config = Config::new().decimal(DecimalCrate::BigDecimal);
    check(&config, &["pub price: ::bigdecimal::BigDecimal,"]);
}

#[test]
fn uuids_can_be_those_of_the_crate() {
    check(
        &Config::new().uuid(UuidCrate::Uuid),
        &["pub key: ::uuid::Uuid,"],
    );
}

#[test]
fn a_logical_type_of_ones_own_has_a_type() {
    check(
        &Config::new().logical_type("odd", "crate::Odd"),
        &["pub odd: crate::Odd,"],
    );
}

#[test]
fn a_field_can_have_a_type_of_ones_own() {
    let config = Config::new().type_override("shop.Order.id", "crate::Id<'static>");
    check(&config, &["pub id: crate::Id<'static>,"]);
}

#[test]
fn a_type_can_be_ones_own() {
    let config = Config::new().type_override("shop.Line", "crate::Line");
    let text = text(&config);
    assert!(
        text.contains("pub lines: ::std::vec::Vec<crate::Line>,"),
        "{text}"
    );
    assert!(!text.contains("pub struct Line"), "{text}");
}

#[test]
fn a_namespace_can_live_in_another_crate() {
    let text = text(&Config::new().extern_path("shop.staff", "::staff"));
    assert!(
        text.contains("pub struct Order") && !text.contains("pub struct Person"),
        "{text}"
    );
}

#[test]
fn a_type_of_another_crate_is_found_under_its_own_module() {
    let schema = r#"{"type": "record", "name": "a.R", "fields": [
        {"name": "e", "type": {"type": "enum", "name": "b.c_d.OddName", "symbols": []}}]}"#;
    let folder = folder(&[("r.avsc", schema)]);
    let config = Config::new().extern_path("b", "::other::gen");
    let text = one_line(&generate(&config, folder.path()).files[0].text);
    assert!(
        text.contains("pub e: ::other::gen::c_d::OddName,"),
        "{text}"
    );
    let config = Config::new().extern_path("b.c_d.OddName", "::other::Name");
    let text = one_line(&generate(&config, folder.path()).files[0].text);
    assert!(text.contains("pub e: ::other::Name,"), "{text}");
}

#[test]
fn large_branches_are_boxed_over_the_threshold() {
    check(
        &Config::new(),
        &["pub enum OrderPayload { Line(Line), Long(i64), }"],
    );
    let config = Config::new().box_branches_over(8);
    check(
        &config,
        &["pub enum OrderPayload { Line(::std::boxed::Box<Line>), Long(i64), }"],
    );
}

#[test]
fn builders_are_made_for_every_record() {
    check(
        &Config::new().builders(true),
        &["pub struct LineBuilder {", "pub struct OrderBuilder {"],
    );
    assert!(!text(&Config::new()).contains("Builder"));
}

#[test]
fn serde_is_derived_with_avro_names() {
    let config = Config::new().serde(true);
    let expected = [
        "#[derive(::serde::Serialize, ::serde::Deserialize)] pub struct Line {",
        "#[serde(rename = \"SMALL\")] Small,",
    ];
    check(&config, &expected);
    assert!(!text(&Config::new()).contains("serde"));
}
