//! Enums without data.

use super::implementations::{Blanks, Function, Implementations, Parts};
use super::record::serde_rename;
use super::{before, encode, read, schema, text};
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
    let implementations = implementations(enumeration);
    quote! {
        #before
        pub enum #ident { #(#variants),* }
        impl #ident { #constants #functions }
        #conversions
        #implementations
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

pub(super) fn implementations(enumeration: &Enum) -> Implementations {
    let count = read::size(enumeration.symbols.len());
    let value = variant(enumeration, &quote!(way.symbol(input, #count)?));
    let first = enumeration.symbols.first();
    let blank = first.map(|Symbol { ident, .. }| quote!(Self::#ident));
    Parts {
        head: &enumeration.head,
        schema: &enumeration.schema,
        said: TokenStream::new(),
        inline: Some(quote!(#[inline])),
        encode: encode(enumeration),
        blank_cost: match blank {
            Some(_) => Blanks::All(Vec::new()),
            None => Blanks::None,
        },
        blank: blank.unwrap_or_else(|| quote!(::avro_runtime::__private::no_blank())),
        decode: None,
        read: Some(quote!(*self = #value; ::core::result::Result::Ok(()))),
        dispatch: None,
        branches: None,
    }
    .implementations()
}

pub(super) fn encode(enumeration: &Enum) -> Function {
    if enumeration.symbols.is_empty() {
        return Function {
            argument: quote!(_out),
            body: quote!(match *self {}),
        };
    }
    let arms = enumeration.symbols.iter().enumerate();
    let arms = arms.map(|(index, Symbol { ident, .. })| {
        let index = encode::index(index);
        quote!(Self::#ident => #index)
    });
    Function {
        argument: quote!(out),
        body: quote!(out.put(match self { #(#arms),* });),
    }
}

/// The variant at an index that is below their number.
pub(super) fn variant(enumeration: &Enum, index: &TokenStream) -> TokenStream {
    let variants = enumeration.symbols.iter();
    let variants = variants.map(|Symbol { ident, .. }| quote!(Self::#ident));
    read::choice(index, variants)
}
