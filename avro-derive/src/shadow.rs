//! This module gives enums that are not a plain enum or union a simpler item that stands for them:
//! variants with named fields become structs, and a tagged enum a record. The derives of those say
//! the schema and read the bytes; only writing is spelled here, since it has no value to give them.

mod encode;
mod items;

use crate::input::{Input, Payload, Shape, Variant};
use crate::lower::Context;
use crate::wrap::Trait;
use items::Items;
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// The implementation of an enum that another item stands for; nothing for all others.
pub(crate) fn implementation(
    derive: &DeriveInput,
    input: &Input<'_>,
    of: Trait,
) -> Option<TokenStream> {
    let kind = match &input.shape {
        Shape::Tagged { variants, tag } => Kind::Tagged { variants, tag },
        Shape::Union(variants) if variants.iter().any(has_fields) => Kind::Union(variants),
        Shape::Record(_)
        | Shape::Transparent(..)
        | Shape::Fixed(..)
        | Shape::Enum { .. }
        | Shape::Union(_) => return None,
    };
    let cx = Context::new(input);
    Some(match of {
        Trait::Schema => schema(&cx, &Items::new(derive, &cx, &kind, of)),
        Trait::Encode => encode::implementation(&cx, &kind),
        Trait::Decode => decode(&cx, &Items::new(derive, &cx, &kind, of)),
    })
}

/// Which enum it is.
enum Kind<'a> {
    /// A union of which some branches are records in place.
    Union(&'a [Variant<'a>]),
    /// A record of a tag and an optional field for each variant that holds something.
    Tagged {
        variants: &'a [Variant<'a>],
        tag: &'a str,
    },
}

impl<'a> Kind<'a> {
    fn variants(&self) -> &'a [Variant<'a>] {
        match self {
            Self::Union(variants) | Self::Tagged { variants, .. } => variants,
        }
    }
}

fn has_fields(variant: &Variant<'_>) -> bool {
    matches!(variant.payload, Payload::Record(_))
}

fn schema(cx: &Context<'_>, items: &Items) -> TokenStream {
    let Items { tokens, main, .. } = items;
    let ident = cx.input.ident;
    let generics = cx.parameters.generics();
    let (parameters, arguments, predicates) =
        (generics.parameters, generics.arguments, generics.schema);
    quote! {
        #tokens
        impl<#parameters> ::avro_runtime::AvroSchema for #ident #arguments
        where #(#predicates,)*
        {
            const IS_UNION: bool = <#main #arguments as ::avro_runtime::AvroSchema>::IS_UNION;
            const DEFINITION: ::avro_runtime::__private::Reference =
                <#main #arguments as ::avro_runtime::AvroSchema>::DEFINITION;
            fn schema() -> &'static ::avro_runtime::Schema {
                <#main #arguments as ::avro_runtime::AvroSchema>::schema()
            }
        }
        ::avro_runtime::__private::apache_avro_schema!(
            [<#parameters>] [#ident #arguments] [where #(#predicates,)*]
        );
    }
}

fn decode(cx: &Context<'_>, items: &Items) -> TokenStream {
    let Items {
        tokens,
        main,
        from,
        blank,
    } = items;
    let ident = cx.input.ident;
    let generics = cx.parameters.generics();
    let (parameters, arguments, predicates, lifetimes) = (
        generics.parameters,
        generics.arguments,
        generics.decode,
        generics.lifetimes,
    );
    let main = quote!(<#main #arguments as ::avro_runtime::Decode<'de>>);
    let result = quote!(::core::result::Result<(), ::avro_runtime::DecodeError>);
    let way = quote!(W: ::avro_runtime::__private::Way<'de>);
    quote! {
        #tokens
        impl<'de: #(#lifetimes +)*, #parameters> ::avro_runtime::Decode<'de> for #ident #arguments
        where #(#predicates,)*
        {
            const MIN_SIZE: usize = #main::MIN_SIZE;
            const BLANK_COST: usize = #main::BLANK_COST;
            const BRANCHES: usize = #main::BRANCHES;
            fn blank() -> Self { #blank }
            fn decode(
                input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                let start = input.offset();
                let value = #main::decode(input)?;
                #from
            }
            fn read<#way>(&mut self, input: &mut ::avro_runtime::Input<'de>, way: W) -> #result {
                let start = input.offset();
                let mut value = #main::blank();
                #main::read(&mut value, input, way.fresh())?;
                *self = #from?;
                ::core::result::Result::Ok(())
            }
            fn read_branch<#way>(
                &mut self,
                branch: usize,
                input: &mut ::avro_runtime::Input<'de>,
                way: W,
            ) -> #result {
                let start = input.offset();
                let mut value = #main::blank();
                #main::read_branch(&mut value, branch, input, way.fresh())?;
                *self = #from?;
                ::core::result::Result::Ok(())
            }
            fn read_as() -> &'static ::avro_runtime::__private::Definition {
                ::avro_runtime::__private::definition_of!(Self)
            }
        }
    }
}
