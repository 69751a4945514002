//! What the JSON encoding does with good and with hostile bytes and text.

mod hostile;
mod parse;
mod print;
mod typed;

use crate::json::{Error, to_datum};
use avro_ir::Schema;

/// The schema of a JSON text.
fn schema(json: &str) -> Schema {
    Schema::parse(json).unwrap()
}

/// A chain of records, each in the one before it; the last has an int.
fn chain(length: usize) -> Schema {
    let mut types = Vec::new();
    for index in (0..length).rev() {
        let next = match index + 1 {
            end if end == length => "\"int\"".to_owned(),
            next => format!("\"R{next}\""),
        };
        let field = format!(r#"{{"name":"f","type":{next}}}"#);
        types.push(format!(
            r#"{{"type":"record","name":"R{index}","fields":[{field}]}}"#
        ));
    }
    let texts = types.iter().map(String::as_str).collect::<Vec<_>>();
    Schema::parse_all(&texts).unwrap().pop().unwrap()
}

const LIST: &str = r#"{"type":"record","name":"n.L","fields":[
    {"name":"v","type":"int"},{"name":"next","type":["null","L"]}]}"#;

const POINT: &str = r#"{"type":"record","name":"g.Point","fields":[
    {"name":"left","type":"int"},{"name":"right","type":"string"},{"name":"up","type":"long"}]}"#;

fn check(json: &str, text: &str, expected: &[u8]) {
    assert_eq!(to_datum(&schema(json), text).unwrap(), expected, "{text}");
}

fn error(json: &str, text: &str) -> Error {
    to_datum(&schema(json), text).unwrap_err()
}
