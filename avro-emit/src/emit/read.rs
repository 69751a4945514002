//! Bytes to values: how a type is read that does not tell it itself, and the places that values are read
//! into. The functions that are made of these are one body for every way to read.

use super::{text, ty};
use crate::model::{Path, Size, Ty};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;

/// How a value is read; nothing where the type itself says it.
pub(super) fn how(ty: &Ty) -> Option<TokenStream> {
    Some(match ty {
        Ty::Record { guarded: true, .. } => private(&quote!(Guarded)),
        Ty::String(Some(_)) => private(&quote!(Text)),
        Ty::Foreign(_) => private(&quote!(Rewritten)),
        Ty::Elsewhere { ty, definition } => elsewhere(ty, definition),
        Ty::Logical {
            wire,
            value: Some(user),
            ..
        } => {
            let wire = ty::wire_at(user.span(), *wire);
            let logical = private(&quote!(As));
            quote!(#logical::<#wire>::LOGICAL)
        }
        Ty::Array(items) if has_own_items(items) => return None,
        Ty::Array(items) => around(&quote!(Array), items),
        Ty::Map(_, values) => around(&quote!(Map), values),
        Ty::Nullable { null: 0, value } if is_own_branch(value) => return None,
        Ty::Nullable { null, value } => {
            let null = size(*null);
            around(&quote!(OrNull::<#null, _>), value)
        }
        Ty::NullLast(_) => private(&quote!(OrNullLast)),
        Ty::NullableUnion { null, .. } => {
            let null = size(*null);
            private(&quote!(UnionOrNull::<#null>))
        }
        Ty::Single(inner) => around(&quote!(Single), inner),
        Ty::Boxed(inner) => around(&quote!(Boxed), inner),
        Ty::Converted {
            avro, from, blank, ..
        } => converted(avro, from, blank),
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Float
        | Ty::Double
        | Ty::String(None)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Enum(_)
        | Ty::Fixed(_)
        | Ty::Record { guarded: false, .. }
        | Ty::Union(_)
        | Ty::Extern(_)
        | Ty::Logical { value: None, .. }
        | Ty::Never => return None,
    })
}

/// How a value is read, spelled out.
pub(super) fn how_or_own(ty: &Ty) -> TokenStream {
    how(ty).unwrap_or_else(|| private(&quote!(Own)))
}

fn private(name: &TokenStream) -> TokenStream {
    quote!(::avro_runtime::__private::#name)
}

/// What holds values of a type.
fn around(name: &TokenStream, inner: &Ty) -> TokenStream {
    let (name, inner) = (private(name), how_or_own(inner));
    quote!(#name(#inner))
}

/// Whether items are numbers, of which the run time reads many at once.
fn has_own_items(item: &Ty) -> bool {
    matches!(
        item,
        Ty::Boolean | Ty::Int | Ty::Long | Ty::Float | Ty::Double
    )
}

/// Whether a type is known to be one branch of a union, and tells how it is read.
fn is_own_branch(ty: &Ty) -> bool {
    !matches!(ty, Ty::Extern(_) | Ty::Union(_)) && how(ty).is_none()
}

/// A value of a type that is to have the schema of this code.
fn elsewhere(ty: &TokenStream, definition: &Path) -> TokenStream {
    let (checked, definition) = (private(&quote!(Checked)), text::path(definition));
    quote! {
        #checked::new(|input| ::avro_runtime::__private::reads_as_generated!(input, #ty, #definition))
    }
}

/// What the user's function makes of a value.
fn converted(avro: &Ty, from: &TokenStream, blank: &TokenStream) -> TokenStream {
    let how = match avro {
        // It may hold the type that is converted, and close a cycle.
        Ty::Extern(_) => private(&quote!(Guarded)),
        avro => how_or_own(avro),
    };
    let (converted, avro) = (private(&quote!(Converted)), ty::ty(avro));
    let value = quote!(value);
    let made = quote_spanned!(from.span()=> (#from)(#value));
    quote!(#converted::<#avro, _, _, _>::new(#how, |value| #made, || #blank))
}

/// Any value of a type, to be read into.
#[must_use]
pub fn blank(ty: &Ty) -> TokenStream {
    match ty {
        Ty::Array(_)
        | Ty::Map(..)
        | Ty::Nullable { .. }
        | Ty::NullLast(_)
        | Ty::NullableUnion { .. } => quote!(::core::default::Default::default()),
        Ty::Boxed(inner) => {
            let inner = blank(inner);
            quote!(::std::boxed::Box::new(#inner))
        }
        Ty::Single(inner) => blank(inner),
        Ty::Converted { blank, .. } => blank.clone(),
        ty @ (Ty::String(Some(_)) | Ty::Logical { value: Some(_), .. }) => {
            let how = how_or_own(ty);
            quote!(::avro_runtime::__private::Reads::blank(&#how))
        }
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Float
        | Ty::Double
        | Ty::String(None)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Enum(_)
        | Ty::Fixed(_)
        | Ty::Record { .. }
        | Ty::Union(_)
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. }
        | Ty::Logical { value: None, .. }
        | Ty::Never => quote!(::avro_runtime::Decode::blank()),
    }
}

/// What the blank of a type costs, where only its traits tell or it is on the heap.
pub(super) fn blank_cost(ty: &Ty) -> Option<TokenStream> {
    match ty {
        Ty::Extern(ty) | Ty::Foreign(ty) | Ty::Elsewhere { ty, .. } => {
            Some(quote!(<#ty as ::avro_runtime::Decode>::BLANK_COST))
        }
        Ty::Boxed(_) => Some(private(&quote!(POINTER))),
        Ty::Never => Some(private(&quote!(NO_VALUE))),
        Ty::Single(inner) => blank_cost(inner),
        Ty::Null
        | Ty::Boolean
        | Ty::Int
        | Ty::Long
        | Ty::Float
        | Ty::Double
        | Ty::String(_)
        | Ty::Str
        | Ty::Bytes(_)
        | Ty::ByteSlice
        | Ty::ByteArray(_)
        | Ty::Enum(_)
        | Ty::Fixed(_)
        | Ty::Record { .. }
        | Ty::Union(_)
        | Ty::Logical { .. }
        | Ty::Array(_)
        | Ty::Map(..)
        | Ty::Nullable { .. }
        | Ty::NullLast(_)
        | Ty::NullableUnion { .. }
        | Ty::Converted { .. } => None,
    }
}

/// The function that reads into `self`, from its body.
pub(super) fn function(attributes: Option<&TokenStream>, body: &TokenStream) -> TokenStream {
    quote! {
        #attributes
        fn read<W: ::avro_runtime::__private::Way<'de>>(
            &mut self,
            input: &mut ::avro_runtime::Input<'de>,
            way: W,
        ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> { #body }
    }
}

/// The function that reads the value of one of a union's branches into `self`, from its body.
pub(super) fn branch_function(body: &TokenStream) -> TokenStream {
    quote! {
        fn read_branch<W: ::avro_runtime::__private::Way<'de>>(
            &mut self,
            branch: usize,
            input: &mut ::avro_runtime::Input<'de>,
            way: W,
        ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> { #body }
    }
}

/// One of the values, by an index that is below their number; the last stands for the rest.
pub(super) fn choice(
    index: &TokenStream,
    values: impl ExactSizeIterator<Item = TokenStream>,
) -> TokenStream {
    let Some(last) = values.len().checked_sub(1) else {
        let fail = fail(
            "a union or enum without any values",
            &quote!(input.offset()),
        );
        return quote!({ #index; #fail });
    };
    let arms = values.enumerate().map(|(index, value)| {
        if index == last {
            quote!(_ => #value,)
        } else {
            let index = size(index);
            quote!(#index => #value,)
        }
    });
    quote!(match #index { #(#arms)* })
}

/// Leaves with an error at `start`, an expression.
pub(super) fn fail(message: &str, start: &TokenStream) -> TokenStream {
    let message = text::string(message);
    quote!(return ::core::result::Result::Err(input.unresolvable(#message, #start)))
}

/// A number of bytes, of which other types have their part.
pub(super) fn sum(bytes: &Size) -> TokenStream {
    let types = bytes.types.iter();
    let types = types.map(|ty| quote!(<#ty as ::avro_runtime::Decode>::MIN_SIZE));
    added(bytes.known, types)
}

/// A number and expressions added to it.
pub(super) fn added(
    known: usize,
    others: impl ExactSizeIterator<Item = TokenStream>,
) -> TokenStream {
    let known = (known > 0 || others.len() == 0).then(|| size(known).into_token_stream());
    let terms = known.into_iter().chain(others);
    quote!(#(#terms)+*)
}

/// A number of bytes, items or branches.
pub(super) fn size(value: usize) -> Literal {
    Literal::usize_unsuffixed(value)
}
