//! The JSON encoding: the vectors, random values of every schema, and damaged text.

use crate::support::{datums, effort, expect_value, plain_cases};
use avro_runtime::json::{Format, Parser, Printer, from_datum, to_datum};
use avro_runtime::{Limits, Schema};
use avro_tests::datum::{Datum, avro_json, write};
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex, text, unhex, vectors};
use avro_tests::{Case, cases};
use serde_json::Value;

/// Runs `check` on each vector with its schema and bytes.
fn check_vectors(check: impl Fn(&Schema, &Value, &[u8]) -> Result<(), String>) {
    let mut report = Report::default();
    for vector in vectors("binary_encoding") {
        let schema = Schema::parse(&vector["schema"].to_string()).unwrap();
        let bytes = unhex(text(&vector, "hex"));
        let result = check(&schema, &vector["value_avro_json"], &bytes);
        report.add(text(&vector, "id"), &[], result);
    }
    report.finish();
}

/// Runs `check` on random values of the cases.
fn check_datums<'a>(
    cases: impl Iterator<Item = &'a Case>,
    count: usize,
    mut check: impl FnMut(&Case, &Schema, &Datum) -> Result<(), String>,
) {
    let mut report = Report::default();
    for case in cases {
        let schema = case.schema();
        let mut datums = datums(case, 6, effort(case, count)).into_iter();
        let result = datums.try_for_each(|datum| check(case, &schema, &quiet(datum)));
        report.add(case.name, &[], result);
    }
    report.finish();
}

/// The datum with one `NaN` only, as text has no other.
fn quiet(datum: Datum) -> Datum {
    match datum {
        Datum::Float(bits) if f32::from_bits(bits).is_nan() => Datum::Float(f32::NAN.to_bits()),
        Datum::Double(bits) if f64::from_bits(bits).is_nan() => Datum::Double(f64::NAN.to_bits()),
        other => other.map(quiet),
    }
}

fn expect_bytes(schema: &Schema, json: &str, expected: &[u8]) -> Result<(), String> {
    match to_datum(schema, json) {
        Ok(bytes) if bytes == expected => Ok(()),
        Ok(bytes) => Err(format!("{json} is {}, not {}", hex(&bytes), hex(expected))),
        Err(error) => Err(format!("{json}: {error}")),
    }
}

/// Whether two texts mean the same; a float can be written with the digits of a double.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) else {
                return false;
            };
            a.to_bits() == b.to_bits() || single_bits(a) == single_bits(b)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let mut pairs = a.iter().zip(b);
            a.len() == b.len() && pairs.all(|(a, b)| a.0 == b.0 && is_same(a.1, b.1))
        }
        (a, b) => a == b,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a float is what is asked for"
)]
fn single_bits(number: f64) -> u32 {
    (number as f32).to_bits()
}

fn expect_json(json: &str, expected: &Value) -> Result<(), String> {
    match serde_json::from_str::<Value>(json) {
        Ok(value) if is_same(&value, expected) => Ok(()),
        Ok(_) => Err(format!("{json} is not {expected}")),
        Err(error) => Err(format!("{json}: {error}")),
    }
}

#[test]
fn the_bytes_of_the_vectors_become_their_text() {
    check_vectors(|schema, expected, bytes| {
        let json = from_datum(schema, bytes).map_err(|error| error.to_string())?;
        expect_json(&json, expected)
    });
}

#[test]
fn the_text_of_the_vectors_becomes_their_bytes() {
    check_vectors(|schema, json, bytes| expect_bytes(schema, &json.to_string(), bytes));
}

#[test]
fn text_is_as_the_reference_writes_it_and_becomes_the_same_bytes() {
    check_datums(plain_cases(), 300, |_, schema, datum| {
        let bytes = write(datum);
        let json = from_datum(schema, &bytes).map_err(|error| error.to_string())?;
        expect_json(&json, &avro_json(schema.set(), schema.root(), datum))?;
        expect_bytes(schema, &json, &bytes)
    });
}

#[test]
fn pretty_text_becomes_the_same_bytes() {
    check_datums(plain_cases(), 200, |_, schema, datum| {
        let bytes = write(datum);
        let mut json = String::new();
        let mut printer = Printer::new(schema).with_format(Format::Pretty);
        let result = printer.print(&bytes, &mut json);
        result.map_err(|error| error.to_string())?;
        expect_bytes(schema, &json, &bytes)
    });
}

#[test]
fn members_in_any_order_become_the_same_bytes() {
    let mut prng = Prng::new(12);
    check_datums(plain_cases(), 200, |_, schema, datum| {
        let json = avro_json(schema.set(), schema.root(), datum);
        let shuffled = shuffled(json, &mut prng);
        let bytes = to_datum(schema, &shuffled.to_string()).map_err(|error| error.to_string())?;
        let read = avro_tests::datum::read(schema.set(), schema.root(), &bytes);
        match read.map(Datum::sorted) {
            Ok(again) if again == *datum => Ok(()),
            other => Err(format!("{shuffled} became {other:?}")),
        }
    });
}

fn shuffled(json: Value, prng: &mut Prng) -> Value {
    match json {
        Value::Array(items) => items.into_iter().map(|item| shuffled(item, prng)).collect(),
        Value::Object(members) => {
            let mut members = members.into_iter().collect::<Vec<_>>();
            for end in (1..members.len()).rev() {
                members.swap(end, prng.below(end + 1));
            }
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(key, value)| (key, shuffled(value, prng)))
                    .collect(),
            )
        }
        other => other,
    }
}

#[test]
fn generated_types_write_and_read_text() {
    check_datums(cases().iter(), 80, |case, _, datum| {
        let bytes = write(datum);
        let json = (case.codec.to_avro_json)(&bytes).map_err(|error| error.to_string())?;
        let again = (case.codec.from_avro_json)(&json).map_err(|error| error.to_string())?;
        expect_value(case, &again, datum)
    });
}

#[test]
fn damaged_text_is_a_value_or_an_error_within_the_text() {
    check_datums(plain_cases(), 100, |case, schema, datum| {
        let mut prng = Prng::named(case.name, 13);
        let json = from_datum(schema, &write(datum)).map_err(|error| error.to_string())?;
        let mut damaged = json.into_bytes();
        for _ in 0..8 {
            damage(&mut damaged, &mut prng);
            expect_return(schema, &String::from_utf8_lossy(&damaged))?;
        }
        Ok(())
    });
}

#[test]
fn every_truncation_of_text_is_a_shorter_number_or_an_error() {
    check_datums(plain_cases(), 5, |_, schema, datum| {
        let json = from_datum(schema, &write(datum)).map_err(|error| error.to_string())?;
        let ends = json.char_indices().map(|(end, _)| end);
        let mut ends = ends.step_by(1 + json.len() / 200);
        ends.try_for_each(|end| match to_datum(schema, &json[..end]) {
            Err(error) if error.offset() <= end => Ok(()),
            Ok(_) if json[..end].ends_with(|c: char| c.is_ascii_digit()) => Ok(()),
            other => Err(format!("{} gave {other:?}", &json[..end])),
        })
    });
}

#[test]
fn damaged_bytes_become_text_or_an_error_within_the_bytes() {
    check_datums(plain_cases(), 200, |case, schema, datum| {
        let mut prng = Prng::named(case.name, 14);
        let mut bytes = write(datum);
        let limits = Limits::default().max_zero_width_items(1_000);
        let mut printer = Printer::new(schema).with_limits(limits);
        for _ in 0..8 {
            let at = prng.below(bytes.len() + 1);
            bytes.splice(at..at, prng.bytes(1));
            let mut json = String::new();
            match printer.print(&bytes, &mut json) {
                Ok(()) => expect_return(schema, &json)?,
                Err(error) if error.offset() <= bytes.len() => {}
                Err(error) => return Err(format!("{} gave {error:?}", hex(&bytes))),
            }
        }
        Ok(())
    });
}

/// Reading returns; what it accepts is stable once it is written again.
fn expect_return(schema: &Schema, json: &str) -> Result<(), String> {
    let mut bytes = Vec::new();
    match Parser::new(schema).parse(json, &mut bytes) {
        Err(error) if error.offset() <= json.len() => Ok(()),
        Err(error) => Err(format!("{json} gave {error:?}")),
        Ok(()) => {
            let again = from_datum(schema, &bytes).map_err(|error| error.to_string())?;
            expect_bytes(schema, &again, &bytes)
        }
    }
}

fn damage(json: &mut Vec<u8>, prng: &mut Prng) {
    const EDGES: &[u8] = b"{}[]:,\"\\u-+.eE019 nt\n\0\x7f\xc3";
    let at = prng.below(json.len() + 1);
    match (prng.below(4), json.get_mut(at)) {
        (0, Some(byte)) => *byte ^= 1 << prng.below(8),
        (1, Some(byte)) => *byte = prng.pick(EDGES),
        (2, Some(_)) => drop(json.remove(at)),
        (_, _) => json.insert(at, prng.pick(EDGES)),
    }
}
