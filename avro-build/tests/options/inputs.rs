//! Files, directories and globs.

use crate::support::{folder, generate};
use avro_build::Config;
use std::path::Path;

const A: &str =
    r#"{"type": "record", "name": "A", "fields": [{"name": "b", "type": ["null", "B"]}]}"#;
const B: &str =
    r#"{"type": "record", "name": "B", "fields": [{"name": "a", "type": ["null", "A"]}]}"#;

/// The error for these paths.
#[track_caller]
fn error(paths: &[&Path]) -> String {
    Config::new().generate(paths).unwrap_err().to_string()
}

#[test]
fn references_and_cycles_across_files_bind_in_any_order() {
    let folder = folder(&[("a.avsc", A), ("x/y/b.avsc", B)]);
    let [a, b] = ["a.avsc", "x/y/b.avsc"].map(|name| folder.path().join(name));
    let expected = generate(&Config::new(), folder.path()).files;
    assert_eq!(
        Config::new().generate([&a, &b]).unwrap().files[0]
            .text
            .len(),
        expected[0].text.len()
    );
    assert_eq!(
        Config::new().generate([&a, &b]).unwrap().files,
        Config::new().generate([&b, &a]).unwrap().files
    );
}

#[test]
fn directories_are_searched_for_schemas_and_protocols_only() {
    let protocol = r#"{"protocol": "P", "types": []}"#;
    let files = [
        ("a.avsc", A),
        ("d/b.avsc", B),
        ("p.avpr", protocol),
        ("c.json", "{"),
        ("avsc", "{"),
    ];
    let folder = folder(&files);
    assert_eq!(generate(&Config::new(), folder.path()).roots.len(), 2);
}

#[test]
fn an_identical_second_definition_merges() {
    let folder = folder(&[("a.avsc", A), ("b.avsc", B), ("c.avsc", A)]);
    let text = &generate(&Config::new(), folder.path()).files[0].text;
    assert_eq!(text.matches("pub struct A {").count(), 1, "{text}");
}

#[test]
fn a_different_second_definition_is_an_error_with_both_places() {
    let other = r#"{"type": "enum", "name": "A", "symbols": []}"#;
    let folder = folder(&[("a.avsc", A), ("b.avsc", B), ("c.avsc", other)]);
    let error = error(&[folder.path()]);
    assert!(
        error.contains("two different definitions of `A`"),
        "{error}"
    );
    assert!(
        error.contains("a.avsc:1:") && error.contains("c.avsc:1:"),
        "{error}"
    );
}

#[test]
fn no_match_is_an_error_that_shows_the_pattern() {
    let folder = folder(&[("a.avsc", A)]);
    let pattern = folder.path().join("x*.avsc");
    let error = error(&[&pattern]);
    assert!(
        error.contains(&format!("no schema file matches `{}`", pattern.display())),
        "{error}"
    );
}

#[test]
fn no_path_at_all_is_an_error() {
    assert!(error(&[]).contains("no schema files are given"));
}

#[test]
fn a_pattern_that_is_none_is_an_error() {
    let error = error(&[Path::new("schemas/[.avsc")]);
    assert!(
        error.contains("`schemas/[.avsc` is not a pattern"),
        "{error}"
    );
}

#[test]
fn a_file_with_brackets_in_its_name_is_a_file() {
    let folder = folder(&[("a[1].avsc", r#""int""#)]);
    assert_eq!(
        generate(&Config::new(), &folder.path().join("a[1].avsc"))
            .roots
            .len(),
        1
    );
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let folder = folder(&[("d/b.avsc", B), ("a.avsc", A)]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("d/up")).unwrap();
    assert_eq!(generate(&Config::new(), folder.path()).roots.len(), 2);
}
