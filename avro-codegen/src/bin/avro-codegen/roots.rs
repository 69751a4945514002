//! The schemas of a run that stand for themselves.

use crate::report;
use avro_codegen::files::Error;
use avro_ir::{Code, Diagnostic, Schema, SchemaId, SchemaSet};
use std::collections::HashSet;
use std::sync::Arc;

/// The one schema of files: of several, the one that is called `root`. Another namespace is no
/// other name: it is not in resolution either, and often has the version in it.
pub(crate) fn only(set: &Arc<SchemaSet>, files: &str, root: Option<&str>) -> Result<Schema, Error> {
    let called = root.map(|root| {
        let name = |fullname: &str| fullname.rsplit('.').next() == root.rsplit('.').next();
        let called = set
            .named_types()
            .filter(|(fullname, _)| name(fullname.as_str()));
        called.map(|(_, id)| id).collect::<Vec<_>>()
    });
    let found = match called.as_deref() {
        Some(&[id]) => vec![id],
        _ => roots(set, root)?,
    };
    if let [root] = found[..] {
        return Ok(set.schema(root));
    }
    let message = format!(
        "{files} has {} schemas that no other refers to, where one is needed",
        found.len()
    );
    let names = found
        .iter()
        .filter_map(|&root| set.node(root).kind.fullname());
    let names = names.take(5).map(|name| format!("`{name}`"));
    let names = names.collect::<Vec<_>>().join(", ");
    let help = if names.is_empty() {
        "none of them has a name to choose it by: give the file with the one that is meant"
            .to_owned()
    } else {
        format!("choose one with --root, such as {names}")
    };
    Err(report::problem(
        Diagnostic::error(Code::NoInput, message).with_help(help),
    ))
}

/// The schemas that no other schema of the run refers to; of those that refer to each other, the first.
pub(crate) fn roots(set: &SchemaSet, root: Option<&str>) -> Result<Vec<SchemaId>, Error> {
    if let Some(fullname) = root {
        let found = set.named(fullname).map(|id| vec![id]);
        return found.ok_or_else(|| unknown(set, fullname));
    }
    let all: Vec<SchemaId> = set.roots().iter().map(|root| root.schema).collect();
    let reached: Vec<HashSet<SchemaId>> = all.iter().map(|&root| reach(set, root)).collect();
    let is_part_of = |part: usize, whole: usize| {
        let mutual = reached[part].contains(&all[whole]);
        part != whole && reached[whole].contains(&all[part]) && (!mutual || whole < part)
    };
    let is_root = |part: &usize| !(0..all.len()).any(|whole| is_part_of(*part, whole));
    Ok((0..all.len())
        .filter(is_root)
        .map(|index| all[index])
        .collect())
}

/// Everything that a schema refers to.
fn reach(set: &SchemaSet, root: SchemaId) -> HashSet<SchemaId> {
    let mut reached = HashSet::new();
    let mut pending = vec![root];
    while let Some(id) = pending.pop() {
        if reached.insert(id) {
            pending.extend(set.node(id).kind.children());
        }
    }
    reached
}

fn unknown(set: &SchemaSet, fullname: &str) -> Error {
    let mut diagnostic =
        Diagnostic::error(Code::UnknownType, format!("no type named `{fullname}`"));
    let known = set.named_types().map(|(name, _)| name.as_str());
    diagnostic.help =
        avro_ir::closest(fullname, known).map(|near| format!("did you mean `{near}`?"));
    report::problem(diagnostic)
}
