//! Schema files that are held to derived types.

#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong here is to fail the test"
)]

use avro_runtime::{AvroSchema, assert_schema_file};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "it is for its schema")]
struct Order {
    /// The number.
    id: i64,
    note: Option<String>,
}

const FILE: &str = "AVRO_TEST_SCHEMA_FILE";

/// The test that the others run in a process of their own, with a file to look at.
#[test]
fn a_file_is_compared() {
    if let Some(file) = env::var_os(FILE) {
        assert_schema_file::<Order>(file);
    }
}

/// What that test says of a file, and whether it passes.
fn run(file: &Path, update: Option<&str>) -> (bool, String) {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "a_file_is_compared", "--nocapture"]);
    command.env(FILE, file).env_remove("AVRO_CODEGEN_UPDATE");
    command.envs(update.map(|value| ("AVRO_CODEGEN_UPDATE", value)));
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), text)
}

fn file_in(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("schemas/order.avsc")
}

#[test]
fn a_missing_file_is_written_when_asked_for_and_then_fits() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(&folder);
    let (passes, text) = run(&file, None);
    assert!(!passes && text.contains("No such file"), "{text}");
    assert!(text.contains("AVRO_CODEGEN_UPDATE=1 cargo test"), "{text}");
    assert!(!run(&file, Some("0")).0);
    assert!(run(&file, Some("1")).0);
    assert!(run(&file, None).0);
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(written, Order::schema().to_json_pretty() + "\n");
    let names = fs::read_dir(file.parent().unwrap()).unwrap();
    assert_eq!(names.count(), 1, "nothing is left beside the file");
}

#[test]
fn the_layout_of_the_file_is_the_users() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("order.avsc");
    let text = r#"{"namespace": "acme", "name": "Order", "type": "record", "fields": [
        {"name": "id", "doc": "The number.", "type": "long"},
        {"name": "note", "type": ["null", "string"], "default": null}]}"#;
    fs::write(&file, text).unwrap();
    assert!(run(&file, Some("1")).0);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn another_schema_is_shown_at_its_first_difference() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("order.avsc");
    let text = Order::schema().to_json().replace("long", "int");
    fs::write(&file, text).unwrap();
    let (passes, text) = run(&file, None);
    assert!(!passes);
    assert!(
        text.contains(r#"the file has `"type": "int",`, the type `"type": "long",`"#),
        "{text}"
    );
}

#[test]
fn a_file_that_is_no_schema_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("order.avsc");
    fs::write(&file, "{").unwrap();
    let (passes, text) = run(&file, None);
    assert!(!passes && text.contains("it is no schema"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_device_is_no_schema_file() {
    let (passes, text) = run(Path::new("/dev/zero"), None);
    assert!(!passes);
    assert!(text.contains("it is a device, not a file"), "{text}");
}
