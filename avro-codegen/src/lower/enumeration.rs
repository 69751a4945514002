//! Enums, and fixed types.

use super::context::Context;
use super::{places, text};
use crate::model::{Enum, Fixed, Newtype, Symbol};
use crate::names::{self, Allocator, Case, Request};
use avro_ir::SchemaId;

/// The enum without data for an Avro enum.
pub(crate) fn lower(cx: &mut Context<'_>, id: SchemaId, enumeration: &avro_ir::Enum) -> Enum {
    let key = places::key(id);
    let place = cx.places.get(key).clone();
    let name = enumeration.name.as_str();
    Enum {
        head: text::named_head(cx, key, enumeration.doc.as_deref(), name),
        schema: text::schema(cx, &place.module, id, key),
        symbols: symbols(cx, enumeration),
        default: enumeration.default,
    }
}

fn symbols(cx: &mut Context<'_>, enumeration: &avro_ir::Enum) -> Vec<Symbol> {
    let fullname = enumeration.name.as_str();
    let requests: Vec<Request<'_>> = enumeration
        .symbols
        .iter()
        .map(|symbol| Request {
            name: symbol,
            rename: cx
                .choices
                .renames
                .exact(fullname, Some(symbol))
                .map(String::as_str),
        })
        .collect();
    let allocations = Allocator::default().allocate(&requests, Case::UpperCamel);
    let place = |index: usize| {
        (
            enumeration.symbols[index].as_str(),
            enumeration.symbol_locations[index],
        )
    };
    let mut warnings = Vec::new();
    for (index, allocation) in allocations.iter().enumerate() {
        if let Some(holder) = allocation.yielded_to {
            warnings.push(places::collision(
                place(index),
                place(holder),
                &allocation.text,
                &format!("{fullname}.{}", enumeration.symbols[index]),
            ));
        }
    }
    cx.diagnostics.append(&mut warnings);
    let named = enumeration.symbols.iter().zip(allocations);
    named
        .map(|(name, it)| Symbol {
            name: name.clone(),
            ident: names::ident(&it.text),
        })
        .collect()
}

/// The newtype of a byte array for a fixed.
pub(crate) fn fixed(cx: &mut Context<'_>, id: SchemaId, fixed: &avro_ir::Fixed) -> Fixed {
    let key = places::key(id);
    let place = cx.places.get(key).clone();
    Fixed {
        head: text::named_head(cx, key, fixed.doc.as_deref(), fixed.name.as_str()),
        schema: text::schema(cx, &place.module, id, key),
        size: fixed.size,
        newtype: Newtype::default(),
    }
}
