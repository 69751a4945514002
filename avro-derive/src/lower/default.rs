//! This module lowers the default of a field: what the schema says, and the Rust value for data
//! that do not have the field.

use super::schema::text;
use super::{Context, check};
use crate::attr::value::ValueKind;
use crate::attr::{Default, Value};
use crate::input::Field;
use crate::spelled::{Spelled, spelled};
use avro_emit::model::{Piece, Ty};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The default of a field.
pub(crate) struct DefaultOf {
    /// Its value, where that can be written down; otherwise it is read from the schema's.
    pub(crate) literal: Option<TokenStream>,
    /// `,"default":…`
    pub(crate) schema: Option<Piece>,
}

impl DefaultOf {
    pub(crate) fn none() -> Self {
        Self {
            literal: None,
            schema: None,
        }
    }
}

/// The default of a field: an optional type with null first has null unless it says another.
pub(crate) fn of(cx: &mut Context<'_>, field: &Field<'_>, ty: &Ty) -> DefaultOf {
    let Some(default) = &field.attrs.default else {
        let is_null = matches!(spelled(field.ty), Spelled::Option(_))
            && field.attrs.null_last.is_none()
            && !matches!(field.attrs.convert, Some(crate::attr::Convert::With(_)));
        return if is_null { null() } else { DefaultOf::none() };
    };
    match default {
        Default::FromDefault(_) => from_default(cx, field, ty),
        Default::Literal(value) => {
            check::default_fits(cx, field, ty, value);
            DefaultOf {
                literal: expression(ty, value),
                schema: Some(json(&value.to_json())),
            }
        }
        Default::Json(json) => DefaultOf {
            literal: None,
            schema: Some(self::json(&json.value())),
        },
    }
}

fn json(json: &str) -> Piece {
    text(&format!(",\"default\":{json}"))
}

fn null() -> DefaultOf {
    DefaultOf {
        literal: Some(quote!(::core::option::Option::None)),
        schema: Some(json("null")),
    }
}

/// What the type has as its `Default`, written when the schema is composed.
fn from_default(cx: &Context<'_>, field: &Field<'_>, ty: &Ty) -> DefaultOf {
    let rust = field.ty;
    let mut of = rust.clone();
    let mut write = avro_emit::encode_value(ty, &quote!(value));
    if !cx.parameters.is_generic() {
        of = super::lifetimes::to_static(&of);
        write = super::lifetimes::tokens_to_static(write);
    }
    DefaultOf {
        literal: Some(quote!(<#rust as ::core::default::Default>::default())),
        schema: Some(Piece::Default {
            field: field.name.value.clone(),
            bytes: quote!(|| {
                let value = &<#of as ::core::default::Default>::default();
                ::avro_runtime::__private::encoded(|out| { #write })
            }),
        }),
    }
}

/// The value of a type that is spelled out.
fn expression(ty: &Ty, value: &Value) -> Option<TokenStream> {
    Some(match (ty, &value.kind) {
        (Ty::Boolean, ValueKind::Bool(value)) => quote!(#value),
        (Ty::Int, ValueKind::Int(value)) => {
            let value = Literal::i32_suffixed(i32::try_from(*value).ok()?);
            quote!(#value)
        }
        (Ty::Long, ValueKind::Int(value)) => {
            let value = Literal::i64_suffixed(i64::try_from(*value).ok()?);
            quote!(#value)
        }
        (Ty::String(None), ValueKind::Str(value)) => quote!(::std::string::String::from(#value)),
        (Ty::Str, ValueKind::Str(value)) => quote!(#value),
        (Ty::Nullable { .. }, ValueKind::Null) => quote!(::core::option::Option::None),
        (Ty::Nullable { value: inner, .. }, _) => {
            let value = expression(inner, value)?;
            quote!(::core::option::Option::Some(#value))
        }
        _ => return None,
    })
}
