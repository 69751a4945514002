//! This module knows what the types of a schema are called.

use super::super::{Definition, Name, NamePart, Piece};
use std::collections::HashMap;

/// The fullnames of types without a namespace: each takes that of the first type with one that uses it, so
/// that a bare name need not be found from inside a namespace.
#[derive(Default)]
pub(super) struct Fullnames {
    /// By the Rust type and its name in Avro: a constant may be at several places.
    known: HashMap<Key, String>,
    /// That of the schema itself, which has no user.
    root: Option<Key>,
    /// Whether a type that was used without a namespace has got one.
    pub(super) has_changed: bool,
}

/// A Rust type, and its name in Avro.
type Key = (String, String);

impl Fullnames {
    /// Those of a schema of which only its own is known.
    pub(super) fn of(root: &Definition) -> Self {
        Self {
            root: key(root, own_name(root)),
            ..Self::default()
        }
    }

    /// The fullname of a definition where it is used; empty for a schema without a name.
    pub(super) fn fullname(&self, definition: &Definition, namespace: &str) -> String {
        let name = own_name(definition);
        if !is_relative(definition, &name) {
            return without_dot(name);
        }
        let fullname = join(namespace, &name);
        match key(definition, name).and_then(|key| self.known.get(&key)) {
            Some(known) => known.clone(),
            None => fullname,
        }
    }

    /// The same, and it is called so from now on, until it is used in a namespace.
    pub(super) fn used(&mut self, definition: &Definition, namespace: &str) -> String {
        let fullname = self.fullname(definition, namespace);
        let name = own_name(definition);
        if !is_relative(definition, &name) {
            return fullname;
        }
        let in_namespace = join(namespace, &name);
        let Some(key) = key(definition, name) else {
            return fullname;
        };
        if fullname.contains('.') || namespace.is_empty() || self.root.as_ref() == Some(&key) {
            self.known.insert(key, fullname.clone());
            return fullname;
        }
        self.has_changed = true;
        self.known.insert(key, in_namespace.clone());
        in_namespace
    }
}

/// What a type without a namespace is known by. A part of another type that is no Rust type is of the
/// namespace of each type that it is in.
fn key(definition: &Definition, name: String) -> Option<Key> {
    (!definition.type_name.is_empty()).then(|| (label(definition), name))
}

/// Whether a definition takes its namespace from the type that uses it.
fn is_relative(definition: &Definition, name: &str) -> bool {
    match definition.name {
        Name::Relative(_) => true,
        Name::Generic(_) => !name.contains('.'),
        Name::Full(_) | Name::Unnamed(_) => false,
    }
}

/// That of a generic type of the null namespace begins with a dot, which is no part of a fullname.
fn without_dot(name: String) -> String {
    match name.strip_prefix('.') {
        Some(name) => name.to_owned(),
        None => name,
    }
}

fn join(namespace: &str, name: &str) -> String {
    if namespace.is_empty() {
        name.to_owned()
    } else {
        format!("{namespace}.{name}")
    }
}

/// The namespace of a fullname; empty for the null namespace.
pub(in super::super) fn namespace(fullname: &str) -> &str {
    fullname
        .rsplit_once('.')
        .map_or("", |(namespace, _)| namespace)
}

/// What errors call a definition: the Rust type, with the arguments of a generic one.
pub(super) fn label(definition: &Definition) -> String {
    match (definition.type_name, &definition.name) {
        ("", Name::Unnamed(label)) => (*label).to_owned(),
        ("", _) => own_name(definition),
        (name, Name::Generic(parts)) => {
            let arguments = parts.iter().filter_map(|part| match part {
                NamePart::Of(argument) => Some(self::label(argument())),
                NamePart::Number(number) => Some(number.to_string()),
                NamePart::Text(_) => None,
            });
            let arguments = arguments.collect::<Vec<_>>();
            format!("{name}<{}>", arguments.join(", "))
        }
        (name, _) => name.to_owned(),
    }
}

/// The name that a definition says itself; empty for a schema without a name.
fn own_name(definition: &Definition) -> String {
    match definition.name {
        Name::Full(name) | Name::Relative(name) => name.to_owned(),
        Name::Unnamed(_) => String::new(),
        Name::Generic(parts) => parts.iter().map(name_part).collect(),
    }
}

fn name_part(part: &NamePart) -> String {
    match part {
        NamePart::Text(text) => (*text).to_owned(),
        NamePart::Of(argument) => simple_name(argument()),
        // Fullnames have no sign.
        NamePart::Number(number) => number.to_string().replace('-', "_"),
    }
}

/// What a type is called within the name of a generic type: `Order`, `array_int`.
fn simple_name(definition: &Definition) -> String {
    let Name::Unnamed(label) = definition.name else {
        let name = own_name(definition);
        let start = name.rfind('.').map_or(0, |dot| dot + 1);
        return name[start..].to_owned();
    };
    let mut name = label.to_owned();
    add_arguments(definition.json, &mut name);
    name
}

fn add_arguments(pieces: &[Piece], name: &mut String) {
    for piece in pieces {
        let argument = match piece {
            Piece::Type(definition) => simple_name(definition),
            Piece::Of(reference) => simple_name(reference.get()),
            Piece::Generic(definition) => simple_name(definition()),
            Piece::Inner(definition) => {
                add_arguments(definition.get().inner_pieces(), name);
                continue;
            }
            Piece::InnerGeneric(definition) => {
                add_arguments(definition().inner_pieces(), name);
                continue;
            }
            Piece::Text(_)
            | Piece::Name
            | Piece::Number(_)
            | Piece::Schema(_)
            | Piece::Default(_)
            | Piece::Elsewhere(_) => continue,
        };
        name.push('_');
        name.push_str(&argument);
    }
}
