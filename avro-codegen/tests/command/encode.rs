//! `encode`: Avro JSON as datums. The bytes are those of the specification.

use crate::support::{Run, command, folder, names, run, run_with_input};
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

const TEST: &str = r#"{"type": "record", "name": "test", "fields": [
    {"name": "a", "type": "long"}, {"name": "b", "type": ["null", "string"]}]}"#;

/// Encodes a text to hexadecimal digits.
#[track_caller]
fn check(arguments: &[&str], json: &str, code: i32) -> Run {
    let folder = folder(&[("test.avsc", TEST)]);
    let all = [&["encode", "--schema", "test.avsc", "--hex"], arguments].concat();
    run_with_input(folder.path(), &all, json).ends_with(code)
}

#[test]
fn json_is_a_datum() {
    let run = check(&[], r#" {"a": 27, "b": {"string": "foo"}} "#, 0);
    assert_eq!(run.stdout, "360206666f6f\n");
}

#[test]
fn standard_output_gets_bytes() {
    let folder = folder(&[("test.avsc", TEST), ("in.json", r#"{"b": null, "a": -65}"#)]);
    let arguments = ["encode", "in.json", "--schema", "test.avsc"];
    let output = command(folder.path(), &arguments).output().unwrap();
    assert_eq!(output.stdout, [0x81, 0x01, 0]);
}

#[test]
fn a_file_gets_bytes() {
    let folder = folder(&[("test.avsc", TEST), ("in.json", r#"{"a": -65, "b": null}"#)]);
    let arguments = [
        "encode",
        "in.json",
        "--schema",
        "test.avsc",
        "-o",
        "x/out.bin",
    ];
    let run = run(folder.path(), &arguments).ends_with(0);
    assert_eq!(run.stdout, "");
    let written = fs::read(folder.path().join("x/out.bin")).unwrap();
    assert_eq!(written, [0x81, 0x01, 0]);
}

#[test]
fn values_before_a_wrong_one_are_written_to_standard_output() {
    let run = check(&["--many"], r#"{"a": 27, "b": null} {"a": 0, "b": "x"}"#, 1);
    assert_eq!(run.stdout, "3600\n");
    assert!(
        run.stderr.contains("standard input:1:36, in `b`"),
        "{}",
        run.stderr
    );
}

#[test]
fn one_value_with_more_text_after_it_is_not_written() {
    assert_eq!(check(&[], r#"{"a": 27, "b": null} 1"#, 1).stdout, "");
}

#[test]
fn a_file_is_not_written_when_a_value_is_wrong() {
    let folder = folder(&[("int.avsc", "\"int\""), ("out.bin", "before")]);
    let arguments = ["encode", "--schema=int.avsc", "--many", "-o", "out.bin"];
    run_with_input(folder.path(), &arguments, "1 2 x").ends_with(1);
    assert_eq!(fs::read(folder.path().join("out.bin")).unwrap(), b"before");
    assert_eq!(names(folder.path()), ["int.avsc", "out.bin"]);
}

#[test]
fn many_values_are_read_one_after_the_other() {
    let folder = folder(&[("int.avsc", "\"int\"")]);
    let encode = |json: &str| {
        let arguments = ["encode", "--schema=int.avsc", "--many", "--hex"];
        run_with_input(folder.path(), &arguments, json)
            .ends_with(0)
            .stdout
    };
    assert_eq!(encode("27 1\n\n-1 "), "36\n02\n01\n");
    assert_eq!(encode(" \n"), "");
}

#[test]
fn more_than_one_value_is_an_error() {
    let run = check(&[], "{\"a\": 1, \"b\": null}\n {", 1);
    assert_eq!(
        run.stderr,
        "error: standard input:2:2: there is more text after the value; --many reads several\n"
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn an_error_has_the_line_the_column_and_the_field_of_the_whole_text() {
    let json = "{\"a\": 1, \"b\": null}\n{\"é\": 1}";
    let run = check(&["--many"], json, 1);
    assert_eq!(
        run.stderr,
        "error: standard input:2:2: `é` is no field of `test`\n"
    );
    let json = "{\"b\": null, \"a\": 1}\n {\"b\": {\"string\": \"é\"}, \"a\": 1.5}";
    let run = check(&["--many"], json, 1);
    assert_eq!(
        run.stderr,
        "error: standard input:2:30, in `a`: the number is not written as an integer\n"
    );
}

#[test]
fn a_text_that_is_not_utf_8_is_an_error() {
    let folder = folder(&[("string.avsc", "\"string\"")]);
    fs::write(folder.path().join("in.json"), b"\"a\xff\"").unwrap();
    let arguments = ["encode", "in.json", "--schema=string.avsc", "--hex"];
    let run = run(folder.path(), &arguments).ends_with(1);
    assert_eq!(run.stderr, "error: in.json:1:3: the text is not UTF-8\n");
}

#[test]
fn no_value_is_an_error() {
    let run = check(&[], "", 1);
    assert!(
        run.stderr.contains("standard input:1:1: expected"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_single_object_has_the_header_of_its_schema() {
    let folder = folder(&[("int.avsc", "\"int\"")]);
    let arguments = ["encode", "--schema=int.avsc", "--hex", "--single-object"];
    let run = run_with_input(folder.path(), &arguments, "27").ends_with(0);
    assert_eq!(run.stdout, "c3018f5c393f1ad5757236\n");
}

#[test]
fn what_is_encoded_is_decoded_to_the_same_text() {
    let folder = folder(&[("test.avsc", TEST)]);
    let lines =
        "{\"a\":-9223372036854775808,\"b\":null}\n{\"a\":1,\"b\":{\"string\":\"\\u0000é\"}}\n";
    for framing in [
        &["--many"][..],
        &["--many", "--hex"],
        &["--many", "--single-object"],
    ] {
        let encode = [&["encode", "--schema=test.avsc", "-o", "out"], framing].concat();
        run_with_input(folder.path(), &encode, lines).ends_with(0);
        let decode = [&["decode", "--writer=test.avsc", "out"], framing].concat();
        let decoded = run(folder.path(), &decode).ends_with(0);
        assert_eq!(decoded.stdout, lines, "{framing:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder(&[("int.avsc", "\"int\"")]);
    let mut command = command(folder.path(), &["encode", "--schema=int.avsc", "--many"]);
    command.stdin(Stdio::piped());
    let pipes = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    input.write_all("1 ".repeat(1 << 18).as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn standard_input_is_read_once() {
    run(folder(&[]).path(), &["encode", "--schema", "-"]).ends_with(2);
}
