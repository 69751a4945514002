//! This module finds the schemas whose values take no bytes.

use avro_ir::{Kind, SchemaId, SchemaSet};
use std::collections::{HashMap, HashSet};

/// Which records take no bytes, as far as that has been asked.
#[derive(Debug, Default)]
pub(super) struct Widths(HashMap<SchemaId, usize>);

impl Widths {
    /// 0 for schemas whose values take no bytes, otherwise 1.
    pub(super) fn min_size(&mut self, set: &SchemaSet, id: SchemaId) -> usize {
        let is_record = matches!(set.node(id).kind, Kind::Record(_));
        if !is_record {
            return usize::from(own_width(&set.node(id).kind));
        }
        *self
            .0
            .entry(id)
            .or_insert_with(|| usize::from(has_width(set, id)))
    }
}

/// Whether a value of the schema, or one that is within it, takes bytes.
fn has_width(set: &SchemaSet, id: SchemaId) -> bool {
    let mut seen = HashSet::from([id]);
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        match &set.node(id).kind {
            Kind::Record(record) => {
                let fields = record.fields.iter().map(|field| field.schema);
                next.extend(fields.filter(|field| seen.insert(*field)));
            }
            kind => {
                if own_width(kind) {
                    return true;
                }
            }
        }
    }
    false
}

fn own_width(kind: &Kind) -> bool {
    match kind {
        Kind::Null | Kind::Record(_) => false,
        Kind::Fixed(fixed) => fixed.size > 0,
        Kind::Boolean
        | Kind::Int
        | Kind::Long
        | Kind::Float
        | Kind::Double
        | Kind::Bytes
        | Kind::String
        | Kind::Array(_)
        | Kind::Map(_)
        | Kind::Union(_)
        | Kind::Enum(_) => true,
    }
}
