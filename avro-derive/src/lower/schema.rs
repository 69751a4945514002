//! This module writes the JSON of a type's schema, as far as it is known here.

use super::Context;
use super::lifetimes::to_static;
use crate::attr::{Spanned, Value};
use crate::input::{Input, Variant};
use avro_emit::model::{Definition, Name, NamePart, Piece, Shape};
use avro_ir::__private::push_string;
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::{GenericParam, Generics, Ident, Type};

/// JSON text.
pub(crate) fn text(json: &str) -> Piece {
    Piece::Text(json.to_owned())
}

/// A JSON string.
pub(crate) fn string(text: &str) -> String {
    let mut json = String::new();
    push_string(&mut json, text);
    json
}

/// A schema of this type that has a schema within.
pub(crate) fn object(ty: &str, key: &str, inner: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = vec![text(&format!("{{\"type\":\"{ty}\",\"{key}\":"))];
    pieces.extend(inner);
    pieces.push(text("}"));
    pieces
}

/// The namespace of the item, if it says one; empty for the null namespace. It is the part of the name
/// before the last dot, if there is one.
pub(crate) fn namespace(input: &Input<'_>) -> Option<String> {
    let name = input.attrs.name.as_ref().map(|name| name.value.as_str());
    match name.and_then(|name| name.rsplit_once('.')) {
        Some((namespace, _)) => Some(namespace.to_owned()),
        None => input
            .attrs
            .namespace
            .as_ref()
            .map(|said| said.value.clone()),
    }
}

/// The name of a type in a namespace, or in that of the type that uses it.
fn in_namespace(namespace: Option<&str>, name: String) -> Name {
    match namespace {
        _ if name.contains('.') => Name::Full(name),
        None => Name::Relative(name),
        Some("") => Name::Full(name),
        Some(namespace) => Name::Full(format!("{namespace}.{name}")),
    }
}

/// The name of the item: that of a generic type holds what its arguments are called.
pub(crate) fn name(cx: &Context<'_>) -> Name {
    let template = template(cx);
    if !cx.parameters.is_generic() {
        return in_namespace(cx.namespace.as_deref(), template);
    }
    let template = match &cx.namespace {
        Some(namespace) if !template.contains('.') => format!("{namespace}.{template}"),
        _ => template,
    };
    Name::Generic(parts(cx.input, &template))
}

/// The name of the item, in which parameters are in braces.
pub(crate) fn template(cx: &Context<'_>) -> String {
    match &cx.input.attrs.name {
        Some(name) => name.value.clone(),
        None => with_parameters(
            &word(cx.input.ident),
            cx.input.generics,
            cx.parameters.used(),
        ),
    }
}

/// A name, and after it the parameters in braces that the schema depends on: `Page_{T}`.
pub(crate) fn with_parameters(name: &str, generics: &Generics, used: &BTreeSet<String>) -> String {
    let mut name = name.to_owned();
    for param in &generics.params {
        let ident = match param {
            GenericParam::Type(param) if used.contains(&param.ident.to_string()) => &param.ident,
            GenericParam::Const(param) => &param.ident,
            GenericParam::Type(_) | GenericParam::Lifetime(_) => continue,
        };
        name.push_str("_{");
        name.push_str(&word(ident));
        name.push('}');
    }
    name
}

/// The parts of a name in which parameters are in braces.
fn parts(input: &Input<'_>, template: &str) -> Vec<NamePart> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (parameter, after) = after.split_once('}').unwrap_or((after, ""));
        parts.push(NamePart::Text(before.to_owned()));
        parts.extend(input.generics.params.iter().find_map(|param| match param {
            GenericParam::Type(param) if param.ident == parameter => {
                Some(NamePart::Of(param.ident.to_token_stream()))
            }
            GenericParam::Const(param) if param.ident == parameter => {
                Some(NamePart::Number(param.ident.to_token_stream()))
            }
            _ => None,
        }));
        rest = after;
    }
    parts.push(NamePart::Text(rest.to_owned()));
    parts
}

impl Context<'_> {
    /// The schema of a type that the traits know.
    pub(crate) fn reference(&self, ty: &Type) -> Piece {
        if self.parameters.is_generic() {
            Piece::Generic(ty.to_token_stream())
        } else {
            Piece::Of(to_static(ty).to_token_stream())
        }
    }

    /// The beginning of the item's own schema: type, name, namespace, doc, aliases and properties.
    pub(crate) fn head(&self, ty: &str, name: &Name) -> Vec<Piece> {
        let mut pieces = vec![text(&format!("{{\"type\":\"{ty}\",\"name\":"))];
        match name {
            Name::Full(fullname) => pieces.push(text(&named(fullname))),
            Name::Relative(_) | Name::Generic(_) | Name::Unnamed(_) => pieces.push(Piece::Name),
        }
        let attrs = &self.input.attrs;
        pieces.push(text(&described(
            self.input.docs.as_deref(),
            &attrs.aliases,
            &attrs.props,
        )));
        if let Some(file) = &self.input.file {
            pieces.push(text(&file.members));
        }
        pieces
    }
}

/// A quoted name, with its namespace: in a namespace, a name without one would be one of it.
fn named(fullname: &str) -> String {
    match fullname.rsplit_once('.') {
        Some((namespace, name)) => {
            format!("{},\"namespace\":{}", string(name), string(namespace))
        }
        None => format!("{},\"namespace\":\"\"", string(fullname)),
    }
}

/// Doc, aliases and properties, each after a comma.
pub(crate) fn described(
    docs: Option<&str>,
    aliases: &[Spanned<String>],
    props: &[(String, Value)],
) -> String {
    let mut json = String::new();
    if let Some(docs) = docs {
        json.push_str(",\"doc\":");
        push_string(&mut json, docs);
    }
    if !aliases.is_empty() {
        let aliases = aliases.iter().map(|alias| string(&alias.value));
        json.push_str(",\"aliases\":[");
        json.push_str(&aliases.collect::<Vec<_>>().join(","));
        json.push(']');
    }
    for (key, value) in props {
        json.push(',');
        push_string(&mut json, key);
        json.push(':');
        json.push_str(&value.to_json());
    }
    json
}

/// A fixed as a definition of its own: `attributes` are what its JSON has beyond the size.
pub(crate) fn fixed(
    cx: &Context<'_>,
    size: usize,
    attribute: Option<&crate::attr::Fixed>,
    default_name: &str,
    attributes: &str,
) -> Piece {
    let name = attribute.and_then(|fixed| fixed.name.as_deref());
    let namespace = attribute.and_then(|fixed| fixed.namespace.as_deref());
    let name = in_namespace(
        namespace.or(cx.namespace.as_deref()),
        name.unwrap_or(default_name).to_owned(),
    );
    let mut pieces = vec![text("{\"type\":\"fixed\",\"name\":")];
    pieces.push(match &name {
        Name::Full(fullname) => text(&named(fullname)),
        Name::Relative(_) | Name::Generic(_) | Name::Unnamed(_) => Piece::Name,
    });
    pieces.push(text(&format!(",\"size\":{size}{attributes}}}")));
    Piece::Definition(Box::new(Definition {
        ident: None,
        name,
        shape: Shape::Fixed(size),
        pieces: joined(pieces),
    }))
}

/// The definition of the item. The first and the last piece of a record or a union are what is around
/// its fields or branches; all else that is text may be [`joined`].
pub(crate) fn definition(
    cx: &Context<'_>,
    name: Name,
    shape: Shape,
    pieces: Vec<Piece>,
) -> Definition {
    let ident = (!cx.parameters.is_generic())
        .then(|| Ident::new("DEFINITION", proc_macro2::Span::call_site()));
    Definition {
        ident,
        name,
        shape,
        pieces,
    }
}

/// The same pieces, with texts that follow one another as one.
pub(crate) fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

/// An identifier as Avro sees it: without `r#`.
fn word(ident: &Ident) -> String {
    avro_emit::ident_text(ident)
}

/// What the record of a variant with named fields is called: after the enum too, since many enums
/// have variants of one name. Parameters are in braces.
pub(crate) fn record_name(input: &Input<'_>, variant: &Variant<'_>) -> String {
    match &variant.record_name {
        Some(name) => name.value.clone(),
        None => format!("{}{}", simple_name(input), word(variant.ident)),
    }
}

/// The name of the item without its namespace and parameters.
pub(crate) fn simple_name(input: &Input<'_>) -> String {
    let name = match &input.attrs.name {
        Some(name) => name.value.as_str(),
        None => return word(input.ident),
    };
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
    name.replace(['{', '}'], "")
}
