//! This module turns definitions into a bound schema.

use super::{Definition, Piece};
use avro_ir::{LoadOptions, Schema, SchemaSet, Sources, load};
use std::collections::HashSet;
use std::fmt::Write;
use std::sync::Arc;

/// The schema of a definition and all that it refers to. Every named type is read from a text of
/// its own, so that none is nested deeper than it was written.
///
/// # Panics
///
/// When the definitions are no schema; those that the compiler writes are.
#[must_use]
pub fn schema(definition: &'static Definition) -> Schema {
    let mut sources = Sources::new();
    for definition in reachable(definition) {
        sources.add(definition.fullname, text(definition));
    }
    match load(sources, &LoadOptions::default()) {
        Ok(loaded) => root(&loaded.set, definition),
        Err(failure) => panic!("generated definitions are a schema: {failure}"),
    }
}

fn root(set: &Arc<SchemaSet>, definition: &Definition) -> Schema {
    let first = set.roots().first().map(|root| root.schema);
    let root = set.named(definition.fullname).or(first);
    set.schema(root.expect("the definition itself is the first root"))
}

/// The definition and those that it refers to, each once.
fn reachable(definition: &'static Definition) -> Vec<&'static Definition> {
    let mut seen = HashSet::from([definition.fullname]);
    let mut found = vec![definition];
    let mut next = 0;
    while let Some(definition) = found.get(next) {
        for piece in definition.json {
            match piece {
                Piece::Type(other) if seen.insert(other.fullname) => found.push(other),
                Piece::Type(_) | Piece::Text(_) => {}
            }
        }
        next += 1;
    }
    found
}

/// A definition's own JSON, in which other named types are references.
fn text(definition: &Definition) -> String {
    let mut text = String::new();
    for piece in definition.json {
        // Writing to a string cannot fail.
        let _ = match piece {
            Piece::Text(part) => text.write_str(part),
            Piece::Type(other) => write!(text, "\"{}\"", other.fullname),
        };
    }
    text
}
