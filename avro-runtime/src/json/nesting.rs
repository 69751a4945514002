//! This module counts how deep records are nested within themselves.

use crate::error::DecodeErrorKind;
use crate::limits::Limits;
use avro_ir::{Schema, SchemaId};

/// How many values of any kind may be nested: far more than records that refer to one another
/// without recursion need.
pub(super) const MAX_FRAMES: usize = 1 << 20;

/// How many values of each record are open.
///
/// A record within itself is one level down, which never counts more than generated types do: each
/// way from a record back to itself leads through one of the references that they count.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<u32>,
    limit: u32,
}

impl Nesting {
    pub(super) fn prepare(&mut self, schema: &Schema, limits: &Limits) {
        self.limit = limits.max_depth;
        self.open.resize(schema.set().nodes().len(), 0);
    }

    /// Forgets the values that are open.
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    pub(super) fn enter(&mut self, record: SchemaId) -> Result<(), DecodeErrorKind> {
        let open = &mut self.open[record.index()];
        if *open > self.limit {
            return Err(DecodeErrorKind::TooDeep { limit: self.limit });
        }
        *open = open.saturating_add(1);
        Ok(())
    }

    pub(super) fn leave(&mut self, record: SchemaId) {
        self.open[record.index()] -= 1;
    }
}
