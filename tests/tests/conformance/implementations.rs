//! Apache Avro for Java, fastavro and Apache Avro's Python package as oracles.

use crate::support::{datums, effort, expect_value, plain_cases};
use avro_tests::Case;
use avro_tests::datum::{Datum, avro_json, read, write, write_variant};
use avro_tests::oracle::{Canonical, Decoded, Oracle, same_json};
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex};
use serde_json::json;

type Known<'a> = &'a [(&'a str, &'a str)];

/// Asks an implementation to read the bytes that `write_input` gives, and to write them as it does.
fn check(oracle: Option<Oracle>, known: Known<'_>, mut write_input: impl FnMut(&Datum) -> Vec<u8>) {
    let Some(mut oracle) = oracle else {
        return;
    };
    let mut report = Report::default();
    for case in plain_cases() {
        let datums = datums(case, 6, effort(case, 300).max(3)).into_iter();
        let datums = datums.map(Datum::quiet).collect::<Vec<_>>();
        let inputs = datums.iter().map(&mut write_input).collect::<Vec<_>>();
        let answers = oracle.decode_all(case.schema_json, None, &inputs);
        let result = answers.and_then(|answers| {
            assert_eq!(answers.len(), datums.len());
            let mut answers = datums.iter().zip(&inputs).zip(answers);
            answers.try_for_each(|((datum, input), answer)| same(case, datum, input, answer))
        });
        report.add(case.name, known, result);
    }
    report.finish();
}

fn same(
    case: &Case,
    datum: &Datum,
    input: &[u8],
    answer: Result<Decoded, String>,
) -> Result<(), String> {
    let schema = case.schema();
    let json = avro_json(schema.set(), schema.root(), datum);
    let expected = write(datum);
    match answer {
        Ok(answer) if answer.bytes != expected => {
            Err(format!("{} became {}", hex(&expected), hex(&answer.bytes)))
        }
        Ok(answer) if answer.consumed != input.len() => Err(format!("{answer:?}: bytes are left")),
        Ok(answer) if !same_json(&answer.json, &json) => Err(format!("{answer:?} is not {json}")),
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{}: {error}", hex(input))),
    }
}

#[test]
fn java_reads_and_writes_the_same_bytes() {
    check(Oracle::java(), &[], write);
}

#[test]
fn java_reads_other_blocks_and_longer_numbers_as_the_same_values() {
    let mut prng = Prng::new(7);
    check(Oracle::java(), &[], |datum| write_variant(datum, &mut prng));
}

#[test]
fn fastavro_reads_and_writes_the_same_bytes() {
    check(Oracle::fastavro(), &[], write);
}

#[test]
fn fastavro_reads_other_blocks_and_longer_numbers_as_the_same_values() {
    let mut prng = Prng::new(7);
    check(Oracle::fastavro(), &[], |datum| {
        write_variant(datum, &mut prng)
    });
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
    check(Oracle::python_avro(), &known, write);
}

fn check_canonical(oracle: Option<Oracle>, known: Known<'_>) {
    let Some(mut oracle) = oracle else {
        return;
    };
    let mut report = Report::default();
    for case in plain_cases() {
        let schema = case.schema();
        let expected = Canonical {
            form: schema.canonical_form(),
            rabin: hex(&schema.fingerprint_rabin().to_le_bytes()),
        };
        let result = match oracle.canonical(case.schema_json) {
            Ok(answer) if answer == expected => Ok(()),
            other => Err(format!("{other:?} is not {expected:?}")),
        };
        report.add(case.name, known, result);
    }
    report.finish();
}

#[test]
fn java_has_the_same_canonical_form_and_fingerprint() {
    check_canonical(Oracle::java(), &[]);
}

#[test]
fn fastavro_has_the_same_canonical_form_and_fingerprint() {
    check_canonical(Oracle::fastavro(), &[]);
}

/// Asks an implementation to read a record without fields, so that all of them are defaults.
fn check_defaults(oracle: Option<Oracle>, known: Known<'_>) {
    let Some(mut oracle) = oracle else {
        return;
    };
    let mut report = Report::default();
    for case in plain_cases() {
        let Some(default) = case.codec.default else {
            continue;
        };
        let schema = case.schema();
        let avro_ir::Kind::Record(record) = &schema.node().kind else {
            continue;
        };
        let expected = read(schema.set(), schema.root(), &default())
            .unwrap()
            .sorted();
        let writer = json!({"type": "record", "name": record.name.as_str(), "fields": []});
        let answers = oracle.decode_all(&writer.to_string(), Some(case.schema_json), &[vec![]]);
        let result = answers.and_then(|answers| {
            let [answer] = <[_; 1]>::try_from(answers).map_err(|_| "one answer is expected")?;
            expect_value(case, &answer?.bytes, &expected)
        });
        report.add(case.name, known, result);
    }
    report.finish();
}

#[test]
fn java_fills_in_the_same_defaults() {
    check_defaults(Oracle::java(), &[]);
}

#[test]
fn fastavro_fills_in_the_same_defaults() {
    check_defaults(Oracle::fastavro(), &[]);
}
