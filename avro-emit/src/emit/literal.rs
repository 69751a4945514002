//! Defaults as expressions.

use super::{text, ty};
use crate::model::{Bytes, Literal, LogicalLiteral, Map, StringLiteral, Wire};
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

pub(super) fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Unit => quote!(()),
        Literal::Boolean(value) => quote!(#value),
        Literal::Int(value) => grouped(i64::from(*value)),
        Literal::Long(value) => grouped(*value),
        Literal::Float(value) => float(f64::from(*value), &format!("{value:?}"), &quote!(f32)),
        Literal::Double(value) => float(*value, &format!("{value:?}"), &quote!(f64)),
        Literal::String(value, kind) => string(value, *kind),
        Literal::Bytes(kind, value) => bytes(*kind, value),
        Literal::Fixed(path, value) => {
            let (path, bytes) = (text::path(path), Token::byte_string(value));
            quote!(#path(*#bytes))
        }
        Literal::Symbol(path, ident) => {
            let path = text::path(path);
            quote!(#path::#ident)
        }
        Literal::Logical { wire, value, into } => logical(*wire, value, into.as_ref()),
        Literal::Array(items) if items.is_empty() => quote!(::std::vec::Vec::new()),
        Literal::Array(items) => {
            let items = items.iter().map(self::literal);
            quote!(::core::convert::From::from([#(#items),*]))
        }
        Literal::Map(map, entries) => self::map(*map, entries),
        Literal::None => quote!(::core::option::Option::None),
        Literal::Some(value) => {
            let value = self::literal(value);
            quote!(::core::option::Option::Some(#value))
        }
        Literal::Branch(path, ident, value) => {
            let (path, value) = (text::path(path), self::literal(value));
            quote!(#path::#ident(#value))
        }
        Literal::Record(path, fields) => {
            let path = text::path(path);
            let fields = fields.iter().map(|(ident, value)| {
                let value = self::literal(value);
                quote!(#ident: #value)
            });
            quote!(#path { #(#fields),* })
        }
        Literal::RecordDefault(path) => {
            let path = text::path(path);
            quote!(<#path as ::core::default::Default>::default())
        }
        Literal::Boxed(value) => {
            let value = self::literal(value);
            quote!(::std::boxed::Box::new(#value))
        }
        Literal::Expression(expression) => expression.clone(),
    }
}

fn map(map: Map, entries: &[(String, Literal)]) -> TokenStream {
    let map = ty::map(map);
    if entries.is_empty() {
        return quote!(#map::new());
    }
    let entries = entries.iter().map(|(key, value)| {
        let (key, value) = (string(key, StringLiteral::Std), literal(value));
        quote!((#key, #value))
    });
    quote!(::core::convert::From::from([#(#entries),*]))
}

fn string(value: &str, kind: StringLiteral) -> TokenStream {
    let text = text::string(value);
    match kind {
        StringLiteral::Std if value.is_empty() => quote!(::std::string::String::new()),
        StringLiteral::Std => quote!(::std::borrow::ToOwned::to_owned(#text)),
        StringLiteral::User => quote!(::core::convert::From::from(#text)),
    }
}

fn bytes(kind: Bytes, value: &[u8]) -> TokenStream {
    let bytes = Token::byte_string(value);
    match kind {
        Bytes::Vec if value.is_empty() => quote!(::std::vec::Vec::new()),
        Bytes::Vec => quote!(<[_]>::to_vec(#bytes)),
        Bytes::Bytes => quote!(::bytes::Bytes::from_static(#bytes)),
    }
}

/// An integer with `_` between groups of three digits.
fn grouped(value: i64) -> TokenStream {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    let number: Token = text.parse().expect("digits are a literal");
    if value < 0 {
        quote!(-#number)
    } else {
        quote!(#number)
    }
}

/// The shortest digits that give the value back; other values have names.
fn float(value: f64, digits: &str, module: &TokenStream) -> TokenStream {
    if value.is_nan() {
        return quote!(::core::primitive::#module::NAN);
    }
    if value.is_infinite() {
        return if value > 0.0 {
            quote!(::core::primitive::#module::INFINITY)
        } else {
            quote!(::core::primitive::#module::NEG_INFINITY)
        };
    }
    let number: Token = digits
        .trim_start_matches('-')
        .parse()
        .expect("the debug form of a finite number is a literal");
    if value.is_sign_negative() {
        quote!(-#number)
    } else {
        quote!(#number)
    }
}

fn logical(wire: Wire, value: &LogicalLiteral, into: Option<&TokenStream>) -> TokenStream {
    let newtype = ty::wire(wire);
    let value = match value {
        LogicalLiteral::Int(value) => {
            let value = grouped(i64::from(*value));
            quote!(#newtype(#value))
        }
        LogicalLiteral::Long(value) => {
            let value = grouped(*value);
            quote!(#newtype(#value))
        }
        LogicalLiteral::Bytes(bytes) => {
            let bytes = Token::byte_string(bytes);
            quote!(<#newtype as ::avro_runtime::__private::DefaultBytes>::from_default(#bytes))
        }
    };
    match into {
        None => value,
        Some(into) => quote!(::avro_runtime::__private::default_logical::<#newtype, #into>(#value)),
    }
}
