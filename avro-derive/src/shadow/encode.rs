//! This module spells how an enum with structs in place is written.

use super::Kind;
use crate::input::{Field, Payload, Variant};
use crate::lower::{Context, ty};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The implementation of `Encode`.
pub(super) fn implementation(cx: &Context<'_>, kind: &Kind<'_>) -> TokenStream {
    let ident = cx.input.ident;
    let generics = cx.parameters.generics();
    let (parameters, arguments, predicates) =
        (generics.parameters, generics.arguments, generics.encode);
    let functions = match kind {
        Kind::Union(variants) => union(cx, variants),
        Kind::Tagged { variants, .. } => tagged(cx, variants),
    };
    quote! {
        impl<#parameters> ::avro_runtime::Encode for #ident #arguments
        where #(#predicates,)*
        {
            #functions
            fn written_as() -> &'static ::avro_runtime::__private::Definition {
                ::avro_runtime::__private::definition_of!(Self)
            }
        }
    }
}

fn union(cx: &Context<'_>, variants: &[Variant<'_>]) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let index = number(index);
        let (pattern, payload) = payload(cx, variant);
        quote!(#pattern => { out.put(first + #index); #payload })
    });
    let count = variants.len();
    quote! {
        const BRANCHES: usize = #count;
        fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
            ::avro_runtime::Encode::encode_branch(self, 0, out);
        }
        fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
            match self { #(#arms)* }
        }
    }
}

/// The tag, and a value or null for each variant that holds something.
fn tagged(cx: &Context<'_>, variants: &[Variant<'_>]) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let (pattern, payload) = optional(cx, variant);
        let tag = number(index);
        let fields = variants
            .iter()
            .enumerate()
            .filter(|(_, field)| !matches!(field.payload, Payload::Unit))
            .map(|(field, _)| {
                if field == index {
                    payload.clone()
                } else {
                    quote!(out.put(0_i32);)
                }
            });
        quote!(#pattern => { out.put(#tag); #(#fields)* })
    });
    quote! {
        fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
            match self { #(#arms)* }
        }
    }
}

/// The pattern of a variant, and the statements that write what it holds as the value of an `Option`: of a
/// union, a branch of this one.
fn optional(cx: &Context<'_>, variant: &Variant<'_>) -> (TokenStream, TokenStream) {
    if let Payload::Newtype(field) = &variant.payload {
        let (ident, ty) = (variant.ident, ty::field(cx, field).ty);
        let write = avro_emit::encode_branch_value(1, &ty, &quote!(value));
        return (quote!(Self::#ident(value)), write);
    }
    let (pattern, payload) = payload(cx, variant);
    (pattern, quote!(out.put(1_i32); #payload))
}

/// The pattern of a variant, and the statements that write what it holds.
fn payload(cx: &Context<'_>, variant: &Variant<'_>) -> (TokenStream, TokenStream) {
    let ident = variant.ident;
    match &variant.payload {
        Payload::Unit => (quote!(Self::#ident), TokenStream::new()),
        Payload::Newtype(field) => {
            let write = value(cx, field, &quote!(value));
            (quote!(Self::#ident(value)), write)
        }
        Payload::Record(fields) => {
            let written = fields.iter().filter(|field| field.attrs.skip.is_none());
            let (members, writes): (Vec<_>, Vec<_>) = written
                .enumerate()
                .map(|(index, field)| {
                    let variable = format_ident!("field_{index}");
                    let write = value(cx, field, &quote!(#variable));
                    let member = &field.member;
                    (quote!(#member: #variable), write)
                })
                .unzip();
            (
                quote!(Self::#ident { #(#members,)* .. }),
                quote!(#(#writes)*),
            )
        }
    }
}

fn value(cx: &Context<'_>, field: &Field<'_>, reference: &TokenStream) -> TokenStream {
    if field.attrs.flatten.is_some() {
        let ty = field.ty;
        return quote!(<#ty as ::avro_runtime::Encode>::encode(#reference, out););
    }
    avro_emit::encode_value(&ty::field(cx, field).ty, reference)
}

/// An index, as the int that is written.
fn number(index: usize) -> Literal {
    Literal::i32_suffixed(i32::try_from(index).unwrap_or(i32::MAX))
}
