//! However deep values are nested, and whatever one level of them takes: a process ends with a value or
//! an error. The same in release: `cargo test --release -p avro-tests-stack`.

use std::process::Command;

/// What the program says for a type; `stack`, what is in use of it, and the limit, in KiB.
fn said(arguments: &[&str], stack: [u32; 3]) -> Result<String, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_avro-tests-stack"));
    let output = command
        .args(arguments)
        .args(stack.map(|kib| kib.to_string()))
        .output();
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| error.to_string())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{arguments:?} {stack:?}: {}\n{said}",
            output.status
        ))
    }
}

/// The types that the program knows.
fn types() -> Vec<String> {
    let said = said(&[], [0; 3]).expect("a list");
    said.lines().map(ToOwned::to_owned).collect()
}

#[track_caller]
fn check_all(stack: [u32; 3]) {
    let types = types();
    assert_eq!(types.len(), 26);
    let outcomes = types.iter().map(|name| said(&[name], stack));
    let failed: Vec<String> = outcomes.filter_map(Result::err).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn no_type_overflows_a_thread_of_which_a_quarter_is_in_use() {
    check_all([2_048, 512, 1_024]);
}

/// In a debug build, one level of a hundred fields takes as much as such a thread has.
#[test]
#[cfg(not(debug_assertions))]
fn no_type_overflows_a_small_thread_within_a_small_limit() {
    check_all([512, 0, 256]);
}

/// The lines of a type's first levels, of which there are ten.
fn ten_levels(name: &str) -> Vec<String> {
    let said = said(&[name], [2_048, 512, 1_024]).expect("no overflow");
    let lines = said.lines().filter(|line| line.starts_with("10 levels"));
    lines.map(ToOwned::to_owned).collect()
}

#[test]
fn ten_levels_of_fifty_fields_are_read_and_written() {
    let done = [
        "evolved",
        "read",
        "read from JSON",
        "written",
        "written as JSON",
    ];
    assert_eq!(
        ten_levels("Half"),
        done.map(|what| format!("10 levels {what}: done"))
    );
}

#[test]
fn the_error_says_both_figures_and_what_can_be_done() {
    let said = said(&["Many"], [2_048, 0, 16]).expect("no overflow");
    for what in ["127 levels read: ", "127 levels written: "] {
        let line = said.lines().find_map(|line| line.strip_prefix(what));
        let line = line.expect("a line");
        let (_, error) = line.split_once("`: ").expect("a place");
        let figures: Vec<usize> = error
            .split_whitespace()
            .filter_map(|word| word.trim_end_matches(':').parse().ok())
            .collect();
        let [used, limit] = figures[..] else {
            panic!("{error}")
        };
        assert!(used > limit, "{error}");
        assert_eq!(
            error,
            format!(
                "values are nested so deep that they take {used} bytes of the stack; the limit is 16384: \
                 on a thread with a larger stack, `Limits::max_stack` can be raised"
            )
        );
    }
}
