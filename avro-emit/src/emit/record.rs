//! Structs with fields.

use super::implementations::{Blanks, Function, Implementations, Parts};
use super::read::{self, added};
use super::{before, construction, encode, generics, literal, schema, text, ty, written};
use crate::ident_text;
use crate::model::{Field, FieldKind, Flattening, Record, Ty, Unwritten};
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
    let fields = record.fields.iter().map(|field| &field.ty);
    let mut implementations = Parts {
        head: &record.head,
        schema: &record.schema,
        said: keys.unwrap_or_default(),
        inline: record.inline.then(|| quote!(#[inline])),
        encode: encode(record),
        blank: blank(record),
        blank_cost: if record.has_values {
            Blanks::All(fields.filter_map(read::blank_cost).collect())
        } else {
            Blanks::None
        },
        decode: None,
        read: Some(read(record)),
        dispatch: written::dispatch(&record.writers),
        branches: None,
    }
    .implementations();
    if record.flattening == Flattening::Offered {
        implementations.decode.extend(flattened(record));
    }
    implementations
}

/// A record whose fields can be read into.
pub(super) fn blank(record: &Record) -> TokenStream {
    let fields = record.fields.iter().map(|Field { member, ty, .. }| {
        let blank = read::blank(ty);
        quote!(#member: #blank)
    });
    let fields = fields.chain(unwritten(&record.unwritten));
    quote!(Self { #(#fields),* })
}

/// Each field in turn, and the end.
pub(super) fn read(record: &Record) -> TokenStream {
    let fields = match record.flattening {
        Flattening::None => {
            let fields = fields(record, None, &quote!(&mut fields));
            quote!(#(#fields)*)
        }
        Flattening::Offered => quote! {
            ::avro_runtime::__private::Flattened::read_fields(self, input, &mut fields, 0)?;
        },
    };
    quote! {
        use ::avro_runtime::__private::Fields as _;
        let mut fields = way.fields(input)?;
        #fields
        fields.end(input)
    }
}

/// The implementation by which other records have these fields as theirs.
pub(super) fn flattened(record: &Record) -> TokenStream {
    let head = &record.head;
    let (ident, arguments) = (&head.ident, &head.generics.arguments);
    let parameters = generics::decode_parameters(&head.generics);
    let predicates = generics::predicates(&head.generics.decode);
    let count = count(&record.fields, None);
    let fields = fields(record, Some(&quote!(first)), &quote!(fields));
    quote! {
        impl #parameters ::avro_runtime::__private::Flattened<'de> for #ident #arguments #predicates {
            const COUNT: usize = #count;
            fn read_fields<F: ::avro_runtime::__private::Fields<'de>>(
                &mut self,
                input: &mut ::avro_runtime::Input<'de>,
                fields: &mut F,
                first: usize,
            ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
                #(#fields)*
                ::core::result::Result::Ok(())
            }
        }
    }
}

/// The position of what comes after these fields, from `first` on.
fn count(fields: &[Field], first: Option<&TokenStream>) -> TokenStream {
    let (own, flattened): (Vec<&Field>, Vec<&Field>) = fields
        .iter()
        .partition(|field| field.kind == FieldKind::Own);
    let flattened = flattened.into_iter().map(|field| {
        let ty = ty::ty(&field.ty);
        quote!(<#ty as ::avro_runtime::__private::Flattened>::COUNT)
    });
    let sum = added(own.len(), flattened);
    match first {
        None => sum,
        Some(first) if fields.is_empty() => first.clone(),
        Some(first) => quote!(#first + #sum),
    }
}

/// The statement that reads each field; `fields` is a reference to what finds them.
fn fields(record: &Record, first: Option<&TokenStream>, found: &TokenStream) -> Vec<TokenStream> {
    let fields = record.fields.iter().enumerate();
    let statements = fields.map(|(index, field)| {
        let position = count(&record.fields[..index], first);
        match field.kind {
            FieldKind::Own => self::own_field(&position, field, found),
            FieldKind::Flattened => {
                let member = &field.member;
                quote! {
                    ::avro_runtime::__private::Flattened::read_fields(
                        &mut self.#member, input, #found, #position
                    )?;
                }
            }
        }
    });
    statements.collect()
}

fn own_field(position: &TokenStream, field: &Field, found: &TokenStream) -> TokenStream {
    let Field {
        member,
        ty,
        default,
        ..
    } = field;
    let to = quote!(&mut self.#member);
    if let Ty::Record { guarded: false, .. } = ty {
        let default = default.as_ref().map(literal::literal).map_or_else(
            || quote!(::core::option::Option::None),
            |default| quote!(::core::option::Option::Some(#default)),
        );
        return quote! {
            ::avro_runtime::__private::read_record!(#found, #to, input, #position, || #default);
        };
    }
    match (read::how(ty), default.as_ref().map(literal::literal)) {
        (None, None) => quote!(fields.field(#to, input, #position)?;),
        (None, Some(default)) => quote!(fields.field_or(#to, input, #position, || #default)?;),
        (Some(how), None) => quote!(fields.field_as(#how, #to, input, #position)?;),
        (Some(how), Some(default)) => {
            quote!(fields.field_as_or(#how, #to, input, #position, || #default)?;)
        }
    }
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

/// The fields that are not read.
pub(super) fn unwritten(fields: &[Unwritten]) -> impl Iterator<Item = TokenStream> {
    let fields = fields.iter();
    fields.map(|Unwritten { member, value }| quote!(#member: #value))
}
