//! This module matches the fields of two records. Spec: "Schema Resolution", records; "Aliases".

use super::build::{Builder, Origin, Step};
use super::{FieldPlan, FieldSource, Plan, PlanId, RecordPlan, Reordered};
use crate::kind::Kind;
use crate::schema::{DefaultValue, Field, Record, SchemaId, SchemaSet};
use std::collections::HashMap;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn record(&mut self, id: PlanId, writer: &Record, reader: &Record) -> Plan {
        self.spend(writer.fields.len() + reader.fields.len());
        if self.is_spent() {
            return Plan::Same;
        }
        let Matches {
            found: matches,
            taken_by,
        } = matches(writer, reader);
        let from = first_out_of_order(&matches);
        let mut next = 0;
        let mut fields = Vec::with_capacity(reader.fields.len());
        for (index, (field, &found)) in reader.fields.iter().zip(&matches).enumerate() {
            if found.is_none() && field.default.is_none() {
                let taker = taken_by[index].map(|taker| &*reader.fields[taker].name);
                self.missing_default(id, (writer, reader), index, taker);
            }
            if self.is_spent() {
                return Plan::Same;
            }
            let source = self.source(id, index, field, found.map(|at| (at, &writer.fields[at])));
            let skip = match found {
                Some(at) if index < from => {
                    skipped(writer, std::mem::replace(&mut next, at + 1)..at)
                }
                _ => Box::default(),
            };
            fields.push(FieldPlan { skip, source });
        }
        let reordered = (from < fields.len()).then(|| reordered(writer, &matches, from, next));
        let rest = match reordered {
            None => skipped(writer, next..writer.fields.len()),
            Some(_) => Box::default(),
        };
        Plan::Record(Box::new(RecordPlan {
            plain: Box::default(),
            fields: fields.into(),
            rest,
            reordered,
        }))
    }

    fn source(
        &mut self,
        id: PlanId,
        index: usize,
        field: &Field,
        found: Option<(usize, &Field)>,
    ) -> FieldSource {
        let Some((at, writer)) = found else {
            let default = field.default.as_ref();
            let (memory, counted) =
                default.map_or((0, 0), |default| memory(self.reader, field.schema, default));
            self.spend(counted);
            return FieldSource::Default { memory };
        };
        let origin = Origin {
            parent: id,
            step: Step::Field(index),
        };
        FieldSource::Writer {
            field: u32::try_from(at).unwrap_or(u32::MAX),
            plan: self.pair(writer.schema, field.schema, Some(origin)),
        }
    }
}

/// How many values of a default are counted: defaults of defaults can be any number.
const MAX_COUNTED: usize = 1 << 16;
/// What an item or an entry takes beside its text.
const ITEM: usize = 32;

/// About how many bytes of memory a default takes beside its record, and how many values it has.
fn memory(set: &SchemaSet, id: SchemaId, default: &DefaultValue) -> (usize, usize) {
    let mut memory = 0_usize;
    let mut pending = vec![(id, default)];
    let mut counted = 0;
    while let Some((id, value)) = pending.pop() {
        counted += 1;
        if counted > MAX_COUNTED {
            return (usize::MAX, counted);
        }
        let own = match (value, &set.node(id).kind) {
            (DefaultValue::String(text), _) => text.len(),
            (DefaultValue::Bytes(bytes), _) => bytes.len(),
            (DefaultValue::Array(items), Kind::Array(schema)) => {
                pending.extend(items.iter().map(|item| (*schema, item)));
                items.len() * ITEM
            }
            (DefaultValue::Map(entries), Kind::Map(schema)) => {
                pending.extend(entries.iter().map(|(_, value)| (*schema, value)));
                entries.iter().map(|(key, _)| key.len() + ITEM).sum()
            }
            (DefaultValue::Record(values), Kind::Record(record)) => {
                let fields = record.fields.iter().zip(values);
                pending.extend(fields.filter_map(|(field, value)| {
                    let value = value.as_ref().or(field.default.as_ref());
                    value.map(|value| (field.schema, value))
                }));
                0
            }
            (DefaultValue::Union(branch, value), Kind::Union(union)) => {
                pending.extend(union.branches.get(*branch).map(|id| (*id, &**value)));
                0
            }
            _ => 0,
        };
        memory = memory.saturating_add(own);
    }
    (memory, counted)
}

/// Which field of the writer each field of the reader takes.
pub(crate) struct Matches {
    /// The writer's field, by the reader's.
    found: Vec<Option<usize>>,
    /// Where the reader's field has the name of a writer's field that another one takes by an alias:
    /// that other one.
    taken_by: Vec<Option<usize>>,
}

/// Aliases rewrite the writer's names: a field of the reader that the writer does not have takes the
/// writer's field that its first alias names, and a field of the reader that has that field's name
/// has no counterpart then. Of two fields with one alias, the first in the reader's order takes it.
pub(crate) fn matches(writer: &Record, reader: &Record) -> Matches {
    let positions = writer.fields.iter().zip(0..);
    let positions = positions.map(|(field, at)| (&*field.name, at));
    let positions = positions.collect::<HashMap<&str, usize>>();
    let mut takers = vec![None; writer.fields.len()];
    let mut matches = Matches {
        found: vec![None; reader.fields.len()],
        taken_by: vec![None; reader.fields.len()],
    };
    for (index, field) in reader.fields.iter().enumerate() {
        if positions.contains_key(&*field.name) {
            continue;
        }
        let aliases = field.aliases.iter();
        let mut aliases = aliases.filter_map(|alias| positions.get(&**alias).copied());
        if let Some(at) = aliases.find(|&at| takers[at].is_none()) {
            takers[at] = Some(index);
            matches.found[index] = Some(at);
        }
    }
    for (index, field) in reader.fields.iter().enumerate() {
        if let Some(&at) = positions.get(&*field.name) {
            match takers[at] {
                None => matches.found[index] = Some(at),
                Some(taker) => matches.taken_by[index] = Some(taker),
            }
        }
    }
    matches
}

/// The reader's first field that the writer wrote before one that is read earlier.
fn first_out_of_order(matches: &[Option<usize>]) -> usize {
    // From the end: how far to the left the fields read from here on lie.
    let mut least = usize::MAX;
    let mut first = matches.len();
    for (index, at) in matches.iter().enumerate().rev() {
        if let Some(at) = *at {
            if at > least {
                first = index;
            }
            least = least.min(at);
        }
    }
    first
}

fn skipped(writer: &Record, range: Range<usize>) -> Box<[SchemaId]> {
    let fields = writer.fields.get(range).unwrap_or_default();
    fields.iter().map(|field| field.schema).collect()
}

fn reordered(writer: &Record, matches: &[Option<usize>], from: usize, next: usize) -> Reordered {
    let mut readers = vec![None; writer.fields.len()];
    for (found, index) in matches.iter().zip(0..) {
        if let Some(at) = *found {
            readers[at] = Some(index);
        }
    }
    let fields = writer.fields.iter().zip(readers).skip(next);
    Reordered {
        from,
        fields: fields
            .map(|(field, reader)| (field.schema, reader))
            .collect(),
    }
}
