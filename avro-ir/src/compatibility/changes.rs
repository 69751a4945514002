//! This module counts what a reader does with data that were written with another schema.

use crate::resolution::build::Built;
use crate::resolution::{FieldSource, Plan, PlanNode, RecordPlan};
use crate::schema::SchemaSet;
use std::fmt;

/// How data change from the writer's schema to the reader's.
///
/// # Examples
///
/// ```
/// use avro_ir::{Schema, compatibility};
///
/// let writer = Schema::parse(r#"{"type": "record", "name": "User", "fields": [
///     {"name": "id", "type": "int"}]}"#)?;
/// let reader = Schema::parse(r#"{"type": "record", "name": "User", "fields": [
///     {"name": "id", "type": "long"}, {"name": "name", "type": "string", "default": ""}]}"#)?;
/// let changes = compatibility(&writer, &reader)?.changes();
/// assert_eq!(changes.to_string(), "1 field filled from its default, 1 type widened");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// Fields of the reader that the writer does not have.
    pub defaulted: usize,
    /// Fields of the writer that the reader does not have.
    pub skipped: usize,
    /// Fields that are found by an alias.
    pub renamed: usize,
    /// Records whose fields the writer has in another order.
    pub reordered: usize,
    /// Pairs of a type and a wider one, or of a string and bytes.
    pub promoted: usize,
}

impl Changes {
    pub(super) fn of(built: &Built, writer: &SchemaSet, reader: &SchemaSet) -> Self {
        let mut changes = Self::default();
        for node in &built.nodes {
            match &node.plan {
                Plan::Record(record) => changes.add(record, node, writer, reader),
                Plan::Same | Plan::Promote(_) => {
                    let (from, to) = (writer.node(node.writer), reader.node(node.reader));
                    changes.promoted += usize::from(from.kind.name() != to.kind.name());
                }
                Plan::Enum(_)
                | Plan::Array(_)
                | Plan::Map(_)
                | Plan::Union(_)
                | Plan::Branch { .. }
                | Plan::Fail(_) => {}
            }
        }
        changes
    }

    fn add(&mut self, plan: &RecordPlan, node: &PlanNode, writer: &SchemaSet, reader: &SchemaSet) {
        let from = writer.node(node.writer).kind.as_record();
        let to = reader.node(node.reader).kind.as_record();
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        let mut found = 0;
        for (of_reader, plan) in to.fields.iter().zip(&plan.fields) {
            match plan.source {
                FieldSource::Default { .. } => self.defaulted += 1,
                FieldSource::Writer { field, .. } => {
                    found += 1;
                    let of_writer = &from.fields[field as usize];
                    self.renamed += usize::from(of_writer.name != of_reader.name);
                }
            }
        }
        self.skipped += from.fields.len() - found;
        self.reordered += usize::from(plan.reordered.is_some());
    }
}

impl fmt::Display for Changes {
    /// What is not zero, such as `2 fields filled from defaults, 1 field skipped`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (
                self.defaulted,
                "field filled from its default",
                "fields filled from defaults",
            ),
            (self.skipped, "field skipped", "fields skipped"),
            (
                self.renamed,
                "field found by an alias",
                "fields found by aliases",
            ),
            (self.reordered, "record reordered", "records reordered"),
            (self.promoted, "type widened", "types widened"),
        ];
        let parts = parts.iter().filter(|(count, ..)| *count > 0);
        let parts = parts.map(|(count, one, many)| {
            let what = if *count == 1 { one } else { many };
            format!("{count} {what}")
        });
        let parts = parts.collect::<Vec<_>>();
        if parts.is_empty() {
            return f.write_str("nothing to convert");
        }
        f.write_str(&parts.join(", "))
    }
}
