//! This module finds fields, symbols and branches by their names.

use avro_ir::{Kind, SchemaId, SchemaSet};
use std::collections::HashMap;

/// So many names are compared one by one.
const FEW: usize = 16;

/// The name of a union's branch. Spec: "JSON Encoding".
pub(super) fn branch_name(set: &SchemaSet, branch: SchemaId) -> &str {
    let kind = &set.node(branch).kind;
    kind.fullname().map_or(kind.name(), |name| name.as_str())
}

/// The names that can stand in a value of a schema: fields, symbols or branches.
pub(super) fn names(set: &SchemaSet, id: SchemaId) -> impl Iterator<Item = &str> {
    let kind = &set.node(id).kind;
    (0..).map_while(move |index| name(set, kind, index))
}

fn name<'a>(set: &'a SchemaSet, kind: &'a Kind, index: usize) -> Option<&'a str> {
    match kind {
        Kind::Record(record) => record.fields.get(index).map(|field| &*field.name),
        Kind::Enum(enumeration) => enumeration.symbols.get(index).map(|symbol| &**symbol),
        Kind::Union(union) => union.branches.get(index).map(|id| branch_name(set, *id)),
        Kind::Primitive(_) | Kind::Array(_) | Kind::Map(_) | Kind::Fixed(_) => None,
    }
}

/// Indexes of the names of large schemas, each made when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Names<'a>(HashMap<SchemaId, HashMap<&'a str, usize>>);

impl<'a> Names<'a> {
    /// The position of a name.
    pub(super) fn find(&mut self, set: &'a SchemaSet, id: SchemaId, word: &str) -> Option<usize> {
        let few = names(set, id).take(FEW).position(|name| name == word);
        if few.is_some() || names(set, id).nth(FEW).is_none() {
            return few;
        }
        let index = self
            .0
            .entry(id)
            .or_insert_with(|| names(set, id).zip(0..).collect());
        index.get(word).copied()
    }
}
