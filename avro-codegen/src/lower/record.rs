//! Records as structs, and schemas without a name as newtypes.

use super::context::{Context, Site};
use super::places::{self, Place};
use super::{Placed, text, ty};
use crate::docs;
use crate::model::{Construction, Field, FieldKind, Flattening, Item, Newtype, Record, Root, Ty};
use crate::names::{self, Allocator, Case, Request};
use avro_ir::{SchemaId, SchemaSet};

/// Records with at most this many fields of fixed width are inlined into their users' codecs.
const MAX_INLINE_FIELDS: usize = 4;

/// The struct for a record, after the unions of its fields.
pub(crate) fn lower(
    cx: &mut Context<'_>,
    id: SchemaId,
    record: &avro_ir::Record,
    items: &mut Vec<Placed>,
) {
    let key = places::key(id);
    let place = cx.places.get(key).clone();
    let mut site = Site::root(cx, id, &place);
    let idents = idents(cx, record);
    let fields: Vec<Field> = record
        .fields
        .iter()
        .zip(idents)
        .map(|(field, ident)| lower_field(cx, &mut site, &place, field, &ident))
        .collect();
    let record = Record {
        head: text::named_head(cx, key, record.doc.as_deref(), record.name.as_str()),
        schema: text::schema(cx, &place.module, id, key),
        inline: fields.len() <= MAX_INLINE_FIELDS
            && fields.iter().all(|field| is_scalar(&field.ty)),
        fields,
        construction: Construction::New,
        has_values: cx.finite.is_finite(id),
        writes_debug: cx.recursion.is_deep(id),
        builder: None,
        unwritten: Vec::new(),
        flattening: Flattening::None,
        writers: Vec::new(),
        written: Vec::new(),
    };
    items.push((place.module, Item::Record(record)));
    items.append(&mut site.unions);
}

fn lower_field(
    cx: &mut Context<'_>,
    site: &mut Site,
    place: &Place,
    field: &avro_ir::Field,
    ident: &str,
) -> Field {
    site.member = Some(field.name.clone());
    site.union_name = format!(
        "{}{}",
        place.ident,
        names::spelling(&field.name, Case::UpperCamel).trim_start_matches('_')
    );
    let attributes = cx
        .choices
        .field_attributes
        .all(&site.fullname, Some(&field.name))
        .into_iter()
        .flatten()
        .cloned();
    Field {
        name: field.name.clone(),
        member: names::ident(ident).into(),
        kind: FieldKind::Own,
        docs: field.doc.as_deref().map(docs::lines).unwrap_or_default(),
        attributes: attributes.collect(),
        ty: ty::lower(cx, site, field.schema),
        default: None,
    }
}

fn idents(cx: &mut Context<'_>, record: &avro_ir::Record) -> Vec<String> {
    let renames: Vec<Option<&String>> = record
        .fields
        .iter()
        .map(|field| {
            cx.choices
                .renames
                .exact(record.name.as_str(), Some(&field.name))
        })
        .collect();
    let requests: Vec<Request<'_>> = record
        .fields
        .iter()
        .zip(renames)
        .map(|(field, rename)| Request {
            name: &field.name,
            rename: rename.map(String::as_str),
        })
        .collect();
    let allocations = Allocator::default().allocate(&requests, Case::Snake);
    for (field, allocation) in record.fields.iter().zip(&allocations) {
        if let Some(holder) = allocation.yielded_to.map(|holder| &record.fields[holder]) {
            let yielding = (field.name.as_str(), field.name_location);
            let holder = (holder.name.as_str(), holder.name_location);
            let path = format!("{}.{}", record.name, field.name);
            cx.diagnostics
                .push(places::collision(yielding, holder, &allocation.text, &path));
        }
    }
    allocations
        .into_iter()
        .map(|allocation| allocation.text)
        .collect()
}

/// The newtype for a schema without a name.
pub(crate) fn root(cx: &mut Context<'_>, site: &mut Site, id: SchemaId, place: &Place) -> Root {
    let key = places::key(id);
    Root {
        head: text::named_head(cx, key, doc(cx.set, id), &site.fullname),
        schema: text::schema(cx, &place.module, id, key),
        ty: ty::lower(cx, site, id),
        newtype: Newtype::default(),
    }
}

fn doc(set: &SchemaSet, id: SchemaId) -> Option<&str> {
    match &set.node(id).kind {
        avro_ir::Kind::Fixed(fixed) => fixed.doc.as_deref(),
        _ => None,
    }
}

fn is_scalar(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::Boolean | Ty::Int | Ty::Long | Ty::Float | Ty::Double | Ty::Enum(_)
    )
}
