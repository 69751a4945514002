//! Reads vector files, and holds what is checked of every schema that is accepted.

use avro_ir::{Kind, LoadOptions, ParseOptions, Schema, Sources, load};
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;

/// The directory that the vectors lie in, beside the repository; `None` when they are not there.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    let in_ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!in_ci, "{} is missing", path.display());
    // What macros print is not shown of tests that pass.
    let _ = writeln!(std::io::stderr(), "skipped: {} is missing", path.display());
    None
}

pub(crate) fn vectors(name: &str) -> Vec<Value> {
    let Some(path) = shared("vectors").map(|path| path.join(name)) else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(path).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let vectors = file["vectors"].as_array().unwrap().clone();
    assert_eq!(vectors.len() as u64, file["count"].as_u64().unwrap());
    vectors
}

/// Runs `check` on every vector; those in `skipped` must fail, and all others must not.
pub(crate) fn run(
    file: &str,
    skipped: &[(&str, &str)],
    check: impl Fn(&Value) -> Result<(), String>,
) {
    let mut failures = Vec::new();
    for vector in vectors(file) {
        let id = vector["id"].as_str().unwrap();
        let skip = skipped.iter().find(|(skipped, _)| *skipped == id);
        match (check(&vector), skip) {
            (Ok(()), None) | (Err(_), Some(_)) => {}
            (Ok(()), Some((_, reason))) => {
                failures.push(format!("{id} passes, but is skipped: {reason}"));
            }
            (Err(failure), None) => {
                failures.push(format!("{id}: {failure}\n    {}", vector["schema"]));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

pub(crate) fn text(vector: &Value) -> &str {
    vector["schema"].as_str().unwrap()
}

/// Every property of every node and field of a set.
fn properties(schema: &Schema) -> Vec<String> {
    let mut found = Vec::new();
    for node in schema.set().nodes() {
        found.push(format!("{:?} {:?}", node.properties, node.logical));
        if let Kind::Record(record) = &node.kind {
            let fields = record
                .fields
                .iter()
                .map(|field| format!("{:?}", field.properties));
            found.extend(fields);
        }
    }
    found.sort();
    found
}

/// A schema that was accepted means the same after it has been written and read again.
pub(crate) fn check_round_trip(schema: &Schema, options: &ParseOptions) -> Result<(), String> {
    for json in [schema.to_json(), schema.to_json_pretty()] {
        let again =
            Schema::parse_with(&json, options).map_err(|error| format!("{json}: {error}"))?;
        if again.canonical_form() != schema.canonical_form() {
            return Err(format!("canonical form changed: {json}"));
        }
        let is_whole_set = schema.set().sources().len() == 1 && *options == ParseOptions::default();
        if is_whole_set && properties(&again) != properties(schema) {
            return Err(format!("properties are lost: {json}"));
        }
        if again.to_json() != schema.to_json() {
            return Err(format!("written differently the second time: {json}"));
        }
    }
    let compact: Value =
        serde_json::from_str(&schema.to_json()).map_err(|error| error.to_string())?;
    let pretty: Value =
        serde_json::from_str(&schema.to_json_pretty()).map_err(|error| error.to_string())?;
    if compact == pretty {
        Ok(())
    } else {
        Err("pretty differs".to_owned())
    }
}

/// Whether the compiler's door accepts a text.
pub(crate) fn loads(text: &str) -> bool {
    let mut sources = Sources::new();
    sources.add("vector", text);
    load(sources, &LoadOptions::default()).is_ok()
}
