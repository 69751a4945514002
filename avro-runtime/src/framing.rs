//! This module guesses what bytes are that are not what they were taken for, by their first few.

use crate::binary::Input;
use crate::evolution::passes;
use crate::limits::Limits;
use avro_ir::__private::Form;
use avro_ir::Schema;

/// What a message without the header of the single-object encoding seems to be.
pub(crate) fn without_header(start: &[u8]) -> &'static str {
    match start {
        [0xc3, ..] => ": it is of another version of the single-object encoding",
        [b'{' | b'[' | b'"', ..] => ": it may be JSON",
        b"c301" | b"C301" => ": it is written in hexadecimal digits",
        [0x00, ..] => {
            ": it may have the framing of Confluent's schema registry, 00 and a schema's id"
        }
        _ if Form::of(start) == Some(Form::ContainerFile) => ": it is an object container file",
        _ => ": it may be a datum without a header",
    }
}

/// What an input seems to be of which no plain datum could be read.
///
/// Any of these starts may be a datum's; so this is said beside an error, and never is one.
#[must_use]
pub fn of_no_datum(input: &[u8]) -> Option<&'static str> {
    Form::of(input).map(note)
}

/// The same where data can be told: headers that are mostly zeros, as many datums are, are only
/// spoken of if a datum comes after them.
pub(crate) fn of_no_datum_but<'de>(
    input: &'de [u8],
    is_datum: impl FnOnce(&'de [u8]) -> bool,
) -> Option<&'static str> {
    let form = Form::of(input)?;
    let is_it = match form.header_len() {
        None => true,
        Some(header) => is_datum(&input[header..]),
    };
    is_it.then(|| note(form))
}

/// Whether all of `input` is a datum of the schema.
pub(crate) fn is_datum_of(schema: &Schema, input: &[u8], limits: &Limits) -> bool {
    let datum = &mut Input::new(input, limits);
    passes(schema, datum).is_ok() && datum.rest().is_empty()
}

fn note(form: Form) -> &'static str {
    match form {
        Form::SingleObject => {
            "the input starts with c3 01: it may be a message of the single-object encoding, whose \
             datum comes after 10 bytes"
        }
        Form::Confluent => {
            "the input starts with 00: it may be a message with the framing of Confluent's schema \
             registry, whose datum comes after 5 bytes: 00 and the id of a schema"
        }
        Form::Glue => {
            "the input starts with 03: it may be a message with the framing of AWS Glue's schema \
             registry, whose datum comes after 18 bytes"
        }
        Form::ContainerFile => {
            "the input is an object container file: its data come after a header with their schema"
        }
        Form::Parquet => "the input starts as a Parquet file does",
        Form::Gzip => "the input starts as a gzip file does",
    }
}

#[cfg(test)]
mod tests {
    use crate::from_slice;

    #[track_caller]
    fn check(input: &[u8], expected: &str) {
        let error = from_slice::<bool>(input).expect_err("it is no boolean");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.note().is_some_and(|note| note.contains(expected)));
    }

    #[test]
    fn an_error_says_that_a_message_may_have_a_header() {
        check(&[0, 0, 0, 0, 7, 1], "Confluent's schema registry");
        check(b"\xc3\x0101234567\x01", "the single-object encoding");
        check(
            b"\x03\x000123456789abcdef\x01",
            "AWS Glue's schema registry",
        );
        check(b"Obj\x01\x00", "an object container file");
    }

    #[test]
    fn an_error_says_nothing_of_headers_that_no_datum_comes_after() {
        for input in [&[0, 0][..], &[3, 0], &[0xc3, 1], &[7], &[0, 0, 0, 0, 7, 9]] {
            let error = from_slice::<bool>(input).expect_err("it is no boolean");
            assert_eq!(error.note(), None);
        }
    }
}
