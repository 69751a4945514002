//! This module takes from a schema file what the struct does not say.

use crate::attr::{Default, FieldAttrs, Fixed};
use crate::input::{Field, Input};
use crate::spelled::{Spelled, innermost, spelled};
use avro_ir::__private::{push_json, push_string};
use avro_ir::{Kind, Order, Record, SchemaId, SchemaSet};
use syn::LitStr;

/// What the file says of a field.
pub(super) fn field(field: &mut Field<'_>, found: &avro_ir::Field, set: &SchemaSet) {
    field.in_file = Some(found.schema);
    if field.attrs.default.is_none()
        && let Some(default) = &found.default_json
    {
        let mut json = String::new();
        push_json(&mut json, default);
        field.attrs.default = Some(Default::Json(LitStr::new(&json, field.name.span)));
    }
    if found.doc.is_some() {
        field.docs.clone_from(&found.doc);
    }
    if has_null_last(field.ty, found.schema, set) {
        field.attrs.null_last.get_or_insert(field.name.span);
    }
    fixed(&mut field.attrs, field.ty, found.schema, set);
    field.members = members_of_field(&field.attrs, found);
}

/// Whether null is the last branch of the file's counterpart of the outermost `Option`.
fn has_null_last(ty: &syn::Type, id: SchemaId, set: &SchemaSet) -> bool {
    match (spelled(ty), &set.node(id).kind) {
        (Spelled::Option(_), Kind::Union(union)) => match *union.branches {
            [_, .., last] => set.node(last).kind.is_null(),
            _ => false,
        },
        (Spelled::Vec(inner), Kind::Array(within))
        | (Spelled::HashMap(_, inner) | Spelled::BTreeMap(_, inner), Kind::Map(within)) => {
            has_null_last(inner, *within, set)
        }
        (Spelled::Box(inner), _) => has_null_last(inner, id, set),
        _ => false,
    }
}

/// The name of a fixed that the struct spells `[u8; N]`.
fn fixed(attrs: &mut FieldAttrs, ty: &syn::Type, id: SchemaId, set: &SchemaSet) {
    let is_bytes = matches!(spelled(innermost(ty)), Spelled::ByteArray(_));
    if let Some(fixed) = within(set, id)
        && is_bytes
        && attrs.fixed.is_none()
        && attrs.array.is_none()
    {
        attrs.fixed = Some(Fixed {
            span: proc_macro2::Span::call_site(),
            name: Some(fixed.name.name().to_owned()),
            namespace: Some(fixed.name.namespace().unwrap_or_default().to_owned()),
            size: None,
        });
    }
}

/// The fixed that a schema is, or holds as its only part.
fn within(set: &SchemaSet, id: SchemaId) -> Option<&avro_ir::Fixed> {
    match &set.node(id).kind {
        Kind::Fixed(fixed) => Some(fixed),
        Kind::Record(_) => None,
        kind => kind.children().find_map(|child| within(set, child)),
    }
}

/// Order, aliases and properties of a field, after a comma each.
fn members_of_field(attrs: &FieldAttrs, found: &avro_ir::Field) -> String {
    let mut json = String::new();
    match found.order {
        Order::Ascending => {}
        Order::Descending => json.push_str(",\"order\":\"descending\""),
        Order::Ignore => json.push_str(",\"order\":\"ignore\""),
    }
    if attrs.aliases.is_empty() {
        push_aliases(&mut json, &found.aliases);
    }
    if attrs.props.is_empty() {
        push_properties(&mut json, &found.properties);
    }
    json
}

/// Aliases and properties of the record, after a comma each.
pub(super) fn members(
    input: &Input<'_>,
    record: &Record,
    properties: &avro_ir::Properties,
) -> String {
    let mut json = String::new();
    if input.attrs.aliases.is_empty() {
        push_aliases(&mut json, &record.aliases);
    }
    if input.attrs.props.is_empty() {
        push_properties(&mut json, properties);
    }
    json
}

fn push_aliases(json: &mut String, aliases: &[String]) {
    for (index, alias) in aliases.iter().enumerate() {
        json.push_str(if index == 0 { ",\"aliases\":[" } else { "," });
        push_string(json, alias);
    }
    if !aliases.is_empty() {
        json.push(']');
    }
}

fn push_properties(json: &mut String, properties: &avro_ir::Properties) {
    for (key, value) in properties {
        json.push(',');
        push_string(json, key);
        json.push(':');
        push_json(json, value);
    }
}
