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
        let is_equal = same_value(&json, expected);
        is_equal
            .then_some(())
            .ok_or_else(|| format!("{json} is not {expected}"))
    });
}

#[test]
fn the_generated_type_holds_the_value() {
    check(|case, _, bytes| {
        let Some(json) = case.codec.json else {
            return without_serde(case);
        };
        let schema = case.schema();
        let datum = datum::read(schema.set(), schema.root(), bytes);
        let datum = datum.map_err(|error| format!("{error:?}"))?;
        let expected = serde_form(schema.set(), schema.root(), &datum);
        match json(bytes) {
            Ok(json) if json == expected => Ok(()),
            other => Err(format!("{other:?} is not {expected}")),
        }
    });
}

/// The run time has no serde for fixed types yet; their bytes are compared above.
fn without_serde(case: &Case) -> Result<(), String> {
    let has_fixed = case.schema_json.contains("\"fixed\"");
    has_fixed
        .then_some(())
        .ok_or_else(|| "serde is missing".to_owned())
}

/// Numbers are equal when their values are: the vectors write floats with more or fewer digits.
fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            if a.is_f64() || b.is_f64() {
                same_float(a.as_f64(), b.as_f64())
            } else {
                a == b
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let mut members = a.iter();
            a.len() == b.len()
                && members.all(|(key, a)| b.get(key).is_some_and(|b| same_value(a, b)))
        }
        (a, b) => a == b,
    }
}

fn same_float(a: Option<f64>, b: Option<f64>) -> bool {
    let [Some(a), Some(b)] = [a, b] else {
        return false;
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "floats are compared as floats"
    )]
    let is_same_single = (a as f32).to_bits() == (b as f32).to_bits();
    a.to_bits() == b.to_bits() || (is_same_single && f64::from(a as f32).to_bits() == a.to_bits())
}
