//! Enums with data: a union is read and written by branch index, never by shape.

use super::encode::Value;
use super::implementations::{Branches, Function, Implementations, Parts};
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
    let inherent = (!constants.is_empty()).then(|| quote!(impl #ident { #constants }));
    let conversions = union
        .branches
        .iter()
        .filter(|branch| branch.convertible)
        .map(|branch| from(union, branch));
    let implementations = implementations(union);
    quote! {
        #before
        pub enum #ident { #(#variants),* }
        #inherent
        #(#conversions)*
        #implementations
    }
}

pub(super) fn implementations(union: &Union) -> Implementations {
    let count = decode::size(union.count);
    Parts {
        head: &union.head,
        schema: &union.schema,
        said: TokenStream::new(),
        inline: None,
        encode: Function {
            argument: quote!(out),
            body: quote!(::avro_runtime::Encode::encode_branch(self, 0, out);),
        },
        decode: Function {
            argument: quote!(input),
            body: quote! {
                let branch = input.branch(#count)?;
                <Self as ::avro_runtime::Decode>::decode_branch(branch, input)
            },
        },
        resolved: resolve::union(union),
        branches: Some(Branches {
            encode: encode_branch(union),
            decode: decode_branch(union),
        }),
    }
    .implementations()
}

/// It is inlined, so that the indexes of a union by itself are constants.
pub(super) fn encode_branch(union: &Union) -> TokenStream {
    let arms = union.branches.iter().map(
        |Branch {
             index, ident, ty, ..
         }| {
            let index = encode::index(*index);
            let value = Value::Reference(quote!(value));
            let statements = encode::after(&quote!(first + #index), ty, &value);
            quote!(Self::#ident(value) => { #statements })
        },
    );
    let count = decode::size(union.count);
    quote! {
        const BRANCHES: usize = #count;
        #[inline(always)]
        fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
            match self { #(#arms)* }
        }
    }
}

fn decode_branch(union: &Union) -> TokenStream {
    let count = decode::size(union.count);
    let arms = union.branches.iter().map(
        |Branch {
             index, ident, ty, ..
         }| {
            let (index, value) = (decode::size(*index), decode::value(ty));
            quote!(#index => Self::#ident(#value))
        },
    );
    let resolve_branch = resolve::branches(union);
    quote! {
        const BRANCHES: usize = #count;
        fn decode_branch(
            branch: usize,
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
            ::core::result::Result::Ok(match branch {
                #(#arms,)*
                _ => return ::core::result::Result::Err(input.unexpected_branch(branch)),
            })
        }
        #resolve_branch
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
