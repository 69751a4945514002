//! Newtypes: fixed types, and schemas without a name.

use super::implementations::{Blanks, Function, Implementations, Parts};
use super::{before, encode, read, record, schema, ty};
use crate::model::{Fixed, Newtype, Root, Ty};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Member;

/// A newtype of a byte array.
pub(super) fn fixed(fixed: &Fixed) -> TokenStream {
    let before = before(&fixed.head);
    let ident = &fixed.head.ident;
    let size = read::size(fixed.size);
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
    let size = read::size(fixed.size);
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
        blank: made(&fixed.newtype, &quote!([0; #size])),
        blank_cost: Blanks::All(Vec::new()),
        decode: Some(quote!(::core::result::Result::Ok(#value))),
        read: None,
        dispatch: None,
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
    let how = read::how_or_own(&root.ty);
    let empty = matches!(root.ty, Ty::Null);
    Parts {
        head: &root.head,
        schema: &root.schema,
        said: TokenStream::new(),
        inline: None,
        encode: Function {
            argument: if empty { quote!(_out) } else { quote!(out) },
            body: if empty {
                TokenStream::new()
            } else {
                encode::statement(&root.ty, &encode::Value::Place(quote!(self.#member)))
            },
        },
        blank: made(&root.newtype, &read::blank(&root.ty)),
        blank_cost: Blanks::All(read::blank_cost(&root.ty).into_iter().collect()),
        decode: None,
        read: Some(quote! {
            ::avro_runtime::__private::Reads::read(&#how, &mut self.#member, input, way)
        }),
        dispatch: None,
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
