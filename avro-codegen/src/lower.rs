//! Bound schemas to the model: every decision about the generated code is made here.

mod bare;
mod builder;
mod context;
mod derives;
mod enumeration;
mod literal;
mod logical;
mod logical_literal;
mod places;
mod reach;
mod record;
mod size;
mod text;
mod tree;
pub(crate) mod ty;
mod union;
mod written;

use crate::choices::Choices;
use crate::model::{Item, Module, Path};
use avro_ir::{Diagnostic, Kind, SchemaId, SchemaSet};
use context::{Context, Site};
use std::collections::HashSet;
use std::rc::Rc;

/// The model, and what is worth a warning.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) root: Module,
    /// The Rust type of each schema that the run started from, where it has one here.
    pub(crate) roots: Vec<(SchemaId, Path)>,
    pub(crate) warnings: Vec<Diagnostic>,
}

/// What schemas are lowered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// What is wrong with them.
    Findings,
    /// Code.
    Code,
}

/// Lowers everything that the caller chose.
///
/// # Errors
///
/// Schemas that no Rust code can stand for, and roots of which there is none.
pub(crate) fn module(
    set: &SchemaSet,
    choices: &Choices,
    purpose: Purpose,
) -> Result<Lowered, Vec<Diagnostic>> {
    let reached = reach::types(set, choices);
    if reached.starts.is_empty() && !choices.roots.is_empty() {
        return Err(vec![reach::no_roots(set, choices)]);
    }
    let mut cx = Context::new(set, choices, purpose, &reached);
    let mut items = Vec::new();
    for &id in &reached.named {
        named(&mut cx, id, &mut items);
    }
    for root in &reached.unnamed {
        unnamed(&mut cx, root.schema, &mut items);
    }
    for &id in &reached.definitions {
        let module: places::ModulePath = Rc::from([]);
        let mut definition = text::definition(&cx, &module, id, places::key(id));
        if reached.elsewhere.contains(&id) {
            definition.pieces.push(ty::elsewhere(&mut cx, id));
        }
        items.push((Rc::clone(&module), Item::Definition(definition)));
    }
    let left_out = literal::defaults(&cx, &mut items);
    cx.diagnostics.extend(left_out);
    let writers = written::assign(&cx, &mut items);
    cx.diagnostics.extend(writers);
    builder::assign(&mut cx, &mut items);
    derives::assign(&mut items);
    cx.diagnostics.extend(choices.unused());
    if cx.diagnostics.iter().any(Diagnostic::is_error) {
        return Err(cx.diagnostics);
    }
    let roots = roots(&cx, &reached);
    Ok(Lowered {
        root: tree::assemble(items),
        roots,
        warnings: cx.diagnostics,
    })
}

fn roots(cx: &Context<'_>, reached: &reach::Reached) -> Vec<(SchemaId, Path)> {
    let module: places::ModulePath = Rc::from([]);
    let unnamed = reached.unnamed.iter().map(|root| &root.schema);
    let typed: HashSet<&SchemaId> = reached.named.iter().chain(unnamed).collect();
    let roots = reached.starts.iter().filter(|id| typed.contains(id));
    roots
        .map(|&id| (id, cx.places.path(&module, places::key(id))))
        .collect()
}

/// An item and the module it goes to.
type Placed = (places::ModulePath, Item);

fn named(cx: &mut Context<'_>, id: SchemaId, items: &mut Vec<Placed>) {
    let node = cx.set.node(id);
    let module = Rc::clone(&cx.places.get(places::key(id)).module);
    match &node.kind {
        Kind::Record(record) => record::lower(cx, id, record, items),
        Kind::Enum(enumeration) => {
            let item = enumeration::lower(cx, id, enumeration);
            items.push((module, Item::Enum(item)));
        }
        Kind::Fixed(_) if reach::is_logical_fixed(node, cx.choices) => unnamed(cx, id, items),
        Kind::Fixed(fixed) => {
            let item = enumeration::fixed(cx, id, fixed);
            items.push((module, Item::Fixed(item)));
        }
        Kind::Primitive(_) | Kind::Array(_) | Kind::Map(_) | Kind::Union(_) => {
            unreachable!("a named type is a record, an enum or a fixed")
        }
    }
}

/// A schema whose Rust type is a newtype, or, for a union without null, the union's own enum.
fn unnamed(cx: &mut Context<'_>, id: SchemaId, items: &mut Vec<Placed>) {
    let key = places::key(id);
    let place = cx.places.get(key).clone();
    let mut site = Site::root(cx, id, &place);
    let item = match &cx.set.node(id).kind {
        Kind::Union(union) if union::is_enum(cx.set, union) => {
            union::lower(cx, &mut site, id, key, union)
        }
        Kind::Union(_)
        | Kind::Primitive(_)
        | Kind::Array(_)
        | Kind::Map(_)
        | Kind::Record(_)
        | Kind::Enum(_)
        | Kind::Fixed(_) => Item::Root(record::root(cx, &mut site, id, &place)),
    };
    items.extend(std::mem::take(&mut site.unions));
    items.push((place.module, item));
}
