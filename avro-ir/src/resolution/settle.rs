//! This module settles what depends on cycles of pairs: which pairs are the same, and which cannot
//! be read.
//!
//! A pair is the same unless something within it differs, so that a recursive type that differs
//! nowhere is the same. A pair can be read unless something that all its values hold cannot.

use super::build::{Built, Step};
use super::finding::{Incompatibility, Occurrence};
use super::place::Places;
use super::problem::Problem;
use super::{FieldSource, Plan, PlanId, PlanNode, RecordPlan};
use crate::kind::Kind;
use crate::schema::SchemaSet;

pub(super) struct Settled {
    pub(super) nodes: Vec<PlanNode>,
    pub(super) findings: Vec<Incompatibility>,
    pub(super) is_readable: bool,
}

pub(super) fn settle(mut built: Built, reader: &SchemaSet) -> Settled {
    built.problems.sort_by_key(|problem| {
        let place = problem.reader;
        (place.source, place.start, problem.pair)
    });
    let parents = parents(&built.nodes);
    let causes = causes(&built, &parents);
    let is_same = same(&built.nodes, reader, &causes, &parents);
    let findings = findings(&built, reader, &causes);
    let plains = (0..built.nodes.len()).map(|index| match &built.nodes[index].plan {
        Plan::Record(record) => plain(record, &built.nodes, &is_same),
        _ => Box::default(),
    });
    let plains = plains.collect::<Vec<_>>();
    for (index, (node, plain)) in built.nodes.iter_mut().zip(plains).enumerate() {
        match (&mut node.plan, causes[index]) {
            (plan, Some(cause)) => *plan = Plan::Fail(cause),
            (Plan::Branch { .. }, None) => {}
            (plan, None) if is_same[index] => *plan = Plan::Same,
            (Plan::Record(record), None) => record.plain = plain,
            _ => {}
        }
    }
    Settled {
        is_readable: causes[0].is_none(),
        nodes: built.nodes,
        findings,
    }
}

/// The pairs that a pair leads to, in the order of the reader's schema.
pub(crate) fn children(plan: &Plan) -> impl DoubleEndedIterator<Item = (Step, PlanId)> + '_ {
    let (one, branches, fields) = match plan {
        Plan::Same | Plan::Promote(_) | Plan::Enum(_) | Plan::Fail(_) => (None, &[][..], &[][..]),
        Plan::Array(items) => (Some((Step::Items, items.plan)), &[][..], &[][..]),
        Plan::Map(items) => (Some((Step::Values, items.plan)), &[][..], &[][..]),
        Plan::Branch { value, .. } => (Some((Step::Chosen, *value)), &[][..], &[][..]),
        Plan::Union(branches) => (None, &**branches, &[][..]),
        Plan::Record(record) => (None, &[][..], &*record.fields),
    };
    let branches = branches.iter().enumerate();
    let branches = branches.map(|(index, plan)| (Step::Branch(index), *plan));
    let fields = fields.iter().enumerate();
    let fields = fields.filter_map(|(index, field)| match field.source {
        FieldSource::Writer { plan, .. } => Some((Step::Field(index), plan)),
        FieldSource::Default { .. } => None,
    });
    one.into_iter().chain(branches).chain(fields)
}

/// For each pair those that lead to it.
pub(crate) fn parents(nodes: &[PlanNode]) -> Vec<Vec<PlanId>> {
    let mut parents = vec![Vec::new(); nodes.len()];
    for (node, index) in nodes.iter().zip(0..) {
        for (_, child) in children(&node.plan) {
            parents[child.index()].push(PlanId(index));
        }
    }
    parents
}

/// For each pair that cannot be read the problem that is the cause.
pub(crate) fn causes(built: &Built, parents: &[Vec<PlanId>]) -> Vec<Option<u32>> {
    let mut causes = vec![None; built.nodes.len()];
    // A union fails with its last branch; each branch of it is another pair.
    let readable = built.nodes.iter().map(|node| match &node.plan {
        Plan::Union(branches) => branches.len(),
        _ => 1,
    });
    let mut readable = readable.collect::<Vec<_>>();
    let mut failed = Vec::new();
    for (problem, index) in built.problems.iter().zip(0_u32..) {
        let cause: &mut Option<u32> = &mut causes[problem.pair.index()];
        if !problem.is_partial && cause.is_none() {
            *cause = Some(index);
            failed.push(problem.pair);
        }
    }
    while let Some(id) = failed.pop() {
        for parent in &parents[id.index()] {
            let left = &mut readable[parent.index()];
            *left = left.saturating_sub(1);
            if *left == 0 && causes[parent.index()].is_none() {
                causes[parent.index()] = causes[id.index()];
                failed.push(*parent);
            }
        }
    }
    causes
}

/// Whether all bytes of a pair are what the reader's decoder expects; of a [`Plan::Branch`],
/// whether those of its value are.
fn same(
    nodes: &[PlanNode],
    reader: &SchemaSet,
    causes: &[Option<u32>],
    parents: &[Vec<PlanId>],
) -> Vec<bool> {
    let mut is_same = vec![false; nodes.len()];
    let mut changed = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        is_same[index] = causes[index].is_none() && may_be_same(nodes, reader, node);
        if !is_same[index] {
            changed.push(index);
        }
    }
    while let Some(index) = changed.pop() {
        for parent in &parents[index] {
            if std::mem::replace(&mut is_same[parent.index()], false) {
                changed.push(parent.index());
            }
        }
    }
    is_same
}

/// Whether a pair is the same when everything that it leads to is.
fn may_be_same(nodes: &[PlanNode], reader: &SchemaSet, node: &PlanNode) -> bool {
    // A value that becomes a branch gets an index in front of it.
    let is_branch = |id: PlanId| matches!(nodes[id.index()].plan, Plan::Branch { .. });
    // An index beyond the writer's list would be one of a reader's longer list.
    let count = match &reader.node(node.reader).kind {
        Kind::Enum(enumeration) => enumeration.symbols.len(),
        Kind::Union(union) => union.branches.len(),
        _ => 0,
    };
    match &node.plan {
        Plan::Same | Plan::Branch { .. } => true,
        Plan::Promote(_) | Plan::Fail(_) => false,
        Plan::Enum(symbols) => {
            let in_place = |(index, symbol): (u32, &Option<u32>)| *symbol == Some(index);
            symbols.len() == count && (0..).zip(symbols).all(in_place)
        }
        Plan::Array(items) | Plan::Map(items) => !is_branch(items.plan),
        Plan::Union(branches) => {
            let in_place = |(position, id): (u32, &PlanId)| matches!(nodes[id.index()].plan, Plan::Branch { index, .. } if index == position);
            branches.len() == count && (0..).zip(branches).all(in_place)
        }
        Plan::Record(record) => {
            let fields = &record.fields;
            let in_place = (0..)
                .zip(fields)
                .all(|(index, of_reader)| match of_reader.source {
                    FieldSource::Writer { field, plan } => field == index && !is_branch(plan),
                    FieldSource::Default { .. } => false,
                });
            in_place && record.rest.is_empty()
        }
    }
}

/// The bits of the fields that need no step of their own.
fn plain(record: &RecordPlan, nodes: &[PlanNode], is_same: &[bool]) -> Box<[u64]> {
    let ordered = record
        .reordered
        .as_ref()
        .map_or(usize::MAX, |reordered| reordered.from);
    let mut words = vec![0; record.fields.len().div_ceil(64)];
    for (index, field) in record.fields.iter().enumerate().take(ordered) {
        let FieldSource::Writer { plan, .. } = field.source else {
            continue;
        };
        let is_branch = matches!(nodes[plan.index()].plan, Plan::Branch { .. });
        if field.skip.is_empty() && is_same[plan.index()] && !is_branch {
            words[index / 64] |= 1 << (index % 64);
        }
    }
    words.into()
}

fn findings(built: &Built, reader: &SchemaSet, causes: &[Option<u32>]) -> Vec<Incompatibility> {
    let always = always_met(&built.nodes, causes);
    let places = Places {
        nodes: &built.nodes,
        origins: &built.origins,
        reader,
    };
    let finding = |problem: &Problem| {
        let is_met = always[problem.pair.index()];
        Incompatibility::new(problem, &places, Occurrence::of(problem, is_met))
    };
    built.problems.iter().map(finding).collect()
}

/// The pairs that every value of the root holds, as far as that matters.
pub(crate) fn always_met(nodes: &[PlanNode], causes: &[Option<u32>]) -> Vec<bool> {
    let mut is_met = vec![false; nodes.len()];
    let mut pending = vec![PlanId(0)];
    while let Some(id) = pending.pop() {
        if std::mem::replace(&mut is_met[id.index()], true) {
            continue;
        }
        let plan = &nodes[id.index()].plan;
        let is_choice = matches!(plan, Plan::Union(_)) && causes[id.index()].is_none();
        if !is_choice {
            pending.extend(children(plan).map(|(_, child)| child));
        }
    }
    is_met
}
