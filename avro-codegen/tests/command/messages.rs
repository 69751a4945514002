//! Formats and colours of findings.

use crate::support::{Run, command, folder, run};
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;

const WRONG: &str = r#"{"type": "record", "name": "acme.User", "fields": [
  {"name": "a", "type": "strnig"},
  {"name": "a", "type": ["null", "string"], "default": "x"}
]}"#;

/// What `check` says of a wrong schema.
#[track_caller]
fn check(arguments: &[&str]) -> String {
    let folder = folder(&[("user.avsc", WRONG)]);
    run(
        folder.path(),
        &[&["check", "user.avsc"], arguments].concat(),
    )
    .ends_with(1)
    .stderr
}

#[test]
fn short_is_a_line_for_each_finding() {
    let text = check(&["--message-format", "short"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "user.avsc:2:25: error[AVRO0012]: no type named `strnig`",
            "user.avsc:3:12: error[AVRO0016]: two fields are named `a`",
            "user.avsc:3:56: warning[AVRO0022]: the default of `a` does not belong to the first branch of its union",
        ]
    );
}

#[test]
fn json_is_an_object_on_a_line_for_each_finding() {
    let text = check(&["--message-format", "json"]);
    let findings: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [unknown, duplicate, warning] = &findings[..] else {
        panic!("{text}")
    };
    assert_eq!(unknown["code"], "AVRO0012");
    assert_eq!(unknown["severity"], "error");
    assert_eq!(unknown["help"], "did you mean `string`?");
    assert_eq!(unknown["place"]["file"], "user.avsc");
    assert_eq!(unknown["place"]["line"], 2);
    assert_eq!(unknown["place"]["column"], 25);
    assert_eq!(unknown["place"]["pointer"], "/fields/0/type");
    assert_eq!(duplicate["other_places"][0]["line"], 2);
    assert_eq!(warning["severity"], "warning");
}

#[test]
fn a_finding_without_a_place_is_json_too() {
    let folder = folder(&[]);
    let run = run(
        folder.path(),
        &["check", "no.avsc", "--message-format", "json"],
    )
    .ends_with(2);
    let finding: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(finding["place"], serde_json::Value::Null);
}

#[test]
fn an_unknown_format_is_wrong_usage() {
    let folder = folder(&[]);
    run(
        folder.path(),
        &["check", "a.avsc", "--message-format", "xml"],
    )
    .ends_with(2);
}

#[test]
fn a_pipe_gets_no_colours() {
    assert!(!check(&[]).contains('\x1b'));
}

#[test]
fn colours_can_be_asked_for() {
    assert!(check(&["--color", "always"]).contains("\x1b["));
}

#[test]
fn json_never_has_colours() {
    assert!(!check(&["--color", "always", "--message-format", "json"]).contains('\x1b'));
}

/// Runs `check` with variables in the environment.
fn with_environment(folder: &Path, variables: &[(&str, &str)]) -> Run {
    let mut command = command(folder, &["check", "user.avsc"]);
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::new(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn no_color_goes_before_what_the_environment_forces() {
    let folder = folder(&[("user.avsc", WRONG)]);
    let forced = with_environment(folder.path(), &[("CLICOLOR_FORCE", "1")]).ends_with(1);
    assert!(forced.stderr.contains("\x1b["), "{}", forced.stderr);
    let variables = [("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")];
    let plain = with_environment(folder.path(), &variables).ends_with(1);
    assert!(!plain.stderr.contains('\x1b'), "{}", plain.stderr);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder(&[("ints.avsc", r#"{"type": "array", "items": "int"}"#)]);
    let mut command = command(folder.path(), &["bundle", "ints.avsc"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    let status = child.wait().unwrap();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}
