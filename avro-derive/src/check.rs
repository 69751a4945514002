//! This module finds what cannot be, once the parts of an item are known.

mod default;
mod field;
mod json;
pub(crate) mod name;
#[cfg(test)]
mod tests;
mod ty;
mod union;
mod words;

use crate::attr::Convert;
use crate::errors::Errors;
use crate::input::{Field, Input, Payload, Shape, Variant};
use crate::spelled;

/// Finds what is wrong with an item as a whole and with each of its fields.
pub(crate) fn input(input: &Input<'_>, errors: &mut Errors) {
    if !input.attrs.has_errors {
        words::check(input, errors);
    }
    name::check(input, errors);
    match &input.shape {
        Shape::Record(fields) => {
            record(fields, errors);
            for field in fields {
                endless(field, input, errors);
            }
        }
        Shape::Transparent(field, _) => {
            value(field, "a struct around one value", errors);
            endless(field, input, errors);
        }
        Shape::Fixed(field, _) => {
            value(field, "a struct that is a fixed", errors);
            if let Some(fixed) = &field.attrs.fixed {
                let message = "the struct is a fixed already: write `name` and `namespace` on the struct, and no `fixed`";
                errors.push(fixed.span, message);
            }
        }
        Shape::Enum { .. } => {}
        Shape::Union(variants) => {
            payloads(variants, errors);
            union::check(variants, errors);
        }
        Shape::Tagged { variants, .. } => payloads(variants, errors),
    }
}

/// A record that holds itself in each value has no value that ends.
fn endless(field: &Field<'_>, input: &Input<'_>, errors: &mut Errors) {
    let is_left_out = field.attrs.skip.is_some() || field.attrs.convert.is_some();
    let pointed = spelled::pointed(field.ty);
    if !is_left_out && spelled::is_item(pointed, input.ident, input.generics) {
        let ident = input.ident;
        errors.at(
            field.ty,
            format_args!("`{ident}` contains itself without end: make the field an `Option`, a `Vec` or a map of it"),
        );
    }
}

fn payloads(variants: &[Variant<'_>], errors: &mut Errors) {
    for variant in variants {
        match &variant.payload {
            Payload::Unit => {}
            Payload::Newtype(field) => value(field, "a variant's value", errors),
            Payload::Record(fields) => record(fields, errors),
        }
    }
}

fn record(fields: &[Field<'_>], errors: &mut Errors) {
    name::fields(fields, errors);
    for field in fields {
        self::field(field, errors);
    }
}

/// A field that is not one of an Avro record.
fn value(field: &Field<'_>, what: &str, errors: &mut Errors) {
    let unwanted = [
        "rename",
        "alias",
        "doc",
        "prop",
        "default",
        "default_json",
        "skip",
        "flatten",
    ];
    for (word, span) in field.attrs.written.among(&unwanted) {
        let is_off = match word {
            "skip" => field.attrs.skip.is_none(),
            "flatten" => field.attrs.flatten.is_none(),
            _ => false,
        };
        if !is_off {
            let message =
                format!("`{word}` is for fields of records, but {what} is none: remove it");
            errors.push(span, message);
        }
    }
    let switches = [("skip", field.attrs.skip), ("flatten", field.attrs.flatten)];
    for (word, span) in switches {
        let by_serde = span.filter(|_| field.attrs.written.find(word).is_none());
        if let Some(span) = by_serde {
            let message = format!(
                "serde has `{word}` here, but {what} is no field of a record: remove it, or add `#[avro({word} = false)]`"
            );
            errors.push(span, message);
        }
    }
    self::field(field, errors);
}

fn field(field: &Field<'_>, errors: &mut Errors) {
    if field.attrs.skip.is_some() || field.attrs.has_errors {
        return;
    }
    match &field.attrs.convert {
        None => {
            ty::check(field.ty, errors);
            field::check(field, errors);
        }
        Some(Convert::As(ty)) => ty::check(ty, errors),
        Some(Convert::With(_)) => {}
    }
    default::check(field, errors);
}
