//! Bytes to values: one expression for each type, in which `input` is the cursor.

use super::{text, ty};
use crate::model::{Bytes, Items, Path, Size, Ty};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;

/// The expression that reads a value; its type is known from where it stands.
pub(super) fn value(ty: &Ty) -> TokenStream {
    match ty {
        Ty::Null => quote!(()),
        Ty::Boolean => quote!(input.boolean()?),
        Ty::Int => quote!(input.int()?),
        Ty::Long => quote!(input.long()?),
        Ty::Float => quote!(input.float()?),
        Ty::Double => quote!(input.double()?),
        Ty::String(user) => string(user.as_ref()),
        Ty::Str => quote!(input.string()?),
        Ty::ByteSlice => quote!(input.bytes()?),
        Ty::ByteArray(_) => quote!(*input.fixed()?),
        Ty::Bytes(Bytes::Vec) => quote!(input.bytes()?.to_vec()),
        Ty::Bytes(Bytes::Bytes) => quote!(::bytes::Bytes::copy_from_slice(input.bytes()?)),
        Ty::Record {
            guarded: true,
            reference,
        } => guarded(&reference.path),
        Ty::Logical {
            wire,
            value: Some(user),
            ..
        } => {
            let wire = ty::wire_at(user.span(), *wire);
            quote!(input.logical::<#wire, _>()?)
        }
        Ty::Array(items) => array(items),
        Ty::Map(_, values) => map(values),
        Ty::Nullable { null, value: inner } => {
            let some = value(inner);
            option(*null, 2, &quote!(_), &some)
        }
        Ty::NullLast(ty) => null_last(ty),
        Ty::NullableUnion {
            null,
            count,
            reference,
        } => nullable_union(*null, *count, &reference.path),
        Ty::Single(inner) => {
            let inner = value(inner);
            quote!({ input.branch(1)?; #inner })
        }
        Ty::Boxed(inner) => boxed(inner),
        Ty::Converted { avro, from, .. } => converted(avro, &value(avro), from),
        Ty::Elsewhere { ty, definition } => elsewhere(ty, definition),
        Ty::Record { .. }
        | Ty::Enum(_)
        | Ty::Fixed(_)
        | Ty::Union(_)
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Logical { .. }
        | Ty::Never => {
            let ty = ty::ty(ty);
            quote!(<#ty as ::avro_runtime::Decode>::decode(input)?)
        }
    }
}

/// A value of a type that is to have the schema of this code.
fn elsewhere(ty: &TokenStream, definition: &Path) -> TokenStream {
    let definition = text::path(definition);
    quote!({
        ::avro_runtime::__private::reads_as_generated!(input, #ty, #definition)?;
        <#ty as ::avro_runtime::Decode>::decode(input)?
    })
}

/// What the user's function makes of a value.
pub(super) fn converted(avro: &Ty, value: &TokenStream, from: &TokenStream) -> TokenStream {
    // It may hold the type that is converted, and close a cycle.
    let (enter, leave) = matches!(avro, Ty::Extern(_))
        .then(|| (quote!(input.enter()?;), quote!(input.leave();)))
        .unzip();
    let value_of = quote!(value);
    let converted = quote_spanned!(from.span()=> (#from)(#value_of));
    quote!({
        let start = input.offset();
        #enter
        let value = #value;
        #leave
        ::avro_runtime::__private::from_avro(input, start, #converted)?
    })
}

fn boxed(inner: &Ty) -> TokenStream {
    in_box(inner, &value(inner))
}

/// A value in a box, whose memory counts.
pub(super) fn in_box(inner: &Ty, value: &TokenStream) -> TokenStream {
    let ty = ty::ty(inner);
    quote!({
        input.allocate(::core::mem::size_of::<#ty>())?;
        ::std::boxed::Box::new(#value)
    })
}

fn string(user: Option<&TokenStream>) -> TokenStream {
    match user {
        None => quote!(::std::borrow::ToOwned::to_owned(input.string()?)),
        Some(user) => quote!(<#user as ::core::convert::From<&str>>::from(input.string()?)),
    }
}

/// A value that closes a cycle of types: its depth counts.
fn guarded(path: &Path) -> TokenStream {
    let path = text::path(path);
    quote!({
        input.enter()?;
        let value = <#path as ::avro_runtime::Decode>::decode(input)?;
        input.leave();
        value
    })
}

fn map(values: &Items) -> TokenStream {
    let (min_size, item) = (sum(&values.min_size), value(&values.ty));
    quote!(input.map(#min_size, |input| ::core::result::Result::Ok(#item))?)
}

fn array(items: &Items) -> TokenStream {
    if matches!(
        items.ty,
        Ty::Boolean | Ty::Int | Ty::Long | Ty::Float | Ty::Double
    ) {
        return quote!(::avro_runtime::Decode::decode_items(input)?);
    }
    let (min_size, item) = (sum(&items.min_size), value(&items.ty));
    quote!(input.array(#min_size, |input| ::core::result::Result::Ok(#item))?)
}

fn null_last(ty: &TokenStream) -> TokenStream {
    let decode = quote!(<#ty as ::avro_runtime::Decode>);
    quote! {
        match input.branch(1 + #decode::BRANCHES)? {
            branch if branch == #decode::BRANCHES => ::core::option::Option::None,
            branch => ::core::option::Option::Some(#decode::decode_branch(branch, input)?),
        }
    }
}

fn nullable_union(null: usize, count: usize, union: &Path) -> TokenStream {
    let union = text::path(union);
    let some = quote!(<#union as ::avro_runtime::Decode>::decode_branch(branch, input)?);
    option(null, count, &quote!(branch), &some)
}

fn option(null: usize, count: usize, branch: &TokenStream, some: &TokenStream) -> TokenStream {
    let (null, count) = (size(null), size(count));
    quote! {
        match input.branch(#count)? {
            #null => ::core::option::Option::None,
            #branch => ::core::option::Option::Some(#some),
        }
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
