//! Structs with fields.

use super::implementations::{Function, Implementations, Parts};
use super::{before, construction, decode, encode, resolve, schema, text, ty, written};
use crate::ident_text;
use crate::model::{Field, Flattening, Record, Unwritten};
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
    let fields = record.fields.iter().map(|field| {
        let ident = field.ident();
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
        docs,
        attributes,
        ty,
        ..
    } = field;
    let docs = text::docs(docs);
    let (ident, ty) = (field.ident(), ty::ty(ty));
    let rename = serde_rename(serde, name, ident);
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
    let mut implementations = Parts {
        head: &record.head,
        schema: &record.schema,
        said: quote!(#keys #evolves),
        inline: record.inline.then(|| quote!(#[inline])),
        encode: encode(record),
        decode: decode(record),
        resolved: Some(quote!(#resolved #dispatch)),
        branches: None,
    }
    .implementations();
    if record.flattening == Flattening::Offered {
        implementations.decode.extend(resolve::fields(record));
    }
    implementations
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

pub(super) fn decode(record: &Record) -> Function {
    let argument = if encode::is_empty(&record.fields) {
        quote!(_input)
    } else {
        quote!(input)
    };
    let fields = record.fields.iter().map(|Field { member, ty, .. }| {
        let value = decode::value(ty);
        quote!(#member: #value)
    });
    let fields = fields.chain(unwritten(&record.unwritten));
    Function {
        argument,
        body: quote!(::core::result::Result::Ok(Self { #(#fields),* })),
    }
}

/// The fields that are not read.
pub(super) fn unwritten(fields: &[Unwritten]) -> impl Iterator<Item = TokenStream> {
    let fields = fields.iter();
    fields.map(|Unwritten { member, value }| quote!(#member: #value))
}
