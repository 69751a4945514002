//! This module holds a struct to the schema file that it names: it takes from the file what the
//! struct does not say, and finds the fields that the file does not have.

mod load;
mod take;

use crate::attr::Spanned;
use crate::errors::Errors;
use crate::input::{Field, Input, Shape};
use avro_ir::{Record, SchemaSet};
use std::sync::Arc;

/// The record of a schema file that a struct stands for.
pub(crate) struct File {
    pub(crate) set: Arc<SchemaSet>,
    /// The path, as it was written.
    pub(crate) path: Spanned<String>,
    /// Aliases and properties of the record that the struct does not say, after a comma each.
    pub(crate) members: String,
}

/// Reads the file that the item names, if it names one, and makes the item fit it.
pub(crate) fn apply(input: &mut Input<'_>, errors: &mut Errors) {
    let Some(path) = input.attrs.schema.clone() else {
        return;
    };
    let Shape::Record(fields) = &mut input.shape else {
        return;
    };
    let Some(set) = errors.keep(load::set(&path)) else {
        return;
    };
    let found = load::record(&set, &path, &input.attrs, input.ident);
    let Some((record, properties)) = errors.keep(found) else {
        return;
    };
    input.attrs.name.get_or_insert_with(|| Spanned {
        value: record.name.name().to_owned(),
        span: path.span,
    });
    input.attrs.namespace.get_or_insert_with(|| Spanned {
        value: record.name.namespace().unwrap_or_default().to_owned(),
        span: path.span,
    });
    order(fields, record, &path, errors);
    for field in fields.iter_mut() {
        if let Some(found) = record
            .fields
            .iter()
            .find(|found| found.name == field.name.value)
        {
            take::field(field, found, &set);
        }
    }
    if record.doc.is_some() {
        input.docs.clone_from(&record.doc);
    }
    let members = take::members(input, record, properties);
    input.file = Some(File {
        set: Arc::clone(&set),
        path,
        members,
    });
}

/// Puts the fields into the order of the file, and reports those that only one of them has.
fn order(fields: &mut [Field<'_>], record: &Record, path: &Spanned<String>, errors: &mut Errors) {
    let position = |field: &Field<'_>| {
        record
            .fields
            .iter()
            .position(|found| found.name == field.name.value)
    };
    for field in fields.iter().filter(|field| field.attrs.skip.is_none()) {
        if field.attrs.flatten.is_some() {
            let message = "a struct with a schema file has the fields of the file itself: \
                write them out instead of `flatten`";
            errors.push(field.name.span, message);
        } else if position(field).is_none() {
            let names = record.fields.iter().map(|found| found.name.as_str());
            let help = match avro_ir::closest(&field.name.value, names) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "add it there, or `#[avro(skip)]` here".to_owned(),
            };
            errors.push(
                field.name.span,
                format_args!(
                    "`{}` has no field `{}`: {help}",
                    path.value, field.name.value
                ),
            );
        }
    }
    for found in &record.fields {
        let has = |field: &&Field<'_>| field.attrs.skip.is_none() && field.name.value == found.name;
        if !fields.iter().any(|field| has(&field)) {
            errors.push(
                path.span,
                format_args!(
                    "the field `{}` of `{}` is missing in the struct: add it",
                    found.name, path.value
                ),
            );
        }
    }
    fields.sort_by_key(|field| position(field).unwrap_or(usize::MAX));
}
