//! This module lists what is incompatible as Java's `SchemaCompatibility` does: each pair once, at
//! the place where it is met first, and a branch of a reader's union as a whole.

use crate::resolution::build::{Built, Origin};
use crate::resolution::place::Places;
use crate::resolution::problem::describe;
use crate::resolution::settle::{always_met, children};
use crate::resolution::{Incompatibility, IncompatibilityKind, Occurrence, Plan, PlanId};
use crate::schema::SchemaSet;

/// How many causes are kept of a branch that cannot be read.
const MAX_CAUSES: usize = 8;
/// How many pairs are searched for them, and how many parts of each: more would make the work grow
/// faster than the schemas.
const MAX_SEARCHED: usize = 16;
const MAX_PARTS: usize = 64;

pub(super) fn incompatibilities(
    built: &Built,
    reader: &SchemaSet,
    parents: &[Vec<PlanId>],
    causes: &[Option<u32>],
) -> Vec<Incompatibility> {
    let blamed = blamed(built, parents);
    if blamed[0].is_none() {
        return Vec::new();
    }
    let mut problems = vec![Vec::new(); built.nodes.len()];
    for (problem, index) in built.problems.iter().zip(0..) {
        problems[problem.pair.index()].push(index);
    }
    let mut walk = Walk {
        built,
        reader,
        failing: failing(built, &problems),
        problems,
        always: always_met(&built.nodes, causes),
        causes,
        blamed,
        origins: vec![None; built.nodes.len()],
        found: Vec::new(),
    };
    walk.run();
    walk.found
        .sort_by_key(|found| (found.reader.source, found.reader.start));
    walk.found
}

/// For each pair a problem that it leads to, if there is one.
fn blamed(built: &Built, parents: &[Vec<PlanId>]) -> Vec<Option<u32>> {
    let mut blamed: Vec<Option<u32>> = vec![None; built.nodes.len()];
    let mut pending = Vec::new();
    for (problem, index) in built.problems.iter().zip(0..) {
        if blamed[problem.pair.index()].is_none() {
            blamed[problem.pair.index()] = Some(index);
            pending.push(problem.pair);
        }
    }
    while let Some(id) = pending.pop() {
        for parent in &parents[id.index()] {
            if blamed[parent.index()].is_none() {
                blamed[parent.index()] = blamed[id.index()];
                pending.push(*parent);
            }
        }
    }
    blamed
}

/// Which pairs cannot be read whole, where a pair that is within itself counts as one that can: it
/// is reported once, and not again for each branch that leads back to it.
fn failing(built: &Built, problems: &[Vec<usize>]) -> Vec<bool> {
    let mut is_failing = vec![false; built.nodes.len()];
    let mut is_visited = vec![false; built.nodes.len()];
    let mut pending = vec![(Visit::Enter, PlanId::ROOT)];
    while let Some((visit, id)) = pending.pop() {
        let plan = &built.nodes[id.index()].plan;
        match visit {
            Visit::Enter => {
                if std::mem::replace(&mut is_visited[id.index()], true) {
                    continue;
                }
                pending.push((Visit::Leave, id));
                // The last is taken first.
                let children = children(plan).rev();
                pending.extend(children.map(|(_, child)| (Visit::Enter, child)));
            }
            Visit::Leave => {
                let within = children(plan).any(|(_, child)| is_failing[child.index()]);
                is_failing[id.index()] = within || !problems[id.index()].is_empty();
            }
        }
    }
    is_failing
}

#[derive(Clone, Copy)]
enum Visit {
    Enter,
    Leave,
}

struct Walk<'a> {
    built: &'a Built,
    reader: &'a SchemaSet,
    /// For each pair the problems of its own.
    problems: Vec<Vec<usize>>,
    failing: Vec<bool>,
    always: Vec<bool>,
    causes: &'a [Option<u32>],
    blamed: Vec<Option<u32>>,
    /// For each pair where the walk met it first.
    origins: Vec<Option<Origin>>,
    found: Vec<Incompatibility>,
}

impl Walk<'_> {
    fn run(&mut self) {
        let mut is_visited = vec![false; self.built.nodes.len()];
        let mut pending = vec![(PlanId::ROOT, None)];
        while let Some((id, origin)) = pending.pop() {
            let is_new = !std::mem::replace(&mut is_visited[id.index()], true);
            if !is_new || self.blamed[id.index()].is_none() {
                continue;
            }
            self.origins[id.index()] = origin;
            for problem in 0..self.problems[id.index()].len() {
                let found = self.of_problem(self.problems[id.index()][problem]);
                self.found.push(found);
            }
            match &self.built.nodes[id.index()].plan {
                Plan::Branch { .. } if !self.failing[id.index()] => {}
                Plan::Branch { value, .. } => {
                    let found = self.of_branch(id, *value);
                    self.found.push(found);
                }
                // The last is taken first.
                plan => pending.extend(children(plan).rev().map(|(step, child)| {
                    let parent = id;
                    (child, Some(Origin { parent, step }))
                })),
            }
        }
    }

    fn places(&self) -> Places<'_> {
        Places {
            nodes: &self.built.nodes,
            origins: &self.origins,
            reader: self.reader,
        }
    }

    fn of_problem(&self, index: usize) -> Incompatibility {
        let problem = &self.built.problems[index];
        let is_met = self.always[problem.pair.index()];
        Incompatibility::new(problem, &self.places(), Occurrence::of(problem, is_met))
    }

    /// The branch of the reader's union is there, but something within it is wrong.
    fn of_branch(&self, id: PlanId, value: PlanId) -> Incompatibility {
        let causes = self.causes_within(value);
        let mut found = self.of_problem(causes[0]);
        let causes = causes.iter().map(|&cause| {
            let problem = &self.built.problems[cause];
            let places = Places {
                origins: &self.built.origins,
                ..self.places()
            };
            Incompatibility::new(problem, &places, Occurrence::of(problem, false))
        });
        found.causes = causes.collect();
        found.kind = IncompatibilityKind::MissingUnionBranch;
        found.path = self.places().path(id, "");
        found.field = self.places().field(id);
        let node = |id: PlanId| self.reader.node(self.built.nodes[id.index()].reader);
        found.reader = node(id).location;
        let branch = describe(&node(value).kind);
        let more = match found.causes.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        found.message = format!(
            "the branch {branch} of the reader's union cannot read all of the writer's: {}{more}",
            found.message
        );
        let fails = self.always[id.index()] && self.causes[id.index()].is_some();
        found.occurrence = if fails {
            Occurrence::Always
        } else {
            Occurrence::Sometimes
        };
        found
    }

    /// Some of the problems that a pair leads to, the nearest first; at least one.
    fn causes_within(&self, value: PlanId) -> Vec<usize> {
        let mut found = Vec::new();
        let mut queue = vec![value];
        let mut next = 0;
        while next < queue.len() && found.len() < MAX_CAUSES {
            let id = queue[next];
            found.extend(&self.problems[id.index()]);
            for (_, child) in children(&self.built.nodes[id.index()].plan).take(MAX_PARTS) {
                let is_blamed = self.blamed[child.index()].is_some();
                if is_blamed && queue.len() < MAX_SEARCHED && !queue.contains(&child) {
                    queue.push(child);
                }
            }
            next += 1;
        }
        if found.is_empty() {
            let blamed = self.blamed[value.index()].map(|index| index as usize);
            found.push(blamed.expect("only pairs that lead to a problem are reported"));
        }
        found
    }
}
