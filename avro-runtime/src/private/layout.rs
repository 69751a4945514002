//! This module lays out the bytes of a Rust type by its definition, so that the path of an error is
//! found without a parser of schemas: a program that looks at no schema has none in it.

mod parse;
#[cfg(test)]
mod tests;
mod token;

use super::Definition;
use std::collections::BTreeMap;
use std::ptr;
use std::sync::{Mutex, PoisonError};

/// The schemas that a type's bytes are made of: the first is its own.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    nodes: Vec<Node>,
    /// The fewest bytes of each.
    min_sizes: Vec<usize>,
}

/// The position of a node.
pub(crate) type NodeId = usize;

/// A schema, without what its bytes do not show.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Fixed(usize),
    /// So many symbols.
    Enum(usize),
    Array(NodeId),
    Map(NodeId),
    Union(Vec<NodeId>),
    Record(Vec<Field>),
    /// What no definition tells.
    Unknown,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) schema: NodeId,
}

impl Layout {
    /// The layout of a definition, kept for good: one for each definition.
    pub(crate) fn of(definition: &'static Definition) -> &'static Self {
        static LAYOUTS: Mutex<BTreeMap<usize, &'static Layout>> = Mutex::new(BTreeMap::new());
        let key = ptr::from_ref(definition).addr();
        let known = LAYOUTS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(layout) = known.get(&key) {
            return layout;
        }
        // A schema that was written by hand is made by the user's code, which may come here again.
        drop(known);
        let layout: &'static Self = Box::leak(Box::new(parse::layout(definition)));
        let mut known = LAYOUTS.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert(layout)
    }

    /// The node of the type itself.
    pub(crate) const ROOT: NodeId = 0;

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id).unwrap_or(&Node::Unknown)
    }

    /// The fewest bytes of a datum.
    pub(crate) fn min_size(&self, id: NodeId) -> usize {
        self.min_sizes.get(id).copied().unwrap_or_default()
    }

    /// Sizes grow until none does any more; that of what has no value that ends would grow for ever.
    fn measured(mut self) -> Self {
        self.min_sizes = vec![0; self.nodes.len()];
        for _ in 0..=self.nodes.len() {
            let mut has_grown = false;
            // What is referred to mostly comes later.
            for id in (0..self.nodes.len()).rev() {
                let size = self.measure(id);
                has_grown |= size != self.min_sizes[id];
                self.min_sizes[id] = size;
            }
            if !has_grown {
                break;
            }
        }
        self
    }

    fn measure(&self, id: NodeId) -> usize {
        match self.node(id) {
            Node::Null => 0,
            // Only what takes no bytes for certain is passed over.
            Node::Unknown
            | Node::Boolean
            | Node::Int
            | Node::Long
            | Node::Bytes
            | Node::String
            | Node::Enum(_)
            | Node::Array(_)
            | Node::Map(_) => 1,
            Node::Float => 4,
            Node::Double => 8,
            Node::Fixed(size) => *size,
            Node::Union(branches) => {
                let least = branches.iter().map(|branch| self.min_size(*branch)).min();
                least.unwrap_or(0).saturating_add(1)
            }
            Node::Record(fields) => fields.iter().fold(0, |sum, field| {
                self.min_size(field.schema).saturating_add(sum)
            }),
        }
    }
}
