//! This module settles what depends on cycles of pairs: which pairs are the same, and which cannot
//! be read.
//!
//! A pair is the same unless something within it differs, so that a recursive type that differs
//! nowhere is the same. A pair can be read unless something that all its values hold cannot.

use super::build::{Built, Origin, Problem, Step};
use super::finding::{Incompatibility, Occurrence};
use super::{FieldSource, Plan, PlanId, PlanNode, RecordPlan};
use std::fmt::Write as _;

pub(super) struct Settled {
    pub(super) nodes: Vec<PlanNode>,
    pub(super) findings: Vec<Incompatibility>,
    pub(super) is_readable: bool,
}

pub(super) fn settle(mut built: Built) -> Settled {
    built.problems.sort_by_key(|problem| {
        let place = problem.reader;
        (place.source, place.start, problem.pair)
    });
    let parents = parents(&built.nodes);
    let causes = causes(&built, &parents);
    let is_same = same(&built.nodes, &causes, &parents);
    let findings = findings(&built, &causes);
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

/// The pairs that a pair leads to.
fn children(plan: &Plan) -> impl Iterator<Item = PlanId> + '_ {
    let (one, branches, fields) = match plan {
        Plan::Same | Plan::Promote(_) | Plan::Enum(_) | Plan::Fail(_) => (None, &[][..], &[][..]),
        Plan::Array(items) | Plan::Map(items) => (Some(items.plan), &[][..], &[][..]),
        Plan::Branch { value, .. } => (Some(*value), &[][..], &[][..]),
        Plan::Union(branches) => (None, &**branches, &[][..]),
        Plan::Record(record) => (None, &[][..], &*record.fields),
    };
    let fields = fields.iter().filter_map(|field| match field.source {
        FieldSource::Writer { plan, .. } => Some(plan),
        FieldSource::Default => None,
    });
    one.into_iter()
        .chain(branches.iter().copied())
        .chain(fields)
}

/// For each pair those that lead to it.
fn parents(nodes: &[PlanNode]) -> Vec<Vec<PlanId>> {
    let mut parents = vec![Vec::new(); nodes.len()];
    for (node, index) in nodes.iter().zip(0..) {
        for child in children(&node.plan) {
            parents[child.index()].push(PlanId(index));
        }
    }
    parents
}

/// For each pair that cannot be read the problem that is the cause.
fn causes(built: &Built, parents: &[Vec<PlanId>]) -> Vec<Option<u32>> {
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
fn same(nodes: &[PlanNode], causes: &[Option<u32>], parents: &[Vec<PlanId>]) -> Vec<bool> {
    let mut is_same = vec![false; nodes.len()];
    let mut changed = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        is_same[index] = causes[index].is_none() && may_be_same(nodes, &node.plan);
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
fn may_be_same(nodes: &[PlanNode], plan: &Plan) -> bool {
    // A value that becomes a branch gets an index in front of it.
    let is_branch = |id: PlanId| matches!(nodes[id.index()].plan, Plan::Branch { .. });
    match plan {
        Plan::Same | Plan::Branch { .. } => true,
        Plan::Promote(_) | Plan::Fail(_) => false,
        Plan::Enum(symbols) => (0..).zip(symbols).all(|(index, symbol)| *symbol == Some(index)),
        Plan::Array(items) | Plan::Map(items) => !is_branch(items.plan),
        Plan::Union(branches) => (0..).zip(branches).all(|(position, id)| {
            matches!(nodes[id.index()].plan, Plan::Branch { index, .. } if index == position)
        }),
        Plan::Record(record) => {
            let fields = &record.fields;
            let in_place = (0..).zip(fields).all(|(index, of_reader)| match of_reader.source {
                FieldSource::Writer { field, plan } => field == index && !is_branch(plan),
                FieldSource::Default => false,
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

fn findings(built: &Built, causes: &[Option<u32>]) -> Vec<Incompatibility> {
    let always = always_met(&built.nodes, causes);
    let finding = |problem: &Problem| {
        let is_met = !problem.is_partial && always[problem.pair.index()];
        Incompatibility {
            kind: problem.kind,
            path: path(built, problem),
            message: problem.message.clone(),
            writer: problem.writer,
            reader: problem.reader,
            occurrence: if is_met {
                Occurrence::Always
            } else {
                Occurrence::Sometimes
            },
        }
    };
    built.problems.iter().map(finding).collect()
}

/// The pairs that every value of the root holds, as far as that matters.
fn always_met(nodes: &[PlanNode], causes: &[Option<u32>]) -> Vec<bool> {
    let mut is_met = vec![false; nodes.len()];
    let mut pending = vec![PlanId(0)];
    while let Some(id) = pending.pop() {
        if std::mem::replace(&mut is_met[id.index()], true) {
            continue;
        }
        let plan = &nodes[id.index()].plan;
        let is_choice = matches!(plan, Plan::Union(_)) && causes[id.index()].is_none();
        if !is_choice {
            pending.extend(children(plan));
        }
    }
    is_met
}

/// How many steps of a place are shown.
const MAX_STEPS: usize = 200;

/// The place of a problem in the reader's schema as a JSON pointer, by the way it was met first.
fn path(built: &Built, problem: &Problem) -> String {
    let mut steps = Vec::new();
    let mut at = built.origins[problem.pair.index()];
    while let Some(Origin { parent, step }) = at {
        steps.push(step);
        at = built.origins[parent.index()];
        if steps.len() == MAX_STEPS && at.is_some() {
            break;
        }
    }
    let mut path = if at.is_some() {
        "…".to_owned()
    } else {
        String::new()
    };
    for step in steps.iter().rev() {
        // Writing to a string cannot fail.
        let _ = match step {
            Step::Field(index) => write!(path, "/fields/{index}/type"),
            Step::Items => write!(path, "/items"),
            Step::Values => write!(path, "/values"),
            Step::Branch(index) => write!(path, "/{index}"),
        };
    }
    path + &problem.place
}
