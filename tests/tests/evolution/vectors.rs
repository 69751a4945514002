//! The vectors of schema resolution.

use avro_ir::Schema;
use avro_runtime::{Transcoder, json};
use avro_tests::oracle::same_json;
use avro_tests::shared::{Report, hex, text, unhex, vectors};
use serde_json::Value;

/// Where our policy is not what Java does, which the vector expects.
const POLICY: [(&str, &str); 5] = [
    ("resolution-0162", UTF_8),
    ("resolution-0288", UTF_8),
    (
        "resolution-0220",
        "policy 2: the names of records matter, within fields too",
    ),
    ("resolution-0838", UNITS),
    ("resolution-0839", UNITS),
];

const UTF_8: &str = "policy 8: bytes that are not UTF-8 are no string";
const UNITS: &str = "policy 12: logical types of other units or scales are incompatible";

#[test]
fn data_are_read_as_the_vectors_say() {
    let mut report = Report::default();
    for vector in vectors("resolution") {
        let id = text(&vector, "id");
        report.add(id, &POLICY, check(&vector));
    }
    report.finish();
}

fn check(vector: &Value) -> Result<(), String> {
    let expected = match &vector["policy_expected"] {
        Value::Null => &vector["expected"],
        policy => policy,
    };
    let is_value = expected["ok"] == true && vector["spec_expected"] != "error";
    match (read(vector), is_value) {
        (Ok((json, bytes)), true) => {
            // Java shows floats in its own way, and writes maps in its own order: either will do.
            let again = expected["reencoded_with_reader_hex"].as_str();
            if again == Some(&hex(&bytes)) || same_json(&json, &expected["avro_json"]) {
                Ok(())
            } else {
                Err(format!("{json} {} is not {expected}", hex(&bytes)))
            }
        }
        (Err(_), false) => Ok(()),
        (other, _) => Err(format!("{other:?} is not {expected}")),
    }
}

/// The value as Avro JSON, and the bytes of the reader's schema.
fn read(vector: &Value) -> Result<(Value, Vec<u8>), String> {
    let [writer, reader] = ["writer", "reader"].map(|side| Schema::parse(text(vector, side)));
    let writer = writer.map_err(|error| error.to_string())?;
    let reader = reader.map_err(|error| error.to_string())?;
    let transcoder = Transcoder::new(&writer, &reader).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let datum = unhex(text(vector, "hex"));
    let rest = transcoder.transcode_prefix(&datum, &mut bytes);
    rest.map_err(|error| error.to_string())?;
    let shown = json::from_datum(&reader, &bytes).map_err(|error| error.to_string())?;
    Ok((serde_json::from_str(&shown).unwrap(), bytes))
}
