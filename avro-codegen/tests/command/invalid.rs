//! Each class of finding has schemas that show it, in `tests/invalid` and `tests/warned`, and the
//! text that users see, beside them. `AVRO_CODEGEN_UPDATE=1` rewrites the texts.

use crate::support::{names, run, tests};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Runs each case of a folder in it, and compares what is shown.
#[track_caller]
fn check(kind: &str, code: i32) {
    let folder = tests(kind);
    let out = tempfile::tempdir().unwrap();
    for case in cases(kind) {
        let out = out.path().join(&case);
        let mut arguments = vec![
            "generate",
            &case,
            "--color",
            "never",
            "-o",
            out.to_str().unwrap(),
        ];
        let settings = format!("{case}/avro-codegen.toml");
        if folder.join(&settings).exists() {
            arguments.extend(["--config", &settings]);
        }
        let run = run(&folder, &arguments).ends_with(code);
        assert_eq!(names(&out).is_empty(), code == 1, "what {case} writes");
        let expected = folder.join(format!("{case}.stderr"));
        let found = run.stderr.replace(out.to_str().unwrap(), "OUT");
        if std::env::var_os("AVRO_CODEGEN_UPDATE").is_some_and(|value| value == "1") {
            blessed(&expected, &found);
        }
        assert_eq!(
            found,
            fs::read_to_string(expected).unwrap_or_default(),
            "{kind}/{case}"
        );
    }
}

/// Writes a text where it is another, as other tests may be reading it.
fn blessed(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|now| now == text) {
        return;
    }
    fs::write(path, text).unwrap();
}

/// The folders in a folder.
fn cases(kind: &str) -> Vec<String> {
    let entries = fs::read_dir(tests(kind)).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut cases: Vec<String> = folders
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    cases.sort();
    cases
}

#[test]
fn errors_are_shown_with_their_places_and_nothing_is_written() {
    check("invalid", 1);
}

#[test]
fn warnings_are_shown_with_their_places_and_code_is_written() {
    check("warned", 0);
}

/// The codes that the texts of a folder show.
fn codes(kind: &str) -> BTreeSet<String> {
    let texts = cases(kind)
        .into_iter()
        .map(|case| fs::read_to_string(tests(kind).join(format!("{case}.stderr"))).unwrap());
    let mut codes = BTreeSet::new();
    for text in texts {
        let marks = text.match_indices("[AVRO");
        codes.extend(marks.map(|(at, _)| text[at + 1..at + 9].to_owned()));
    }
    codes
}

#[test]
fn every_code_has_a_case() {
    let elsewhere = [
        // A schema of more than 10 MiB; the tests of hostile schemas write one.
        "AVRO0006",
        // Of the door for programs that are given one schema: here any order of definitions will do.
        "AVRO0013", "AVRO0015",
        // Defaults that take too long to check: a schema for that is near the limit of size.
        "AVRO0028",
        // Files that cannot be read or are not there: the tests of `generate`.
        "AVRO0030",
        "AVRO0031", // Schemas that are compared with others: the tests of `compat`.
        "AVRO0036", "AVRO0037", "AVRO0038", "AVRO0039", "AVRO0040", "AVRO0041",
        // What is in the way of the output: the tests of what is written.
        "AVRO0045",
    ];
    let mut shown = codes("invalid");
    shown.append(&mut codes("warned"));
    for code in avro_ir::Code::ALL {
        let is_elsewhere = elsewhere.contains(&code.as_str());
        assert_eq!(
            shown.contains(code.as_str()),
            !is_elsewhere,
            "{code}: {}",
            code.title()
        );
    }
}
