//! Bytes of another schema to values: one expression for each type, in which `input` is the cursor
//! and `resolved` the plan. What is the same is read as [`decode`](super::decode) reads it.

mod record;

use super::decode::{self, size, sum};
use super::{newtype, text, ty};
use crate::model::{Evolution, Items, Path, Root, Ty, Union};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) use record::{fields, record};

/// What is done for a field that the bytes have.
fn steps(ty: &Ty) -> TokenStream {
    if let Ty::Nullable { null, value } = ty
        && is_always_same(value)
    {
        let (null, some) = (size(*null), decode::value(value));
        return quote! {
            step => match step.branch(input, 2)? {
                #null => ::core::option::Option::None,
                _ => ::core::option::Option::Some(#some),
            },
        };
    }
    let direct = decode::value(ty);
    if is_always_same(ty) {
        return quote!(::avro_runtime::__private::Step::Same | ::avro_runtime::__private::Step::Plan(_) => #direct,);
    }
    let resolved = value(ty);
    quote! {
        ::avro_runtime::__private::Step::Same => #direct,
        ::avro_runtime::__private::Step::Plan(resolved) => #resolved,
    }
}

/// `decode_resolved` of an enum, from the expression of its variant.
pub(super) fn enumeration(evolution: Evolution, variant: &TokenStream) -> Option<TokenStream> {
    function(evolution, &quote!(::core::result::Result::Ok(#variant)))
}

/// `decode_resolved` of a union.
pub(super) fn union(union: &Union) -> Option<TokenStream> {
    if union.head.evolution == Evolution::None {
        return None;
    }
    function(
        Evolution::Straight,
        &quote! {
            match resolved.branch() {
                ::core::option::Option::None => <Self as ::avro_runtime::Decode>::decode(input),
                ::core::option::Option::Some((branch, resolved)) => {
                    <Self as ::avro_runtime::Decode>::resolve_branch(branch, resolved, input)
                }
            }
        },
    )
}

/// The function that reads the value of a union's branch, for the union and for options of it.
pub(super) fn branches(union: &Union) -> TokenStream {
    let body = match union.head.evolution {
        Evolution::Straight => straight_branches(union),
        Evolution::Transcode => quote! {
            resolved.transcoded(input, |input| <Self as ::avro_runtime::Decode>::decode_branch(branch, input))
        },
        Evolution::None => quote! {
            if resolved.is_same() {
                <Self as ::avro_runtime::Decode>::decode_branch(branch, input)
            } else {
                ::core::result::Result::Err(resolved.unsupported(input))
            }
        },
    };
    quote! {
        fn resolve_branch(
            branch: usize,
            resolved: ::avro_runtime::Resolved<'_>,
            input: &mut ::avro_runtime::Input<'de>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> { #body }
    }
}

fn straight_branches(union: &Union) -> TokenStream {
    let arms = union.branches.iter().map(|branch| {
        let (index, ident, value) = (size(branch.index), &branch.ident, value_or_same(&branch.ty));
        quote!(#index => Self::#ident(#value))
    });
    quote! {
        ::core::result::Result::Ok(match branch {
            #(#arms,)*
            _ => return ::core::result::Result::Err(input.unexpected_branch(branch)),
        })
    }
}

/// `decode_resolved` of a newtype.
pub(super) fn root(root: &Root) -> Option<TokenStream> {
    let value = newtype::made(&root.newtype, &value_or_same(&root.ty));
    function(
        root.head.evolution,
        &quote!(::core::result::Result::Ok(#value)),
    )
}

fn function(evolution: Evolution, straight: &TokenStream) -> Option<TokenStream> {
    let body = match evolution {
        Evolution::None => return None,
        Evolution::Straight => straight,
        Evolution::Transcode => &quote! {
            resolved.transcoded(input, |input| <Self as ::avro_runtime::Decode>::decode(input))
        },
    };
    Some(quote! {
        fn decode_resolved(
            input: &mut ::avro_runtime::Input<'de>,
            resolved: ::avro_runtime::Resolved<'_>,
        ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> { #body }
    })
}

/// Whether the bytes are the same whatever schema they were written with.
fn is_always_same(ty: &Ty) -> bool {
    match ty {
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::String(_)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Fixed(_)
        | Ty::Logical { .. }
        | Ty::Never => true,
        Ty::Boxed(inner) => is_always_same(inner),
        Ty::Converted { avro, .. } => is_always_same(avro),
        Ty::Float
        | Ty::Double
        | Ty::Enum(_)
        | Ty::Record { .. }
        | Ty::Union(_)
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. }
        | Ty::Array(_)
        | Ty::Map(..)
        | Ty::Nullable { .. }
        | Ty::NullableUnion { .. }
        | Ty::NullLast(_)
        | Ty::Single(_) => false,
    }
}

/// The expression that reads a value whose bytes may be the same.
fn value_or_same(ty: &Ty) -> TokenStream {
    let resolved = value(ty);
    match ty {
        Ty::Converted { avro, from, .. } => decode::converted(avro, &value_or_same(avro), from),
        Ty::Array(_)
        | Ty::Map(..)
        | Ty::Nullable { .. }
        | Ty::NullableUnion { .. }
        | Ty::Single(_) => {
            let direct = decode::value(ty);
            quote!(if resolved.is_same() { #direct } else { #resolved })
        }
        _ => resolved,
    }
}

/// The expression that reads a value whose bytes differ.
pub(super) fn value(ty: &Ty) -> TokenStream {
    match ty {
        ty if is_always_same(ty) => decode::value(ty),
        Ty::Float => quote!(resolved.float(input)?),
        Ty::Double => quote!(resolved.double(input)?),
        Ty::Record {
            guarded: true,
            reference,
        } => guarded(&reference.path),
        Ty::Foreign(user) => quote! {
            resolved.transcoded(input, |input| <#user as ::avro_runtime::Decode>::decode(input))?
        },
        Ty::Array(items) => array(items),
        Ty::Map(_, values) => map(values),
        Ty::Nullable { null, value } => {
            let some = value_or_same(value);
            option(*null, &quote!(_), &some)
        }
        this @ Ty::NullLast(ty) => null_last(this, ty),
        Ty::NullableUnion {
            null, reference, ..
        } => {
            let union = text::path(&reference.path);
            option(
                *null,
                &quote!(branch),
                &quote!(<#union as ::avro_runtime::Decode>::resolve_branch(branch, resolved, input)?),
            )
        }
        Ty::Single(inner) => {
            let inner = value_or_same(inner);
            quote!(match resolved.branch() {
                ::core::option::Option::Some((_, resolved)) => #inner,
                ::core::option::Option::None => return ::core::result::Result::Err(resolved.unsupported(input)),
            })
        }
        Ty::Boxed(inner) => decode::in_box(inner, &value(inner)),
        Ty::Converted { avro, from, .. } => decode::converted(avro, &value(avro), from),
        ty => {
            let ty = ty::ty(ty);
            quote!(<#ty as ::avro_runtime::Decode>::decode_resolved(input, resolved)?)
        }
    }
}

/// A value that closes a cycle of types: its depth counts.
fn guarded(path: &Path) -> TokenStream {
    let path = text::path(path);
    quote!({
        input.enter()?;
        let value = <#path as ::avro_runtime::Decode>::decode_resolved(input, resolved)?;
        input.leave();
        value
    })
}

fn array(items: &Items) -> TokenStream {
    let (min_size, item) = (sum(&items.min_size), value_or_same(&items.ty));
    quote!(resolved.array(input, #min_size, |input, resolved| ::core::result::Result::Ok(#item))?)
}

fn map(values: &Items) -> TokenStream {
    let (min_size, item) = (sum(&values.min_size), value_or_same(&values.ty));
    quote!(resolved.map(input, #min_size, |input, resolved| ::core::result::Result::Ok(#item))?)
}

fn null_last(whole: &Ty, ty: &TokenStream) -> TokenStream {
    let (decode, direct) = (
        quote!(<#ty as ::avro_runtime::Decode>),
        decode::value(whole),
    );
    quote! {
        match resolved.branch() {
            ::core::option::Option::None => #direct,
            ::core::option::Option::Some((branch, _)) if branch == #decode::BRANCHES => {
                ::core::option::Option::None
            }
            ::core::option::Option::Some((branch, resolved)) => {
                ::core::option::Option::Some(#decode::resolve_branch(branch, resolved, input)?)
            }
        }
    }
}

fn option(null: usize, branch: &TokenStream, some: &TokenStream) -> TokenStream {
    let null = size(null);
    quote! {
        match resolved.branch() {
            ::core::option::Option::Some((#null, _)) => ::core::option::Option::None,
            ::core::option::Option::Some((#branch, resolved)) => ::core::option::Option::Some(#some),
            ::core::option::Option::None => return ::core::result::Result::Err(resolved.unsupported(input)),
        }
    }
}
