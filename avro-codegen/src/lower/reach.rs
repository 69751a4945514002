//! Which types are emitted, and which definitions only have to be known.

use crate::choices::Choices;
use crate::rules::Keys;
use avro_ir::{Code, Diagnostic, Fullname, Kind, Node, Root, SchemaId, SchemaSet, closest, quote};
use std::collections::HashSet;

/// What a run emits.
#[derive(Debug)]
pub(crate) struct Reached {
    /// The schemas that the run starts from: those that the caller chose, or what files consist of.
    pub(crate) starts: Vec<SchemaId>,
    /// The named types to emit, in the order of their files and places.
    pub(crate) named: Vec<SchemaId>,
    /// The schemas without a name that files consist of.
    pub(crate) unnamed: Vec<Root>,
    /// Named types that have no Rust type of their own here, but are part of others' schemas.
    pub(crate) definitions: Vec<SchemaId>,
    /// The types among these that others' code is called for.
    pub(crate) elsewhere: HashSet<SchemaId>,
}

/// Walks from the roots that the caller chose, or from all.
pub(crate) fn types(set: &SchemaSet, choices: &Choices) -> Reached {
    let starts: Vec<SchemaId> = starts(set, choices);
    let mut emitted = HashSet::new();
    walk(set, starts.clone(), &mut emitted, |id| {
        !lives_elsewhere(set, choices, id)
    });
    let mut known = HashSet::new();
    walk(set, starts.clone(), &mut known, |_| true);
    let has_own_type = |id: SchemaId| {
        emitted.contains(&id)
            && !lives_elsewhere(set, choices, id)
            && (!is_logical_fixed(set.node(id), choices) || starts.contains(&id))
    };
    let mut named: Vec<SchemaId> = set
        .named_types()
        .map(|(_, id)| id)
        .filter(|id| known.contains(id))
        .collect();
    named.sort_by_key(|&id| place(set, id));
    let (named, definitions) = named.into_iter().partition(|&id| has_own_type(id));
    let unnamed = set
        .roots()
        .iter()
        .filter(|root| {
            set.node(root.schema).kind.fullname().is_none() && starts.contains(&root.schema)
        })
        .copied()
        .collect();
    let elsewhere = emitted.iter().copied();
    Reached {
        starts,
        named,
        unnamed,
        definitions,
        elsewhere: elsewhere
            .filter(|&id| lives_elsewhere(set, choices, id))
            .collect(),
    }
}

/// Whether uses of this fixed are the logical type's Rust type.
pub(crate) fn is_logical_fixed(node: &Node, choices: &Choices) -> bool {
    matches!(node.kind, Kind::Fixed(_))
        && (node.logical.is_some() || super::ty::custom_logical(node, choices).is_some())
}

fn starts(set: &SchemaSet, choices: &Choices) -> Vec<SchemaId> {
    if choices.roots.is_empty() {
        return set.roots().iter().map(|root| root.schema).collect();
    }
    set.named_types()
        .filter(|(name, _)| choices.roots.get(name.as_str(), None).is_some())
        .map(|(_, id)| id)
        .collect()
}

/// The error for roots that the caller chose, of which there is none.
pub(crate) fn no_roots(set: &SchemaSet, choices: &Choices) -> Diagnostic {
    let paths: Vec<&str> = choices.roots.paths().collect();
    let quoted: Vec<String> = paths.iter().map(|path| quote(path)).collect();
    let message = format!(
        "`roots` matches no type, so that nothing would be generated: {}",
        quoted.join(", ")
    );
    let near = paths.into_iter().find_map(|path| near(set, path));
    let help = near.map(|near| format!("did you mean {}?", quote(&near)));
    let help = help.unwrap_or_else(|| Keys::Paths.help().to_owned());
    Diagnostic::error(Code::UnmatchedRule, message).with_help(help)
}

/// The type, or the types of a namespace, that a path may have meant.
fn near(set: &SchemaSet, path: &str) -> Option<String> {
    let types = || set.named_types().map(|(name, _)| name);
    let Some(namespace) = path.strip_suffix(".*") else {
        let same = types().find(|name| name.name() == path);
        let near = same.map(Fullname::as_str);
        return near
            .or_else(|| closest(path, types().map(Fullname::as_str)))
            .map(str::to_owned);
    };
    let near = closest(namespace, types().filter_map(Fullname::namespace));
    near.map(|near| format!("{near}.*"))
}

fn place(set: &SchemaSet, id: SchemaId) -> (String, u32) {
    let location = set.node(id).location;
    let name = set
        .sources()
        .get(location.source)
        .map(|source| source.name.clone());
    (name.unwrap_or_default(), location.start)
}

pub(crate) fn lives_elsewhere(set: &SchemaSet, choices: &Choices, id: SchemaId) -> bool {
    set.node(id).kind.fullname().is_some_and(|name| {
        choices.extern_paths.prefix(name.as_str()).is_some()
            || choices.type_overrides.exact(name.as_str(), None).is_some()
    })
}

/// Marks what `pending` reaches; a type for which `enter` says no is marked, but not entered.
fn walk(
    set: &SchemaSet,
    mut pending: Vec<SchemaId>,
    seen: &mut HashSet<SchemaId>,
    enter: impl Fn(SchemaId) -> bool,
) {
    while let Some(id) = pending.pop() {
        if seen.insert(id) && enter(id) {
            pending.extend(set.node(id).kind.children());
        }
    }
}
