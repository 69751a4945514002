//! This module lowers bytes: as a fixed, or as an array of ints.

use super::super::Context;
use super::super::schema::{fixed, text};
use super::convert::{converted, exact};
use super::{Lowered, array, plain};
use crate::spelled::{Spelled, spelled};
use avro_emit::model::{Piece, Ty};
use quote::{ToTokens, quote};
use syn::{Expr, ExprLit, Lit, Type};

/// `[u8; N]` as a fixed.
pub(super) fn byte_array(
    cx: &Context<'_>,
    len: &Expr,
    attribute: Option<&crate::attr::Fixed>,
) -> Lowered {
    let schema = match literal(len) {
        Some(size) => fixed(cx, size, attribute, &format!("Fixed{size}"), ""),
        // The size is not known here.
        None => Piece::Of(quote!(::avro_runtime::FixedBytes<{ #len }>)),
    };
    Lowered {
        ty: Ty::ByteArray(len.to_token_stream()),
        schema: vec![schema],
    }
}

/// The number that an array's length is spelled as.
pub(crate) fn literal(len: &Expr) -> Option<usize> {
    match len {
        Expr::Lit(ExprLit {
            lit: Lit::Int(len), ..
        }) => len.base10_parse().ok(),
        _ => None,
    }
}

/// Bytes as a fixed of the size that the attribute or the type says.
pub(super) fn as_fixed(cx: &Context<'_>, ty: &Type, attribute: &crate::attr::Fixed) -> Lowered {
    if let Spelled::ByteArray(len) = spelled(ty) {
        return byte_array(cx, len, Some(attribute));
    }
    let size = attribute.size.unwrap_or_default();
    let len = proc_macro2::Literal::usize_unsuffixed(size);
    Lowered {
        schema: vec![fixed(
            cx,
            size,
            Some(attribute),
            &format!("Fixed{size}"),
            "",
        )],
        ty: converted(
            Ty::ByteArray(len.to_token_stream()),
            quote!(|value: &#ty| ::avro_runtime::__private::to_fixed::<#len>(value)),
            exact(
                &quote!([u8; #len]),
                ty,
                &quote!(::core::convert::From::from(value)),
            ),
            quote!(::core::convert::From::from([0; #len])),
        ),
    }
}

/// Bytes as an array of ints.
pub(super) fn int_array(cx: &Context<'_>, ty: &Type) -> Lowered {
    let int = Lowered {
        ty: Ty::Extern(quote!(u8)),
        schema: vec![text("\"int\"")],
    };
    let array = array(int);
    match spelled(ty) {
        Spelled::ByteArray(len) => Lowered {
            ty: converted(
                array.ty,
                exact(
                    &quote!(&[u8; #len]),
                    &quote!(::std::vec::Vec<u8>),
                    &quote!(<[u8]>::to_vec(value)),
                ),
                quote!(|value| ::avro_runtime::__private::from_ints::<{ #len }>(value)),
                quote!([0; #len]),
            ),
            ..array
        },
        Spelled::Bytes => array,
        _ => plain(cx, ty),
    }
}
