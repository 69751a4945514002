//! This module counts what a reader does with data that were written with another schema.

use crate::diagnostic::quote;
use crate::resolution::build::Built;
use crate::resolution::{FieldSource, Plan, PlanNode, RecordPlan};
use crate::schema::SchemaSet;
use std::collections::HashMap;
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// Fields of the reader that the writer does not have.
    pub defaulted: usize,
    /// Fields of the writer that the reader does not have.
    pub skipped: usize,
    /// Fields that are found by an alias.
    pub renamed: usize,
    /// Of those that are filled from defaults, the ones whose name the writer has, but for a field
    /// that another one of the reader is an alias for: the record's fullname, the name, and that of
    /// the other one.
    pub taken: Vec<(String, String, String)>,
    /// Records whose fields the writer has in another order.
    pub reordered: usize,
    /// Pairs of a type and a wider one, or of a string and bytes.
    pub promoted: usize,
}

/// How many fields whose names are taken are kept: more than anyone reads.
const MAX_TAKEN: usize = 20;

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
        let mut aliased = HashMap::new();
        for (of_reader, plan) in to.fields.iter().zip(&plan.fields) {
            match plan.source {
                FieldSource::Default { .. } => self.defaulted += 1,
                FieldSource::Writer { field, .. } => {
                    found += 1;
                    let of_writer = &from.fields[field as usize];
                    if of_writer.name != of_reader.name {
                        self.renamed += 1;
                        aliased.insert(&*of_writer.name, &*of_reader.name);
                    }
                }
            }
        }
        // A field whose name is taken is one that is not found.
        let taken = to.fields.iter().filter_map(|field| {
            let taker = aliased.get(&*field.name)?;
            Some((to.name.to_string(), field.name.clone(), (*taker).to_owned()))
        });
        self.taken
            .extend(taken.take(MAX_TAKEN.saturating_sub(self.taken.len())));
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
        f.write_str(&parts.join(", "))?;
        self.taken.iter().try_for_each(|(record, field, taker)| {
            let (name, taker) = (quote(field), quote(taker));
            let whole = quote(&format!("{record}.{field}"));
            write!(
                f,
                "; {whole} is filled from its default, because the writer's {name} is read as {taker}, which has that alias"
            )
        })
    }
}
