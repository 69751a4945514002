//! This module lets the compiler check what only types tell: constants that do not evaluate, with
//! the span of what is wrong.

use super::Context;
use super::lifetimes::to_static;
use crate::attr::Value;
use crate::attr::value::ValueKind;
use crate::input::Field;
use crate::spelled::{Spelled, is_pointer, spelled};
use avro_emit::model::{Piece, Ty, Wire};
use avro_ir::LogicalType;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use std::collections::HashSet;
use syn::Type;
use syn::spanned::Spanned as _;

/// That a default is a value of a type that the traits know; others have been checked already.
pub(crate) fn default_fits(cx: &mut Context<'_>, field: &Field<'_>, ty: &Ty, value: &Value) {
    // Constants cannot depend on parameters: then it is an error of composing the schema.
    if cx.parameters.is_generic() {
        return;
    }
    let (Ty::Extern(ty) | Ty::NullLast(ty)) = innermost(ty) else {
        return;
    };
    let Ok(ty) = syn::parse2::<Type>(ty.clone()) else {
        return;
    };
    let (ty, literal) = (to_static(&ty), literal(value));
    if matches!(value.kind, ValueKind::Null)
        && matches!(
            crate::spelled::spelled(field.ty),
            crate::spelled::Spelled::Option(_)
        )
    {
        return;
    }
    cx.checks.push(quote_spanned! {value.span=>
        const _: () = ::avro_runtime::__private::default_fits(
            <#ty as ::avro_runtime::AvroSchema>::DEFINITION,
            &#literal,
        );
    });
}

/// What a default of an optional or converted type is a value of.
fn innermost(ty: &Ty) -> &Ty {
    match ty {
        Ty::Nullable { value: inner, .. }
        | Ty::Boxed(inner)
        | Ty::Converted { avro: inner, .. } => innermost(inner),
        _ => ty,
    }
}

fn literal(value: &Value) -> TokenStream {
    let variant = match &value.kind {
        ValueKind::Null => quote!(Null),
        ValueKind::Bool(_) => quote!(Boolean),
        ValueKind::Int(value) => {
            let value = Literal::i128_unsuffixed(*value);
            quote!(Int(#value))
        }
        ValueKind::Float(_) => quote!(Float),
        ValueKind::Str(text) => quote!(String(#text)),
        ValueKind::Bytes(bytes) => {
            let len = bytes.len();
            quote!(Bytes(#len))
        }
        ValueKind::Array(items) => {
            let items = items.iter().map(literal);
            quote!(Array(&[#(#items),*]))
        }
    };
    quote!(::avro_runtime::__private::Spelled::#variant)
}

/// That null can be the last branch: not twice, nor beside a union that another type stands for.
pub(crate) fn null_last(cx: &mut Context<'_>, field: &Field<'_>, ty: &Ty) {
    let Some(span) = field.attrs.null_last else {
        return;
    };
    let (Some((ty, may_be_union)), false) = (beside_null(ty), cx.parameters.is_generic()) else {
        return;
    };
    let Ok(ty) = syn::parse2::<Type>(ty.clone()) else {
        return;
    };
    let ty = to_static(&ty);
    if may_be_union {
        cx.optional.push(ty);
        return;
    }
    cx.checks.push(quote_spanned! {span=>
        const _: () = ::core::assert!(
            !<#ty as ::avro_runtime::AvroSchema>::IS_UNION && !<#ty as ::avro_runtime::AvroSchema>::IS_NULLABLE,
            "`null_last` is not for types that are converted to a union",
        );
    });
}

/// The type that is beside the last null, if the traits know it; and whether it may be a union.
fn beside_null(ty: &Ty) -> Option<(&TokenStream, bool)> {
    match ty {
        Ty::NullLast(ty) => Some((ty, true)),
        Ty::Nullable { null: 1, value } => match innermost(value) {
            Ty::Extern(ty) => Some((ty, false)),
            _ => None,
        },
        Ty::Array(items) | Ty::Map(_, items) => beside_null(items),
        Ty::Boxed(inner) => beside_null(inner),
        _ => None,
    }
}

/// That the branches of a union are told apart.
pub(crate) fn branches(cx: &mut Context<'_>, types: &[&Type]) {
    if cx.parameters.is_generic() {
        return;
    }
    let definitions = types.iter().map(|ty| {
        let ty = to_static(ty).into_token_stream();
        quote!(<#ty as ::avro_runtime::AvroSchema>::DEFINITION)
    });
    let definitions = definitions.collect::<Vec<_>>();
    for (index, ty) in types.iter().enumerate() {
        let (this, before) = (&definitions[index], &definitions[..index]);
        cx.checks.push(quote_spanned! {ty.span()=>
            const _: () = ::avro_runtime::__private::is_another_branch(#this, &[#(#before),*]);
        });
    }
}

/// That a type can hold the scale of its decimal.
pub(crate) fn scale(cx: &mut Context<'_>, ty: &Ty) {
    match ty {
        &Ty::Logical {
            wire:
                wire @ Wire {
                    logical: LogicalType::Decimal { .. },
                    ..
                },
            value: Some(ref value),
            traits,
        } if !cx.parameters.is_generic() => {
            let newtype = Ty::Logical {
                wire,
                value: None,
                traits,
            };
            let decimal = avro_emit::ty_tokens(&newtype);
            let value = super::lifetimes::tokens_to_static(value.clone());
            let refusal = quote_spanned! {value.span()=>
                <#decimal as ::avro_runtime::logical::Logical<#value>>::REFUSAL
            };
            cx.checks.push(quote_spanned! {value.span()=>
                const _: () = ::core::assert!(#refusal.is_empty(), "{}", #refusal);
            });
        }
        Ty::Array(items) | Ty::Map(_, items) => scale(cx, items),
        Ty::Nullable { value, .. } | Ty::Boxed(value) => scale(cx, value),
        _ => {}
    }
}

/// That what a pointer holds does not lead back to the record in each value: such a cycle of types goes
/// through a pointer somewhere.
pub(crate) fn ends(cx: &mut Context<'_>, field: &Field<'_>, schema: &[Piece]) {
    let ([Piece::Of(ty)], true, false) = (schema, is_pointer(field.ty), cx.parameters.is_generic())
    else {
        return;
    };
    let own = own_type(cx);
    cx.checks.push(quote_spanned! {field.ty.span()=>
        const _: () = ::avro_runtime::__private::ends(
            <#ty as ::avro_runtime::AvroSchema>::DEFINITION,
            <#own as ::avro_runtime::AvroSchema>::DEFINITION,
        );
    });
}

/// The item without its lifetimes.
fn own_type(cx: &Context<'_>) -> TokenStream {
    let ident = cx.input.ident;
    let (_, arguments, _) = cx.input.generics.split_for_impl();
    super::lifetimes::tokens_to_static(quote!(#ident #arguments))
}

/// Notes the types that a field refers to.
pub(crate) fn referred(cx: &mut Context<'_>, field: &Field<'_>, schema: &[Piece]) {
    for piece in schema {
        if let Piece::Of(ty) = piece {
            cx.referred.push((field.ty.span(), ty.clone()));
        }
    }
}

/// That no two types of a record have one fullname, as far as it can be told before the schema is
/// composed. The record's own comes first.
pub(crate) fn have_own_names(cx: &Context<'_>) -> TokenStream {
    if cx.referred.is_empty() || cx.parameters.is_generic() {
        return TokenStream::new();
    }
    let own = own_type(cx);
    let mut seen = HashSet::from([own.to_string()]);
    let others = cx.referred.iter();
    let others = others.filter(|(_, ty)| seen.insert(ty.to_string()));
    let others = others.collect::<Vec<_>>();
    let types = [&own].into_iter().chain(others.iter().map(|(_, ty)| ty));
    let checks = others.iter().zip(1_usize..).map(|((span, _), index)| {
        quote_spanned! {*span=>
            const _: () = ::avro_runtime::__private::has_own_name(TYPES, #index);
        }
    });
    quote! {
        const _: () = {
            const TYPES: &[::avro_runtime::__private::Reference] =
                &[#(<#types as ::avro_runtime::AvroSchema>::DEFINITION),*];
            #(#checks)*
        };
    }
}

/// Finds the options of a field whose value the compiler has to look at.
pub(crate) fn optional(cx: &mut Context<'_>, field: &Field<'_>) {
    if cx.parameters.is_generic() || !super::ty::is_unchanged(&field.attrs) {
        return;
    }
    let mut ty = field.ty;
    loop {
        ty = match spelled(ty) {
            Spelled::Option(inner) if is_unknown(inner) => {
                cx.optional.push(to_static(inner));
                return;
            }
            Spelled::Option(inner)
            | Spelled::Vec(inner)
            | Spelled::Box(inner)
            | Spelled::HashMap(_, inner)
            | Spelled::BTreeMap(_, inner) => inner,
            _ => return,
        };
    }
}

/// Whether the spelling leaves open what the type is, which may be in a box.
fn is_unknown(ty: &Type) -> bool {
    match spelled(ty) {
        Spelled::Box(inner) => is_unknown(inner),
        Spelled::Other => true,
        _ => false,
    }
}

/// That no option holds an option, or a type that is one. A type without a schema is an error
/// elsewhere, so it is none here: then the constant is that of `__AvroOther`.
pub(crate) fn not_null_twice(types: &[Type]) -> TokenStream {
    if types.is_empty() {
        return TokenStream::new();
    }
    let checks = types.iter().map(|ty| {
        quote_spanned! {ty.span()=>
            const _: () = ::core::assert!(
                !__AvroOptional::<#ty>::IS_NULLABLE,
                "an `Option` cannot hold a type that is null or an `Option` itself: use one `Option`",
            );
        }
    });
    quote! {
        const _: () = {
            struct __AvroOptional<T>(::core::marker::PhantomData<T>);
            trait __AvroOther {
                const IS_NULLABLE: bool = false;
            }
            impl<T> __AvroOther for __AvroOptional<T> {}
            impl<T: ::avro_runtime::AvroSchema> __AvroOptional<T> {
                const IS_NULLABLE: bool = T::IS_NULLABLE;
            }
            #(#checks)*
        };
    }
}
