//! fastavro and Apache Avro's Python package as oracles.

use crate::support::{datums, effort};
use avro_tests::datum::write;
use avro_tests::oracle::Oracle;
use avro_tests::shared::{Report, hex};
use avro_tests::{Case, cases};
use serde_json::{Value, json};

/// Cases with the plain options: the others have the same schemas.
fn plain_cases() -> impl Iterator<Item = &'static Case> {
    let is_plain = |case: &&Case| case.name.split(": ").next() == Some(case.input);
    cases().iter().filter(is_plain)
}

/// Asks `implementation` to read our bytes and to write them again.
fn rewrites(implementation: &str, known: &[(&str, &str)]) {
    let Some(mut oracle) = Oracle::start() else {
        return;
    };
    let mut report = Report::default();
    for case in plain_cases() {
        let datums = datums(case, 6, effort(case, 300).max(3)).into_iter();
        let inputs = datums
            .map(|datum| hex(&write(&datum.quiet())))
            .collect::<Vec<_>>();
        let question = json!({
            "op": "rewrite", "with": implementation, "schema": case.schema_json, "hex": inputs,
        });
        let answer = oracle.ask(&question);
        report.add(
            case.name,
            known,
            answer.and_then(|answers| same(&inputs, &answers)),
        );
    }
    report.finish();
}

fn same(inputs: &[String], answers: &Value) -> Result<(), String> {
    let answers = answers.as_array().ok_or("no answers")?;
    let mut pairs = inputs.iter().zip(answers);
    match pairs.find(|(input, answer)| answer["ok"].as_str() != Some(input)) {
        None => Ok(()),
        Some((input, answer)) => Err(format!("{input} became {answer}")),
    }
}

#[test]
fn fastavro_reads_and_writes_the_same_bytes() {
    rewrites("fastavro", &[]);
}

#[test]
fn apache_avro_for_python_reads_and_writes_the_same_bytes() {
    rewrites("avro", &[]);
}

#[test]
fn fastavro_has_the_same_canonical_form_and_fingerprint() {
    let Some(mut oracle) = Oracle::start() else {
        return;
    };
    let mut report = Report::default();
    for case in plain_cases() {
        let question = json!({"op": "canonical", "with": "fastavro", "schema": case.schema_json});
        let schema = case.schema();
        let expected = json!({
            "form": schema.canonical_form(),
            "rabin": hex(&schema.fingerprint_rabin().to_le_bytes()),
        });
        let result = match oracle.ask(&question) {
            Ok(answer) if answer == expected => Ok(()),
            other => Err(format!("{other:?} is not {expected}")),
        };
        report.add(case.name, &[], result);
    }
    report.finish();
}
