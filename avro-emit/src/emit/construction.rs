//! `Default`, `new` and builders of records.

use super::{literal, ty};
use crate::model::{Construction, Field, Record};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn construction(record: &Record) -> TokenStream {
    let made = match record.construction {
        Construction::Default => default(record),
        Construction::New => new(record),
    };
    let builder = record
        .builder
        .as_ref()
        .map(|builder| self::builder(record, &builder.ident));
    quote!(#made #builder)
}

fn default(record: &Record) -> TokenStream {
    let ident = &record.head.ident;
    let fields = record.fields.iter().map(initial);
    quote! {
        impl ::core::default::Default for #ident {
            /// The defaults of the schema.
            fn default() -> Self { Self { #(#fields),* } }
        }
    }
}

fn new(record: &Record) -> TokenStream {
    let ident = &record.head.ident;
    let parameters = record
        .fields
        .iter()
        .filter(|field| field.default.is_none())
        .map(|field| {
            let (ident, ty) = (field.ident(), ty::ty(&field.ty));
            quote!(#ident: #ty)
        });
    let fields = record.fields.iter().map(initial);
    quote! {
        impl #ident {
            /// A value of the fields that have no default; the others have the schema's.
            #[must_use]
            pub fn new(#(#parameters),*) -> Self { Self { #(#fields),* } }
        }
    }
}

/// A field's default, or the parameter of its name.
fn initial(field: &Field) -> TokenStream {
    let ident = field.ident();
    let default = field.default.as_ref().map(literal::literal);
    let value = default.map(|default| quote!(: #default));
    quote!(#ident #value)
}

fn builder(record: &Record, builder: &Ident) -> TokenStream {
    let ident = &record.head.ident;
    let slots = record.fields.iter().map(|field| {
        let (ident, ty) = (field.ident(), ty::ty(&field.ty));
        quote!(#ident: ::core::option::Option<#ty>)
    });
    let empty = record
        .fields
        .iter()
        .map(Field::ident)
        .map(|ident| quote!(#ident: ::core::option::Option::None));
    let setters = record.fields.iter().map(setter);
    let fields = record.fields.iter().map(built);
    let doc = format!(" Makes [`{ident}`] field by field; from `{ident}::builder`.");
    quote! {
        #[doc = #doc]
        #[derive(::core::fmt::Debug, ::core::clone::Clone)]
        #[must_use]
        pub struct #builder { #(#slots),* }
        impl #ident {
            /// Starts a value without any field.
            pub fn builder() -> #builder { #builder { #(#empty),* } }
        }
        impl #builder {
            #(#setters)*
            /// The value; fields that were not set have the schema's default.
            ///
            /// # Errors
            ///
            /// When a field without a default was not set.
            pub fn build(self) -> ::core::result::Result<#ident, ::avro_runtime::MissingField> {
                ::core::result::Result::Ok(#ident { #(#fields),* })
            }
        }
    }
}

fn setter(field: &Field) -> TokenStream {
    let (name, ident, ty) = (&field.name, field.ident(), ty::ty(&field.ty));
    let doc = format!(" Sets `{name}`.");
    let setter = setter_ident(ident);
    quote! {
        #[doc = #doc]
        pub fn #setter(mut self, value: impl ::core::convert::Into<#ty>) -> Self {
            self.#ident = ::core::option::Option::Some(::core::convert::Into::into(value));
            self
        }
    }
}

/// A field named `build` must leave the builder its own method.
fn setter_ident(ident: &Ident) -> Ident {
    if ident == "build" {
        Ident::new("build_", ident.span())
    } else {
        ident.clone()
    }
}

fn built(field: &Field) -> TokenStream {
    let (name, ident) = (&field.name, field.ident());
    let default = field.default.as_ref().map(literal::literal);
    let value = default.map_or_else(
        || quote!(ok_or(::avro_runtime::MissingField::new(#name))?),
        |default| quote!(unwrap_or_else(|| #default)),
    );
    quote!(#ident: self.#ident.#value)
}
