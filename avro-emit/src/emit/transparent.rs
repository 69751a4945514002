//! Structs that are in every way what they hold.

use super::implementations::Implementations;
use super::newtype::made;
use super::{generics, written};
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
    let evolves = written::evolves(head.evolution).unwrap_or_else(
        || quote!(const EVOLVES: bool = <#ty as ::avro_runtime::AvroSchema>::EVOLVES;),
    );
    quote! {
        impl #parameters ::avro_runtime::AvroSchema for #ident #arguments #predicates {
            const IS_NULLABLE: bool = <#ty as ::avro_runtime::AvroSchema>::IS_NULLABLE;
            const IS_UNION: bool = <#ty as ::avro_runtime::AvroSchema>::IS_UNION;
            const DEFINITION: ::avro_runtime::__private::Reference =
                <#ty as ::avro_runtime::AvroSchema>::DEFINITION;
            #evolves
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
    let made = |value: &TokenStream| made(newtype, value);
    let (decoded, resolved, branch, resolved_branch) = (
        made(&quote!(<#ty as ::avro_runtime::Decode>::decode(input)?)),
        made(&quote!(<#ty as ::avro_runtime::Decode>::decode_resolved(input, resolved)?)),
        made(&quote!(<#ty as ::avro_runtime::Decode>::decode_branch(branch, input)?)),
        made(&quote!(<#ty as ::avro_runtime::Decode>::resolve_branch(branch, resolved, input)?)),
    );
    quote! {
        impl #parameters ::avro_runtime::Decode<'de> for #ident #arguments #predicates {
            const MIN_SIZE: usize = <#ty as ::avro_runtime::Decode>::MIN_SIZE;
            const BRANCHES: usize = <#ty as ::avro_runtime::Decode>::BRANCHES;
            #[inline]
            fn decode(
                input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(#decoded)
            }
            #[inline]
            fn decode_resolved(
                input: &mut ::avro_runtime::Input<'de>,
                resolved: ::avro_runtime::Resolved<'_>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(#resolved)
            }
            #[inline]
            fn decode_branch(
                branch: usize,
                input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(#branch)
            }
            #[inline]
            fn resolve_branch(
                branch: usize,
                resolved: ::avro_runtime::Resolved<'_>,
                input: &mut ::avro_runtime::Input<'de>,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(#resolved_branch)
            }
            fn read_as() -> &'static ::avro_runtime::__private::Definition {
                <#ty as ::avro_runtime::Decode>::read_as()
            }
        }
    }
}
