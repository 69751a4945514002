//! This module chooses the branch of a reader's union. Spec: "Schema Resolution", unions.
//!
//! The specification takes the first branch that matches; Java, whose data are everywhere, takes an
//! exact match first. Here, in this order: the same fullname, an alias for the writer's fullname,
//! the same unnamed type, the same unqualified name, the first branch that the writer's type can be
//! promoted to.

use super::build::promote;
use crate::kind::Kind;
use crate::schema::{Node, SchemaSet, Union};
use std::collections::HashMap;

/// The branches by what they can be found by, so that a choice takes no time for each branch.
pub(super) struct UnionIndex<'a> {
    fullnames: HashMap<(&'static str, &'a str), usize>,
    aliases: HashMap<(&'static str, &'a str), usize>,
    names: HashMap<(&'static str, &'a str), usize>,
    unnamed: HashMap<&'static str, usize>,
}

impl<'a> UnionIndex<'a> {
    pub(super) fn new(set: &'a SchemaSet, union: &'a Union) -> Self {
        let mut index = Self {
            fullnames: HashMap::new(),
            aliases: HashMap::new(),
            names: HashMap::new(),
            unnamed: HashMap::new(),
        };
        for (position, branch) in union.branches.iter().enumerate() {
            index.add(&set.node(*branch).kind, position);
        }
        index
    }

    fn add(&mut self, kind: &'a Kind, position: usize) {
        let Some(fullname) = kind.fullname() else {
            self.unnamed.entry(kind.name()).or_insert(position);
            return;
        };
        let of_kind = |name| (kind.name(), name);
        self.fullnames
            .entry(of_kind(fullname.as_str()))
            .or_insert(position);
        self.names
            .entry(of_kind(fullname.name()))
            .or_insert(position);
        for alias in aliases(kind) {
            self.aliases.entry(of_kind(alias)).or_insert(position);
        }
    }

    /// The branch for a value of the writer's, which is no union.
    pub(super) fn choose(&self, set: &SchemaSet, union: &Union, writer: &Node) -> Option<usize> {
        let kind = &writer.kind;
        if let Some(fullname) = kind.fullname() {
            let key = (kind.name(), fullname.as_str());
            let exact = self.fullnames.get(&key).or_else(|| self.aliases.get(&key));
            return exact
                .or_else(|| self.names.get(&(kind.name(), fullname.name())))
                .copied();
        }
        let exact = self.unnamed.get(kind.name()).copied();
        exact.or_else(|| {
            // The order of the branches decides, and there are few unnamed types.
            let promoted = |position: &&usize| {
                promote(kind, &set.node(union.branches[**position]).kind).is_some()
            };
            self.unnamed.values().filter(promoted).min().copied()
        })
    }
}

fn aliases(kind: &Kind) -> &[String] {
    match kind {
        Kind::Record(record) => &record.aliases,
        Kind::Enum(enumeration) => &enumeration.aliases,
        Kind::Fixed(fixed) => &fixed.aliases,
        Kind::Primitive(_) | Kind::Array(_) | Kind::Map(_) | Kind::Union(_) => &[],
    }
}
