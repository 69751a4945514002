//! `check`: everything that is wrong with schemas, and no output files.

use crate::support::{USER, folder, names, run, run_with_input};

#[test]
fn fine_schemas_are_counted() {
    let folder = folder(&[("user.avsc", USER)]);
    let run = run(folder.path(), &["check", "user.avsc"]).ends_with(0);
    assert_eq!(
        (&*run.stdout, &*run.stderr),
        ("", "1 type in 1 file: no errors\n")
    );
    assert_eq!(names(folder.path()), ["user.avsc"]);
}

#[test]
fn quiet_leaves_out_warnings() {
    let commented = r#"/* a comment */ "int""#;
    let folder = folder(&[("a.avsc", commented)]);
    let run = run(folder.path(), &["check", "-q", "a.avsc"]).ends_with(0);
    assert_eq!(run.stderr, "");
}

#[test]
fn a_name_that_only_rust_minds_is_found() {
    let clash = r#"{"type": "enum", "name": "E", "symbols": ["a", "A"]}"#;
    let folder = folder(&[("e.avsc", clash)]);
    let run = run(folder.path(), &["check", "e.avsc"]).ends_with(0);
    assert!(run.stderr.contains("warning[AVRO0026]"), "{}", run.stderr);
}

#[test]
fn standard_input_has_a_name_in_places() {
    let folder = folder(&[]);
    let run = run_with_input(folder.path(), &["check", "-"], "\n\"strnig\"").ends_with(1);
    assert!(run.stderr.contains("┌─ -:2:1"), "{}", run.stderr);
}

#[test]
fn no_path_is_wrong_usage() {
    let folder = folder(&[]);
    run(folder.path(), &["check"]).ends_with(2);
}
