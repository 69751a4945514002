//! Alerts of the Rubin Observatory, as its own Python code wrote them.

use crate::support::case;
use avro_tests::datum::{self, avro_json};
use avro_tests::oracle::{Oracle, same_json};
use avro_tests::{Case, shared};
use serde_json::json;
use std::path::PathBuf;

const VERSIONS: [&str; 6] = ["4.0", "7.0", "7.1", "7.4", "10.0", "11.1"];

/// A version's alert type, its container file, and the one datum in it.
struct Alert {
    case: &'static Case,
    path: PathBuf,
    datum: Vec<u8>,
}

fn alerts() -> Vec<Alert> {
    let versions = VERSIONS.iter().filter_map(|version| {
        let path = shared::path(&format!("real/lsst/{version}/fakeAlert.avro"))?;
        let namespace = version.replace('.', "_");
        let case = case(&format!("lsst {version}: lsst.v{namespace}.alert"))?;
        let datum = only_datum(&std::fs::read(&path).unwrap());
        Some(Alert { case, path, datum })
    });
    versions.collect()
}

#[test]
fn an_alert_comes_back_as_it_was() {
    for Alert { case, datum, .. } in alerts() {
        let again = (case.codec.round_trip)(&datum).unwrap();
        assert!(
            again == datum,
            "{}: {} bytes became {}",
            case.name,
            datum.len(),
            again.len()
        );
    }
}

#[test]
fn an_alert_is_what_fastavro_reads() {
    let Some(mut oracle) = Oracle::fastavro() else {
        return;
    };
    for Alert { case, path, datum } in alerts() {
        let again = (case.codec.round_trip)(&datum).unwrap();
        let schema = case.schema();
        let value = datum::read(schema.set(), schema.root(), &again).unwrap();
        let ours = avro_json(schema.set(), schema.root(), &value);
        let theirs = oracle
            .ask(&json!({"op": "container", "path": path}))
            .unwrap();
        assert!(same_json(&json!([ours]), &theirs), "{}", case.name);
    }
}

/// The datum of a container file with one block of one datum, not compressed. Spec: "Object
/// Container Files".
fn only_datum(file: &[u8]) -> Vec<u8> {
    let header = r#"{"type": "record", "name": "Header", "fields": [
        {"name": "magic", "type": {"type": "fixed", "name": "Magic", "size": 4}},
        {"name": "meta", "type": {"type": "map", "values": "bytes"}},
        {"name": "sync", "type": {"type": "fixed", "name": "Sync", "size": 16}},
        {"name": "count", "type": "long"},
        {"name": "block", "type": "bytes"},
        {"name": "end", "type": "Sync"}
    ]}"#;
    let schema = avro_ir::Schema::parse(header).unwrap();
    let read = datum::read(schema.set(), schema.root(), file).unwrap();
    let datum::Datum::Record(fields) = read else {
        panic!("{read:?}");
    };
    let [
        magic,
        datum::Datum::Map(meta),
        sync,
        count,
        datum::Datum::Bytes(block),
        end,
    ] = &fields[..]
    else {
        panic!("{fields:?}");
    };
    let null = (
        "avro.codec".to_owned(),
        datum::Datum::Bytes(b"null".to_vec()),
    );
    assert_eq!(magic, &datum::Datum::Fixed(b"Obj\x01".to_vec()));
    assert_eq!((count, sync), (&datum::Datum::Long(1), end));
    assert!(meta.contains(&null));
    block.clone()
}
