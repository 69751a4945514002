//! Damaged and hostile bytes.

use crate::support::case_of;
use avro_ir::{LoadOptions, Sources};
use avro_tests::shared::{Report, hex, text, unhex, vectors};

/// What the vectors leave open, and whether it is a value. Spec and policy: a block's size must be
/// right, a boolean is 0 or 1, and values may be nested 128 deep.
const EITHER: [(&str, bool); 4] = [
    ("malformed_binary-0003", false),
    ("malformed_binary-0004", false),
    ("malformed_binary-0014", false),
    ("malformed_binary-0047", true),
];

/// A schema that has no values, so that there is no type to decode.
const NO_TYPE: &str = "malformed_binary-0049";

#[test]
fn damaged_bytes_are_refused_and_odd_ones_are_not() {
    let mut report = Report::default();
    for vector in vectors("malformed_binary") {
        let id = text(&vector, "id");
        if id == NO_TYPE {
            continue;
        }
        let bytes = unhex(text(&vector, "hex"));
        let expects_value = match text(&vector, "expected") {
            "ok" => Some(true),
            "error" => Some(false),
            _ => EITHER
                .iter()
                .find(|(either, ..)| *either == id)
                .map(|(.., ok)| *ok),
        };
        let case = case_of(id).ok_or("no type was generated".to_owned());
        let result = case.and_then(|case| match (case.codec.decode)(&bytes) {
            Ok(()) if expects_value == Some(true) => Ok(()),
            Err(error) if expects_value == Some(false) && error.offset() <= bytes.len() => Ok(()),
            other => Err(format!("{} gave {other:?}: {}", hex(&bytes), vector["why"])),
        });
        report.add(id, &[], result);
    }
    report.finish();
}

#[test]
fn no_type_is_generated_for_a_record_without_values() {
    let vectors = vectors("malformed_binary");
    let vector = vectors.iter().find(|vector| vector["id"] == NO_TYPE);
    let Some(vector) = vector else { return };
    let mut sources = Sources::new();
    sources.add("vector", vector["schema"].to_string());
    assert!(avro_ir::load(sources, &LoadOptions::default()).is_err());
}
