//! The parameters of generic types, as their implementations spell them.

use crate::model::Generics;
use proc_macro2::TokenStream;
use quote::quote;

/// What stands after `impl`.
pub(super) fn parameters(generics: &Generics) -> Option<TokenStream> {
    let parameters = &generics.parameters;
    (!parameters.is_empty()).then(|| quote!(<#parameters>))
}

/// What stands after `impl` of a trait with the lifetime of the input, `'de`.
pub(super) fn decode_parameters(generics: &Generics) -> TokenStream {
    let Generics {
        parameters,
        lifetimes,
        ..
    } = generics;
    let outlived = (!lifetimes.is_empty()).then(|| quote!(: #(#lifetimes)+*));
    let comma = (!parameters.is_empty()).then(|| quote!(,));
    quote!(<'de #outlived #comma #parameters>)
}

/// What stands before the body of an implementation.
pub(super) fn predicates(predicates: &[TokenStream]) -> Option<TokenStream> {
    (!predicates.is_empty()).then(|| quote!(where #(#predicates),*))
}
