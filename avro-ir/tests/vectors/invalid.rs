//! Schemas that must be refused.

use crate::support::{check_round_trip, loads, run, text};
use avro_ir::{ParseOptions, Schema};

#[test]
fn invalid_schemas_are_refused() {
    run("schemas_invalid.json", &[], |vector| {
        let parsed = Schema::parse(text(vector));
        let is_valid = vector["policy_expected"].as_str() == Some("valid");
        match parsed {
            Ok(schema) if is_valid => check_round_trip(&schema, &ParseOptions::default()),
            Ok(_) => Err("accepted".to_owned()),
            Err(error) if is_valid => Err(error.to_string()),
            Err(_) => Ok(()),
        }
    });
}

/// Forward references are allowed in this door, and so is a second identical definition.
#[test]
fn invalid_schemas_and_protocols_are_refused_by_the_compiler_too() {
    let allowed = [
        ("schemas_invalid-0239", "a forward reference"),
        ("schemas_invalid-0216", "an identical second definition"),
    ];
    run("schemas_invalid.json", &allowed, |vector| {
        let is_valid = vector["policy_expected"].as_str() == Some("valid");
        if loads(text(vector)) == is_valid {
            Ok(())
        } else {
            Err("accepted or refused".to_owned())
        }
    });
}
