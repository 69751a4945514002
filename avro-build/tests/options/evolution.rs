//! Writers that are known when code is generated.

use crate::support::{folder, generate, one_line, warnings};
use avro_build::Config;
use std::path::Path;

/// A record with two fields, of which old writers have one.
const READER: &str = r#"{"type": "record", "name": "a.R", "fields": [
    {"name": "x", "type": "long"}, {"name": "y", "type": "long", "default": 7}]}"#;
const WRITER: &str =
    r#"{"type": "record", "name": "a.R", "fields": [{"name": "x", "type": "long"}]}"#;

/// What is generated for a reader and the schemas of writers, on one line.
#[track_caller]
fn written_by(reader: &str, writers: &[&str]) -> String {
    let folder = folder(&[("reader.avsc", reader)]);
    let mut config = Config::new();
    for (index, writer) in writers.iter().enumerate() {
        let path = folder.path().join(format!("old/{index}.avsc"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, writer).unwrap();
        config = config.written_by(path);
    }
    let generated = generate(&config, &folder.path().join("reader.avsc"));
    assert_eq!(warnings(&generated), [""; 0]);
    one_line(&generated.files[0].text)
}

/// The error of a writer's schema.
#[track_caller]
fn error(reader: &str, writer: &str) -> String {
    let folder = folder(&[("reader.avsc", reader), ("writer.avsc", writer)]);
    let config = Config::new().written_by(folder.path().join("writer.avsc"));
    let error = config.generate([folder.path().join("reader.avsc")]);
    let error = error.unwrap_err().to_string();
    error.replace(&format!("{}/", shown(folder.path())), "")
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[test]
fn a_writer_that_is_known_gets_a_function() {
    let text = written_by(READER, &[WRITER]);
    assert_eq!(text.matches("pub fn __written_").count(), 1, "{text}");
    for part in ["value.y = 7;", "const WRITERS: ", "fn decode_written("] {
        assert!(text.contains(part), "`{part}` is not in\n{text}");
    }
}

#[test]
fn two_writers_of_one_record_get_two_functions() {
    let other = WRITER.replace("\"x\"", "\"z\", \"type\": \"int\"}, {\"name\": \"x\"");
    let text = written_by(READER, &[WRITER, &other]);
    assert_eq!(text.matches("pub fn __written_").count(), 2, "{text}");
    assert!(
        text.contains("0 => Self::__written_0_0(input), 1 => Self::__written_1_0(input),"),
        "{text}"
    );
}

#[test]
fn a_writer_with_the_readers_schema_adds_nothing() {
    assert_eq!(written_by(READER, &[READER]), written_by(READER, &[]));
}

#[test]
fn a_writer_whose_bytes_are_the_same_adds_nothing() {
    let narrow = READER.replace("\"long\"", "\"int\"");
    assert_eq!(written_by(READER, &[&narrow]), written_by(READER, &[]));
}

#[test]
fn a_writer_is_found_by_an_alias() {
    let reader = READER.replace("\"fields\"", "\"aliases\": [\"b.Old\"], \"fields\"");
    let text = written_by(&reader, &[&WRITER.replace("a.R", "b.Old")]);
    assert_eq!(text.matches("pub fn __written_").count(), 1, "{text}");
}

#[test]
fn the_schemas_of_a_directory_are_writers_that_refer_to_each_other() {
    let reader = r#"{"type": "record", "name": "Outer", "fields": [{"name": "r", "type": "a.R"}]}"#;
    let files = [
        ("new/r.avsc", READER),
        ("new/outer.avsc", reader),
        ("old/r.avsc", WRITER),
        ("old/outer.avsc", reader),
    ];
    let folder = folder(&files);
    let config = Config::new().written_by(folder.path().join("old"));
    let text = one_line(&generate(&config, &folder.path().join("new")).files[0].text);
    assert_eq!(text.matches("const WRITERS: ").count(), 2, "{text}");
}

#[test]
fn a_writer_that_no_type_is_named_for_is_an_error_with_its_file() {
    let error = error(READER, &WRITER.replace("a.R", "a.Other"));
    let expected = "error[AVRO0035]: nothing reads data of `a.Other`, from `writer.avsc`: \
        no generated record has this name, or an alias for it";
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn a_writer_that_cannot_be_read_is_an_error_with_every_reason() {
    let writer = r#"{"type": "record", "name": "a.R", "fields": [
        {"name": "x", "type": "string"}, {"name": "y", "type": "bytes"}]}"#;
    let error = error(READER, writer);
    assert_eq!(error.matches("(TYPE_MISMATCH)").count(), 2, "{error}");
    assert!(error.contains("error[AVRO0035]"), "{error}");
}

#[test]
fn a_writers_schema_that_is_wrong_is_shown_with_its_place() {
    let error = error(READER, "{\n\"type\": \"recrod\"}");
    assert!(error.contains("writer.avsc:2:"), "{error}");
}

#[test]
fn a_missing_writers_schema_is_named() {
    let folder = folder(&[("reader.avsc", READER)]);
    let config = Config::new().written_by("no/such.avsc");
    let error = config.generate([folder.path()]).unwrap_err().to_string();
    assert!(error.contains("cannot read `no/such.avsc`"), "{error}");
}
