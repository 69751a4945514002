//! Unions of several branches that hold values, as enums with data.

use super::context::{Context, Site};
use super::{places, text, ty};
use crate::model::{Blank, Branch, Item, Ty, TypeKey, TypeRef, Union};
use crate::names::{self, Allocator, Case, Request};
use avro_ir::{Kind, SchemaId, SchemaSet};
use std::collections::HashMap;
use std::rc::Rc;

/// Whether the union itself, not an `Option` or a branch, is its Rust type.
pub(crate) fn is_enum(set: &SchemaSet, union: &avro_ir::Union) -> bool {
    union.branches.len() >= 2
        && union
            .branches
            .iter()
            .all(|&branch| !set.node(branch).kind.is_null())
}

/// Makes the enum for a union at `site`.
pub(crate) fn add(
    cx: &mut Context<'_>,
    site: &mut Site,
    id: SchemaId,
    union: &avro_ir::Union,
) -> TypeRef {
    let key = cx.fresh_key();
    cx.places.add(key, &site.module, &site.union_name);
    // What is nested in it stands in the text of a type of its own.
    let nested = std::mem::take(&mut site.nested);
    let item = lower(cx, site, id, key, union);
    site.nested = nested;
    site.unions.push((Rc::clone(&site.module), item));
    TypeRef {
        key,
        path: cx.places.path(&site.module, key),
    }
}

/// The enum for a union that has its place.
pub(crate) fn lower(
    cx: &mut Context<'_>,
    site: &mut Site,
    id: SchemaId,
    key: TypeKey,
    union: &avro_ir::Union,
) -> Item {
    let mut branches = Vec::new();
    for (index, &branch) in union.branches.iter().enumerate() {
        let set = cx.set;
        let kind = &set.node(branch).kind;
        if kind.is_null() {
            continue;
        }
        let ty = site.within(suffix(kind), true, |site| ty::lower(cx, site, branch));
        let ty = boxed_if_large(cx, branch, ty);
        branches.push((index, branch, ty));
    }
    let mut head = text::head(cx, key, None);
    head.attributes = cx
        .choices
        .type_attributes
        .for_part(&site.fullname, site.member.as_deref());
    let schema = if key == places::key(id) {
        text::schema(cx, &site.module, id, key)
    } else {
        text::part_schema(cx, &site.module, id, key)
    };
    let branches = named_branches(cx.set, branches);
    Item::Union(Union {
        head,
        schema,
        count: union.branches.len(),
        blank: blank(cx, id, &branches),
        branches,
    })
}

/// The branch that the place for a value has.
fn blank(cx: &Context<'_>, id: SchemaId, branches: &[Branch]) -> Blank {
    let index = cx.finite.branch(id);
    let position = index.and_then(|index| branches.iter().position(|branch| branch.index == index));
    position.map_or(Blank::None, Blank::Branch)
}

/// A branch that would make every value of the enum large goes behind a pointer.
fn boxed_if_large(cx: &Context<'_>, branch: SchemaId, ty: Ty) -> Ty {
    match ty {
        Ty::Record { .. } if cx.sizes.in_memory(branch) > cx.choices.box_branches_over => {
            Ty::Boxed(Box::new(ty))
        }
        other => other,
    }
}

fn named_branches(set: &SchemaSet, branches: Vec<(usize, SchemaId, Ty)>) -> Vec<Branch> {
    let names: Vec<String> = branches
        .iter()
        .map(|(_, id, _)| branch_name(&set.node(*id).kind))
        .collect();
    let requests: Vec<Request<'_>> = names
        .iter()
        .map(|name| Request {
            name: name.rsplit('.').next().unwrap_or(name),
            rename: None,
        })
        .collect();
    let idents = Allocator::default().allocate(&requests, Case::UpperCamel);
    let mut uses: HashMap<String, usize> = HashMap::new();
    for (_, _, ty) in &branches {
        *uses.entry(same_type_key(ty)).or_default() += 1;
    }
    branches
        .into_iter()
        .zip(names)
        .zip(idents)
        .map(|(((index, _, ty), name), allocation)| Branch {
            index,
            name,
            ident: names::ident(&allocation.text),
            convertible: uses[&same_type_key(&ty)] == 1 && has_from(&ty),
            ty,
        })
        .collect()
}

/// Types with equal keys are, or may be, one Rust type.
fn same_type_key(ty: &Ty) -> String {
    let ty = match ty {
        Ty::Boxed(inner) => inner,
        other => other,
    };
    avro_emit::ty_tokens(ty).to_string()
}

/// A type of the user's may be an alias of another branch's type.
fn has_from(ty: &Ty) -> bool {
    !matches!(
        ty,
        Ty::Foreign(_)
            | Ty::Extern(_)
            | Ty::Elsewhere { .. }
            | Ty::String(Some(_))
            | Ty::Logical { value: Some(_), .. }
    )
}

/// The name of a branch in the JSON encoding. Spec: "JSON Encoding".
fn branch_name(kind: &Kind) -> String {
    let fullname = kind.fullname().map(avro_ir::Fullname::as_str);
    fullname.unwrap_or(kind.name()).to_owned()
}

/// What a union within this branch is called after.
fn suffix(kind: &Kind) -> &'static str {
    match kind {
        Kind::Array(_) => "Array",
        Kind::Map(_) => "Map",
        Kind::Primitive(_) | Kind::Union(_) | Kind::Record(_) | Kind::Enum(_) | Kind::Fixed(_) => {
            ""
        }
    }
}
