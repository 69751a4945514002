//! This module puts what is emitted where it disturbs nothing, and names the run time as the user
//! does.

use crate::lower::generics::without_default;
use crate::lower::tokens_to_static;
use avro_emit::lints;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{DeriveInput, Path};

/// The items in a scope of their own.
pub(crate) fn wrap(items: &TokenStream, krate: Option<&Path>) -> TokenStream {
    let lints = lints();
    let wrapped = quote! {
        #lints
        #[allow(deprecated)]
        const _: () = { #items };
    };
    match krate {
        Some(krate) => rename(wrapped, &krate.to_token_stream()),
        None => wrapped,
    }
}

/// The tokens with `krate` for every `::avro_runtime`.
fn rename(tokens: TokenStream, krate: &TokenStream) -> TokenStream {
    let mut renamed = Vec::new();
    for token in tokens {
        let token = match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), rename(group.stream(), krate));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        };
        let is_run_time = matches!(&token, TokenTree::Ident(ident) if ident == "avro_runtime")
            && ends_with_colons(&renamed);
        if is_run_time {
            renamed.truncate(renamed.len() - 2);
            renamed.extend(krate.clone());
        } else {
            renamed.push(token);
        }
    }
    renamed.into_iter().collect()
}

/// Whether the word is one that a path can follow.
fn is_keyword(ident: &Ident) -> bool {
    // The last one is part of a lifetime.
    const KEYWORDS: [&str; 10] = [
        "as", "const", "for", "impl", "in", "match", "mut", "return", "static", "use",
    ];
    KEYWORDS.iter().any(|keyword| ident == keyword)
}

/// Whether the tokens end with a `::` that a path begins with.
fn ends_with_colons(tokens: &[TokenTree]) -> bool {
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    match tokens {
        [before @ .., first, second] if is_colon(first) && is_colon(second) => {
            !matches!(before.last(), Some(TokenTree::Ident(ident)) if !is_keyword(ident))
        }
        _ => false,
    }
}

/// Which trait is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trait {
    Schema,
    Encode,
    Decode,
}

/// An implementation that type-checks, so that what is wrong with the item is reported once.
pub(crate) fn fallback(derive: &DeriveInput, of: Trait) -> TokenStream {
    let ident = &derive.ident;
    let (parameters, arguments, clause) = derive.generics.split_for_impl();
    let never = quote!(::core::unreachable!("the item has errors"));
    match of {
        Trait::Schema => quote! {
            impl #parameters ::avro_runtime::AvroSchema for #ident #arguments #clause {
                fn schema() -> &'static ::avro_runtime::Schema { #never }
            }
            ::avro_runtime::__private::apache_avro_schema!([#parameters] [#ident #arguments] [#clause]);
        },
        Trait::Encode => quote! {
            impl #parameters ::avro_runtime::Encode for #ident #arguments #clause {
                fn encode(&self, _out: &mut ::avro_runtime::Sink<'_>) { #never }
            }
        },
        Trait::Decode => {
            let params = derive.generics.params.iter().map(without_default);
            let params = quote!(#(#params),*);
            quote! {
                impl<'de, #params> ::avro_runtime::Decode<'de> for #ident #arguments #clause {
                    const MIN_SIZE: usize = 0;
                    fn blank() -> Self { #never }
                    fn decode(
                        _input: &mut ::avro_runtime::Input<'de>,
                    ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> { #never }
                }
                impl<'de, #params> ::avro_runtime::__private::Flattened<'de> for #ident #arguments #clause {
                    const COUNT: usize = 0;
                    fn read_fields<F: ::avro_runtime::__private::Fields<'de>>(
                        &mut self,
                        _input: &mut ::avro_runtime::Input<'de>,
                        _fields: &mut F,
                        _first: usize,
                    ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> { #never }
                }
            }
        }
    }
}

/// The errors of an item, unless `AvroSchema` is derived beside: then that reports them. A derive does
/// not know of the others, so the compiler decides.
pub(crate) fn report_without_schema(derive: &DeriveInput, error: &syn::Error) -> TokenStream {
    let ident = &derive.ident;
    let is_generic = derive.generics.type_params().next().is_some()
        || derive.generics.const_params().next().is_some();
    if is_generic {
        return ask_for_schema(derive);
    }
    let (_, arguments, _) = derive.generics.split_for_impl();
    let item = tokens_to_static(quote!(#ident #arguments));
    let checks = error.clone().into_iter().map(|error| {
        let message = error.to_string();
        quote_spanned! {error.span()=>
            const _: () = ::core::assert!(AvroDerived::<#item>::IS_REPORTED, "{}", #message);
        }
    });
    quote! {
        struct AvroDerived<T>(::core::marker::PhantomData<T>);
        trait AvroUnreported {
            const IS_REPORTED: bool = false;
        }
        impl<T> AvroUnreported for AvroDerived<T> {}
        impl<T: ::avro_runtime::AvroSchema> AvroDerived<T> {
            const IS_REPORTED: bool = true;
        }
        #(#checks)*
    }
}

/// Constants know no parameters: a generic item is asked for its schema, whose derive reports.
fn ask_for_schema(derive: &DeriveInput) -> TokenStream {
    let ident = &derive.ident;
    let params = derive.generics.params.iter().map(without_default);
    let (_, arguments, clause) = derive.generics.split_for_impl();
    let ask = quote_spanned!(ident.span()=> has_schema::<#ident #arguments>(););
    quote! {
        fn has_schema<T: ::avro_runtime::AvroSchema + ?Sized>() {}
        fn ask<#(#params),*>() #clause { #ask }
    }
}
