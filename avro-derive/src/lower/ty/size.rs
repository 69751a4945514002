//! This module says of types that have been lowered how few bytes they take, and what kind of
//! schema they have.

use crate::spelled::is_pointer;
use avro_emit::model::{Shape, Size, Ty};
use avro_ir::{Base, Primitive};
use quote::quote;

/// The fewest bytes of values that follow one another.
pub(crate) fn sum<'t>(types: impl IntoIterator<Item = &'t Ty>) -> Size {
    let mut sum = Size::default();
    for ty in types {
        let size = min_size(ty);
        sum.known += size.known;
        sum.types.extend(size.types);
    }
    sum
}

/// The fewest bytes of a record. What pointers hold is not counted where something else is: types that
/// lead back here would be a cycle of constants, and the error one of the compiler's.
pub(crate) fn of_record<'t>(types: impl IntoIterator<Item = &'t Ty>) -> Size {
    let mut size = sum(types);
    if size.known > 0 {
        size.types.retain(|ty| {
            let ty = syn::parse2(ty.clone());
            !ty.is_ok_and(|ty| is_pointer(&ty))
        });
    }
    size
}

/// The fewest bytes of a value.
pub(super) fn min_size(ty: &Ty) -> Size {
    match ty {
        Ty::Null => 0.into(),
        Ty::Float => 4.into(),
        Ty::Double => 8.into(),
        Ty::ByteArray(len) => Size {
            known: 0,
            types: vec![quote!(::avro_runtime::FixedBytes<{ #len }>)],
        },
        Ty::Extern(ty) => Size {
            known: 0,
            types: vec![ty.clone()],
        },
        Ty::Boxed(inner) | Ty::Converted { avro: inner, .. } => min_size(inner),
        Ty::Logical { wire, .. } => match wire.base {
            Base::Fixed(size) => size.into(),
            Base::Primitive(_) => 1.into(),
        },
        _ => 1.into(),
    }
}

/// What kind of schema a type has that an attribute changes.
pub(crate) fn shape(ty: &Ty) -> Shape {
    match ty {
        Ty::Null => Shape::Primitive(Primitive::Null),
        Ty::Boolean => Shape::Primitive(Primitive::Boolean),
        Ty::Int => Shape::Primitive(Primitive::Int),
        Ty::Long => Shape::Primitive(Primitive::Long),
        Ty::Float => Shape::Primitive(Primitive::Float),
        Ty::Double => Shape::Primitive(Primitive::Double),
        Ty::String(_) | Ty::Str => Shape::Primitive(Primitive::String),
        Ty::Bytes(_) | Ty::ByteSlice => Shape::Primitive(Primitive::Bytes),
        Ty::Array(_) => Shape::Array,
        Ty::Map(..) => Shape::Map,
        Ty::Nullable { .. }
        | Ty::NullableUnion { .. }
        | Ty::NullLast(_)
        | Ty::Union(_)
        | Ty::Single(_)
        | Ty::Never => Shape::Union,
        Ty::Boxed(inner) | Ty::Converted { avro: inner, .. } => shape(inner),
        Ty::Logical { wire, .. } => match wire.base {
            Base::Fixed(size) => Shape::Fixed(size),
            Base::Primitive(primitive) => Shape::Primitive(primitive),
        },
        Ty::ByteArray(len) => Shape::Fixed(len.to_string().parse().unwrap_or_default()),
        Ty::Enum(_)
        | Ty::Fixed(_)
        | Ty::Record { .. }
        | Ty::Foreign(_)
        | Ty::Extern(_)
        | Ty::Elsewhere { .. } => Shape::Unknown,
    }
}
