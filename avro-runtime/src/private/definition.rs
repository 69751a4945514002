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
    // The compiler has held the schema to its limit; written out, it may be longer.
    let mut options = LoadOptions::default();
    options.parse.max_bytes = usize::MAX;
    match load(sources, &options) {
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

/// Whether a reference leads out of a namespace into none: a bare name would be one of the namespace.
fn is_outside(definition: &Definition, other: &Definition) -> bool {
    definition.fullname.contains('.') && !other.fullname.contains('.')
}

/// A definition's own JSON, in which other named types are references.
fn text(definition: &Definition) -> String {
    let mut text = String::new();
    for piece in definition.json {
        // Writing to a string cannot fail.
        let _ = match piece {
            Piece::Text(part) => text.write_str(part),
            Piece::Type(other) => {
                let dot = if is_outside(definition, other) {
                    "."
                } else {
                    ""
                };
                write!(text, "\"{dot}{}\"", other.fullname)
            }
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Definition, Piece, bundle};
    use super::schema;

    static OUTER: Definition = Definition {
        fullname: "Outer",
        json: &[
            Piece::Text(
                r#"{"type":"record","name":"Outer","namespace":"","fields":[{"name":"t","type":"#,
            ),
            Piece::Type(&PLAIN),
            Piece::Text(r#"},{"name":"r","type":"#),
            Piece::Type(&INNER),
            Piece::Text("}]}"),
        ],
    };
    static INNER: Definition = Definition {
        fullname: "a.Inner",
        json: &[
            Piece::Text(
                r#"{"type":"record","name":"Inner","namespace":"a","fields":[{"name":"t","type":"#,
            ),
            Piece::Type(&PLAIN),
            Piece::Text("}]}"),
        ],
    };
    static PLAIN: Definition = Definition {
        fullname: "Plain",
        json: &[Piece::Text(
            r#"{"type":"fixed","name":"Plain","namespace":"","size":1}"#,
        )],
    };

    #[test]
    fn a_type_without_a_namespace_is_found_from_inside_one() {
        assert_eq!(
            schema(&OUTER).canonical_form(),
            r#"{"name":"Outer","type":"record","fields":[{"name":"t","type":{"name":"Plain","type":"fixed","size":1}},{"name":"r","type":{"name":"a.Inner","type":"record","fields":[{"name":"t","type":"Plain"}]}}]}"#
        );
    }

    #[test]
    fn its_self_contained_json_is_a_schema() {
        const JSON: &str = bundle!(OUTER);
        let parsed = avro_ir::Schema::parse(JSON).expect("the bundle is a schema");
        assert_eq!(parsed.canonical_form(), schema(&OUTER).canonical_form());
    }
}
