//! The history of the Rubin Observatory's alerts: each version's data read as each other version.

use avro_tests::alerts::{Alert, alerts};
use avro_tests::datum::{self, Datum};
use avro_tests::oracle::Oracle;

/// The pairs of writer and reader of which the writer's alert can be read. Where there is none, a
/// newer field has no default, or a number became narrower.
const READABLE: [(&str, &str); 13] = [
    ("4.0", "4.0"),
    ("7.0", "7.0"),
    ("7.0", "7.1"),
    ("7.0", "7.4"),
    ("7.1", "7.0"),
    ("7.1", "7.1"),
    ("7.1", "7.4"),
    ("7.4", "7.0"),
    ("7.4", "7.1"),
    ("7.4", "7.4"),
    ("10.0", "10.0"),
    ("11.1", "10.0"),
    ("11.1", "11.1"),
];

fn value(alert: &Alert, bytes: &[u8]) -> Datum {
    let schema = alert.case.schema();
    let datum = datum::read(schema.set(), schema.root(), bytes).unwrap();
    datum.quiet().sorted()
}

/// What each version makes of each other version's alert.
fn each_pair(mut check: impl FnMut(&Alert, &Alert, Result<Vec<u8>, String>)) {
    let alerts = alerts();
    for writer in &alerts {
        for reader in &alerts {
            let read = (reader.case.codec.read_as)(&writer.case.schema());
            let read = read.map_err(|error| error.to_string());
            let ours = read.and_then(|read| read(&writer.datum).map_err(|error| error.to_string()));
            check(writer, reader, ours);
        }
    }
}

#[test]
fn alerts_are_read_as_the_versions_that_allow_it() {
    let mut readable = Vec::new();
    each_pair(|writer, reader, ours| {
        if ours.is_ok() {
            readable.push((writer.version, reader.version));
        }
    });
    if !alerts().is_empty() {
        assert_eq!(readable, READABLE);
    }
}

fn compare(oracle: Option<Oracle>) {
    let Some(mut oracle) = oracle else { return };
    each_pair(|writer, reader, ours| {
        let pair = format!("{} as {}", writer.version, reader.version);
        let data = [writer.datum.clone()];
        let theirs = oracle.decode_all(
            writer.case.schema_json,
            Some(reader.case.schema_json),
            &data,
        );
        let theirs = theirs.and_then(|mut each| each.remove(0));
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert!(
                    value(reader, &ours) == value(reader, &theirs.bytes),
                    "{pair}"
                );
            }
            (Err(_), Err(_)) => {}
            (ours, theirs) => panic!("{pair}: {ours:?}, theirs {theirs:?}"),
        }
    });
}

#[test]
fn java_reads_the_same_alerts() {
    compare(Oracle::java());
}

#[test]
fn fastavro_reads_the_same_alerts() {
    compare(Oracle::fastavro());
}
