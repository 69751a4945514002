//! Newtypes: fixed types, and schemas without a name.

use super::implementations::{Function, Implementations, Parts};
use super::{before, decode, encode, resolve, schema, ty, written};
use crate::model::{Fixed, Root, Ty};
use proc_macro2::TokenStream;
use quote::quote;

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
    Parts {
        head: &fixed.head,
        schema: &fixed.schema,
        said: TokenStream::new(),
        inline: Some(quote!(#[inline])),
        encode: Function {
            argument: quote!(out),
            body: quote!(out.put(&self.0);),
        },
        decode: Function {
            argument: quote!(input),
            body: quote!(::core::result::Result::Ok(Self(*input.fixed::<#size>()?))),
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
    let value = decode::value(&root.ty);
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
                encode::statement(&root.ty, &encode::Value::Place(quote!(self.0)))
            },
        },
        decode: Function {
            argument: if empty { quote!(_input) } else { quote!(input) },
            body: quote!(::core::result::Result::Ok(Self(#value))),
        },
        resolved: resolve::root(root),
        branches: None,
    }
    .implementations()
}
