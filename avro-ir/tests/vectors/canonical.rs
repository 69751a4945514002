//! Canonical forms and fingerprints.

use crate::support::{check_round_trip, run, text};
use avro_ir::{ParseOptions, Schema};
use serde_json::Value;

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

fn expect(vector: &Value, key: &str, found: &str) -> Result<(), String> {
    match vector[key].as_str() {
        Some(expected) if expected != found => Err(format!("{key}: {found}, expected {expected}")),
        _ => Ok(()),
    }
}

#[test]
fn canonical_forms_and_fingerprints_are_as_in_other_implementations() {
    run("canonical.json", &[], |vector| {
        let schema = Schema::parse(text(vector)).map_err(|error| error.to_string())?;
        check_round_trip(&schema, &ParseOptions::default())?;
        expect(vector, "canonical", &schema.canonical_form())?;
        expect(vector, "md5", &hex(&schema.fingerprint_md5()))?;
        expect(vector, "sha256", &hex(&schema.fingerprint_sha256()))?;
        let rabin = schema.fingerprint_rabin();
        expect(vector, "rabin_hex_le", &hex(&rabin.to_le_bytes()))?;
        match vector["rabin_i64"].as_i64() {
            Some(expected) if expected != rabin.cast_signed() => {
                Err("rabin_i64 differs".to_owned())
            }
            _ => Ok(()),
        }
    });
}
