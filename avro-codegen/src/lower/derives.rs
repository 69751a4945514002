//! Which traits each type can derive.

use super::Placed;
use crate::model::{Derive, Head, Item, Map, Traits, Ty, TypeKey};
use proc_macro2::TokenStream;
use std::collections::HashMap;
use syn::parse::Parser;

const ALL: Traits = Traits {
    eq: true,
    hash: true,
    copy: true,
};
const NONE: Traits = Traits {
    eq: false,
    hash: false,
    copy: false,
};

/// Gives every type the largest set of traits that its parts have.
///
/// Every type starts with all traits, and loses what a part lacks; what a type loses, its users
/// lose. Each type loses each trait once, so the work is linear.
pub(crate) fn assign(items: &mut [Placed]) {
    let mut traits: HashMap<TypeKey, Traits> = HashMap::new();
    let mut users: HashMap<TypeKey, Vec<usize>> = HashMap::new();
    for (index, (_, item)) in items.iter().enumerate() {
        if let Some(head) = head(item) {
            traits.insert(head.key, ALL);
            for ty in parts(item) {
                references(ty, &mut |key| users.entry(key).or_default().push(index));
            }
        }
    }
    let mut pending: Vec<usize> = (0..items.len()).rev().collect();
    while let Some(index) = pending.pop() {
        let item = &items[index].1;
        let Some(head) = head(item) else { continue };
        let now = parts(item)
            .into_iter()
            .map(|ty| of(ty, &traits))
            .fold(ALL, and);
        if traits.insert(head.key, now) != Some(now) {
            pending.extend(users.get(&head.key).into_iter().flatten());
        }
    }
    for (_, item) in items {
        let has_default = has_derived_default(item);
        if let Some(head) = head_mut(item) {
            head.derives = derives(traits[&head.key], has_default, &head.attributes);
        }
        if let Item::Record(record) = item {
            let derives = &mut record.head.derives;
            record.writes_debug &= derives.contains(&Derive::Debug);
            derives.retain(|derive| *derive != Derive::Debug || !record.writes_debug);
        }
    }
}

fn derives(traits: Traits, has_default: bool, attributes: &[TokenStream]) -> Vec<Derive> {
    let all = [
        (Derive::Debug, true),
        (Derive::Clone, true),
        (Derive::Copy, traits.copy),
        (Derive::PartialEq, true),
        (Derive::Eq, traits.eq),
        (Derive::Hash, traits.eq && traits.hash),
        (Derive::Default, has_default),
    ];
    let wanted = all
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(derive, _)| derive);
    wanted
        .filter(|derive| !derived_by(attributes, *derive))
        .collect()
}

/// Whether the caller's attributes derive the trait already.
fn derived_by(attributes: &[TokenStream], derive: Derive) -> bool {
    let mut found = false;
    let attributes = attributes
        .iter()
        .flat_map(|tokens| syn::Attribute::parse_outer.parse2(tokens.clone()));
    for attribute in attributes
        .flatten()
        .filter(|attribute| attribute.path().is_ident("derive"))
    {
        let parsed = attribute.parse_nested_meta(|meta| {
            found |= meta
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == format!("{derive:?}"));
            Ok(())
        });
        // What is no list of paths, rustc will report.
        found |= parsed.is_err();
    }
    found
}

/// Only an enum's default is derived: a record's comes from its fields' defaults.
fn has_derived_default(item: &Item) -> bool {
    matches!(item, Item::Enum(enumeration) if enumeration.default.is_some())
}

fn head(item: &Item) -> Option<&Head> {
    match item {
        Item::Record(record) => Some(&record.head),
        Item::Enum(enumeration) => Some(&enumeration.head),
        Item::Fixed(fixed) => Some(&fixed.head),
        Item::Union(union) => Some(&union.head),
        Item::Root(root) => Some(&root.head),
        Item::Transparent(_) | Item::Definition(_) => None,
    }
}

fn head_mut(item: &mut Item) -> Option<&mut Head> {
    match item {
        Item::Record(record) => Some(&mut record.head),
        Item::Enum(enumeration) => Some(&mut enumeration.head),
        Item::Fixed(fixed) => Some(&mut fixed.head),
        Item::Union(union) => Some(&mut union.head),
        Item::Root(root) => Some(&mut root.head),
        Item::Transparent(_) | Item::Definition(_) => None,
    }
}

fn parts(item: &Item) -> Vec<&Ty> {
    match item {
        Item::Record(record) => record.fields.iter().map(|field| &field.ty).collect(),
        Item::Union(union) => union.branches.iter().map(|branch| &branch.ty).collect(),
        Item::Root(root) => vec![&root.ty],
        Item::Enum(_) | Item::Fixed(_) | Item::Transparent(_) | Item::Definition(_) => Vec::new(),
    }
}

fn references(ty: &Ty, found: &mut impl FnMut(TypeKey)) {
    match ty {
        Ty::Enum(reference)
        | Ty::Fixed(reference)
        | Ty::Union(reference)
        | Ty::Record { reference, .. }
        | Ty::NullableUnion { reference, .. } => found(reference.key),
        Ty::Array(items) | Ty::Map(_, items) => references(items, found),
        Ty::Nullable { value, .. } => references(value, found),
        Ty::Single(inner) | Ty::Boxed(inner) => references(inner, found),
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Float
        | Ty::Double
        | Ty::String(_)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. }
        | Ty::NullLast(_)
        | Ty::Logical { .. }
        | Ty::Converted { .. }
        | Ty::Never => {}
    }
}

fn of(ty: &Ty, traits: &HashMap<TypeKey, Traits>) -> Traits {
    match ty {
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Str
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Never => ALL,
        Ty::Float | Ty::Double => Traits {
            eq: false,
            hash: false,
            copy: true,
        },
        Ty::String(None) | Ty::Bytes(_) => Traits { copy: false, ..ALL },
        Ty::String(Some(_))
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. }
        | Ty::NullLast(_)
        | Ty::Converted { .. } => NONE,
        Ty::Logical { traits, .. } => *traits,
        Ty::Enum(reference)
        | Ty::Fixed(reference)
        | Ty::Union(reference)
        | Ty::Record { reference, .. }
        | Ty::NullableUnion { reference, .. } => {
            traits.get(&reference.key).copied().unwrap_or(NONE)
        }
        Ty::Array(items) | Ty::Map(Map::BTreeMap, items) => Traits {
            copy: false,
            ..of(items, traits)
        },
        Ty::Map(Map::HashMap, items) => Traits {
            copy: false,
            hash: false,
            ..of(items, traits)
        },
        Ty::Nullable { value, .. } => of(value, traits),
        Ty::Single(inner) => of(inner, traits),
        Ty::Boxed(inner) => Traits {
            copy: false,
            ..of(inner, traits)
        },
    }
}

fn and(a: Traits, b: Traits) -> Traits {
    Traits {
        eq: a.eq && b.eq,
        hash: a.hash && b.hash,
        copy: a.copy && b.copy,
    }
}
