//! Records of another schema: their fields in their own order, each as its step says.

use super::super::decode::{self, added};
use super::super::record::unwritten;
use super::super::{generics, literal, text, ty};
use super::{function, steps};
use crate::model::{Field, FieldKind, Flattening, Record};
use proc_macro2::TokenStream;
use quote::quote;

/// `decode_resolved` of a record.
pub(in super::super) fn record(record: &Record) -> Option<TokenStream> {
    let body = match record.flattening {
        Flattening::None => whole(record),
        Flattening::Offered => quote! {
            let ::core::option::Option::Some(mut record) = resolved.record() else {
                return <Self as ::avro_runtime::Decode>::decode(input);
            };
            let value =
                <Self as ::avro_runtime::__private::Fields>::decode_fields(input, &mut record, 0)?;
            record.finish(input)?;
            ::core::result::Result::Ok(value)
        },
    };
    function(record.head.evolution, &body)
}

/// The record ends within its last field, so that the value is made where it is returned.
fn whole(record: &Record) -> TokenStream {
    let last = record.fields.len().checked_sub(1);
    let values = values(record, None, &quote!(&mut record));
    let fields = values
        .into_iter()
        .enumerate()
        .map(|(index, (field, value))| {
            let member = &field.member;
            if Some(index) == last {
                quote!(#member: { let value = #value; record.finish(input)?; value })
            } else {
                quote!(#member: #value)
            }
        });
    let fields = fields.chain(unwritten(&record.unwritten));
    let finish = last.is_none().then(|| quote!(record.finish(input)?;));
    let mutable = last.is_some().then(|| quote!(mut));
    quote! {
        let ::core::option::Option::Some(#mutable record) = resolved.record() else {
            return <Self as ::avro_runtime::Decode>::decode(input);
        };
        #finish
        ::core::result::Result::Ok(Self { #(#fields),* })
    }
}

/// The implementation by which other records have these fields as theirs.
pub(in super::super) fn fields(record: &Record) -> TokenStream {
    let head = &record.head;
    let (ident, arguments) = (&head.ident, &head.generics.arguments);
    let parameters = generics::decode_parameters(&head.generics);
    let predicates = generics::predicates(&head.generics.decode);
    let count = count(&record.fields, None);
    let values = values(record, Some(&quote!(first)), &quote!(record));
    let values = values.into_iter();
    let values = values.map(|(Field { member, .. }, value)| quote!(#member: #value));
    let values = values.chain(unwritten(&record.unwritten));
    let (input, plan, first) = if record.fields.is_empty() {
        (quote!(_input), quote!(_record), quote!(_first))
    } else {
        (quote!(input), quote!(record), quote!(first))
    };
    quote! {
        impl #parameters ::avro_runtime::__private::Fields<'de> for #ident #arguments #predicates {
            const COUNT: usize = #count;
            fn decode_fields(
                #input: &mut ::avro_runtime::Input<'de>,
                #plan: &mut ::avro_runtime::__private::ResolvedRecord<'_>,
                #first: usize,
            ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
                ::core::result::Result::Ok(Self { #(#values),* })
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
        quote!(<#ty as ::avro_runtime::__private::Fields>::COUNT)
    });
    let sum = added(own.len(), flattened);
    match first {
        None => sum,
        Some(first) if fields.is_empty() => first.clone(),
        Some(first) => quote!(#first + #sum),
    }
}

/// The expression that reads each field; `plan` is a reference to the record's plan.
fn values<'a>(
    record: &'a Record,
    first: Option<&TokenStream>,
    plan: &TokenStream,
) -> Vec<(&'a Field, TokenStream)> {
    let fields = record.fields.iter().enumerate();
    let values = fields.map(|(index, field)| {
        let position = count(&record.fields[..index], first);
        let value = match field.kind {
            FieldKind::Own => self::field(&position, field),
            FieldKind::Flattened => flattened(&position, field, plan),
        };
        (field, value)
    });
    values.collect()
}

fn flattened(position: &TokenStream, field: &Field, plan: &TokenStream) -> TokenStream {
    let ty = ty::ty(&field.ty);
    quote! {
        <#ty as ::avro_runtime::__private::Fields>::decode_fields(input, #plan, #position)?
    }
}

fn field(position: &TokenStream, field: &Field) -> TokenStream {
    let Field { name, ty, .. } = field;
    let read = steps(ty);
    let missing = || {
        if field.has_schema_default {
            // No expression stands for it: it is read from its bytes.
            let value = decode::value(ty);
            return quote!(record.default_value(input, #position, |input| ::core::result::Result::Ok(#value))?);
        }
        let name = text::string(name);
        quote!(return ::core::result::Result::Err(record.missing_default(input, #name)))
    };
    let default = field.default.as_ref();
    let default = default.map_or_else(missing, literal::literal);
    quote! {
        match record.step(input, #position)? {
            ::avro_runtime::__private::Step::Default => #default,
            #read
        }
    }
}
