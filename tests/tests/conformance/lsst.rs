//! Alerts of the Rubin Observatory come back as they were.

use avro_tests::alerts::{Alert, alerts};
use avro_tests::datum::{self, avro_json};
use avro_tests::oracle::{Oracle, same_json};
use serde_json::json;

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
    for Alert {
        case, path, datum, ..
    } in alerts()
    {
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
