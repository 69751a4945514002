//! Types.

use super::text;
use crate::model::{Bytes, Map, Ty, Wire};
use crate::names::runtime_name;
use avro_ir::{Base, LogicalType};
use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// The Rust type.
pub(super) fn ty(ty: &Ty) -> TokenStream {
    match ty {
        Ty::Null => quote!(()),
        Ty::Boolean => quote!(bool),
        Ty::Int => quote!(i32),
        Ty::Long => quote!(i64),
        Ty::Float => quote!(f32),
        Ty::Double => quote!(f64),
        Ty::Str => quote!(&str),
        Ty::ByteSlice => quote!(&[u8]),
        Ty::ByteArray(len) => quote!([u8; #len]),
        Ty::String(None) => quote!(::std::string::String),
        Ty::String(Some(user))
        | Ty::Foreign(user)
        | Ty::Extern(user)
        | Ty::Elsewhere { ty: user, .. }
        | Ty::Logical {
            value: Some(user), ..
        } => quote!(#user),
        Ty::Bytes(Bytes::Vec) => quote!(::std::vec::Vec<u8>),
        Ty::Bytes(Bytes::Bytes) => quote!(::bytes::Bytes),
        Ty::Enum(reference)
        | Ty::Fixed(reference)
        | Ty::Union(reference)
        | Ty::Record { reference, .. } => text::path(&reference.path),
        Ty::Logical {
            wire, value: None, ..
        } => self::wire(*wire),
        Ty::Array(items) => {
            let item = self::ty(items);
            quote!(::std::vec::Vec<#item>)
        }
        Ty::Map(map, values) => {
            let map = self::map(*map);
            let value = self::ty(values);
            quote!(#map<::std::string::String, #value>)
        }
        Ty::Nullable { value, .. } => {
            let value = self::ty(value);
            quote!(::core::option::Option<#value>)
        }
        Ty::NullLast(inner) => quote!(::core::option::Option<#inner>),
        Ty::NullableUnion { reference, .. } => {
            let union = text::path(&reference.path);
            quote!(::core::option::Option<#union>)
        }
        Ty::Single(inner) => self::ty(inner),
        Ty::Boxed(inner) => {
            let inner = self::ty(inner);
            quote!(::std::boxed::Box<#inner>)
        }
        Ty::Converted { .. } => quote!(_),
        Ty::Never => quote!(::avro_runtime::Never),
    }
}

/// The map type, without parameters.
pub(super) fn map(map: Map) -> TokenStream {
    match map {
        Map::HashMap => quote!(::std::collections::HashMap),
        Map::BTreeMap => quote!(::std::collections::BTreeMap),
    }
}

/// The run time's newtype.
pub(super) fn wire(Wire { logical, base }: Wire) -> TokenStream {
    let is_second = matches!(base, Base::Fixed(_)) && logical.primitive().is_some();
    let suffix = if is_second { "Fixed" } else { "" };
    let name = format_ident!("{}{suffix}", runtime_name(logical.name()));
    let newtype = quote!(::avro_runtime::logical::#name);
    let LogicalType::Decimal { precision, scale } = logical else {
        return newtype;
    };
    let size = match base {
        Base::Fixed(size) => Some(Literal::usize_unsuffixed(size)),
        Base::Primitive(_) => None,
    };
    let digits = [precision, scale].map(Literal::u32_unsuffixed);
    let parameters = size.into_iter().chain(digits);
    quote!(#newtype<#(#parameters),*>)
}

/// The run time's newtype, at the place of the type that it stands for.
pub(super) fn wire_at(span: Span, wire: Wire) -> TokenStream {
    let at_span = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    self::wire(wire).into_iter().map(at_span).collect()
}
