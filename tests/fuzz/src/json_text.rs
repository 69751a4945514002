//! JSON text as a type and along its schema: both refuse it, or both are the same value.

use crate::types::{self, Type};
use crate::value::{is_limit, is_of_type, is_too_short, limits, value};
use arbitrary::Unstructured;
use avro_runtime::json::{ErrorKind, Parser, from_datum};
use serde_json::Value;

/// Reads text as a type that the first byte chooses.
pub fn json_text(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let ty = types::choose(&mut input);
    let text = String::from_utf8_lossy(input.take_rest());
    let Some(from_json) = ty.from_json else {
        return;
    };
    let mut bytes = Vec::new();
    let mut parser = Parser::new(ty.schema()).with_limits(limits());
    let parsed = parser.parse(&text, &mut bytes);
    match (from_json(&text, &limits()), parsed) {
        (Ok(again), Ok(())) => check(ty, &text, &bytes, &again),
        (Err(error), Ok(())) => {
            // The text is a value of the schema that is none of the type.
            let ErrorKind::Datum(kind) = error.kind() else {
                panic!("{}: {error}: {text}", ty.name)
            };
            let is_known = is_limit(kind) || is_of_type(kind) || is_too_short(kind, ty.schema());
            assert!(is_known, "{}: {error}", ty.name);
        }
        (Err(ours), Err(theirs)) => assert_eq!(ours, theirs),
        (Ok(_), Err(error)) => panic!("{}: {error}: {text}", ty.name),
    }
}

fn check(ty: &Type, text: &str, bytes: &[u8], again: &[u8]) {
    let expected = value(ty.schema(), bytes);
    assert!(expected.is_some(), "{}: {text}", ty.name);
    assert_eq!(value(ty.schema(), again), expected, "{}: {text}", ty.name);
    let printed = from_datum(ty.schema(), bytes).expect("it was checked when it was read");
    let mut parsed = Vec::new();
    let result = Parser::new(ty.schema()).parse(&printed, &mut parsed);
    assert_eq!(result, Ok(()), "{}: {printed}", ty.name);
    assert_eq!(parsed, bytes, "{}: {printed}", ty.name);
    check_json(text);
    check_json(&printed);
}

/// What is read and written is JSON to others.
fn check_json(text: &str) {
    if let Err(error) = serde_json::from_str::<Value>(text) {
        let message = error.to_string();
        // Digits beyond what a double holds are infinite to us.
        let is_known = ["number out of range", "recursion limit"];
        let is_known = is_known.iter().any(|known| message.starts_with(known));
        assert!(is_known, "{message}: {text}");
    }
}
