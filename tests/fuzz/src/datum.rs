//! Data as a type, as JSON text and as plain values: all three, or none.

use crate::types::{self, Type};
use crate::value::{is_end, is_limit, is_of_type, is_too_short, limits, value};
use arbitrary::Unstructured;
use avro_runtime::DecodeError;
use avro_runtime::json::{Printer, to_datum};

/// Decodes the bytes as a type that the first byte chooses.
pub fn datum(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let ty = types::choose(&mut input);
    let bytes = input.take_rest();
    let decoded = (ty.decode)(bytes, &limits());
    let mut text = String::new();
    let mut printer = Printer::new(ty.schema()).with_limits(limits());
    let shown = printer.print(bytes, &mut text);
    match (decoded, shown) {
        (Ok(again), Ok(())) => check(ty, bytes, &again, &text),
        (Ok(again), Err(error)) => {
            assert!(is_limit(error.kind()), "{}: {error}", ty.name);
            assert_eq!(value(ty.schema(), &again), value(ty.schema(), bytes));
        }
        (Err(error), shown) => check_refused(ty, bytes, &error, shown),
    }
}

/// The value that was encoded again and the text are what the bytes are.
fn check(ty: &Type, bytes: &[u8], again: &[u8], text: &str) {
    let expected = value(ty.schema(), bytes);
    assert!(expected.is_some(), "{}: no value is {bytes:?}", ty.name);
    assert_eq!(value(ty.schema(), again), expected, "{}", ty.name);
    let of_text = to_datum(ty.schema(), text);
    let of_text = of_text.unwrap_or_else(|error| panic!("{}: {error}: {text}", ty.name));
    assert_eq!(
        value(ty.schema(), &of_text),
        expected,
        "{}: {text}",
        ty.name
    );
}

/// What a type refuses is no value, costs too much, or is none of the type's own.
fn check_refused(ty: &Type, bytes: &[u8], error: &DecodeError, shown: Result<(), DecodeError>) {
    if is_limit(error.kind()) {
        return;
    }
    match shown {
        Ok(()) => {
            let is_known = is_of_type(error.kind()) || is_too_short(error.kind(), ty.schema());
            assert!(is_known, "{}: {error}: {bytes:?}", ty.name);
        }
        Err(other) if is_limit(other.kind()) || is_of_type(error.kind()) => {}
        Err(other) => {
            if !is_end(error.kind()) && !is_end(other.kind()) {
                // Whether the bytes are a datum behind a header is asked of the type, and of its schema.
                let [theirs, ours] = [&other, error].map(|it| (it.kind(), it.offset(), it.path()));
                assert_eq!(theirs, ours, "{}: {bytes:?}", ty.name);
            }
            assert_eq!(value(ty.schema(), bytes), None, "{}: {error}", ty.name);
        }
    }
}
