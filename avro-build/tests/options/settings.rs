//! The settings file says what the functions say.

use crate::support::{folder, shop, text};
use avro_build::{BytesType, Config, DecimalCrate, MapType, TimeCrate, UuidCrate};
use std::fs;

/// The error that a settings file gives, without its path.
#[track_caller]
fn error(settings: &str) -> String {
    let folder = folder(&[("s.toml", settings)]);
    let path = folder.path().join("s.toml");
    let error = Config::from_toml(&path).unwrap_err().to_string();
    error.replace(path.to_str().unwrap(), "s.toml")
}

/// Compares what a settings file and functions give.
#[track_caller]
fn check(settings: &str, config: &Config) {
    let folder = shop();
    let path = folder.path().join("s.toml");
    fs::write(&path, settings).unwrap();
    let from_file = Config::from_toml(&path)
        .unwrap()
        .generate([folder.path()])
        .unwrap();
    let from_calls = config.generate([folder.path()]).unwrap();
    assert_eq!(from_file.files, from_calls.files);
    assert_eq!(from_file.warnings, from_calls.warnings);
}

#[test]
fn every_choice_can_be_made_in_either() {
    let settings = r##"
        flat = true
        roots = ["shop.Order"]
        time = "jiff"
        decimal = "rust_decimal"
        uuid = "uuid"
        serde = true
        builders = true
        box_branches_over = 16
        map_type = { "." = "BTreeMap" }
        bytes_type = { "shop.*" = "Bytes" }
        string_type = { "shop.Order.note" = "crate::Text" }
        logical_type = { odd = "crate::Odd" }
        type_attribute = { "shop.Line" = ["#[a]", "#[b]"] }
        field_attribute = { "shop.Order.id" = "#[c]" }
        rename = { "shop.Order" = "Purchase" }
        type_override = { "shop.Order.id" = "crate::Id" }
        extern_path = { "shop.Kind" = "::kinds::Kind" }
        module = { "shop" = "unused" }
    "##;
    let config = Config::new()
        .flat()
        .roots(["shop.Order"])
        .time(TimeCrate::Jiff)
        .decimal(DecimalCrate::RustDecimal)
        .uuid(UuidCrate::Uuid)
        .serde(true)
        .builders(true)
        .box_branches_over(16)
        .map_type(["."], MapType::BTreeMap)
        .bytes_type(["shop.*"], BytesType::Bytes)
        .string_type(["shop.Order.note"], "crate::Text")
        .logical_type("odd", "crate::Odd")
        .type_attribute("shop.Line", "#[a]")
        .type_attribute("shop.Line", "#[b]")
        .field_attribute("shop.Order.id", "#[c]")
        .rename("shop.Order", "Purchase")
        .type_override("shop.Order.id", "crate::Id")
        .extern_path("shop.Kind", "::kinds::Kind")
        .module("shop", "unused");
    check(settings, &config);
}

#[test]
fn modules_and_a_directory_can_be_chosen_in_either() {
    let settings = "out_dir = \"src/avro\"\nmodule = { shop = \"a::b\" }\n";
    check(
        settings,
        &Config::new().out_dir("src/avro").module("shop", "a::b"),
    );
}

#[test]
fn writers_can_be_named_in_either() {
    let writer = r#"{"type": "record", "name": "shop.Line", "fields": [
        {"name": "dropped", "type": "int"}, {"name": "article", "type": "string"}]}"#;
    let folder = folder(&[("line.avsc", writer)]);
    let path = folder.path().join("line.avsc");
    let config = Config::new().written_by(&path);
    let path = path.to_str().unwrap();
    check(&format!("written_by = '{path}'\n"), &config);
    check(&format!("written_by = ['{path}']\n"), &config);
    assert!(text(&config).contains("pub fn __written_"));
}

#[test]
fn an_empty_file_chooses_nothing() {
    check("", &Config::new());
}

#[test]
fn an_unknown_key_is_shown_with_its_place_and_a_near_one() {
    let expected = "error[AVRO0033]: no setting named `maptype`
  ┌─ s.toml:2:1
2 │ maptype = 1
  │ ^^^^^^^
  = help: did you mean `map_type`?";
    assert_eq!(error("flat = true\nmaptype = 1\n"), expected);
}

#[test]
fn hyphens_are_no_underscores() {
    assert!(error("map-type = {}").contains("did you mean `map_type`?"));
}

#[test]
fn a_value_of_another_type_is_an_error() {
    let wrong = [
        ("flat = 1", "expected `true` or `false`, found integer"),
        ("inputs = 1", "expected a string, found integer"),
        ("roots = [1]", "expected a string, found integer"),
        (
            "map_type = \"BTreeMap\"",
            "expected a table from paths to values, found string",
        ),
        ("box_branches_over = -1", "expected a number of bytes"),
        (
            "time = \"joda\"",
            "`joda` is none of `own`, `chrono`, `jiff`, `time`",
        ),
        ("written_by = 1", "expected a string, found integer"),
        ("rename = { a = 1 }", "expected a string, found integer"),
    ];
    for (settings, expected) in wrong {
        let error = error(settings);
        assert!(
            error.contains(expected) && error.contains("s.toml:1:"),
            "{error}"
        );
    }
}

#[test]
fn what_is_not_toml_is_shown_with_its_place() {
    let error = error("flat = true\nserde = \n");
    assert!(error.contains("s.toml:2:"), "{error}");
}

#[test]
fn a_settings_file_is_relative_to_the_current_directory_as_a_build_script_is() {
    let error = Config::from_toml("no/such.toml").unwrap_err();
    assert!(
        error.to_string().contains("cannot read `no/such.toml`"),
        "{error}"
    );
}

#[test]
fn numbers_may_be_grouped() {
    check(
        "box_branches_over = 1_000",
        &Config::new().box_branches_over(1_000),
    );
}
