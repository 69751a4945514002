//! What the writer has and the reader has not: how it is passed over.

use crate::model::{Skip, SkipRecord};
use crate::names;
use crate::recursion::{self, Edge, Graph, Recursion};
use avro_ir::{Kind, Primitive, Resolution, SchemaId, SchemaSet};
use proc_macro2::Ident;
use std::collections::HashSet;

/// The functions that pass over records, for one function that reads.
pub(super) struct Skips<'a> {
    resolution: &'a Resolution,
    /// Made when the first record is passed over.
    recursion: Option<Recursion>,
    pending: Vec<SchemaId>,
    met: HashSet<SchemaId>,
}

impl<'a> Skips<'a> {
    pub(super) fn new(resolution: &'a Resolution) -> Self {
        Self {
            resolution,
            recursion: None,
            pending: Vec::new(),
            met: HashSet::new(),
        }
    }

    /// How a value that `owner` holds is passed over.
    pub(super) fn value(&mut self, id: SchemaId, owner: SchemaId) -> Skip {
        let set = self.resolution.writer().set();
        match &set.node(id).kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => Skip::Bytes(0),
                Primitive::Boolean => Skip::Boolean,
                Primitive::Int => Skip::Int,
                Primitive::Long => Skip::Long,
                Primitive::Float => Skip::Bytes(4),
                Primitive::Double => Skip::Bytes(8),
                Primitive::Bytes | Primitive::String => Skip::Prefixed,
            },
            Kind::Fixed(fixed) => Skip::Bytes(fixed.size),
            Kind::Enum(enumeration) => Skip::Symbol(enumeration.symbols.len()),
            Kind::Union(union) => {
                let branches = union.branches.iter();
                Skip::Union(branches.map(|branch| self.value(*branch, owner)).collect())
            }
            Kind::Array(items) => {
                let min_size = self.resolution.writer_min_size(*items);
                Skip::Array(min_size, Box::new(self.value(*items, owner)))
            }
            Kind::Map(values) => {
                let min_size = self.resolution.writer_min_size(*values);
                Skip::Map(min_size, Box::new(self.value(*values, owner)))
            }
            // Records that take no bytes can hold any number of each other.
            Kind::Record(_) if self.resolution.writer_min_size(id) == 0 => Skip::Bytes(0),
            Kind::Record(_) => {
                if self.met.insert(id) {
                    self.pending.push(id);
                }
                Skip::Record {
                    function: function(id),
                    guarded: self.is_guarded(owner, id),
                }
            }
        }
    }

    fn is_guarded(&mut self, owner: SchemaId, id: SchemaId) -> bool {
        let set = self.resolution.writer().set();
        let recursion = self
            .recursion
            .get_or_insert_with(|| recursion::analyse(&graph(set)));
        recursion.is_guarded(owner, id)
    }

    pub(super) fn functions(mut self) -> Vec<SkipRecord> {
        let set = self.resolution.writer().set();
        let mut functions = Vec::new();
        while let Some(id) = self.pending.pop() {
            if let Kind::Record(record) = &set.node(id).kind {
                let fields = record.fields.iter();
                functions.push(SkipRecord {
                    function: function(id),
                    fields: fields.map(|field| self.value(field.schema, id)).collect(),
                });
            }
        }
        functions
    }
}

fn function(id: SchemaId) -> Ident {
    names::ident(&format!("skip_{}", id.index()))
}

/// The references between the writer's records.
fn graph(set: &SchemaSet) -> Graph {
    let records = set
        .ids()
        .filter(|&id| matches!(set.node(id).kind, Kind::Record(_)));
    let edges = |record: SchemaId| {
        let mut edges = Vec::new();
        let mut pending = set.node(record).kind.children().collect::<Vec<_>>();
        while let Some(id) = pending.pop() {
            match &set.node(id).kind {
                Kind::Record(_) => edges.push(Edge {
                    to: id,
                    by_value: true,
                    // Nothing is held, only passed over.
                    steps: 0,
                }),
                kind => pending.extend(kind.children()),
            }
        }
        edges
    };
    records.map(|id| (id, edges(id))).collect()
}
