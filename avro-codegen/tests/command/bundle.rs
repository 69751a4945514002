//! `bundle` and `canonical`: schemas as JSON again.

use crate::support::{Run, folder, names, run};
use avro_ir::Schema;
use std::fs;

const ORDER: &str = r#"{"type": "record", "name": "shop.Order", "doc": "Kept.", "fields": [
    {"name": "line", "type": "Line", "my-property": 1}, {"name": "next", "type": ["null", "Order"]}
]}"#;
const LINE: &str =
    r#"{"type": "record", "name": "shop.Line", "fields": [{"name": "count", "type": "int"}]}"#;

/// Runs a subcommand on both files.
#[track_caller]
fn check(arguments: &[&str], code: i32) -> Run {
    let folder = folder(&[("order.avsc", ORDER), ("line.avsc", LINE)]);
    run(folder.path(), arguments).ends_with(code)
}

#[test]
fn a_bundle_parses_on_its_own_and_is_the_same_schema() {
    let bundle = check(&["bundle", "*.avsc", "--root", "shop.Order"], 0).stdout;
    let schema = Schema::parse(&bundle).unwrap();
    let both = Schema::parse_all(&[LINE, ORDER]).unwrap();
    assert_eq!(schema.canonical_form(), both[1].canonical_form());
}

#[test]
fn a_bundle_keeps_docs_and_properties() {
    let bundle = check(&["bundle", "*.avsc", "--root", "shop.Order"], 0).stdout;
    let json: serde_json::Value = serde_json::from_str(&bundle).unwrap();
    assert_eq!(json["doc"], "Kept.");
    assert_eq!(json["fields"][0]["my-property"], 1);
}

#[test]
fn what_another_schema_refers_to_is_no_root() {
    assert_eq!(
        check(&["bundle", "*.avsc"], 0).stdout,
        check(&["bundle", "*.avsc", "--root", "shop.Order"], 0).stdout
    );
}

#[test]
fn bundles_can_go_to_files_named_after_their_types() {
    let other = r#"{"type": "enum", "name": "E", "symbols": []}"#;
    let folder = folder(&[
        ("order.avsc", ORDER),
        ("line.avsc", LINE),
        ("e.avsc", other),
    ]);
    run(folder.path(), &["bundle", "*.avsc", "-o", "out"]).ends_with(0);
    let out = folder.path().join("out");
    assert_eq!(names(&out), ["E.avsc", "shop.Order.avsc"]);
    Schema::parse(&fs::read_to_string(out.join("shop.Order.avsc")).unwrap()).unwrap();
}

#[test]
fn bundles_without_a_name_go_to_files_named_after_theirs() {
    let folder = folder(&[("x/a.avsc", r#"["int"]"#), ("b.avsc", r#"["long"]"#)]);
    run(folder.path(), &["bundle", "x", "b.avsc", "-o", "out"]).ends_with(0);
    assert_eq!(names(&folder.path().join("out")), ["a.avsc", "b.avsc"]);
}

#[test]
fn two_bundles_never_go_to_one_file() {
    let folder = folder(&[("x/a.avsc", r#"["int"]"#), ("y/a.avsc", r#"["long"]"#)]);
    let run = run(folder.path(), &["bundle", ".", "-o", "out"]).ends_with(2);
    assert!(run.stderr.contains("`a.avsc`"), "{}", run.stderr);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn an_unknown_root_is_an_error_that_shows_a_near_one() {
    let run = check(&["bundle", "*.avsc", "--root", "shop.Oder"], 1);
    assert!(
        run.stderr.contains("did you mean `shop.Order`?"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn a_schema_that_needs_another_file_is_no_bundle() {
    let run = check(&["bundle", "order.avsc"], 1);
    assert!(
        run.stderr.contains("no type named `Line`"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_canonical_form_is_that_of_the_specification() {
    let run = check(&["canonical", "line.avsc"], 0);
    let expected =
        r#"{"name":"shop.Line","type":"record","fields":[{"name":"count","type":"int"}]}"#;
    assert_eq!(run.stdout, format!("{expected}\n"));
}

#[test]
fn the_canonical_form_of_files_is_that_of_the_schema_that_no_other_refers_to() {
    let run = check(&["canonical", "."], 0);
    assert!(
        run.stdout.starts_with(r#"{"name":"shop.Order""#),
        "{}",
        run.stdout
    );
}

#[test]
fn a_type_without_a_namespace_within_one_is_written_bare_and_warned_of() {
    let text = r#"{"type": "record", "name": "acme.Order", "fields": [
        {"name": "old", "type": {"type": "fixed", "name": "State", "namespace": "", "size": 1}},
        {"name": "new", "type": ".State"}]}"#;
    let folder = folder(&[("order.avsc", text)]);
    let bundle = run(folder.path(), &["bundle", "order.avsc"]).ends_with(0);
    assert!(
        bundle.stdout.contains(r#""type": "State""#),
        "{}",
        bundle.stdout
    );
    let warning = "warning[AVRO0043]: `State` has no namespace, and is used within one\n";
    assert!(bundle.stderr.starts_with(warning), "{}", bundle.stderr);
    let generate = ["generate", "order.avsc", "-o", "out"];
    let generate = run(folder.path(), &generate).ends_with(0);
    assert!(generate.stderr.starts_with(warning), "{}", generate.stderr);
}
