//! This module names the place of a pair: by the way on which it was met first.

use super::build::{Origin, Step};
use super::{PlanId, PlanNode};
use crate::diagnostic::quote;
use crate::kind::Kind;
use crate::schema::SchemaSet;
use std::fmt::Write as _;

/// Where pairs were met.
pub(crate) struct Places<'a> {
    pub(crate) nodes: &'a [PlanNode],
    /// For each pair the one that led to it; the root has none.
    pub(crate) origins: &'a [Option<Origin>],
    pub(crate) reader: &'a SchemaSet,
}

/// How many steps of a place are shown.
const MAX_STEPS: usize = 200;

impl Places<'_> {
    /// The place of a part of a pair in the reader's schema, as a JSON pointer; `/` is the whole.
    pub(crate) fn path(&self, pair: PlanId, part: &str) -> String {
        let mut steps = Vec::new();
        let mut at = self.origins[pair.index()];
        while let Some(Origin { parent, step }) = at {
            if steps.len() == MAX_STEPS {
                break;
            }
            steps.push(step);
            at = self.origins[parent.index()];
        }
        let mut path = String::new();
        if at.is_some() {
            path.push('…');
        }
        for step in steps.iter().rev() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Field(index) => write!(path, "/fields/{index}/type"),
                Step::Items => write!(path, "/items"),
                Step::Values => write!(path, "/values"),
                Step::Branch(index) => write!(path, "/{index}"),
                Step::Chosen => Ok(()),
            };
        }
        path += part;
        if path.is_empty() {
            path.push('/');
        }
        path
    }

    /// The innermost field of the reader that holds a pair, such as `` `acme.Order.lines` ``.
    pub(crate) fn field(&self, pair: PlanId) -> Option<String> {
        let mut at = self.origins[pair.index()];
        for _ in 0..MAX_STEPS {
            let Origin { parent, step } = at?;
            if let (Step::Field(index), Kind::Record(record)) = (step, self.kind(parent)) {
                let field = &record.fields[index].name;
                return Some(quote(&format!("{}.{field}", record.name)));
            }
            at = self.origins[parent.index()];
        }
        None
    }

    fn kind(&self, pair: PlanId) -> &Kind {
        &self.reader.node(self.nodes[pair.index()].reader).kind
    }
}
