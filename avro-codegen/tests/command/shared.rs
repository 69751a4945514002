//! Schemas that others collected, read where they are.

use crate::support::{folder, names, run, run_with_input, shared};
use avro_ir::{LoadOptions, Sources, load};
use serde_json::Value;
use std::fs;

/// Whether a text has a place such as `file.avsc:5:24`.
fn has_place(text: &str) -> bool {
    text.lines().any(|line| {
        let mut parts = line.trim_end().rsplit(':');
        let mut is_number = || parts.next().is_some_and(|part| part.parse::<u32>().is_ok());
        line.contains("┌─ ") && is_number() && is_number()
    })
}

#[test]
fn invalid_schemas_end_with_code_1_and_a_place() {
    let Some(cases) = shared("cases") else { return };
    let out = tempfile::tempdir().unwrap();
    let mut count = 0;
    for entry in fs::read_dir(&cases).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.contains("_INVALID") {
            let arguments = ["generate", &name, "-o", out.path().to_str().unwrap()];
            let run = run(&cases, &arguments).ends_with(1);
            assert!(has_place(&run.stderr), "{name}: {}", run.stderr);
            assert_eq!(names(out.path()), [""; 0], "what {name} writes");
            count += 1;
        }
    }
    assert!(count >= 8, "{count} invalid cases");
}

#[test]
fn valid_schemas_have_no_errors() {
    let Some(cases) = shared("cases") else { return };
    for entry in fs::read_dir(&cases).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.contains("_INVALID") {
            run(&cases, &["check", &name]).ends_with(0);
        }
    }
}

/// Schemas that the specification refuses, and a compiler of many files accepts on purpose.
const ACCEPTED: [(&str, &str); 2] = [
    (
        "schemas_invalid-0216",
        "an identical second definition merges with the first",
    ),
    (
        "schemas_invalid-0239",
        "a type may be used before it is defined",
    ),
];

#[test]
fn invalid_vectors_give_errors_with_places() {
    let Some(folder) = shared("vectors") else {
        return;
    };
    let text = fs::read_to_string(folder.join("schemas_invalid.json")).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    for vector in file["vectors"].as_array().unwrap() {
        let id = vector["id"].as_str().unwrap();
        let mut sources = Sources::new();
        sources.add("schema.avsc", vector["schema"].as_str().unwrap());
        let accepted = ACCEPTED.iter().any(|(accepted, _)| *accepted == id)
            || vector["policy_expected"] == "valid";
        match load(sources, &LoadOptions::default()) {
            Ok(_) => assert!(accepted, "{id} is accepted"),
            Err(failure) => {
                assert!(!accepted, "{id}: {failure}");
                let mut errors = failure.diagnostics.iter().filter(|it| it.is_error());
                assert!(
                    errors.all(|error| error.primary.is_some()),
                    "{id}: {failure}"
                );
            }
        }
    }
}

/// Data of one schema that are read with another, and the JSON of what is read; none where it is
/// refused.
#[test]
fn data_of_public_reports_are_read_by_resolution() {
    let Some(finds) = shared("finds/pass") else {
        return;
    };
    let text = fs::read_to_string(finds.join("evolution.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(cases.len() >= 2, "{} cases", cases.len());
    for case in cases {
        let schemas = [
            ("w.avsc", case["writer"].to_string()),
            ("r.avsc", case["reader"].to_string()),
        ];
        let folder = folder(
            &schemas
                .each_ref()
                .map(|(name, text)| (*name, text.as_str())),
        );
        let arguments = ["decode", "--hex", "--writer=w.avsc", "--reader=r.avsc"];
        let run = run_with_input(
            folder.path(),
            &arguments,
            case["datum_hex"].as_str().unwrap(),
        );
        match case["avro_json_or_null_if_refused"].as_str() {
            None => drop(run.ends_with(1)),
            // `|` is between texts that say the same.
            Some(expected) => {
                let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
                let shown = parsed(&run.ends_with(0).stdout);
                let mut expected = expected.split('|').map(parsed);
                assert!(expected.any(|it| it == shown), "{}: {shown}", case["name"]);
            }
        }
    }
}
