//! This module checks the names that the parts of an item have in the end.

use crate::attr::{GRAMMAR, Spanned, is_primitive, primitive};
use crate::errors::Errors;
use crate::input::{Field, Input, Payload, Shape, Variant};
use avro_ir::is_valid_name;
use std::collections::HashSet;
use syn::Generics;
use syn::ext::IdentExt as _;

/// Checks the name of the type and its aliases, and those of the records of variants.
pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    match &input.shape {
        Shape::Union(variants) => records(input, variants, &[], errors),
        Shape::Tagged { variants, .. } => {
            let own = record_of_enum(input);
            let tag = format!("{own}Tag");
            records(input, variants, &[own, tag], errors);
        }
        Shape::Record(_) | Shape::Transparent(..) | Shape::Fixed(..) | Shape::Enum { .. } => {}
    }
    let has_name = match &input.shape {
        Shape::Record(_) | Shape::Fixed(..) | Shape::Enum { .. } | Shape::Tagged { .. } => true,
        Shape::Transparent(..) | Shape::Union(_) => false,
    };
    if !has_name {
        return;
    }
    if let Some(name) = &input.attrs.name {
        type_name(name, input.generics, errors);
    } else {
        let value = input.ident.unraw().to_string();
        let span = input.ident.span();
        if is_primitive(&value) {
            errors.push(span, primitive(&value));
        }
        valid(&Spanned { value, span }, "name", errors);
    }
    let mut seen = HashSet::new();
    for alias in &input.attrs.aliases {
        if !seen.insert(alias.value.as_str()) {
            errors.push(
                alias.span,
                format_args!(
                    "the alias `{}` is given twice: keep one of them",
                    alias.value
                ),
            );
        }
    }
}

/// A name in which `{T}` stands for the name of a type argument.
fn type_name(name: &Spanned<String>, generics: &Generics, errors: &mut Errors) {
    let mut plain = String::new();
    let mut rest = name.value.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let Some((parameter, after)) = after.split_once('}') else {
            errors.push(
                name.span,
                "a `{` is not closed: a type parameter is written as `{T}`",
            );
            return;
        };
        let is_type = generics.type_params().any(|known| known.ident == parameter);
        let is_constant = generics
            .const_params()
            .any(|known| known.ident == parameter);
        if !is_type && !is_constant {
            errors.push(name.span, unknown_parameter(parameter, generics));
            return;
        }
        // As good as any name: a letter, at the start of a name too.
        plain.push('X');
        rest = after;
    }
    plain.push_str(rest);
    if is_primitive(&plain) {
        errors.push(name.span, primitive(&plain));
    }
    if is_valid_name(&plain) {
        return;
    }
    let message = match name.value.rsplit_once('.') {
        Some((namespace, last)) if plain.split('.').all(is_valid_name) => {
            format!(
                "`{}` has a namespace: write `name = \"{last}\", namespace = \"{namespace}\"`",
                name.value
            )
        }
        _ => format!("`{}` is not an Avro name: {GRAMMAR}", name.value),
    };
    errors.push(name.span, message);
}

fn unknown_parameter(parameter: &str, generics: &Generics) -> String {
    let known = generics
        .type_params()
        .map(|known| format!("`{{{}}}`", known.ident));
    let known = known.collect::<Vec<_>>();
    if known.is_empty() {
        return format!("`{{{parameter}}}` is no type parameter: this type has none");
    }
    format!(
        "`{{{parameter}}}` is no type parameter: this type has {}",
        known.join(", ")
    )
}

/// A name that comes from Rust or from serde, where more is allowed.
fn valid(name: &Spanned<String>, word: &str, errors: &mut Errors) {
    let Spanned { value, span } = name;
    if !is_valid_name(value) {
        let mend = match word {
            "rename" if value.contains('-') => {
                "`#[avro(rename = \"…\")]`, or `#[avro(rename_all = \"…\")]` to the type"
            }
            "rename" => "`#[avro(rename = \"…\")]`",
            _ => "`#[avro(name = \"…\")]`",
        };
        errors.push(
            *span,
            format_args!("`{value}` is not an Avro name, which is a letter or `_`, then letters, digits and `_`: add {mend}"),
        );
    }
}

/// Checks the names and aliases of a record's fields.
pub(super) fn fields(fields: &[Field<'_>], errors: &mut Errors) {
    let is_there = |field: &&Field<'_>| field.attrs.skip.is_none() && field.attrs.flatten.is_none();
    let mut names = HashSet::new();
    for field in fields.iter().filter(is_there) {
        valid(&field.name, "rename", errors);
        unique(&field.name, "fields", &mut names, errors);
    }
    let mut aliases = HashSet::new();
    for field in fields.iter().filter(is_there) {
        for alias in &field.attrs.aliases {
            let Spanned { value, span } = alias;
            if names.contains(value.as_str()) {
                errors.push(
                    *span,
                    format_args!(
                        "`{value}` is the name of a field, so it cannot be an alias: remove it"
                    ),
                );
            } else if !aliases.insert(value.as_str()) {
                errors.push(
                    *span,
                    format_args!("the alias `{value}` is given twice: keep one of them"),
                );
            }
        }
    }
}

/// Checks the symbols of an enum.
pub(crate) fn symbols(names: &[Spanned<String>], errors: &mut Errors) {
    all(names, "symbols", errors);
}

/// What the enum is called, without its namespace.
fn record_of_enum(input: &Input<'_>) -> String {
    crate::lower::schema::simple_name(input)
}

/// Checks what the records of variants are called; `taken` are the names of the enum's own types.
fn records(input: &Input<'_>, variants: &[Variant<'_>], taken: &[String], errors: &mut Errors) {
    let mut seen: HashSet<String> = taken.iter().cloned().collect();
    for variant in variants {
        if !matches!(variant.payload, Payload::Record(_)) {
            continue;
        }
        let name = variant.record_name.clone().unwrap_or_else(|| Spanned {
            value: crate::lower::schema::record_name(input, variant),
            span: variant.ident.span(),
        });
        if variant.record_name.is_some() {
            type_name(&name, input.generics, errors);
        } else {
            valid(&name, "name", errors);
        }
        let Spanned { value, span } = name;
        if seen.contains(&value) {
            errors.push(
                span,
                format_args!(
                    "two types of the enum are called `{value}`: add `#[avro(name = \"…\")]` to the variant"
                ),
            );
        }
        seen.insert(value);
    }
}

/// Checks that no field of a tagged enum is called as the one of its tag.
pub(crate) fn tag<'n>(
    tag: &str,
    fields: impl Iterator<Item = &'n Spanned<String>>,
    errors: &mut Errors,
) {
    for Spanned { value, span } in fields.filter(|field| field.value == tag) {
        errors.push(
            *span,
            format_args!(
                "`{value}` is the field of the tag, too: rename it, or choose another `tag`"
            ),
        );
    }
}

fn all(names: &[Spanned<String>], what: &str, errors: &mut Errors) {
    let mut seen = HashSet::new();
    for name in names {
        valid(name, "rename", errors);
        unique(name, what, &mut seen, errors);
    }
}

fn unique<'n>(
    name: &'n Spanned<String>,
    what: &str,
    seen: &mut HashSet<&'n str>,
    errors: &mut Errors,
) {
    let Spanned { value, span } = name;
    if !seen.insert(value) {
        errors.push(
            *span,
            format_args!("two {what} are called `{value}`: rename one of them"),
        );
    }
}
