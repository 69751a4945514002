//! Compatibility as Java and schema registries see it.

use crate::support::run;
use avro_ir::{Level, ParseOptions, Schema, check, compatibility};
use serde_json::Value;
use std::collections::BTreeSet;

fn schema(text: &Value) -> Result<Schema, String> {
    let text = text.as_str().unwrap();
    Schema::parse_with(text, &ParseOptions::java()).map_err(|error| error.to_string())
}

type Found = BTreeSet<(String, String)>;

/// The types and places that a vector wants.
fn expected(vector: &Value) -> (bool, Found) {
    if let Some(decision) = vector["spec_expected"].as_str() {
        // Policy 12: Java does not look at logical types. There is one type, at the top.
        let is_compatible = decision == "COMPATIBLE";
        let found = (!is_compatible).then(|| ("TYPE_MISMATCH".to_owned(), "/".to_owned()));
        return (is_compatible, found.into_iter().collect());
    }
    let found = vector["incompatibilities"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = found.map(|found| (text(&found["type"]), text(&found["location"])));
    (vector["expected"] == "COMPATIBLE", found.collect())
}

#[test]
fn types_and_places_are_those_of_java() {
    run("compat_pairs.json", &[], |vector| {
        let (writer, reader) = (schema(&vector["writer"])?, schema(&vector["reader"])?);
        let found = compatibility(&writer, &reader).map_err(|error| error.to_string())?;
        let (is_compatible, expected) = expected(vector);
        let types = found.incompatibilities().iter();
        let types = types.map(|found| (found.kind.to_string(), found.path.clone()));
        let types = types.collect::<Found>();
        if (found.is_compatible(), &types) == (is_compatible, &expected) {
            Ok(())
        } else {
            Err(format!("{types:?}, expected {expected:?}"))
        }
    });
}

#[test]
fn levels_are_those_of_registries() {
    run("compat_registry_levels.json", &[], |vector| {
        let level: Level = vector["mode"].as_str().unwrap().parse().unwrap();
        let history = vector["previous_oldest_first"].as_array().unwrap().iter();
        let history = history.map(schema).collect::<Result<Vec<_>, _>>()?;
        let report = check(level, &schema(&vector["new"])?, &history);
        let report = report.map_err(|error| error.to_string())?;
        if vector["compatible"].as_bool() == Some(report.is_compatible()) {
            Ok(())
        } else {
            Err(format!("{level}: {report:?}"))
        }
    });
}
