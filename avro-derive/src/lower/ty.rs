//! This module lowers the type of a field: what the attributes change stands at the innermost type,
//! and whatever is not spelled out is left to the traits.

mod bytes;
mod convert;
mod logical;
mod size;

use super::Context;
use super::schema::{object, text};
use crate::attr::{Convert, FieldAttrs};
use crate::input::Field;
use crate::spelled::{Spelled, innermost as innermost_type, spelled};
use avro_emit::model::{Bytes, Map, Piece, Traits, Ty, Wire};
pub(crate) use bytes::literal;
use bytes::{as_fixed, byte_array, int_array};
use convert::{converted_as, with};
use logical::RawDecimal;
pub(crate) use logical::attributes;
use quote::{ToTokens, quote};
pub(crate) use size::{of_record, shape, sum};
use syn::spanned::Spanned as _;
use syn::{Path, Type};

/// A type as the model has it, and its schema.
pub(crate) struct Lowered {
    pub(crate) ty: Ty,
    pub(crate) schema: Vec<Piece>,
}

impl Lowered {
    fn new(ty: Ty, json: &str) -> Self {
        Self {
            ty,
            schema: vec![text(json)],
        }
    }
}

/// The type of a field.
pub(crate) fn field(cx: &Context<'_>, field: &Field<'_>) -> Lowered {
    let change = Change::of(cx, field);
    if let Change::With(field, module) = change {
        return with(cx, field, module);
    }
    let null = match field.attrs.null_last {
        Some(_) => Null::Last,
        None => Null::First,
    };
    within(cx, field.ty, &change, null)
}

/// Where null is in the outermost `Option`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Null {
    First,
    Last,
}

fn holds_byte_array(ty: &Type) -> bool {
    matches!(spelled(innermost_type(ty)), Spelled::ByteArray(_))
}

/// What an attribute makes of the innermost type.
enum Change<'a> {
    None,
    /// Bytes as an array of ints.
    Array,
    /// Bytes as a fixed: its size, unless the type says it, and its definition.
    Fixed(&'a crate::attr::Fixed),
    Logical(Wire, Vec<Piece>),
    /// Bytes that are the number.
    RawDecimal(RawDecimal<'a>),
    /// A `logicalType` that nothing but the schema knows of.
    Annotated(&'a str),
    /// Another type, for this field.
    As(&'a Field<'a>, &'a Type),
    With(&'a Field<'a>, &'a Path),
}

impl<'a> Change<'a> {
    fn of(cx: &Context<'_>, field: &'a Field<'_>) -> Self {
        let attrs = &field.attrs;
        if let Some(convert) = &attrs.convert {
            return match convert {
                Convert::As(ty) => Self::As(field, ty),
                Convert::With(path) => Self::With(field, path),
            };
        }
        if let Some(decimal) = logical::raw_decimal(field) {
            return Self::RawDecimal(decimal);
        }
        if let Some(logical) = &attrs.logical {
            let wire = logical::wire(logical.value, attrs.fixed.as_ref());
            return Self::Logical(wire, logical::schema(cx, wire, attrs.fixed.as_ref()));
        }
        match (&attrs.fixed, attrs.array, &attrs.annotation) {
            (Some(fixed), _, _) => Self::Fixed(fixed),
            (None, Some(_), _) => Self::Array,
            (None, None, Some(name)) => Self::Annotated(&name.value),
            (None, None, None) => Self::None,
        }
    }
}

fn ty(cx: &Context<'_>, ty: &Type, change: &Change<'_>) -> Lowered {
    within(cx, ty, change, Null::First)
}

/// A type of which a part may not be left to the traits.
fn within(cx: &Context<'_>, ty: &Type, change: &Change<'_>, null: Null) -> Lowered {
    match (change, null) {
        (Change::None, Null::First) => plain(cx, ty),
        _ => containers(cx, ty, change, null),
    }
}

/// A type whose innermost type, or outermost `Option`, is not left to the traits.
fn containers(cx: &Context<'_>, ty: &Type, change: &Change<'_>, null: Null) -> Lowered {
    match spelled(ty) {
        Spelled::Option(inner) => option(cx, ty, inner, null, change),
        Spelled::Vec(item) => array(within(cx, item, change, null)),
        Spelled::Box(inner) => {
            let inner = within(cx, inner, change, null);
            Lowered {
                ty: Ty::Boxed(Box::new(inner.ty)),
                ..inner
            }
        }
        Spelled::HashMap(_, value) => map(Map::HashMap, within(cx, value, change, null)),
        Spelled::BTreeMap(_, value) => map(Map::BTreeMap, within(cx, value, change, null)),
        _ => innermost(cx, ty, change),
    }
}

/// A type that no attribute changes.
fn plain(cx: &Context<'_>, ty: &Type) -> Lowered {
    match spelled(ty) {
        Spelled::Unit => Lowered::new(Ty::Null, "\"null\""),
        Spelled::Bool => Lowered::new(Ty::Boolean, "\"boolean\""),
        Spelled::I32 => Lowered::new(Ty::Int, "\"int\""),
        Spelled::I64 => Lowered::new(Ty::Long, "\"long\""),
        Spelled::F32 => Lowered::new(Ty::Float, "\"float\""),
        Spelled::F64 => Lowered::new(Ty::Double, "\"double\""),
        Spelled::String => Lowered::new(Ty::String(None), "\"string\""),
        Spelled::Str => Lowered::new(Ty::Str, "\"string\""),
        Spelled::Bytes => Lowered::new(Ty::Bytes(Bytes::Vec), "\"bytes\""),
        Spelled::ByteSlice => Lowered::new(Ty::ByteSlice, "\"bytes\""),
        Spelled::ByteArray(len) => byte_array(cx, len, None),
        Spelled::Option(inner) => option(cx, ty, inner, Null::First, &Change::None),
        Spelled::Cow(inner) if convert::is_static(ty) => convert::owned(cx, ty, inner),
        // A fixed that no attribute names is of the item's namespace, which only the item knows.
        Spelled::Vec(_) | Spelled::Box(_) if holds_byte_array(ty) => {
            containers(cx, ty, &Change::None, Null::First)
        }
        Spelled::HashMap(key, _) | Spelled::BTreeMap(key, _)
            if holds_byte_array(ty) && matches!(spelled(key), Spelled::String) =>
        {
            containers(cx, ty, &Change::None, Null::First)
        }
        _ => Lowered {
            ty: Ty::Extern(ty.to_token_stream()),
            schema: vec![cx.reference(ty)],
        },
    }
}

fn innermost(cx: &Context<'_>, ty: &Type, change: &Change<'_>) -> Lowered {
    match change {
        Change::Array => int_array(cx, ty),
        Change::Fixed(attribute) => as_fixed(cx, ty, attribute),
        Change::RawDecimal(decimal) => decimal.lowered(cx, ty),
        Change::Logical(wire, schema) => Lowered {
            ty: Ty::Logical {
                wire: *wire,
                value: Some(ty.to_token_stream()),
                traits: Traits {
                    eq: false,
                    hash: false,
                    copy: false,
                },
            },
            schema: schema.clone(),
        },
        Change::Annotated(name) => {
            let inner = plain(cx, ty);
            let attribute = format!(",\"logicalType\":{}}}", super::schema::string(name));
            let mut schema = vec![text("{\"type\":")];
            schema.extend(inner.schema);
            schema.push(text(&attribute));
            Lowered { schema, ..inner }
        }
        Change::As(field, avro) => converted_as(cx, field, ty, avro),
        Change::With(field, module) => with(cx, field, module),
        Change::None => plain(cx, ty),
    }
}

/// An optional type. One of a type that the traits know, with null first, is left to them: it may be
/// a union, whose branches come after null then.
fn option(
    cx: &Context<'_>,
    whole: &Type,
    inner: &Type,
    null: Null,
    change: &Change<'_>,
) -> Lowered {
    let value = ty(cx, inner, change);
    match (null, &value.ty, change) {
        (Null::First, Ty::Extern(_), _) => {
            return Lowered {
                ty: Ty::Extern(whole.to_token_stream()),
                schema: vec![cx.reference(whole)],
            };
        }
        // What else the traits know is what an attribute has changed: a schema of its own.
        (Null::Last, Ty::Extern(known), Change::None) => {
            let schema = syn::parse_quote_spanned! {inner.span()=>
                ::avro_runtime::__private::NullLast<#known>
            };
            return Lowered {
                ty: Ty::NullLast(known.clone()),
                schema: vec![cx.reference(&schema)],
            };
        }
        _ => {}
    }
    if null == Null::First
        && let Some(converted) = optional_conversion(cx, whole, &value.ty)
    {
        return converted;
    }
    let (start, null, end) = match null {
        Null::First => ("[\"null\",", 0, "]"),
        Null::Last => ("[", 1, ",\"null\"]"),
    };
    let mut schema = vec![text(start)];
    schema.extend(value.schema);
    schema.push(text(end));
    Lowered {
        ty: Ty::Nullable {
            null,
            value: Box::new(value.ty),
        },
        schema,
    }
}

/// An optional type that is converted to one that the traits know: that may be a union.
fn optional_conversion(cx: &Context<'_>, whole: &Type, value: &Ty) -> Option<Lowered> {
    let option = quote!(::core::option::Option);
    let (converted, borrow, make) = match value {
        Ty::Boxed(inner) => (&**inner, quote!(as_deref), quote!(::std::boxed::Box::new)),
        other => (other, quote!(as_ref), quote!(::core::convert::identity)),
    };
    let Ty::Converted { avro, to, from, .. } = converted else {
        return None;
    };
    let Ty::Extern(avro) = &**avro else {
        return None;
    };
    let avro: Type = syn::parse_quote!(#option<#avro>);
    let to = quote! {
        |value: &#whole| #option::transpose(#option::map(#option::#borrow(value), #to))
    };
    let from = quote! {
        |value: #avro| #option::transpose(#option::map(value, #from))
            .map(|value| #option::map(value, #make))
    };
    Some(Lowered {
        schema: vec![cx.reference(&avro)],
        ty: convert::converted(
            Ty::Extern(avro.to_token_stream()),
            to,
            from,
            quote!(#option::None),
        ),
    })
}

fn array(item: Lowered) -> Lowered {
    let Lowered { ty, schema } = item;
    Lowered {
        schema: object("array", "items", schema),
        ty: Ty::Array(Box::new(ty)),
    }
}

fn map(kind: Map, value: Lowered) -> Lowered {
    let Lowered { ty, schema } = value;
    Lowered {
        schema: object("map", "values", schema),
        ty: Ty::Map(kind, Box::new(ty)),
    }
}

/// Whether the schema is that of the field's own type.
pub(crate) fn is_unchanged(attrs: &FieldAttrs) -> bool {
    attrs.logical.is_none()
        && attrs.annotation.is_none()
        && attrs.fixed.is_none()
        && attrs.array.is_none()
        && attrs.null_last.is_none()
        && attrs.convert.is_none()
}
