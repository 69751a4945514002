//! `check`: everything that is wrong with schemas, and no output files.

use crate::support::{USER, command, folder, names, run, run_with_input};
use std::io;

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

#[test]
fn a_verdict_that_nobody_reads_is_the_exit_code_all_the_same() {
    let folder = folder(&[("bad.avsc", "\"strnig\""), ("user.avsc", USER)]);
    let closed = || io::pipe().unwrap().1;
    let ends = |arguments: &[&str]| {
        let mut command = command(folder.path(), arguments);
        command.stdout(closed()).stderr(closed());
        command.status().unwrap().code()
    };
    assert_eq!(ends(&["check", "bad.avsc"]), Some(1));
    assert_eq!(
        ends(&["compat", "--reader=user.avsc", "--writer=bad.avsc"]),
        Some(1)
    );
    // Where there is only something to read, the reader has enough.
    assert_eq!(ends(&["bundle", "user.avsc"]), Some(0));
    assert_eq!(
        ends(&["generate", "user.avsc", "-o", "gen", "--check"]),
        Some(1)
    );
}
