//! The vectors, cases and real schemas that lie beside the repository.

pub use avro_tests_data::hex;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;

/// A file or directory there; `None` when it is missing, which is an error in continuous
/// integration.
///
/// # Panics
///
/// When it is missing and the environment says `CI=true`.
#[must_use]
pub fn path(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    skip(&format!("../shared/{name} is missing"));
    None
}

/// Says that a test does nothing.
///
/// # Panics
///
/// When the environment says `CI=true`.
pub fn skip(reason: &str) {
    let in_ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!in_ci, "{reason}");
    // What macros print is not shown of tests that pass.
    let _ = writeln!(std::io::stderr(), "skipped: {reason}");
}

/// The vectors of a file; none when it is missing.
///
/// # Panics
///
/// When the file is not what it should be.
#[must_use]
pub fn vectors(name: &str) -> Vec<Value> {
    let Some(path) = path(&format!("vectors/{name}.json")) else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let mut file: Value = serde_json::from_str(&text).expect("the file is JSON");
    let Value::Array(vectors) = file["vectors"].take() else {
        panic!("{name} has no vectors");
    };
    assert_eq!(Some(vectors.len() as u64), file["count"].as_u64());
    vectors
}

/// The text of a member of a vector.
///
/// # Panics
///
/// When it is missing.
#[must_use]
pub fn text<'a>(vector: &'a Value, member: &str) -> &'a str {
    vector[member]
        .as_str()
        .unwrap_or_else(|| panic!("no {member} in {vector}"))
}

/// Bytes from hexadecimal digits; spaces between them do not count.
///
/// # Panics
///
/// When there are others.
#[must_use]
pub fn unhex(digits: &str) -> Vec<u8> {
    let digits = digits.replace(' ', "");
    let pairs = digits.as_bytes().chunks(2);
    let pairs = pairs.map(|pair| std::str::from_utf8(pair).expect("digits are ASCII"));
    pairs
        .map(|pair| u8::from_str_radix(pair, 16).expect("two hexadecimal digits"))
        .collect()
}

/// Reports everything that is wrong at once; an id in `known` has to be wrong.
#[derive(Debug, Default)]
pub struct Report {
    failures: Vec<String>,
}

impl Report {
    /// Adds what came of the vector or case `id`, where `known` holds ids and reasons.
    pub fn add(&mut self, id: &str, known: &[(&str, &str)], result: Result<(), String>) {
        let reason = known.iter().find(|(known, _)| *known == id);
        match (result, reason) {
            (Ok(()), None) | (Err(_), Some(_)) => {}
            (Ok(()), Some((_, reason))) => {
                self.failures
                    .push(format!("{id} is right, and should be wrong: {reason}"));
            }
            (Err(failure), None) => {
                let shown = failure.chars().take(400).collect::<String>();
                self.failures.push(format!("{id}: {shown}"));
            }
        }
    }

    /// Ends a test.
    ///
    /// # Panics
    ///
    /// When something is wrong.
    #[track_caller]
    pub fn finish(self) {
        let count = self.failures.len();
        let shown = self.failures.iter().take(20).cloned().collect::<Vec<_>>();
        assert!(count == 0, "{count} failures:\n{}", shown.join("\n"));
    }
}
