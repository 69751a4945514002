//! Schemas that must be accepted.

use crate::support::{check_round_trip, run, text};
use avro_ir::{LogicalType, ParseOptions, Schema};
use serde_json::Value;

fn check(vector: &Value, schema: &Schema, options: &ParseOptions) -> Result<(), String> {
    check_round_trip(schema, options)?;
    let canonical = schema.canonical_form();
    if vector["canonical"]
        .as_str()
        .is_some_and(|expected| expected != canonical)
    {
        return Err(format!(
            "canonical form {canonical}, expected {}",
            vector["canonical"]
        ));
    }
    let logical = schema.node().logical.map(LogicalType::name);
    if vector
        .get("logicalType_effective_java")
        .is_some_and(|java| java.as_str() != logical)
    {
        return Err(format!(
            "logical type {logical:?}, Java's {}",
            vector["logicalType_effective_java"]
        ));
    }
    Ok(())
}

const SKIPPED: &[(&str, &str)] = &[];

#[test]
fn valid_schemas_are_accepted() {
    run("schemas_valid.json", SKIPPED, |vector| {
        let parsed = Schema::parse(text(vector));
        if vector["expected"].as_str() == Some("valid") {
            let schema = parsed.map_err(|error| error.to_string())?;
            return check(vector, &schema, &ParseOptions::default());
        }
        let java = ParseOptions::java();
        let schema = Schema::parse_with(text(vector), &java).map_err(|error| error.to_string())?;
        check(vector, &schema, &java)?;
        if parsed.is_ok() {
            Err("accepted by the strict rules".to_owned())
        } else {
            Ok(())
        }
    });
}

#[test]
fn lenient_rules_accept_what_java_accepts() {
    run("schemas_valid.json", &[], |vector| {
        let java = ParseOptions::java();
        let schema = Schema::parse_with(text(vector), &java).map_err(|error| error.to_string())?;
        check(vector, &schema, &java)
    });
}
