//! Structs that are in every way what they hold.

use super::implementations::Implementations;
use super::newtype::made;
use super::{generics, read};
use crate::model::{Head, Transparent};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn implementations(transparent: &Transparent) -> Implementations {
    Implementations {
        schema: schema(transparent),
        encode: encode(transparent),
        decode: decode(transparent),
    }
}

fn schema(transparent: &Transparent) -> TokenStream {
    let Transparent { head, ty, .. } = transparent;
    let Head {
        ident, generics, ..
    } = head;
    let (parameters, arguments) = (generics::parameters(generics), &generics.arguments);
    let predicates = generics::predicates(&generics.schema);
    quote! {
        impl #parameters ::avro_runtime::AvroSchema for #ident #arguments #predicates {
            const IS_NULLABLE: bool = <#ty as ::avro_runtime::AvroSchema>::IS_NULLABLE;
            const IS_UNION: bool = <#ty as ::avro_runtime::AvroSchema>::IS_UNION;
            const DEFINITION: ::avro_runtime::__private::Reference =
                <#ty as ::avro_runtime::AvroSchema>::DEFINITION;
            fn definition() -> &'static ::avro_runtime::__private::Definition {
                <#ty as ::avro_runtime::AvroSchema>::definition()
            }
            fn schema() -> &'static ::avro_runtime::Schema {
                <#ty as ::avro_runtime::AvroSchema>::schema()
            }
            fn try_schema_fingerprint() -> ::core::result::Result<u64, ::avro_runtime::SchemaError> {
                <#ty as ::avro_runtime::AvroSchema>::try_schema_fingerprint()
            }
        }
        ::avro_runtime::__private::apache_avro_schema!([#parameters] [#ident #arguments] [#predicates]);
    }
}

fn encode(transparent: &Transparent) -> TokenStream {
    let Head {
        ident, generics, ..
    } = &transparent.head;
    let (parameters, arguments) = (generics::parameters(generics), &generics.arguments);
    let predicates = generics::predicates(&generics.encode);
    let (ty, member) = (&transparent.ty, &transparent.newtype.member);
    quote! {
        impl #parameters ::avro_runtime::Encode for #ident #arguments #predicates {
            const BRANCHES: usize = <#ty as ::avro_runtime::Encode>::BRANCHES;
            #[inline]
            fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
                <#ty as ::avro_runtime::Encode>::encode(&self.#member, out);
            }
            #[inline]
            fn encode_branch(&self, first: i32, out: &mut ::avro_runtime::Sink<'_>) {
                <#ty as ::avro_runtime::Encode>::encode_branch(&self.#member, first, out);
            }
            fn written_as() -> &'static ::avro_runtime::__private::Definition {
                <#ty as ::avro_runtime::Encode>::written_as()
            }
        }
    }
}

fn decode(transparent: &Transparent) -> TokenStream {
    let Transparent { head, ty, newtype } = transparent;
    let Head {
        ident, generics, ..
    } = head;
    let arguments = &generics.arguments;
    let parameters = generics::decode_parameters(generics);
    let predicates = generics::predicates(&generics.decode);
    let member = &newtype.member;
    let decode = quote!(<#ty as ::avro_runtime::Decode>);
    let blank = made(newtype, &quote!(#decode::blank()));
    let inline = quote!(#[inline]);
    let read = read::function(
        Some(&inline),
        &quote!(#decode::read(&mut self.#member, input, way)),
    );
    let read_branch =
        read::branch_function(&quote!(#decode::read_branch(&mut self.#member, branch, input, way)));
    let value = made(newtype, &quote!(#decode::decode(input)?));
    quote! {
        impl #parameters ::avro_runtime::Decode<'de> for #ident #arguments #predicates {
            const MIN_SIZE: usize = #decode::MIN_SIZE;
            const BLANK_COST: usize = #decode::BLANK_COST;
            const BRANCHES: usize = #decode::BRANCHES;
            fn blank() -> Self { #blank }
            #[inline]
            fn decode(
                input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(#value)
            }
            #read
            #inline
            #read_branch
            fn read_as() -> &'static ::avro_runtime::__private::Definition {
                #decode::read_as()
            }
        }
    }
}
