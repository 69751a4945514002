//! This module finds types that live elsewhere and have another schema than the code was generated
//! with: their bytes would not be of the schema that is said of them.

use super::compose::{Named, compose_in, namespace};
use super::{Definition, Elsewhere, Piece, Shape, try_composed};
use crate::binary::Input;
use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::raw::Sink;
use avro_ir::__private::schema_error;
use avro_ir::{Code, Diagnostic, SchemaError};
use std::cell::RefCell;
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

/// Checks those that are parts of a schema.
///
/// # Errors
///
/// For the first one whose schema is another, or that has none.
pub(super) fn check(types: &[Named]) -> Result<(), SchemaError> {
    for known in types {
        for piece in known.definition.json {
            if let Piece::Elsewhere(elsewhere) = piece {
                check_one(known, elsewhere)?;
            }
        }
    }
    Ok(())
}

thread_local! {
    /// Where the types are that are being checked: one may hold the type that it is a part of.
    static CHECKED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// That the last of these is being checked: a schema that is written by hand may panic.
struct Checking;

impl Drop for Checking {
    fn drop(&mut self) {
        CHECKED.with_borrow_mut(Vec::pop);
    }
}

/// That the type that stands for a definition has its schema: asked until it has.
///
/// # Errors
///
/// When it has another, or none.
#[inline]
pub fn as_generated(
    is_checked: &AtomicBool,
    definition: &'static Definition,
) -> Result<(), SchemaError> {
    // Nothing else is published by it, and two threads may both ask.
    if is_checked.load(Ordering::Relaxed) {
        return Ok(());
    }
    ask(is_checked, definition)
}

#[cold]
#[inline(never)]
fn ask(is_checked: &AtomicBool, definition: &'static Definition) -> Result<(), SchemaError> {
    try_composed(definition)?;
    is_checked.store(true, Ordering::Relaxed);
    Ok(())
}

/// Whether values are written, which are of the schema; if not, the sink has the error.
#[inline]
pub fn writes(out: &mut Sink<'_>, is_as_generated: Result<(), SchemaError>) -> bool {
    is_as_generated
        .map_err(|error| out.fail(EncodeError::no_schema(&error)))
        .is_ok()
}

/// That a value is read, which is of the schema.
///
/// # Errors
///
/// The one that is given, at the value.
#[inline]
pub fn reads(
    input: &Input<'_>,
    is_as_generated: Result<(), SchemaError>,
) -> Result<(), DecodeError> {
    is_as_generated.map_err(|error| not_read(input, &error))
}

#[cold]
#[inline(never)]
fn not_read(input: &Input<'_>, error: &SchemaError) -> DecodeError {
    DecodeError::new(DecodeErrorKind::NoSchema(error.to_string()), input.offset())
}

fn check_one(known: &Named, elsewhere: &Elsewhere) -> Result<(), SchemaError> {
    let actual = (elsewhere.definition)();
    let place = ptr::from_ref(known.definition).addr();
    let is_checked = CHECKED.with_borrow(|checked| checked.contains(&place));
    if is_checked || is_unknown(actual) {
        return Ok(());
    }
    CHECKED.with_borrow_mut(|checked| checked.push(place));
    let _checking = Checking;
    let fingerprint = compose_in(actual, namespace(&known.fullname))?.fingerprint_rabin();
    if fingerprint == elsewhere.fingerprint {
        return Ok(());
    }
    Err(another(known, elsewhere, fingerprint))
}

/// That of a type that has no schema: what it writes is its own affair.
fn is_unknown(definition: &Definition) -> bool {
    definition.shape == Shape::Unknown && definition.json.is_empty()
}

fn another(known: &Named, elsewhere: &Elsewhere, fingerprint: u64) -> SchemaError {
    let Elsewhere {
        type_name,
        fingerprint: expected,
        ..
    } = elsewhere;
    let message = format!(
        "`{type_name}` has another schema (fingerprint {fingerprint:016x}) than `{}` had when code was generated ({expected:016x})",
        known.fullname
    );
    let help = format!("generate the code anew, from the schema that `{type_name}` has");
    let diagnostic = Diagnostic::error(Code::ConflictingDefinitions, message).with_help(help);
    schema_error(diagnostic)
}

#[cfg(test)]
mod tests {
    use super::super::{Definition, Name, Piece, Shape};
    use crate::{__elsewhere, AvroSchema};

    struct Unknown;

    /// The definition of `ns.Flag`, for which a type stands.
    macro_rules! flag {
        ($ty:ty, $name:literal, $fingerprint:literal) => {{
            static FLAG: Definition = Definition {
                name: Name::Full("ns.Flag"),
                shape: Shape::Fixed(1),
                json: &[
                    Piece::Text(r#"{"type":"fixed","name":"ns.Flag","size":1}"#),
                    Piece::Elsewhere(__elsewhere!($ty, $name, $fingerprint)),
                ],
                type_name: "",
            };
            super::super::try_composed(&FLAG)
        }};
    }

    #[test]
    fn a_type_with_another_schema_is_an_error_that_names_both() {
        let error = flag!(i64, "i64", 7).unwrap_err().to_string();
        for part in ["`i64`", "`ns.Flag`", "(0000000000000007)"] {
            assert!(error.contains(part), "{error}");
        }
        let actual = format!("{:016x}", i64::try_schema_fingerprint().unwrap());
        assert!(error.contains(&actual), "{error}");
    }

    #[test]
    fn a_type_with_the_schema_or_without_any_is_none() {
        assert_eq!(
            bool::try_schema_fingerprint().unwrap(),
            0x9f42_fc78_a4d4_f764
        );
        assert!(flag!(bool, "bool", 0x9f42_fc78_a4d4_f764).is_ok());
        assert!(flag!(Unknown, "Unknown", 7).is_ok());
    }
}
