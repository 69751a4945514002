//! This module finds records that have no finite value.

use crate::bind::cycles;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::finite::{Finite, parts};
use crate::schema::{SchemaId, SchemaSet};

/// Records that contain themselves by value on every way, so that no value of them ends.
///
/// There is one error for each cycle, not for each record that merely contains one of them. The
/// work is linear in the number of nodes.
#[must_use]
pub fn infinite_records(set: &SchemaSet) -> Vec<Diagnostic> {
    let finite = Finite::of_endings(set);
    let next = |at: usize| {
        parts(&set.nodes[at].kind)
            .find(|part| !finite.is_finite(*part))
            .map(SchemaId::index)
    };
    let is_infinite = |at: usize| !finite.is_finite[at];
    let cycles = cycles(set.nodes.len(), next, is_infinite);
    cycles
        .iter()
        .filter_map(|cycle| infinite(set, cycle))
        .collect()
}

fn infinite(set: &SchemaSet, cycle: &[usize]) -> Option<Diagnostic> {
    let records = cycle
        .iter()
        .filter_map(|&at| Some((set.nodes[at].kind.as_record()?, at)));
    let records = records.collect::<Vec<_>>();
    let &(first, at) = records.first()?;
    let mut path = records
        .iter()
        .take(8)
        .map(|(record, _)| quote(record.name.as_str()))
        .collect::<Vec<_>>();
    if records.len() > path.len() {
        path.push("…".to_owned());
    }
    path.push(quote(first.name.as_str()));
    let message = format!(
        "{} contains itself without end: {}",
        quote(first.name.as_str()),
        path.join(" → ")
    );
    let field = first
        .fields
        .iter()
        .find(|field| cycle.contains(&field.schema.index()));
    let location = field.map_or(set.nodes[at].location, |field| field.name_location);
    Some(
        Diagnostic::error(Code::InfiniteRecord, message)
            .at(location, "this field leads back to its record")
            .with_help(
                "let the record end somewhere: make the field a union with null, an array or a map",
            ),
    )
}
