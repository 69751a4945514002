//! This module converts between an item and the type of another crate that it stands for, so that
//! fields of that type can be `as` the item.

use crate::lower::Context;
use crate::wrap::Trait;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Data, DeriveInput, Fields, Member, Path, PathArguments};

/// The conversion that a trait needs: from the other type to write, to it to read.
pub(crate) fn conversion(derive: &DeriveInput, cx: &Context<'_>, of: Trait) -> Option<TokenStream> {
    let remote = cx.input.attrs.remote.as_ref()?;
    let ident = cx.input.ident;
    let generics = cx.parameters.generics();
    let (parameters, arguments) = (generics.parameters, generics.arguments);
    let clause = clause(derive, cx, of);
    let item = quote!(#ident #arguments);
    match of {
        Trait::Schema => None,
        Trait::Encode => {
            let value = made(derive, &constructor(remote), &quote!(Self), &clone);
            Some(quote! {
                impl<#parameters> ::core::convert::From<&#remote> for #item #clause {
                    fn from(value: &#remote) -> Self { #value }
                }
            })
        }
        Trait::Decode => {
            let value = made(derive, &quote!(#ident), &constructor(remote), &moved);
            Some(quote! {
                impl<#parameters> ::core::convert::From<#item> for #remote #clause {
                    fn from(value: #item) -> Self { #value }
                }
            })
        }
    }
}

/// The item's own predicates; what is written is cloned.
fn clause(derive: &DeriveInput, cx: &Context<'_>, of: Trait) -> TokenStream {
    let own = derive
        .generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    let used = cx.parameters.used().iter().filter(|_| of == Trait::Encode);
    let used = used.map(|param| {
        let param = format_ident!("{param}");
        quote!(#param: ::core::clone::Clone)
    });
    let predicates = own.map(ToTokens::to_token_stream).chain(used);
    quote!(where #(#predicates,)*)
}

/// The path without type arguments, as expressions have it.
fn constructor(path: &Path) -> TokenStream {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::None;
    }
    path.into_token_stream()
}

fn clone(value: &Ident) -> TokenStream {
    quote!(::core::clone::Clone::clone(#value))
}

fn moved(value: &Ident) -> TokenStream {
    value.to_token_stream()
}

/// The `value` of one type as the other, field by field.
fn made(
    derive: &DeriveInput,
    from: &TokenStream,
    to: &TokenStream,
    field: &dyn Fn(&Ident) -> TokenStream,
) -> TokenStream {
    let arm = |from: TokenStream, to: TokenStream, fields: &Fields| {
        let members = fields.members().collect::<Vec<_>>();
        let variables = members.iter().map(variable).collect::<Vec<_>>();
        let values = variables.iter().map(field);
        quote!(#from { #(#members: #variables),* } => #to { #(#members: #values),* })
    };
    let arms = match &derive.data {
        Data::Struct(data) => vec![arm(from.clone(), to.clone(), &data.fields)],
        Data::Enum(data) => {
            let arms = data.variants.iter().map(|variant| {
                let ident = &variant.ident;
                arm(quote!(#from::#ident), quote!(#to::#ident), &variant.fields)
            });
            arms.collect()
        }
        Data::Union(_) => Vec::new(),
    };
    quote!(match value { #(#arms),* })
}

fn variable(member: &Member) -> Ident {
    match member {
        Member::Named(ident) => format_ident!("field_{ident}"),
        Member::Unnamed(index) => format_ident!("field_{}", index.index),
    }
}
