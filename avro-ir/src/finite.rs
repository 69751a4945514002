//! This module finds out which schemas have a finite value, and which branch of a union leads to one soonest.
//!
//! Schemas become ready in the order of their height: leaves first, a record after its last field, a union
//! after its first branch. So the branch that makes a union ready is one of the lowest, and what is below
//! it never comes back to the union. The work is linear in the references between schemas.

use crate::kind::Kind;
use crate::schema::{SchemaId, SchemaSet};
use std::collections::{HashMap, VecDeque};

/// The answer for each schema of a set.
#[derive(Debug)]
pub struct Finite {
    pub(crate) is_finite: Vec<bool>,
    branches: HashMap<SchemaId, usize>,
}

impl Finite {
    /// Looks at all schemas: enums without symbols and unions without branches have no value.
    #[must_use]
    pub fn new(set: &SchemaSet) -> Self {
        Self::with(set, |kind| match kind {
            Kind::Union(_) => 1,
            Kind::Enum(enumeration) => usize::from(enumeration.symbols.is_empty()),
            kind => parts(kind).count(),
        })
    }

    /// Looks at what ends alone, whether there is a value or not.
    pub(crate) fn of_endings(set: &SchemaSet) -> Self {
        Self::with(set, |kind| match kind {
            Kind::Union(_) => parts(kind).count().min(1),
            kind => parts(kind).count(),
        })
    }

    /// `needed` says how many parts of a schema have to be finite: all fields, or one branch.
    fn with(set: &SchemaSet, needed: impl Fn(&Kind) -> usize) -> Self {
        let nodes = set.nodes();
        let mut missing: Vec<usize> = nodes.iter().map(|node| needed(&node.kind)).collect();
        let mut parents = vec![Vec::new(); nodes.len()];
        for id in set.ids() {
            for (position, part) in parts(&set.node(id).kind).enumerate() {
                parents[part.index()].push((id, position));
            }
        }
        let mut finite = Self {
            is_finite: vec![false; nodes.len()],
            branches: HashMap::new(),
        };
        let is_ready = |id: &SchemaId| missing[id.index()] == 0;
        let mut ready: VecDeque<SchemaId> = set.ids().filter(is_ready).collect();
        while let Some(id) = ready.pop_front() {
            finite.is_finite[id.index()] = true;
            let is_null = set.node(id).kind.is_null();
            for &(parent, position) in &parents[id.index()] {
                if !is_null && matches!(set.node(parent).kind, Kind::Union(_)) {
                    finite.branches.entry(parent).or_insert(position);
                }
                let missing = &mut missing[parent.index()];
                if *missing == 1 {
                    ready.push_back(parent);
                }
                *missing = missing.saturating_sub(1);
            }
        }
        finite
    }

    /// Whether there is a value that ends.
    #[must_use]
    pub fn is_finite(&self, id: SchemaId) -> bool {
        self.is_finite[id.index()]
    }

    /// The branch of a union, other than null, that has a value and leads to its end soonest.
    #[must_use]
    pub fn branch(&self, union: SchemaId) -> Option<usize> {
        self.branches.get(&union).copied()
    }
}

/// The schemas of which a value contains a value; arrays and maps can be empty.
pub(crate) fn parts(kind: &Kind) -> impl Iterator<Item = SchemaId> + '_ {
    let can_be_empty = matches!(kind, Kind::Array(_) | Kind::Map(_));
    kind.children().filter(move |_| !can_be_empty)
}
