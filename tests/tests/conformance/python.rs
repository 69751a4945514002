//! fastavro and Apache Avro's Python package as oracles.

use crate::support::{datums, effort, expect_value, plain_cases};
use avro_tests::datum::{Datum, read, write, write_variant};
use avro_tests::oracle::Oracle;
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex, unhex};
use serde_json::{Value, json};

/// Asks `implementation` to read the bytes that `write_input` gives, and to write them as it does.
fn check(
    implementation: &str,
    known: &[(&str, &str)],
    mut write_input: impl FnMut(&Datum) -> Vec<u8>,
) {
    let Some(mut oracle) = Oracle::start() else {
        return;
    };
    let mut report = Report::default();
    for case in plain_cases() {
        let datums = datums(case, 6, effort(case, 300).max(3)).into_iter();
        let datums = datums.map(Datum::quiet).collect::<Vec<_>>();
        let inputs = datums.iter().map(|datum| hex(&write_input(datum)));
        let question = json!({
            "op": "rewrite", "with": implementation, "schema": case.schema_json,
            "hex": inputs.collect::<Vec<_>>(),
        });
        let answer = oracle.ask(&question);
        let result = answer.and_then(|answers| same(&datums, &answers));
        report.add(case.name, known, result);
    }
    report.finish();
}

fn same(datums: &[Datum], answers: &Value) -> Result<(), String> {
    let answers = answers.as_array().ok_or("no answers")?;
    assert_eq!(datums.len(), answers.len());
    datums.iter().zip(answers).try_for_each(|(datum, answer)| {
        let expected = hex(&write(datum));
        let is_same = answer["ok"].as_str() == Some(&expected);
        is_same
            .then_some(())
            .ok_or_else(|| format!("{expected} became {answer}"))
    })
}

#[test]
fn fastavro_reads_and_writes_the_same_bytes() {
    check("fastavro", &[], write);
}

#[test]
fn fastavro_reads_other_blocks_and_longer_numbers_as_the_same_values() {
    let mut prng = Prng::new(7);
    check("fastavro", &[], |datum| write_variant(datum, &mut prng));
}

#[test]
fn apache_avro_for_python_reads_and_writes_the_same_bytes() {
    const BY_SHAPE: &str = "it writes a record with the first branch that has such fields";
    let known = [
        ("01_union_records: ux.unions.Envelope", BY_SHAPE),
        ("23_union_ambiguous: ux.amb.Amb", BY_SHAPE),
        (
            "datahub: com.linkedin.pegasus2avro.mxe.MetadataChangeEvent",
            BY_SHAPE,
        ),
        ("logical_types-0134", BY_SHAPE),
    ];
    check("avro", &known, write);
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

const TEXT: &str = "it keeps the default of bytes as text, and cannot write it";

#[test]
fn fastavro_fills_in_the_same_defaults() {
    let Some(mut oracle) = Oracle::start() else {
        return;
    };
    let known = [("13_defaults: ux.defaults.Defaults", TEXT)];
    let mut report = Report::default();
    for case in plain_cases() {
        let Some(default) = case.codec.default else {
            continue;
        };
        let schema = case.schema();
        if !matches!(schema.node().kind, avro_ir::Kind::Record(_)) {
            continue;
        }
        let expected = read(schema.set(), schema.root(), &default())
            .unwrap()
            .sorted();
        let question = json!({"op": "defaults", "schema": case.schema_json});
        let result = oracle.ask(&question).and_then(|answer| {
            expect_value(case, &unhex(answer.as_str().ok_or("no bytes")?), &expected)
        });
        report.add(case.name, &known, result);
    }
    report.finish();
}
