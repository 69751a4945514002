//! This module checks names as they are written in attributes.

use super::Spanned;
use avro_ir::{Fullname, Primitive, is_valid_name};
use syn::{Error, Result};

/// What Avro's names consist of.
pub(crate) const GRAMMAR: &str = "a letter or `_`, then letters, digits and `_`";

/// A name without dots.
pub(super) fn simple(name: &Spanned<String>) -> Result<()> {
    let Spanned { value, span } = name;
    if is_primitive(value) {
        return Err(Error::new(*span, primitive(value)));
    }
    if is_valid_name(value) {
        return Ok(());
    }
    let message = match value.rsplit_once('.') {
        Some((namespace, name)) if Fullname::new(value).is_ok() && !namespace.is_empty() => {
            format!(
                "`{value}` has a namespace: write `name = \"{name}\", namespace = \"{namespace}\"`"
            )
        }
        _ => format!("`{value}` is not an Avro name: {GRAMMAR}"),
    };
    Err(Error::new(*span, message))
}

/// Whether no definition may have the name, in any namespace. Spec: "Names".
pub(crate) fn is_primitive(name: &str) -> bool {
    Primitive::from_name(name).is_some()
}

/// What to say of such a name.
pub(crate) fn primitive(name: &str) -> String {
    format!("`{name}` is the name of a primitive type, in every namespace: choose another one")
}

/// The name of a field or a variant.
pub(super) fn part(name: &Spanned<String>) -> Result<()> {
    let Spanned { value, span } = name;
    if is_valid_name(value) {
        return Ok(());
    }
    let message = format!("`{value}` is not an Avro name: {GRAMMAR}");
    Err(Error::new(*span, message))
}

/// Names with dots between them; empty for the null namespace.
pub(super) fn namespace(name: &Spanned<String>) -> Result<()> {
    let Spanned { value, span } = name;
    if value.is_empty() || value.split('.').all(is_valid_name) {
        return Ok(());
    }
    let message = format!("`{value}` is not an Avro namespace: names with dots between them");
    Err(Error::new(*span, message))
}

/// A name, or a fullname.
pub(super) fn fullname(name: &Spanned<String>) -> Result<()> {
    let Spanned { value, span } = name;
    Fullname::new(value)
        .map(drop)
        .map_err(|error| Error::new(*span, error))
}
