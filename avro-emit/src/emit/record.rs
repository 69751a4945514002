//! Structs: records, fixed types, and newtypes for schemas without a name.

use super::{before, construction, decode, encode, resolve, schema, text, ty, written};
use crate::ident_text;
use crate::model::{Field, Fixed, Record, Root, SchemaText, Ty};
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
    let (keys, evolves) = (
        written::keys(&record.writers),
        written::evolves(record.head.evolution),
    );
    let said = quote!(#keys #evolves);
    let written = written::functions(record);
    let schema = schema::schema_with(ident, &record.schema, Some(&said));
    let construction = construction::construction(record);
    let codec = record_codec(record);
    let debug = record.writes_debug.then(|| debug(record));
    quote! {
        #before
        pub struct #ident { #(#fields)* }
        #debug
        impl #ident { #constants #written }
        #construction
        #schema
        #codec
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

fn record_codec(record: &Record) -> TokenStream {
    let body = encode::fields(&record.fields);
    let out = if encode::is_empty(&record.fields) {
        quote!(_out)
    } else {
        quote!(out)
    };
    let fields = record.fields.iter().map(|Field { ident, ty, .. }| {
        let value = decode::value(ty);
        quote!(#ident: #value)
    });
    let input = if encode::is_empty(&record.fields) {
        quote!(_input)
    } else {
        quote!(input)
    };
    let value = quote!(::core::result::Result::Ok(Self { #(#fields),* }));
    let inline = record.inline.then(|| quote!(#[inline]));
    let (resolved, dispatch) = (resolve::record(record), written::dispatch(&record.writers));
    codec(
        &record.head.ident,
        &record.schema,
        inline.as_ref(),
        &Codec {
            out,
            body,
            input,
            value,
            resolved: Some(quote!(#resolved #dispatch)),
        },
    )
}

/// The bodies of both functions, and the names of their arguments.
pub(super) struct Codec {
    pub(super) out: TokenStream,
    pub(super) body: TokenStream,
    pub(super) input: TokenStream,
    pub(super) value: TokenStream,
    /// The function that reads data of other schemas.
    pub(super) resolved: Option<TokenStream>,
}

/// The implementations of `Encode` and `Decode`.
pub(super) fn codec(
    ident: &Ident,
    schema: &SchemaText,
    inline: Option<&TokenStream>,
    codec: &Codec,
) -> TokenStream {
    let Codec {
        out,
        body,
        input,
        value,
        resolved,
    } = codec;
    let min_size = decode::size(schema.min_size);
    quote! {
        impl ::avro_runtime::Encode for #ident {
            #inline
            fn encode(&self, #out: &mut ::avro_runtime::Sink<'_>) { #body }
        }
        impl<'de> ::avro_runtime::Decode<'de> for #ident {
            const MIN_SIZE: usize = #min_size;
            #inline
            fn decode(
                #input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> { #value }
            #resolved
            fn path_schema() -> ::core::option::Option<&'static ::avro_runtime::Schema> {
                ::core::option::Option::Some(<Self as ::avro_runtime::AvroSchema>::schema())
            }
        }
    }
}

/// A newtype of a byte array.
pub(super) fn fixed(fixed: &Fixed) -> TokenStream {
    let before = before(&fixed.head);
    let ident = &fixed.head.ident;
    let size = decode::size(fixed.size);
    let constants = schema::constants(&fixed.schema);
    let schema = schema::schema(ident, &fixed.schema);
    let serde = fixed
        .head
        .serde
        .then(|| quote!(#[serde(with = "::avro_runtime::__private::serde_fixed")]));
    let bodies = Codec {
        out: quote!(out),
        body: quote!(out.put(&self.0);),
        input: quote!(input),
        value: quote!(::core::result::Result::Ok(Self(*input.fixed::<#size>()?))),
        resolved: None,
    };
    let codec = codec(ident, &fixed.schema, Some(&quote!(#[inline])), &bodies);
    quote! {
        #before
        pub struct #ident(#serde pub [u8; #size]);
        impl #ident { #constants }
        impl ::core::convert::From<[u8; #size]> for #ident {
            fn from(bytes: [u8; #size]) -> Self { Self(bytes) }
        }
        impl ::core::convert::AsRef<[u8]> for #ident {
            fn as_ref(&self) -> &[u8] { &self.0 }
        }
        #schema
        #codec
    }
}

/// A newtype of any type.
pub(super) fn root(root: &Root) -> TokenStream {
    let before = before(&root.head);
    let ident = &root.head.ident;
    let inner = ty::ty(&root.ty);
    let constants = schema::constants(&root.schema);
    let evolves = written::evolves(root.head.evolution);
    let schema = schema::schema_with(ident, &root.schema, evolves.as_ref());
    let codec = root_codec(root);
    quote! {
        #before
        pub struct #ident(pub #inner);
        impl #ident { #constants }
        impl ::core::convert::From<#inner> for #ident {
            fn from(value: #inner) -> Self { Self(value) }
        }
        #schema
        #codec
    }
}

fn root_codec(root: &Root) -> TokenStream {
    let value = decode::value(&root.ty);
    let empty = matches!(root.ty, Ty::Null);
    let bodies = Codec {
        out: if empty { quote!(_out) } else { quote!(out) },
        body: if empty {
            TokenStream::new()
        } else {
            encode::statement(&root.ty, &encode::Value::Place(quote!(self.0)))
        },
        input: if empty { quote!(_input) } else { quote!(input) },
        value: quote!(::core::result::Result::Ok(Self(#value))),
        resolved: resolve::root(root),
    };
    codec(&root.head.ident, &root.schema, None, &bodies)
}
