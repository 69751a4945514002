//! What is done with nested schemas.

use crate::nested::say;
use crate::small::Small;
use avro_ir::{ParseOptions, Schema, compatibility, resolve};
use std::fs;

/// Reads nested schemas, and walks along them, on a small stack.
pub(crate) fn run(small: &Small) {
    let mut deepest = ParseOptions::default();
    // As deep as can be chosen takes half of a usual thread's stack.
    if small.size >= 2 << 20 {
        deepest.max_depth = usize::MAX;
    }
    let options = ParseOptions::default();
    for (levels, options) in [
        (40, &options),
        (127, &options),
        (255, &deepest),
        (100_000, &deepest),
    ] {
        for (name, text) in shapes(levels) {
            let outcome = small.run(|| walk(&text, options));
            say(&format!("{levels} levels of {name}"), outcome);
        }
    }
    for levels in [100, 2_000] {
        let outcome = small.run(|| walk(&chain(levels), &options));
        say(&format!("a chain of {levels} records"), outcome);
    }
}

/// Schemas that hold themselves so many times.
fn shapes(levels: usize) -> Vec<(&'static str, String)> {
    let nested = |before: &str, after: &str| {
        [&before.repeat(levels), r#""int""#, &after.repeat(levels)].concat()
    };
    let record = |index: usize| {
        format!(r#"{{"type":"record","name":"R{index}","fields":[{{"name":"f","type":"#)
    };
    let records: String = (0..levels).map(record).collect();
    let property = [&"[".repeat(levels), &"]".repeat(levels)]
        .map(String::as_str)
        .concat();
    vec![
        ("arrays", nested(r#"{"type":"array","items":"#, "}")),
        ("maps", nested(r#"{"type":"map","values":"#, "}")),
        (
            "unions of arrays",
            nested(r#"["null",{"type":"array","items":"#, "}]"),
        ),
        ("wrapped types", nested(r#"{"type":"#, "}")),
        (
            "records",
            [&records, r#""int""#, &"}]}".repeat(levels)].concat(),
        ),
        (
            "a property",
            format!(r#"{{"type":"int","property":{property}}}"#),
        ),
        (
            "a default",
            format!(
                r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":{},"default":{property}}}]}}"#,
                nested(r#"{"type":"array","items":"#, "}")
            ),
        ),
    ]
}

/// Records of which each has a field of the next.
fn chain(levels: usize) -> String {
    let record = |index: usize| {
        let next = match index {
            0 => "int".to_owned(),
            _ => format!("R{}", index - 1),
        };
        format!(
            r#"{{"type":"record","name":"R{index}","fields":[{{"name":"f","type":"{next}"}}]}}"#
        )
    };
    let records: Vec<String> = (0..levels).map(record).collect();
    let last = format!(r#"{{"type":"array","items":"R{}"}}"#, levels - 1);
    format!("[{},{last}]", records.join(","))
}

fn walk(text: &str, options: &ParseOptions) -> Result<(), String> {
    let schema = Schema::parse_with(text, options).map_err(|error| error.to_string())?;
    let other = text.replace(r#""int""#, r#""long""#);
    let other = Schema::parse_with(&other, options).map_err(|error| error.to_string())?;
    assert_ne!(schema.canonical_form(), other.canonical_form());
    assert_ne!(schema.to_json(), other.to_json());
    let found = compatibility(&schema, &other).map_err(|error| error.to_string())?;
    assert!(found.is_compatible(), "{:?}", found.incompatibilities());
    resolve(&schema, &other).map_err(|error| error.to_string())?;
    generate(text)
}

fn generate(text: &str) -> Result<(), String> {
    let file = std::env::temp_dir().join(format!("avro-tests-stack-{}.avsc", std::process::id()));
    fs::write(&file, text).map_err(|error| error.to_string())?;
    let generated = avro_build::Config::new().generate([&file]);
    fs::remove_file(file).map_err(|error| error.to_string())?;
    generated.map(drop).map_err(|error| error.to_string())
}
