//! What a type says of its schema, its documentation, and the attributes that the caller adds.

use super::context::Context;
use super::places::ModulePath;
use crate::docs;
use crate::model::{
    Constants, Definition, Generics, Head, InUnion, Name, Piece, SchemaText, Shape, TypeKey,
};
use crate::names;
use avro_ir::{JsonPiece, Kind, Primitive, SchemaId, SchemaSet};

/// Name and docs. Attributes are the caller's to find, and derives follow when every type is known.
pub(crate) fn head(cx: &Context<'_>, key: TypeKey, doc: Option<&str>) -> Head {
    Head {
        key,
        ident: names::ident(&cx.places.get(key).ident),
        generics: Generics::default(),
        docs: doc.map(docs::lines).unwrap_or_default(),
        attributes: Vec::new(),
        derives: Vec::new(),
        serde: cx.choices.serde,
    }
}

/// Name, docs and attributes of a type with a name.
pub(crate) fn named_head(
    cx: &Context<'_>,
    key: TypeKey,
    doc: Option<&str>,
    fullname: &str,
) -> Head {
    let attributes = cx
        .choices
        .type_attributes
        .all(fullname, None)
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    Head {
        attributes,
        ..head(cx, key, doc)
    }
}

/// The schema of a type that tells of it in constants.
pub(crate) fn schema(
    cx: &mut Context<'_>,
    module: &ModulePath,
    id: SchemaId,
    key: TypeKey,
) -> SchemaText {
    let fingerprints = cx.fingerprints(id);
    let node = &cx.set.node(id).kind;
    let fullname = node.fullname().map_or("", |name| name.as_str());
    let json = cx.choices.schema_json.get(fullname, None);
    let json = json.map(|()| cx.set.bundle_json(id));
    let constants = Constants {
        json,
        rabin: fingerprints.map_or(0, |found| found.rabin),
        sha256: fingerprints.map_or([0; 32], |found| found.sha256),
    };
    SchemaText {
        constants: Some(constants),
        ..part_schema(cx, module, id, key)
    }
}

/// The schema of a type that is a part of another's.
pub(crate) fn part_schema(
    cx: &Context<'_>,
    module: &ModulePath,
    id: SchemaId,
    key: TypeKey,
) -> SchemaText {
    SchemaText {
        definition: definition(cx, module, id, key),
        constants: None,
        min_size: cx.set.min_size(id).into(),
        in_union: in_union(cx.set, id),
    }
}

/// A union that is an enum with data gives its branches to a union around it.
fn in_union(set: &SchemaSet, id: SchemaId) -> InUnion {
    match &set.node(id).kind {
        Kind::Union(union) if super::union::is_enum(set, union) => InUnion::Branches,
        Kind::Union(_) | Kind::Primitive(Primitive::Null) => InUnion::Never,
        Kind::Primitive(_)
        | Kind::Array(_)
        | Kind::Map(_)
        | Kind::Record(_)
        | Kind::Enum(_)
        | Kind::Fixed(_) => InUnion::Branch,
    }
}

/// The definition of a type that is placed under `key`.
pub(crate) fn definition(
    cx: &Context<'_>,
    module: &ModulePath,
    id: SchemaId,
    key: TypeKey,
) -> Definition {
    let pieces = cx
        .set
        .definition_json(id)
        .into_iter()
        .map(|piece| match piece {
            JsonPiece::Text(text) => Piece::Text(text),
            JsonPiece::Reference(id) => {
                Piece::Reference(cx.places.definition_path(module, super::places::key(id)))
            }
        });
    let kind = &cx.set.node(id).kind;
    let mut pieces = pieces.collect::<Vec<_>>();
    if let Kind::Union(_) = kind {
        open(&mut pieces);
    }
    let name = kind.fullname().map_or_else(
        || Name::Unnamed(kind.name().to_owned()),
        |fullname| Name::Full(fullname.to_string()),
    );
    Definition {
        ident: Some(names::ident(&cx.places.get(key).definition)),
        name,
        shape: shape(kind),
        pieces,
    }
}

/// Puts the brackets of a union into pieces of their own: an optional union has what is between them.
fn open(pieces: &mut Vec<Piece>) {
    if let Some(Piece::Text(first)) = pieces.first_mut() {
        first.remove(0);
    }
    if let Some(Piece::Text(last)) = pieces.last_mut() {
        last.pop();
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    pieces.insert(0, Piece::Text("[".to_owned()));
    pieces.push(Piece::Text("]".to_owned()));
}

fn shape(kind: &Kind) -> Shape {
    match kind {
        Kind::Primitive(primitive) => Shape::Primitive(*primitive),
        Kind::Array(_) => Shape::Array,
        Kind::Map(_) => Shape::Map,
        Kind::Union(_) => Shape::Union,
        Kind::Record(_) => Shape::Record,
        Kind::Enum(enumeration) => Shape::Enum(enumeration.symbols.clone()),
        Kind::Fixed(fixed) => Shape::Fixed(fixed.size),
    }
}
