//! What a type says of its schema, its documentation, and the attributes that the caller adds.

use super::context::Context;
use super::places::ModulePath;
use super::schema_json::Source;
use crate::docs;
use crate::model::{
    Constants, Definition, Evolution, Head, Piece, SchemaJson, SchemaText, TypeKey,
};
use crate::names;
use avro_ir::{JsonPiece, Kind, SchemaId};

/// Name and docs. Attributes are the caller's to find, and derives follow when every type is known.
pub(crate) fn head(cx: &Context<'_>, key: TypeKey, doc: Option<&str>) -> Head {
    Head {
        key,
        ident: names::ident(&cx.places.get(key).ident),
        docs: doc.map(docs::lines).unwrap_or_default(),
        attributes: Vec::new(),
        derives: Vec::new(),
        serde: cx.choices.serde,
        evolution: evolution(cx, "", None),
    }
}

/// How a type, or a field's union, reads data of other schemas.
pub(crate) fn evolution(cx: &Context<'_>, fullname: &str, member: Option<&str>) -> Evolution {
    let rule = cx.choices.evolution.get(fullname, member);
    rule.copied().unwrap_or(Evolution::Straight)
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
        evolution: evolution(cx, fullname, None),
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
    let fingerprints = cx.canonical_forms.fingerprints(id);
    let json = match cx.schema_json.get(&id) {
        Some(Source::Literal(json)) => SchemaJson::Literal(json.clone()),
        Some(Source::Part(of, range)) => SchemaJson::Part {
            of: cx.places.path(module, *of),
            start: range.start,
            end: range.end,
        },
        Some(Source::Bundle) | None => SchemaJson::Bundle,
    };
    let constants = Constants {
        json,
        rabin: fingerprints.rabin,
        sha256: fingerprints.sha256,
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
        min_size: cx.set.min_size(id),
        is_nullable: matches!(cx.set.node(id).kind, Kind::Union(_) | Kind::Null),
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
    Definition {
        ident: names::ident(&cx.places.get(key).definition),
        fullname: cx
            .set
            .node(id)
            .kind
            .fullname()
            .map(ToString::to_string)
            .unwrap_or_default(),
        pieces: pieces.collect(),
    }
}
