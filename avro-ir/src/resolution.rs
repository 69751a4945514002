//! This module resolves a writer's schema against a reader's: a plan that is made once and says, for
//! each pair of schemas that meet, how the writer's bytes become the reader's value. Spec: "Schema
//! Resolution".
//!
//! The plan is flat: a node for each pair, found again when the pair meets again, so that recursive
//! schemas close and the work is linear in the number of pairs. Nothing is tried on values.

mod attribute;
mod branch;
pub(crate) mod build;
mod error;
mod finding;
mod name;
pub(crate) mod place;
pub(crate) mod problem;
mod record;
pub(crate) mod report;
pub(crate) mod settle;
#[cfg(test)]
mod tests;

pub use error::ResolutionError;
pub use finding::{Incompatibility, IncompatibilityKind, Occurrence, missing_symbol};

use crate::schema::{Schema, SchemaId};
use std::fmt;

/// The index of a [`PlanNode`] in its [`Resolution`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanId(pub(crate) u32);

impl PlanId {
    /// The whole schemas.
    pub(crate) const ROOT: Self = Self(0);

    /// The position in [`Resolution::nodes`], for side tables.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a value that was written with one schema is read with another.
#[derive(Clone)]
pub struct Resolution {
    writer: Schema,
    reader: Schema,
    nodes: Vec<PlanNode>,
    root: PlanId,
    logical_types: LogicalTypes,
    /// Those first that a value of the root always meets.
    findings: Vec<Incompatibility>,
}

/// One pair of schemas, and how one becomes the other.
#[derive(Clone, Debug)]
pub struct PlanNode {
    /// What the bytes were written with.
    pub writer: SchemaId,
    /// What they are read with.
    pub reader: SchemaId,
    /// How.
    pub plan: Plan,
}

/// How the bytes of the writer's schema become a value of the reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// The bytes are what the reader's own decoder expects.
    Same,
    /// A number becomes a wider one.
    Promote(Promotion),
    /// For each symbol of the writer the reader's; `None` where there is no counterpart.
    Enum(Box<[Option<u32>]>),
    /// An array whose items differ.
    Array(Items),
    /// A map whose values differ.
    Map(Items),
    /// A record whose fields differ.
    Record(Box<RecordPlan>),
    /// The writer's schema is a union: for each of its branches the plan for the same reader.
    Union(Box<[PlanId]>),
    /// The reader's schema is a union, and this is the branch that the value belongs to.
    Branch {
        /// The index of the reader's branch.
        index: u32,
        /// The plan for that branch.
        value: PlanId,
    },
    /// The value cannot be read: the index in [`Resolution::findings`] says why.
    Fail(u32),
}

/// A promotion that changes the bytes. (An int's bytes are a long's, and a string's are bytes.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Promotion {
    /// Int to float.
    IntToFloat,
    /// Int to double.
    IntToDouble,
    /// Long to float.
    LongToFloat,
    /// Long to double.
    LongToDouble,
    /// Float to double.
    FloatToDouble,
}

/// What an array or a map holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    /// The plan for an item or a value.
    pub plan: PlanId,
    /// The fewest bytes that an item, or a value without its key, takes as it was written.
    pub min_size: usize,
}

/// How a record is read, field by field in the reader's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPlan {
    /// A bit for each field of the reader, 64 a word: set when there is nothing to skip before it
    /// and its bytes are what the reader's own decoder expects.
    pub plain: Box<[u64]>,
    /// The fields, in the reader's order.
    pub fields: Box<[FieldPlan]>,
    /// The writer's fields after the last one that the reader has.
    pub rest: Box<[SchemaId]>,
    /// Where the writer's order is another than the reader's.
    pub reordered: Option<Reordered>,
}

/// How a field of the reader is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPlan {
    /// The writer's fields that are skipped before it.
    pub skip: Box<[SchemaId]>,
    /// Where its value comes from.
    pub source: FieldSource,
}

/// Where the value of a reader's field comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldSource {
    /// The writer's field at this position.
    Writer {
        /// The position in the writer's record.
        field: u32,
        /// How its bytes become the reader's value.
        plan: PlanId,
    },
    /// The default in the reader's schema.
    Default {
        /// About how many bytes of memory the value takes beside the record: its texts, items and
        /// entries. [`usize::MAX`] when that is too much to count.
        memory: usize,
    },
}

/// The part of a record that the writer wrote in another order than the reader reads it.
///
/// A reader passes over this part once, notes where each field starts, and then reads the fields in
/// its own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reordered {
    /// The reader's first field that is read out of order.
    pub from: usize,
    /// The writer's fields from there on: the schema, and the reader's field that it is read as.
    pub fields: Box<[(SchemaId, Option<u32>)]>,
}

/// Where to be less strict than the specification.
///
/// # Examples
///
/// ```
/// use avro_ir::{LogicalTypes, ResolutionOptions, Schema};
///
/// let writer = Schema::parse(r#"{"type": "long", "logicalType": "timestamp-millis"}"#)?;
/// let reader = Schema::parse(r#"{"type": "long", "logicalType": "timestamp-micros"}"#)?;
/// assert!(avro_ir::resolve(&writer, &reader).is_err());
///
/// let options = ResolutionOptions::default().logical_types(LogicalTypes::Ignored);
/// assert!(avro_ir::resolve_with(&writer, &reader, &options).is_ok());
/// # Ok::<(), avro_ir::SchemaError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResolutionOptions {
    /// What to do where both sides have logical types that count in different units.
    pub logical_types: LogicalTypes,
    /// Whether the names of the outermost types matter.
    pub root_names: RootNames,
    /// How large the plan may grow: pairs of schemas, with their fields, branches and symbols.
    pub max_size: usize,
}

/// What to do where the writer's and the reader's logical types give the same bytes another value:
/// decimals of another scale, timestamps in another unit; and where a decimal of the writer's may have
/// more digits than the reader's precision, so that some values cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LogicalTypes {
    /// It is an incompatibility.
    #[default]
    Checked,
    /// The number is read as it is, as Java does; it then may mean something else.
    Ignored,
}

/// Whether the outermost record, enum or fixed must have the same name on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RootNames {
    /// It must, or the reader's has an alias.
    #[default]
    Checked,
    /// Another name is accepted, as Java's reader does for records.
    Ignored,
}

impl Default for ResolutionOptions {
    fn default() -> Self {
        Self {
            logical_types: LogicalTypes::Checked,
            root_names: RootNames::Checked,
            max_size: 4 << 20,
        }
    }
}

impl ResolutionOptions {
    /// Sets [`logical_types`](Self#structfield.logical_types).
    #[must_use]
    pub fn logical_types(mut self, logical_types: LogicalTypes) -> Self {
        self.logical_types = logical_types;
        self
    }

    /// Sets [`root_names`](Self#structfield.root_names).
    #[must_use]
    pub fn root_names(mut self, root_names: RootNames) -> Self {
        self.root_names = root_names;
        self
    }

    /// Sets [`max_size`](Self#structfield.max_size).
    #[must_use]
    pub fn max_size(mut self, size: usize) -> Self {
        self.max_size = size;
        self
    }
}

/// Plans how data of `writer` are read as `reader`.
///
/// # Errors
///
/// When no value can be read: with every reason, and both places of each. What only some values
/// meet (a branch of a union, a symbol of an enum that the reader does not have) is no error: see
/// [`Resolution::findings`].
///
/// # Examples
///
/// ```
/// use avro_ir::{Schema, resolve};
///
/// let writer = Schema::parse(r#"{"type": "record", "name": "User", "fields": [
///     {"name": "id", "type": "int"}]}"#)?;
/// let reader = Schema::parse(r#"{"type": "record", "name": "User", "fields": [
///     {"name": "id", "type": "long"}, {"name": "name", "type": "string", "default": ""}]}"#)?;
/// assert!(!resolve(&writer, &reader)?.is_same());
/// assert!(resolve(&reader, &writer).is_err()); // a long is not an int
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn resolve(writer: &Schema, reader: &Schema) -> Result<Resolution, ResolutionError> {
    resolve_with(writer, reader, &ResolutionOptions::default())
}

/// Plans how data of `writer` are read as `reader`, by rules of your choice.
///
/// # Errors
///
/// As [`resolve`].
pub fn resolve_with(
    writer: &Schema,
    reader: &Schema,
    options: &ResolutionOptions,
) -> Result<Resolution, ResolutionError> {
    let built = build::pairs(writer, reader, options)
        .ok_or_else(|| ResolutionError::too_large(options.max_size))?;
    let settled = settle::settle(built, reader.set());
    let resolution = Resolution {
        writer: writer.clone(),
        reader: reader.clone(),
        nodes: settled.nodes,
        root: PlanId::ROOT,
        logical_types: options.logical_types,
        findings: settled.findings,
    };
    if settled.is_readable {
        Ok(resolution)
    } else {
        Err(ResolutionError::incompatible(resolution))
    }
}

impl fmt::Debug for Resolution {
    /// Its size, and what some data cannot be read of: both schemas are too long to show.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resolution")
            .field("nodes", &self.nodes.len())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

impl Resolution {
    /// What the data were written with.
    #[must_use]
    pub fn writer(&self) -> &Schema {
        &self.writer
    }

    /// What they are read with.
    #[must_use]
    pub fn reader(&self) -> &Schema {
        &self.reader
    }

    /// The plan for the whole value.
    #[must_use]
    pub fn root(&self) -> PlanId {
        self.root
    }

    /// Whether logical types matter: whether the digits of decimals are counted when they are read.
    #[must_use]
    pub fn logical_types(&self) -> LogicalTypes {
        self.logical_types
    }

    /// All pairs that meet; a [`PlanId`]'s index is its position.
    #[must_use]
    pub fn nodes(&self) -> &[PlanNode] {
        &self.nodes
    }

    /// The pair that `id` stands for.
    #[must_use]
    #[inline]
    pub fn node(&self, id: PlanId) -> &PlanNode {
        &self.nodes[id.index()]
    }

    /// The plan of the pair that `id` stands for.
    #[must_use]
    #[inline]
    pub fn plan(&self, id: PlanId) -> &Plan {
        &self.nodes[id.index()].plan
    }

    /// The fewest bytes that a datum of one of the writer's schemas takes; 0 only if none takes any.
    #[must_use]
    #[inline]
    pub fn writer_min_size(&self, id: SchemaId) -> usize {
        self.writer.set().min_size(id)
    }

    /// Whether all bytes are what the reader's own decoder expects.
    #[must_use]
    pub fn is_same(&self) -> bool {
        *self.plan(self.root) == Plan::Same
    }

    /// What cannot be read: values that some data of the writer hold, and others do not.
    #[must_use]
    pub fn findings(&self) -> &[Incompatibility] {
        &self.findings
    }
}
