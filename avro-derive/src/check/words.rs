//! This module finds words of a type that say nothing for its shape.

use crate::attr::Source;
use crate::errors::Errors;
use crate::input::{Input, Shape};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let written = &input.attrs.written;
    let (unwanted, what): (&[&str], &str) = match &input.shape {
        Shape::Fixed(..) => (&["rename_all"], "a fixed has no fields"),
        Shape::Transparent(..) => (
            &["name", "namespace", "alias", "doc", "prop", "rename_all"],
            transparency(input.attrs.transparent),
        ),
        Shape::Record(_) | Shape::Enum { .. } | Shape::Tagged { .. } => (&[], ""),
        Shape::Union(_) => (
            &["name", "alias", "doc", "prop", "rename_all"],
            "an enum with data is a union, which has no definition of its own",
        ),
    };
    for (word, span) in written.among(unwanted) {
        let mend = match input.attrs.transparent {
            Some(Source::Serde) => "remove it, or add `transparent = false`",
            Some(Source::Avro) | None => "remove it",
        };
        errors.push(
            span,
            format_args!("{what}, so `{word}` says nothing: {mend}"),
        );
    }
    enum_words(input, errors);
    schema(input, errors);
}

fn transparency(source: Option<Source>) -> &'static str {
    match source {
        Some(Source::Avro) => "a transparent struct is what its field is",
        Some(Source::Serde) => "serde makes this struct transparent",
        None => "a struct around one value is what the value is",
    }
}

fn enum_words(input: &Input<'_>, errors: &mut Errors) {
    let written = &input.attrs.written;
    let (repr, tag) = (written.find("repr"), written.find("tag"));
    match &input.shape {
        Shape::Record(_) | Shape::Fixed(..) | Shape::Transparent(..) => {
            for (word, span) in repr
                .map(|span| ("repr", span))
                .into_iter()
                .chain(tag.map(|span| ("tag", span)))
            {
                errors.push(span, format_args!("`{word}` is for enums: remove it"));
            }
        }
        Shape::Enum { .. } | Shape::Union(_) => {
            if let (None, Some(span)) = (repr, tag) {
                errors.push(
                    span,
                    "`tag` names the field of a tagged enum: add `repr = \"tagged\"`",
                );
            }
        }
        Shape::Tagged { .. } => {}
    }
}

/// A schema file is compared field by field.
fn schema(input: &Input<'_>, errors: &mut Errors) {
    let Some(span) = input.attrs.written.find("schema") else {
        return;
    };
    let is_record = matches!(input.shape, Shape::Record(_));
    if !is_record {
        errors.push(span, "`schema` is for structs that are records: remove it");
    } else if input.generics.type_params().next().is_some() {
        errors.push(
            span,
            "a generic struct has a schema for each of its arguments: remove `schema`",
        );
    }
}
