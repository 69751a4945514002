//! `explain`: the long text of each diagnostic.

use crate::support::{Run, folder, run};

/// Explains a code.
#[track_caller]
fn check(arguments: &[&str], code: i32) -> Run {
    let folder = folder(&[]);
    run(folder.path(), &[&["explain"], arguments].concat()).ends_with(code)
}

#[test]
fn every_code_is_explained() {
    for code in avro_ir::Code::ALL {
        let text = check(&[code.as_str()], 0).stdout;
        let start = format!("{code}: {}\n\n", code.title());
        assert!(
            text.starts_with(&start) && text.len() > start.len() + 80,
            "{text}"
        );
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let text = check(&[], 0).stdout;
    assert_eq!(text.lines().count(), avro_ir::Code::ALL.len());
}

#[test]
fn a_code_may_be_written_in_lower_case() {
    assert_eq!(
        check(&["avro0012"], 0).stdout,
        check(&["AVRO0012"], 0).stdout
    );
}

#[test]
fn an_unknown_code_is_wrong_usage_and_shows_what_codes_look_like() {
    let run = check(&["AVRO9999"], 2);
    assert!(
        run.stderr.contains("codes look like `AVRO0012`"),
        "{}",
        run.stderr
    );
}
