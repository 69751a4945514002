//! Enums without data.

use super::record::{Codec, codec, serde_rename};
use super::{before, decode, resolve, schema, text};
use crate::model::{Derive, Enum, Symbol};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn enumeration(enumeration: &Enum) -> TokenStream {
    let before = before(&enumeration.head);
    let ident = &enumeration.head.ident;
    let derives_default = enumeration.head.derives.contains(&Derive::Default);
    let variants = enumeration
        .symbols
        .iter()
        .enumerate()
        .map(|(index, Symbol { name, ident })| {
            let default =
                (derives_default && enumeration.default == Some(index)).then(|| quote!(#[default]));
            let rename = serde_rename(enumeration.head.serde, name, ident);
            quote!(#default #rename #ident)
        });
    let constants = schema::constants(&enumeration.schema);
    let functions = functions(enumeration);
    let conversions = conversions(enumeration);
    let schema = schema::schema(ident, &enumeration.schema);
    let codec = enum_codec(enumeration);
    quote! {
        #before
        pub enum #ident { #(#variants),* }
        impl #ident { #constants #functions }
        #conversions
        #schema
        #codec
    }
}

fn functions(enumeration: &Enum) -> TokenStream {
    let symbols = enumeration
        .symbols
        .iter()
        .map(|symbol| text::string(&symbol.name));
    let variants = enumeration.symbols.iter().map(|symbol| &symbol.ident);
    let (index, as_str) = if enumeration.symbols.is_empty() {
        (quote!(match self {}), quote!(match *self {}))
    } else {
        (quote!(self as i32), quote!(Self::SYMBOLS[*self as usize]))
    };
    quote! {
        /// The symbols, in the schema's order.
        pub const SYMBOLS: &'static [&'static str] = &[#(#symbols),*];
        /// The variants, in the schema's order.
        pub const VARIANTS: &'static [Self] = &[#(Self::#variants),*];
        /// The symbol.
        #[must_use]
        pub const fn as_str(&self) -> &'static str { #as_str }
        /// The symbol's position in the schema.
        #[inline]
        #[must_use]
        pub const fn index(self) -> i32 { #index }
    }
}

fn conversions(enumeration: &Enum) -> TokenStream {
    let ident = &enumeration.head.ident;
    quote! {
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { f.pad(self.as_str()) }
        }
        impl ::core::str::FromStr for #ident {
            type Err = ::avro_runtime::UnknownSymbol;
            fn from_str(symbol: &str) -> ::core::result::Result<Self, ::avro_runtime::UnknownSymbol> {
                ::avro_runtime::__private::symbol_from_str(Self::FULLNAME, Self::SYMBOLS, Self::VARIANTS, symbol)
            }
        }
        impl ::core::convert::TryFrom<i32> for #ident {
            type Error = ::avro_runtime::UnknownSymbol;
            fn try_from(index: i32) -> ::core::result::Result<Self, ::avro_runtime::UnknownSymbol> {
                ::avro_runtime::__private::symbol_from_index(Self::FULLNAME, Self::VARIANTS, index)
            }
        }
    }
}

fn enum_codec(enumeration: &Enum) -> TokenStream {
    let count = decode::size(enumeration.symbols.len());
    let bodies = Codec {
        out: quote!(out),
        body: quote!(out.put(self.index());),
        input: quote!(input),
        value: quote!(::core::result::Result::Ok(Self::VARIANTS[input.symbol(#count)?])),
        resolved: resolve::enumeration(enumeration.head.evolution, enumeration.symbols.len()),
    };
    codec(
        &enumeration.head.ident,
        &enumeration.schema,
        Some(&quote!(#[inline])),
        &bodies,
    )
}
