//! Types of the null namespace whose bare name stands inside a namespace, in the text of a schema: a schema has
//! each definition where its type is used first, and names after that.

use super::reach::Reached;
use avro_ir::__private::bare_reference;
use avro_ir::{Diagnostic, Fullname, JsonPiece, SchemaId, SchemaSet};
use std::collections::{BTreeSet, HashMap, HashSet};

/// How many references are followed: so many times those that there are, and these. Schemas that share types
/// are walked each by itself.
const MAX_GROWTH: usize = 16;
const MIN_STEPS: usize = 1 << 16;

/// A warning for each such type, of the schemas of all types that are emitted.
pub(super) fn warnings(set: &SchemaSet, reached: &Reached) -> Vec<Diagnostic> {
    let unnamed = reached.unnamed.iter().map(|root| root.schema);
    let types = reached.named.iter().copied().chain(unnamed);
    let types = types.collect::<Vec<_>>();
    let definitions = types.iter().chain(&reached.definitions);
    let references = definitions.map(|&id| (id, references(set, id)));
    let references = references.collect::<HashMap<_, _>>();
    let referred = references.values().flatten().collect::<HashSet<_>>();
    let (roots, others): (Vec<_>, Vec<_>) =
        types.iter().copied().partition(|id| !referred.contains(id));
    let mut walk = Walk {
        set,
        steps: (referred.len() * MAX_GROWTH).max(MIN_STEPS),
        references: &references,
        seen: HashSet::new(),
        bare: BTreeSet::new(),
    };
    // Those that only cycles lead to are no roots, and have been seen unless nothing led to the cycle.
    for id in roots.into_iter().chain(others) {
        if !walk.seen.contains(&id) {
            walk.text(id);
        }
    }
    let bare = walk.bare.into_iter();
    bare.map(|id| bare_reference(set, id)).collect()
}

/// The named types in a type's own definition, in order.
fn references(set: &SchemaSet, id: SchemaId) -> Vec<SchemaId> {
    let pieces = set.definition_json(id).into_iter();
    let references = pieces.filter_map(|piece| match piece {
        JsonPiece::Reference(id) => Some(id),
        JsonPiece::Text(_) => None,
    });
    references.collect()
}

struct Walk<'a> {
    set: &'a SchemaSet,
    steps: usize,
    references: &'a HashMap<SchemaId, Vec<SchemaId>>,
    /// In the text of any schema.
    seen: HashSet<SchemaId>,
    bare: BTreeSet<SchemaId>,
}

impl Walk<'_> {
    /// Goes through the text of one schema.
    fn text(&mut self, root: SchemaId) {
        let mut defined = HashSet::from([root]);
        let mut path = vec![(root, 0)];
        while let Some((from, next)) = path.last_mut() {
            let (from, at) = (*from, *next);
            *next += 1;
            let to = self.references.get(&from).and_then(|all| all.get(at));
            let (Some(&to), Some(steps)) = (to, self.steps.checked_sub(1)) else {
                path.pop();
                continue;
            };
            self.steps = steps;
            if defined.insert(to) {
                path.push((to, 0));
            } else if self.is_bare(from, to) {
                self.bare.insert(to);
            }
        }
        self.seen.extend(defined);
    }

    fn is_bare(&self, from: SchemaId, to: SchemaId) -> bool {
        let name = |id: SchemaId| self.set.node(id).kind.fullname();
        let outside = name(from)
            .and_then(Fullname::namespace)
            .is_some_and(|it| !it.is_empty());
        outside && name(to).is_some_and(|name| name.namespace().is_none())
    }
}
