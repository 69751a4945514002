//! `decode`: datums as Avro JSON. The bytes are those of the specification.

use crate::support::{Run, command, folder, run, run_with_input};
use std::fs;
use std::io::Read as _;
use std::process::Stdio;

/// The specification's example: `a` is 27, `b` is "foo".
const TEST: &str = r#"{"type": "record", "name": "test", "fields": [
    {"name": "a", "type": "long"}, {"name": "b", "type": "string"}]}"#;
const DATUM: &str = "36 06 66 6f 6f";

const READER: &str = r#"{"type": "record", "name": "test", "fields": [
    {"name": "a", "type": "double"}, {"name": "c", "type": "int", "default": 7}]}"#;

/// Decodes hexadecimal digits with the schema of the specification's example.
#[track_caller]
fn check(arguments: &[&str], hex: &str, code: i32) -> Run {
    let folder = folder(&[("test.avsc", TEST), ("reader.avsc", READER)]);
    let all = [&["decode", "--writer", "test.avsc", "--hex"], arguments].concat();
    run_with_input(folder.path(), &all, hex).ends_with(code)
}

#[test]
fn a_datum_is_a_line_of_json() {
    assert_eq!(check(&[], DATUM, 0).stdout, "{\"a\":27,\"b\":\"foo\"}\n");
}

#[test]
fn pretty_has_a_line_for_each_field() {
    assert_eq!(
        check(&["--pretty"], DATUM, 0).stdout,
        "{\n  \"a\": 27,\n  \"b\": \"foo\"\n}\n"
    );
}

#[test]
fn binary_data_are_read_from_a_file() {
    let folder = folder(&[("test.avsc", TEST)]);
    fs::write(folder.path().join("datum.bin"), b"\x36\x06foo").unwrap();
    let run = run(
        folder.path(),
        &["decode", "datum.bin", "--writer", "test.avsc"],
    );
    assert_eq!(run.ends_with(0).stdout, "{\"a\":27,\"b\":\"foo\"}\n");
}

#[test]
fn a_reader_gets_data_by_schema_resolution() {
    let run = check(&["--reader", "reader.avsc"], DATUM, 0);
    assert_eq!(run.stdout, "{\"a\":27.0,\"c\":7}\n");
}

#[test]
fn a_reader_that_does_not_fit_is_shown_with_every_reason() {
    let other = r#"{"type": "record", "name": "test", "fields": [
        {"name": "a", "type": "boolean"}, {"name": "d", "type": "int"}]}"#;
    let folder = folder(&[("test.avsc", TEST), ("other.avsc", other)]);
    let arguments = ["decode", "--writer=test.avsc", "--reader=other.avsc"];
    let run = run(folder.path(), &arguments).ends_with(1);
    for reason in ["`boolean`", "`d`"] {
        assert!(run.stderr.contains(reason), "{}", run.stderr);
    }
    assert_eq!(run.stdout, "");
}

#[test]
fn many_datums_are_a_line_each() {
    let run = check(&["--many"], "36 06 66 6f 6f\n 02 00", 0);
    assert_eq!(
        run.stdout,
        "{\"a\":27,\"b\":\"foo\"}\n{\"a\":1,\"b\":\"\"}\n"
    );
    assert_eq!(check(&["--many"], "", 0).stdout, "");
}

#[test]
fn what_comes_before_wrong_data_is_printed() {
    let run = check(&["--many"], "36 06 66 6f 6f 02 04 61", 1);
    assert_eq!(run.stdout, "{\"a\":27,\"b\":\"foo\"}\n");
    assert_eq!(
        run.stderr,
        "error: standard input: at byte 6, in `b`: unexpected end of input: 2 bytes needed, 1 left\n"
    );
}

#[test]
fn bytes_that_are_left_are_an_error() {
    let run = check(&[], "36 06 66 6f 6f 02 00", 1);
    assert_eq!(
        run.stderr,
        "error: standard input: at byte 5: 2 bytes are left after the datum; --many reads several\n"
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn an_error_of_the_writer_s_data_has_the_writer_s_field() {
    let run = check(&["--reader", "reader.avsc"], "36 06 66", 1);
    assert!(
        run.stderr.contains("at byte 1, in `b`: unexpected end"),
        "{}",
        run.stderr
    );
}

#[test]
fn many_datums_without_bytes_have_no_end() {
    let folder = folder(&[("null.avsc", "\"null\"")]);
    let arguments = ["decode", "--writer", "null.avsc", "--many"];
    let run = run_with_input(folder.path(), &arguments, "x").ends_with(1);
    assert!(
        run.stderr.contains("a datum of this null takes no bytes"),
        "{}",
        run.stderr
    );
    let one = run_with_input(folder.path(), &arguments[..3], "").ends_with(0);
    assert_eq!(one.stdout, "null\n");
}

#[test]
fn what_is_no_hexadecimal_digit_is_shown_by_line_and_column() {
    assert_eq!(
        check(&[], "36\n 0g", 1).stderr,
        "error: standard input:2:3: this is no hexadecimal digit\n"
    );
    assert_eq!(
        check(&[], "36 0", 1).stderr,
        "error: standard input:1:4: this hexadecimal digit has no second one\n"
    );
}

#[test]
fn a_single_object_header_is_checked() {
    let folder = folder(&[("int.avsc", "\"int\"")]);
    let decode = |hex: &str, code| {
        let arguments = ["decode", "--writer=int.avsc", "--hex", "--single-object"];
        run_with_input(folder.path(), &arguments, hex).ends_with(code)
    };
    assert_eq!(decode("c301 8f5c393f1ad57572 36", 0).stdout, "27\n");
    assert_eq!(
        decode("c301 b71df49344e154d0 36", 1).stderr,
        "error: standard input: at byte 0: the message was written with the schema d054e14493f41db7, and `int.avsc` is 7275d51a3f395c8f\n"
    );
    assert_eq!(
        decode("36", 1).stderr,
        "error: standard input: at byte 0: the message starts with 36 and not with c3 01: it may be a datum without a header\n"
    );
}

#[test]
fn many_messages_have_a_header_each() {
    let folder = folder(&[("int.avsc", "\"int\"")]);
    let arguments = [
        "decode",
        "--writer=int.avsc",
        "--hex",
        "--single-object",
        "--many",
    ];
    let hex = "c3018f5c393f1ad5757236 c3018f5c393f1ad5757202";
    let run = run_with_input(folder.path(), &arguments, hex).ends_with(0);
    assert_eq!(run.stdout, "27\n1\n");
}

#[test]
fn schemas_are_read_as_other_implementations_do() {
    let lenient = r#"{"type": "record", "name": "a.R", "fields": [{"name": "e", "type": {"type": "int"}, "default": ""}]}"#;
    let folder = folder(&[("lenient.avsc", lenient)]);
    run(folder.path(), &["check", "lenient.avsc"]).ends_with(1);
    let arguments = ["decode", "--writer", "lenient.avsc", "--hex"];
    let run = run_with_input(folder.path(), &arguments, "36").ends_with(0);
    assert_eq!(run.stdout, "{\"e\":27}\n");
}

#[test]
fn a_schema_can_come_from_standard_input() {
    let folder = folder(&[]);
    fs::write(folder.path().join("datum.bin"), b"\x36\x06foo").unwrap();
    let arguments = ["decode", "datum.bin", "--writer", "-"];
    let run = run_with_input(folder.path(), &arguments, TEST).ends_with(0);
    assert_eq!(run.stdout, "{\"a\":27,\"b\":\"foo\"}\n");
}

#[test]
fn standard_input_is_read_once() {
    let run = run(folder(&[]).path(), &["decode", "--writer", "-"]).ends_with(2);
    assert!(
        run.stderr.contains("standard input cannot be 2 files"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_missing_file_is_wrong_usage_and_a_wrong_schema_is_not() {
    let folder = folder(&[("test.avsc", TEST), ("wrong.avsc", "\"strnig\"")]);
    let missing = ["decode", "no.bin", "--writer", "test.avsc"];
    let said = run(folder.path(), &missing).ends_with(2).stderr;
    assert!(said.contains("cannot read `no.bin`"), "{said}");
    let wrong = ["decode", "no.bin", "--writer", "wrong.avsc"];
    let said = run(folder.path(), &wrong).ends_with(1).stderr;
    assert!(said.contains("wrong.avsc:1:1"), "{said}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder(&[("int.avsc", "\"int\"")]);
    fs::write(folder.path().join("ints.bin"), vec![2; 1 << 20]).unwrap();
    let arguments = ["decode", "ints.bin", "--writer=int.avsc", "--many"];
    let mut command = command(folder.path(), &arguments);
    let pipes = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    assert_eq!(said, "");
}
