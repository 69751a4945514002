//! Enums with data: a union is read and written by branch index, never by shape.

use super::encode::Value;
use super::implementations::{Function, Implementations, Parts};
use super::record::serde_rename;
use super::{before, decode, encode, resolve, schema, ty};
use crate::model::{Branch, Ty, Union};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn union(union: &Union) -> TokenStream {
    let before = before(&union.head);
    let ident = &union.head.ident;
    let variants = union.branches.iter().map(
        |Branch {
             name, ident, ty, ..
         }| {
            let rename = serde_rename(union.head.serde, name, ident);
            let ty = ty::ty(ty);
            quote!(#rename #ident(#ty))
        },
    );
    let constants = schema::constants(&union.schema);
    let decode_branch = decode_branch(union);
    let resolve_branch = resolve::branches(union);
    let conversions = union
        .branches
        .iter()
        .filter(|branch| branch.convertible)
        .map(|branch| from(union, branch));
    let implementations = implementations(union);
    quote! {
        #before
        pub enum #ident { #(#variants),* }
        impl #ident { #constants #decode_branch #resolve_branch }
        #(#conversions)*
        #implementations
    }
}

pub(super) fn implementations(union: &Union) -> Implementations {
    let arms = union.branches.iter().map(
        |Branch {
             index, ident, ty, ..
         }| {
            let statements = encode::branch(*index, ty, &Value::Reference(quote!(value)));
            quote!(Self::#ident(value) => { #statements })
        },
    );
    let count = decode::size(union.count);
    Parts {
        head: &union.head,
        schema: &union.schema,
        said: TokenStream::new(),
        inline: None,
        encode: Function {
            argument: quote!(out),
            body: quote!(match self { #(#arms)* }),
        },
        decode: Function {
            argument: quote!(input),
            body: quote! {
                let branch = input.branch(#count)?;
                Self::decode_branch(branch, input)
            },
        },
        resolved: resolve::union(union),
    }
    .implementations()
}

fn decode_branch(union: &Union) -> TokenStream {
    let arms = union.branches.iter().map(
        |Branch {
             index, ident, ty, ..
         }| {
            let (index, value) = (decode::size(*index), decode::value(ty));
            quote!(#index => Self::#ident(#value))
        },
    );
    quote! {
        fn decode_branch(
            branch: usize,
            input: &mut ::avro_runtime::Input<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::core::result::Result::Ok(match branch {
                #(#arms,)*
                _ => return ::core::result::Result::Err(input.unexpected_branch(branch)),
            })
        }
    }
}

fn from(union: &Union, branch: &Branch) -> TokenStream {
    let (ident, variant) = (&union.head.ident, &branch.ident);
    let (value, wrapped) = match &branch.ty {
        Ty::Boxed(inner) => (ty::ty(inner), quote!(::std::boxed::Box::new(value))),
        other => (ty::ty(other), quote!(value)),
    };
    quote! {
        impl ::core::convert::From<#value> for #ident {
            fn from(value: #value) -> Self { Self::#variant(#wrapped) }
        }
    }
}
