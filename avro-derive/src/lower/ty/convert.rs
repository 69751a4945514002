//! This module lowers fields that are written as another type.

use super::super::Context;
use super::{Lowered, plain};
use crate::input::Field;
use crate::spelled::{bare, is_word};
use avro_emit::model::Ty;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit::Visit;
use syn::{Lifetime, Path, Type};

/// A type that is written as another: integers by `TryFrom` of the values, all else of a reference.
pub(super) fn converted_as(cx: &Context<'_>, field: &Field<'_>, ty: &Type, avro: &Type) -> Lowered {
    let inner = plain(cx, avro);
    let is_number = is_integer(ty) && is_integer(avro);
    // A conversion that does not exist is an error at the type that the attribute names.
    let span = avro.span();
    let to = if is_number {
        quote_spanned!(span=> |value: &#ty| <#avro as ::core::convert::TryFrom<#ty>>::try_from(*value))
    } else {
        quote_spanned!(span=> |value| <#avro as ::core::convert::TryFrom<&#ty>>::try_from(value))
    };
    let from = quote_spanned! {span=>
        |value: #avro| <#ty as ::core::convert::TryFrom<#avro>>::try_from(value)
    };
    Lowered {
        ty: converted(inner.ty, to, from, blank(field, ty, avro)),
        schema: inner.schema,
    }
}

/// Whether the first lifetime of the type is `'static`: then it cannot be borrowed from the input.
pub(super) fn is_static(ty: &Type) -> bool {
    struct Find(Option<bool>);
    impl<'a> Visit<'a> for Find {
        fn visit_lifetime(&mut self, lifetime: &'a Lifetime) {
            self.0.get_or_insert(lifetime.ident == "static");
        }
    }
    let mut find = Find(None);
    find.visit_type(ty);
    find.0 == Some(true)
}

/// A `Cow<'static, …>`, which is read as what it owns.
pub(super) fn owned(cx: &Context<'_>, ty: &Type, inner: &Type) -> Lowered {
    let owned: Type = match bare(inner) {
        inner if is_word(inner, "str") => syn::parse_quote!(::std::string::String),
        Type::Slice(slice) => {
            let item = &slice.elem;
            syn::parse_quote!(::std::vec::Vec<#item>)
        }
        _ => inner.clone(),
    };
    let lowered = plain(cx, &owned);
    let to = exact(
        &quote!(&#ty),
        &owned,
        &quote!(::std::borrow::ToOwned::to_owned(&**value)),
    );
    let from = exact(
        &owned.to_token_stream(),
        ty,
        &quote!(::std::borrow::Cow::Owned(value)),
    );
    Lowered {
        ty: converted(
            lowered.ty,
            to,
            from,
            quote!(::std::borrow::Cow::Owned(
                ::core::default::Default::default()
            )),
        ),
        ..lowered
    }
}

/// A conversion that always succeeds.
pub(super) fn exact(from: &TokenStream, to: &impl ToTokens, value: &TokenStream) -> TokenStream {
    quote! {
        |value: #from| ::core::result::Result::<#to, ::core::convert::Infallible>::Ok(#value)
    }
}

fn is_integer(ty: &Type) -> bool {
    const INTEGERS: [&str; 12] = [
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
    ];
    INTEGERS
        .iter()
        .any(|word| crate::spelled::is_word(ty, word))
}

/// A type that a module converts.
pub(super) fn with(cx: &Context<'_>, field: &Field<'_>, module: &Path) -> Lowered {
    // What the module lacks is an error at its name.
    let span = module.span();
    let avro: Type = syn::parse_quote_spanned!(span=> #module::Avro);
    Lowered {
        ty: converted(
            Ty::Extern(avro.to_token_stream()),
            quote_spanned!(span=> #module::to_avro),
            quote_spanned!(span=> #module::from_avro),
            blank(field, field.ty, &avro),
        ),
        schema: vec![cx.reference(&avro)],
    }
}

pub(super) fn converted(avro: Ty, to: TokenStream, from: TokenStream, blank: TokenStream) -> Ty {
    Ty::Converted {
        avro: Box::new(avro),
        to,
        from,
        blank,
    }
}

/// Any value of a type that is read as another: what the user's function gives, its default, or what an
/// infallible conversion makes.
fn blank(field: &Field<'_>, ty: &Type, avro: &Type) -> TokenStream {
    if let Some(path) = &field.attrs.blank {
        return quote_spanned!(path.span()=> #path());
    }
    let any = quote_spanned! {avro.span()=>
        (&&::avro_runtime::__private::AnyOf::<#ty, #avro>::NEW).any()
    };
    quote!({
        use ::avro_runtime::__private::{ByConversion as _, ByDefault as _};
        #any
    })
}
