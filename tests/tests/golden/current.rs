//! The checked-in code is what is generated now.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

use avro_build::{Config, DecimalCrate, TimeCrate, UuidCrate};
use std::fs;
use std::path::Path;

/// Compares a case with its golden file, or writes the file with `AVRO_CODEGEN_UPDATE=1`.
#[track_caller]
fn check(case: &str, config: &Config) {
    let folder = Path::new("golden").join(case);
    let generated = config.generate([&folder]).unwrap();
    let [file] = &generated.files[..] else {
        panic!("one file is generated for `OUT_DIR`")
    };
    let golden = folder.join(&file.path);
    if std::env::var_os("AVRO_CODEGEN_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&golden, &file.text).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        file.text == expected,
        "`{}` is not what is generated now; `AVRO_CODEGEN_UPDATE=1 cargo test` rewrites it; \
         the first line that differs:\n{:?}",
        golden.display(),
        file.text
            .lines()
            .zip(expected.lines())
            .find(|(now, then)| now != then),
    );
}

#[test]
fn a_record_of_every_primitive_is_as_checked_in() {
    check("primitives", &Config::new());
}

#[test]
fn unions_are_as_checked_in() {
    check("unions", &Config::new().schema_json(["shop.Event"]));
}

#[test]
fn calls_of_types_that_live_elsewhere_are_as_checked_in() {
    let config = Config::new()
        .extern_path("billing", "crate::elsewhere")
        .extern_path("shop.Code", "crate::elsewhere::Code");
    check("elsewhere", &config);
}

#[test]
fn enums_are_as_checked_in() {
    check("enums", &Config::new());
}

#[test]
fn recursive_types_are_as_checked_in() {
    check("recursion", &Config::new());
}

#[test]
fn namespaces_are_as_checked_in() {
    check("namespaces", &Config::new());
}

#[test]
fn defaults_are_as_checked_in() {
    check("defaults", &Config::new().builders(true));
}

#[test]
fn logical_types_are_as_checked_in() {
    check("logical", &Config::new());
}

#[test]
fn logical_types_of_other_crates_are_as_checked_in() {
    let config = Config::new()
        .time(TimeCrate::Chrono)
        .decimal(DecimalCrate::RustDecimal)
        .uuid(UuidCrate::Uuid);
    check("logical_crates", &config);
}

#[test]
fn docs_that_try_to_escape_are_as_checked_in() {
    check("docs", &Config::new());
}

#[test]
fn roots_without_names_are_as_checked_in() {
    check("roots", &Config::new());
}

#[test]
fn names_that_rust_reserves_are_as_checked_in() {
    check("keywords", &Config::new().serde(true));
}

#[test]
fn reading_of_other_schemas_is_as_checked_in() {
    let config = Config::new()
        .written_by("golden/evolution/v1.json")
        .written_by("golden/evolution/v2.json");
    check("evolution", &config);
}
