//! Values and their bytes, as other implementations write them.

use crate::support::case_of;
use avro_tests::Case;
use avro_tests::datum::{self, avro_json, serde_json as serde_form};
use avro_tests::shared::{Report, hex, text, unhex, vectors};
use serde_json::Value;

fn check(check: impl Fn(&Case, &Value, &[u8]) -> Result<(), String>) {
    let mut report = Report::default();
    for vector in vectors("binary_encoding") {
        let id = text(&vector, "id");
        let case = case_of(id).ok_or("no type was generated".to_owned());
        let bytes = unhex(text(&vector, "hex"));
        report.add(id, &[], case.and_then(|case| check(case, &vector, &bytes)));
    }
    report.finish();
}

#[test]
fn bytes_come_back_as_they_were() {
    check(|case, _, bytes| match (case.codec.round_trip)(bytes) {
        Ok(again) if again == bytes => Ok(()),
        other => Err(format!("became {:?}", other.map(|bytes| hex(&bytes)))),
    });
}

#[test]
fn the_reference_decoder_reads_the_value() {
    check(|case, vector, bytes| {
        let schema = case.schema();
        let datum = datum::read(schema.set(), schema.root(), bytes);
        let datum = datum.map_err(|error| format!("{error:?}"))?;
        let json = avro_json(schema.set(), schema.root(), &datum);
        let expected = &vector["value_avro_json"];
        let is_equal = same_value(&vector["schema"], &json, expected);
        is_equal
            .then_some(())
            .ok_or_else(|| format!("{json} is not {expected}"))
    });
}

#[test]
fn the_generated_type_holds_the_value() {
    check(|case, _, bytes| {
        let schema = case.schema();
        let datum = datum::read(schema.set(), schema.root(), bytes);
        let datum = datum.map_err(|error| format!("{error:?}"))?;
        let expected = serde_form(schema.set(), schema.root(), &datum);
        let to_json = case.codec.to_json.ok_or("serde is missing")?;
        match to_json(bytes) {
            Ok(json) if json == expected => Ok(()),
            other => Err(format!("{other:?} is not {expected}")),
        }
    });
}

/// The vectors write a float with any digits that round to it, and everything else exactly.
fn same_value(schema: &Value, json: &Value, expected: &Value) -> bool {
    match (json.as_f64(), expected.as_f64()) {
        (Some(a), Some(b)) if schema == "float" => single_bits(a) == single_bits(b),
        (Some(a), Some(b)) if schema == "double" => a.to_bits() == b.to_bits(),
        _ => json == expected,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a float is what is asked for"
)]
fn single_bits(number: f64) -> u32 {
    (number as f32).to_bits()
}
