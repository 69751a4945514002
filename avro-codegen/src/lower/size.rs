//! An estimate of a value's size in memory.

use crate::recursion::Recursion;
use avro_ir::{Kind, Primitive, SchemaId, SchemaSet};
use std::collections::HashMap;

/// A `String`, a `Vec` and what is like them.
const OWNED: usize = 24;
const MAP: usize = 48;
const POINTER: usize = 8;

/// The sizes of records.
#[derive(Debug)]
pub(crate) struct Sizes {
    memory: HashMap<SchemaId, usize>,
}

impl Sizes {
    pub(crate) fn new(set: &SchemaSet, recursion: &Recursion) -> Self {
        let mut sizes = Self {
            memory: HashMap::new(),
        };
        for &record in recursion.order() {
            let size = sizes.record(set, recursion, record);
            sizes.memory.insert(record, size);
        }
        sizes
    }

    /// An estimate of the record's size in memory, in bytes.
    pub(crate) fn in_memory(&self, record: SchemaId) -> usize {
        self.memory.get(&record).copied().unwrap_or(POINTER)
    }

    fn record(&self, set: &SchemaSet, recursion: &Recursion, id: SchemaId) -> usize {
        let Kind::Record(record) = &set.node(id).kind else {
            return 0;
        };
        let size_of = |field: &avro_ir::Field| self.value(set, recursion, id, field.schema);
        record
            .fields
            .iter()
            .map(size_of)
            .fold(0, usize::saturating_add)
    }

    fn value(
        &self,
        set: &SchemaSet,
        recursion: &Recursion,
        owner: SchemaId,
        id: SchemaId,
    ) -> usize {
        match &set.node(id).kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => 0,
                Primitive::Boolean => 1,
                Primitive::Int | Primitive::Float => 4,
                Primitive::Long | Primitive::Double => 8,
                Primitive::Bytes | Primitive::String => OWNED,
            },
            Kind::Enum(_) => 1,
            Kind::Array(_) => OWNED,
            Kind::Map(_) => MAP,
            Kind::Fixed(fixed) => fixed.size,
            Kind::Record(_) if recursion.is_boxed(owner, id) || recursion.is_nested(owner, id) => {
                POINTER
            }
            Kind::Record(_) => self.in_memory(id),
            Kind::Union(union) => {
                let sizes = union
                    .branches
                    .iter()
                    .map(|&branch| self.value(set, recursion, owner, branch));
                sizes.max().unwrap_or(0).saturating_add(POINTER)
            }
        }
    }
}
