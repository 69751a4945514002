//! Structs with fields.

use super::implementations::{Function, Implementations, Parts};
use super::{before, construction, decode, encode, resolve, schema, text, ty, written};
use crate::ident_text;
use crate::model::{Field, Record};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn record(record: &Record) -> TokenStream {
    let before = before(&record.head);
    let ident = &record.head.ident;
    let fields = record
        .fields
        .iter()
        .map(|field| self::field(field, record.head.serde));
    let constants = schema::constants(&record.schema);
    let written = written::functions(record);
    let construction = construction::construction(record);
    let implementations = implementations(record);
    let debug = record.writes_debug.then(|| debug(record));
    quote! {
        #before
        pub struct #ident { #(#fields)* }
        #debug
        impl #ident { #constants #written }
        #construction
        #implementations
    }
}

fn debug(record: &Record) -> TokenStream {
    let ident = &record.head.ident;
    let name = ident_text(ident);
    let fields = record.fields.iter().map(|Field { ident, .. }| {
        let name = ident_text(ident);
        quote!(.field(#name, &self.#ident))
    });
    quote! {
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(#name) #(#fields)* .finish()
            }
        }
    }
}

fn field(field: &Field, serde: bool) -> TokenStream {
    let Field {
        name,
        ident,
        docs,
        attributes,
        ty,
        ..
    } = field;
    let docs = text::docs(docs);
    let rename = serde_rename(serde, name, ident);
    let ty = ty::ty(ty);
    quote!(#docs #rename #(#attributes)* pub #ident: #ty,)
}

/// The Avro name for serde, where the Rust name is another.
pub(super) fn serde_rename(serde: bool, name: &str, ident: &Ident) -> Option<TokenStream> {
    (serde && ident_text(ident) != name).then(|| quote!(#[serde(rename = #name)]))
}

pub(super) fn implementations(record: &Record) -> Implementations {
    let keys = written::keys(&record.writers);
    let evolves = written::evolves(record.head.evolution);
    let (resolved, dispatch) = (resolve::record(record), written::dispatch(&record.writers));
    Parts {
        head: &record.head,
        schema: &record.schema,
        said: quote!(#keys #evolves),
        inline: record.inline.then(|| quote!(#[inline])),
        encode: encode(record),
        decode: decode(record),
        resolved: Some(quote!(#resolved #dispatch)),
        branches: None,
    }
    .implementations()
}

fn encode(record: &Record) -> Function {
    let argument = if encode::is_empty(&record.fields) {
        quote!(_out)
    } else {
        quote!(out)
    };
    Function {
        argument,
        body: encode::fields(&record.fields),
    }
}

fn decode(record: &Record) -> Function {
    let argument = if encode::is_empty(&record.fields) {
        quote!(_input)
    } else {
        quote!(input)
    };
    let fields = record.fields.iter().map(|Field { ident, ty, .. }| {
        let value = decode::value(ty);
        quote!(#ident: #value)
    });
    Function {
        argument,
        body: quote!(::core::result::Result::Ok(Self { #(#fields),* })),
    }
}
