//! This module finds records that have no finite value.

use crate::bind::cycles;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::kind::Kind;
use crate::schema::{Node, SchemaId, SchemaSet};

/// Records that contain themselves by value on every way, so that no value of them ends.
///
/// There is one error for each cycle, not for each record that merely contains one of them. The
/// work is linear in the number of nodes.
#[must_use]
pub fn infinite_records(set: &SchemaSet) -> Vec<Diagnostic> {
    let is_finite = finite_nodes(set.nodes());
    let next = |at: usize| {
        children(&set.nodes[at].kind)
            .find(|child| !is_finite[child.index()])
            .map(SchemaId::index)
    };
    let cycles = cycles(is_finite.len(), next, |at| !is_finite[at]);
    cycles
        .iter()
        .filter_map(|cycle| infinite(set, cycle))
        .collect()
}

/// The schemas of which a value contains a value; arrays and maps can be empty.
fn children(kind: &Kind) -> impl Iterator<Item = SchemaId> + '_ {
    let can_be_empty = matches!(kind, Kind::Array(_) | Kind::Map(_));
    kind.children().filter(move |_| !can_be_empty)
}

/// A node is finite when enough of its children are: all fields, or one branch.
fn finite_nodes(nodes: &[Node]) -> Vec<bool> {
    let mut missing = nodes
        .iter()
        .map(|node| needed(&node.kind))
        .collect::<Vec<_>>();
    let mut parents = vec![Vec::new(); nodes.len()];
    for (parent, node) in nodes.iter().enumerate() {
        for child in children(&node.kind) {
            parents[child.index()].push(parent);
        }
    }
    let mut ready = (0..nodes.len())
        .filter(|&at| missing[at] == 0)
        .collect::<Vec<_>>();
    while let Some(at) = ready.pop() {
        for &parent in &parents[at] {
            if missing[parent] == 1 {
                ready.push(parent);
            }
            missing[parent] = missing[parent].saturating_sub(1);
        }
    }
    missing.into_iter().map(|count| count == 0).collect()
}

fn needed(kind: &Kind) -> usize {
    match kind {
        Kind::Union(_) => children(kind).count().min(1),
        kind => children(kind).count(),
    }
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
