//! A schema node at a place to the Rust type that stands there.

use super::context::{Context, Site};
use super::{logical, places, reach, union};
use crate::model::{Bytes, Map, Piece, Ty, TypeRef};
use crate::names::{self, Case};
use avro_ir::{Code, Diagnostic, Json, Kind, Node, Primitive, SchemaId, Union};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of a field, or of what else stands at `site`.
pub(crate) fn lower(cx: &mut Context<'_>, site: &mut Site, id: SchemaId) -> Ty {
    let set = cx.set;
    let node = set.node(id);
    if let Kind::Union(union) = &node.kind {
        return lower_union(cx, site, id, union);
    }
    if let Some(ty) = field_override(cx, site, node).or_else(|| logical_type(cx, node)) {
        // One schema may stand at several places.
        let misfit = logical::misfit(&ty, node);
        let new = misfit.filter(|misfit| !cx.diagnostics.contains(misfit));
        cx.diagnostics.extend(new);
        return ty;
    }
    match &node.kind {
        Kind::Primitive(primitive) => match primitive {
            Primitive::Null => Ty::Null,
            Primitive::Boolean => Ty::Boolean,
            Primitive::Int => Ty::Int,
            Primitive::Long => Ty::Long,
            Primitive::Float => Ty::Float,
            Primitive::Double => Ty::Double,
            Primitive::Bytes => Ty::Bytes(
                choice(&cx.choices.bytes_types, site)
                    .copied()
                    .unwrap_or(Bytes::Vec),
            ),
            Primitive::String => Ty::String(choice(&cx.choices.string_types, site).cloned()),
        },
        Kind::Array(items) => Ty::Array(Box::new(self::items(cx, site, "Item", *items))),
        Kind::Map(values) => {
            let map = choice(&cx.choices.map_types, site)
                .copied()
                .unwrap_or(Map::HashMap);
            Ty::Map(map, Box::new(items(cx, site, "Value", *values)))
        }
        Kind::Record(_) | Kind::Enum(_) | Kind::Fixed(_) => named(cx, site, id, node),
        Kind::Union(_) => unreachable!("unions are handled above"),
    }
}

/// The rule's value for the field at `site`, or for its record.
fn choice<'a, T>(rules: &'a crate::rules::Rules<T>, site: &Site) -> Option<&'a T> {
    rules.get(&site.fullname, site.member.as_deref())
}

/// The most arrays and maps within one another. Their Rust is a nested type and nested closures, so
/// the text, and what `rustc` takes for it, grow with the square of it.
const MAX_CONTAINERS: usize = 32;

fn items(cx: &mut Context<'_>, site: &mut Site, suffix: &str, id: SchemaId) -> Ty {
    if site.nested.containers == MAX_CONTAINERS {
        too_deep(cx, id);
        return Ty::Null;
    }
    // A union directly in a field's array needs no suffix: nothing else has its name.
    let suffix = if site.by_value { "" } else { suffix };
    site.nested.containers += 1;
    let ty = one_level_down(cx, site, id, |cx, site| {
        site.within(suffix, false, |site| lower(cx, site, id))
    });
    site.nested.containers -= 1;
    ty
}

/// Lowers what is nested one level deeper, and counts what it takes: type and code of each level
/// stand in those of the one around it, indented once more for each, and evolved data are read by
/// both ways of each level. Measured: 34 bytes times the cube of the levels.
fn one_level_down(
    cx: &mut Context<'_>,
    site: &mut Site,
    id: SchemaId,
    lower: impl FnOnce(&mut Context<'_>, &mut Site) -> Ty,
) -> Ty {
    site.nested.levels += 1;
    let levels = site.nested.levels;
    // Less for the level around it, which counted as the deepest so far.
    let bytes = 34 * (levels.pow(3) - (levels - 1).pow(3));
    let exceeded = cx.budget.take(bytes);
    let place = cx.set.node(id).location;
    let exceeded = exceeded.map(|found| found.at(place, "nested here"));
    cx.diagnostics.extend(exceeded);
    let ty = lower(cx, site);
    site.nested.levels -= 1;
    ty
}

fn too_deep(cx: &mut Context<'_>, id: SchemaId) {
    let message = format!("more than {MAX_CONTAINERS} arrays and maps within one another");
    let help = "name a record between: each has a Rust type of its own";
    let diagnostic = Diagnostic::error(Code::NestingTooDeep, message)
        .at(cx.set.node(id).location, "one more")
        .with_help(help);
    // One schema may stand at several places.
    if !cx.diagnostics.contains(&diagnostic) {
        cx.diagnostics.push(diagnostic);
    }
}

/// The user's own type for this field. Where the schema has a logical type, that type's newtype
/// keeps the encoding.
fn field_override(cx: &Context<'_>, site: &Site, node: &Node) -> Option<Ty> {
    let member = site.member.as_deref()?;
    let ty = cx
        .choices
        .type_overrides
        .exact(&site.fullname, Some(member))
        .filter(|_| site.by_value)?;
    Some(match logical::wire(node) {
        Some(wire) => Ty::Logical {
            wire,
            value: Some(ty.clone()),
            traits: logical::UNKNOWN,
        },
        None => Ty::Foreign(ty.clone()),
    })
}

fn logical_type(cx: &Context<'_>, node: &Node) -> Option<Ty> {
    custom_logical(node, cx.choices)
        .cloned()
        .map(Ty::Foreign)
        .or_else(|| logical::lower(cx.choices, node))
}

/// The user's own type for a logical type's name.
pub(crate) fn custom_logical<'a>(
    node: &Node,
    choices: &'a crate::choices::Choices,
) -> Option<&'a TokenStream> {
    match node.properties.get("logicalType") {
        Some(Json::String(name)) => choices.logical_types.exact(name, None),
        Some(_) | None => None,
    }
}

fn named(cx: &Context<'_>, site: &Site, id: SchemaId, node: &Node) -> Ty {
    if reach::lives_elsewhere(cx.set, cx.choices, id) {
        return Ty::Elsewhere {
            ty: foreign(cx, node),
            definition: cx.places.definition_path(&site.module, places::key(id)),
        };
    }
    let key = places::key(id);
    let reference = TypeRef {
        key,
        path: cx.places.path(&site.module, key),
    };
    match &node.kind {
        Kind::Enum(_) => Ty::Enum(reference),
        Kind::Fixed(_) => Ty::Fixed(reference),
        _ => {
            let guarded = cx.recursion.is_guarded(site.owner, id);
            let record = Ty::Record { reference, guarded };
            if cx.recursion.is_nested(site.owner, id) {
                nested(&record)
            } else if site.by_value && cx.recursion.is_boxed(site.owner, id) {
                Ty::Boxed(Box::new(record))
            } else {
                record
            }
        }
    }
}

/// A record behind a pointer of the run time's: nothing is known of it here but the traits.
fn nested(record: &Ty) -> Ty {
    let record = avro_emit::ty_tokens(record);
    Ty::Extern(quote!(::avro_runtime::Nested<#record>))
}

/// The path of a type that lives elsewhere: the rule's, followed by the rest of the fullname.
fn foreign(cx: &Context<'_>, node: &Node) -> TokenStream {
    let fullname = node.kind.fullname().map_or("", |name| name.as_str());
    if let Some(ty) = cx.choices.type_overrides.exact(fullname, None) {
        return ty.clone();
    }
    let (path, rest) = cx
        .choices
        .extern_paths
        .prefix(fullname)
        .expect("only types with a rule live elsewhere");
    let mut path = path.clone();
    let mut parts = rest.split('.').filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        let case = if parts.peek().is_some() {
            Case::Module
        } else {
            Case::UpperCamel
        };
        let segment = names::ident(&names::spelling(part, case));
        path.extend(quote!(::#segment));
    }
    path
}

/// That the schema of a type that lives elsewhere is the one that is compiled here.
pub(super) fn elsewhere(cx: &mut Context<'_>, id: SchemaId) -> Piece {
    Piece::Elsewhere {
        ty: foreign(cx, cx.set.node(id)),
        rabin: cx.fingerprints(id).map_or(0, |found| found.rabin),
    }
}

fn lower_union(cx: &mut Context<'_>, site: &mut Site, id: SchemaId, union: &Union) -> Ty {
    let set = cx.set;
    let is_null = |branch: &&SchemaId| set.node(**branch).kind.is_null();
    let null = union.branches.iter().position(|branch| is_null(&branch));
    let mut others = union.branches.iter().filter(|branch| !is_null(branch));
    match (null, others.next(), others.next()) {
        (None, None, _) => Ty::Never,
        (Some(_), None, _) => Ty::Single(Box::new(Ty::Null)),
        (None, Some(&only), None) => Ty::Single(Box::new(lower(cx, site, only))),
        (Some(null), Some(&only), None) => Ty::Nullable {
            null,
            value: Box::new(one_level_down(cx, site, only, |cx, site| {
                lower(cx, site, only)
            })),
        },
        (None, Some(_), Some(_)) => Ty::Union(union::add(cx, site, id, union)),
        (Some(null), Some(_), Some(_)) => {
            let reference = union::add(cx, site, id, union);
            Ty::NullableUnion {
                null,
                count: union.branches.len(),
                reference,
            }
        }
    }
}
