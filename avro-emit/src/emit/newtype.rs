//! Newtypes: fixed types, and schemas without a name.

use super::implementations::{Function, Implementations, Parts};
use super::{before, decode, encode, record, resolve, schema, ty, written};
use crate::model::{Fixed, Newtype, Root, Ty};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Member;

/// A newtype of a byte array.
pub(super) fn fixed(fixed: &Fixed) -> TokenStream {
    let before = before(&fixed.head);
    let ident = &fixed.head.ident;
    let size = decode::size(fixed.size);
    let constants = schema::constants(&fixed.schema);
    let serde = fixed
        .head
        .serde
        .then(|| quote!(#[serde(with = "::avro_runtime::__private::serde_fixed")]));
    let implementations = fixed_implementations(fixed);
    quote! {
        #before
        pub struct #ident(#serde pub [u8; #size]);
        impl #ident { #constants }
        impl ::core::convert::From<[u8; #size]> for #ident {
            fn from(bytes: [u8; #size]) -> Self { Self(bytes) }
        }
        impl ::core::convert::AsRef<[u8]> for #ident {
            fn as_ref(&self) -> &[u8] { &self.0 }
        }
        #implementations
    }
}

pub(super) fn fixed_implementations(fixed: &Fixed) -> Implementations {
    let size = decode::size(fixed.size);
    let member = &fixed.newtype.member;
    let value = made(&fixed.newtype, &quote!(*input.fixed::<#size>()?));
    Parts {
        head: &fixed.head,
        schema: &fixed.schema,
        said: TokenStream::new(),
        inline: Some(quote!(#[inline])),
        encode: Function {
            argument: quote!(out),
            body: quote!(out.put(&self.#member);),
        },
        decode: Function {
            argument: quote!(input),
            body: quote!(::core::result::Result::Ok(#value)),
        },
        resolved: None,
        branches: None,
    }
    .implementations()
}

/// A newtype of any type.
pub(super) fn root(root: &Root) -> TokenStream {
    let before = before(&root.head);
    let ident = &root.head.ident;
    let inner = ty::ty(&root.ty);
    let constants = schema::constants(&root.schema);
    let implementations = root_implementations(root);
    quote! {
        #before
        pub struct #ident(pub #inner);
        impl #ident { #constants }
        impl ::core::convert::From<#inner> for #ident {
            fn from(value: #inner) -> Self { Self(value) }
        }
        #implementations
    }
}

pub(super) fn root_implementations(root: &Root) -> Implementations {
    let member = &root.newtype.member;
    let value = made(&root.newtype, &decode::value(&root.ty));
    let empty = matches!(root.ty, Ty::Null);
    Parts {
        head: &root.head,
        schema: &root.schema,
        said: written::evolves(root.head.evolution).unwrap_or_default(),
        inline: None,
        encode: Function {
            argument: if empty { quote!(_out) } else { quote!(out) },
            body: if empty {
                TokenStream::new()
            } else {
                encode::statement(&root.ty, &encode::Value::Place(quote!(self.#member)))
            },
        },
        decode: Function {
            argument: if empty { quote!(_input) } else { quote!(input) },
            body: quote!(::core::result::Result::Ok(#value)),
        },
        resolved: resolve::root(root),
        branches: None,
    }
    .implementations()
}

/// The struct around a value.
pub(super) fn made(newtype: &Newtype, value: &TokenStream) -> TokenStream {
    let Newtype { member, unwritten } = newtype;
    if matches!(member, Member::Unnamed(_)) && unwritten.is_empty() {
        return quote!(Self(#value));
    }
    let unwritten = record::unwritten(unwritten);
    quote!(Self { #member: #value, #(#unwritten),* })
}
