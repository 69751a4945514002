//! This module finds defaults that do not fit the spelling of a field's type.

use super::json;
use crate::attr::{Convert, Default, FieldAttrs, Value, ValueKind};
use crate::errors::Errors;
use crate::input::Field;
use crate::spelled::{Spelled, bare, is_bytes, is_word, literal_size, spelled, text};
use avro_ir::{FixedSize, Json, Primitive};
use proc_macro2::Span;
use syn::Type;

pub(super) fn check(field: &Field<'_>, errors: &mut Errors) {
    let ty = match &field.attrs.convert {
        None => Some(field.ty),
        Some(Convert::As(ty)) => Some(&**ty),
        Some(Convert::With(_)) => None,
    };
    let before = errors.count();
    let (branch, span) = match (&field.attrs.default, ty) {
        (None, _) => return,
        (Some(Default::FromDefault(span)), _) => (Branch::Null, *span),
        (Some(Default::Literal(value)), ty) => {
            let branch = match value.kind {
                ValueKind::Null => Branch::Null,
                _ => Branch::Value,
            };
            if let Some(ty) = ty.filter(|_| branch == Branch::Value || !is_optional(field)) {
                fits(value, ty, &field.attrs, errors);
            }
            (branch, value.span)
        }
        (Some(Default::Json(text)), ty) => {
            let Some(json) = json::check(text, ty, &field.attrs, errors) else {
                return;
            };
            let branch = match json {
                Json::Null => Branch::Null,
                _ => Branch::Value,
            };
            (branch, text.span())
        }
    };
    if is_optional(field) && errors.count() == before {
        first_branch(branch, span, &field.attrs, errors);
    }
}

/// Which branch of an optional type a default is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Branch {
    Null,
    Value,
}

/// Whether the field is a union of null and another type by its spelling.
fn is_optional(field: &Field<'_>) -> bool {
    let is_with = matches!(field.attrs.convert, Some(Convert::With(_)));
    !is_with && matches!(spelled(field.ty), Spelled::Option(_))
}

/// Readers older than Avro 1.12 take the default of a union for a value of its first branch.
fn first_branch(branch: Branch, span: Span, attrs: &FieldAttrs, errors: &mut Errors) {
    match (branch, attrs.null_last) {
        (Branch::Null, None) | (Branch::Value, Some(_)) => {}
        (Branch::Value, None) => errors.push(
            span,
            "the default of a union is of its first branch, which is null here: add `null_last`",
        ),
        (Branch::Null, Some(_)) => errors.push(
            span,
            "the default of a union is of its first branch, but `null_last` makes null the second one: remove one of them",
        ),
    }
}

/// What a literal has to be.
pub(super) enum Expected {
    Anything,
    Null,
    Bool,
    Int(i128, i128),
    Float,
    Double,
    Text,
    /// So many bytes, if the length is known.
    Bytes(Option<usize>),
    /// Numbers of eight bits.
    ByteItems,
    Items,
    Json,
}

fn fits(value: &Value, ty: &Type, attrs: &FieldAttrs, errors: &mut Errors) {
    let spelled = spelled(ty);
    if let (Spelled::Option(_), ValueKind::Null) = (&spelled, &value.kind) {
        return;
    }
    if let Spelled::Option(inner) | Spelled::Box(inner) | Spelled::Cow(inner) = spelled {
        return fits(value, inner, attrs, errors);
    }
    if let (Spelled::Vec(inner), ValueKind::Array(items)) = (spelled, &value.kind) {
        for item in items {
            fits(item, inner, attrs, errors);
        }
    } else if let Err(mend) = leaf(value, &expected(ty, attrs)) {
        misfit(value, ty, &mend, errors);
    }
}

fn misfit(value: &Value, ty: &Type, mend: &str, errors: &mut Errors) {
    let what = match &value.kind {
        ValueKind::Int(number) => number.to_string(),
        ValueKind::Null
        | ValueKind::Bool(_)
        | ValueKind::Float(_)
        | ValueKind::Str(_)
        | ValueKind::Bytes(_)
        | ValueKind::Array(_) => value.describe().to_owned(),
    };
    let message = format!("{what} does not fit `{}`: {mend}", text(ty));
    errors.push(value.span, message);
}

/// What a default of the type has to be, as far as the type is spelled.
pub(super) fn expected(ty: &Type, attrs: &FieldAttrs) -> Expected {
    let bytes = |size: Option<usize>| {
        if attrs.array.is_some() {
            Expected::ByteItems
        } else {
            let fixed = attrs.fixed.as_ref();
            Expected::Bytes(size.or_else(|| fixed.and_then(|fixed| fixed.size)))
        }
    };
    match spelled(ty) {
        Spelled::Unit => Expected::Null,
        Spelled::Bool => Expected::Bool,
        Spelled::I8 => Expected::Int(i8::MIN.into(), i8::MAX.into()),
        Spelled::I16 => Expected::Int(i16::MIN.into(), i16::MAX.into()),
        Spelled::I32 => Expected::Int(i32::MIN.into(), i32::MAX.into()),
        Spelled::I64 => Expected::Int(i64::MIN.into(), i64::MAX.into()),
        Spelled::U8 => Expected::Int(u8::MIN.into(), u8::MAX.into()),
        Spelled::U16 => Expected::Int(u16::MIN.into(), u16::MAX.into()),
        Spelled::U32 => Expected::Int(u32::MIN.into(), u32::MAX.into()),
        Spelled::F32 => Expected::Float,
        Spelled::F64 => Expected::Double,
        Spelled::String | Spelled::Str => Expected::Text,
        Spelled::Bytes | Spelled::ByteSlice => bytes(None),
        Spelled::ByteArray(size) => bytes(literal_size(size)),
        Spelled::Vec(_) => Expected::Items,
        Spelled::HashMap(..) | Spelled::BTreeMap(..) => Expected::Json,
        Spelled::Other if is_word(ty, "str") => Expected::Text,
        Spelled::Other if is_bytes(bare(ty)) => bytes(None),
        Spelled::Other => of_logical(attrs),
        Spelled::Option(inner) | Spelled::Box(inner) | Spelled::Cow(inner) => {
            expected(inner, attrs)
        }
        // These have been reported.
        Spelled::Array(_) | Spelled::Unsupported(_) => Expected::Anything,
    }
}

/// What the base type of a logical type is written as.
fn of_logical(attrs: &FieldAttrs) -> Expected {
    let Some(logical) = &attrs.logical else {
        return Expected::Anything;
    };
    let fixed = attrs.fixed.as_ref();
    match (logical.value.primitive(), logical.value.fixed()) {
        (Some(Primitive::Int), _) => Expected::Int(i32::MIN.into(), i32::MAX.into()),
        (Some(Primitive::Long), _) => Expected::Int(i64::MIN.into(), i64::MAX.into()),
        (Some(Primitive::String), _) if fixed.is_none() => Expected::Text,
        (_, Some(FixedSize::Bytes(size))) => Expected::Bytes(Some(size)),
        (_, Some(FixedSize::Any) | None) => Expected::Bytes(fixed.and_then(|fixed| fixed.size)),
    }
}

/// How to mend a literal, if it has to be mended.
fn leaf(value: &Value, expected: &Expected) -> Result<(), String> {
    match (expected, &value.kind) {
        (Expected::Anything, _)
        | (Expected::Null, ValueKind::Null)
        | (Expected::Bool, ValueKind::Bool(_))
        | (Expected::Double, ValueKind::Float(_) | ValueKind::Int(_))
        | (Expected::Float, ValueKind::Int(_))
        | (Expected::Text, ValueKind::Str(_))
        | (Expected::Bytes(None), ValueKind::Bytes(_)) => Ok(()),
        (Expected::Int(min, max), ValueKind::Int(number)) if (min..=max).contains(&number) => {
            Ok(())
        }
        (Expected::Float, ValueKind::Float(number)) if is_float(*number) => Ok(()),
        (Expected::Bytes(Some(size)), ValueKind::Bytes(bytes)) if bytes.len() == *size => Ok(()),
        (Expected::ByteItems, ValueKind::Array(items)) if items.iter().all(is_byte) => Ok(()),
        (expected, _) => Err(mend(expected)),
    }
}

/// Whether a float is near it: the largest one, as it is written, is a little larger as a double.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the nearest float is meant"
)]
fn is_float(number: f64) -> bool {
    (number as f32).is_finite()
}

fn is_byte(item: &Value) -> bool {
    item.as_int()
        .is_some_and(|number| (0..=255).contains(&number))
}

fn mend(expected: &Expected) -> String {
    match expected {
        Expected::Anything => "write a literal".to_owned(),
        Expected::Null => "write `None`, which is null".to_owned(),
        Expected::Bool => "write `true` or `false`".to_owned(),
        Expected::Int(min, max) => format!("write an integer from {min} to {max}"),
        Expected::Float => format!("write a number up to {:e}", f32::MAX),
        Expected::Double => "write a number".to_owned(),
        Expected::Text => "write a string".to_owned(),
        Expected::Bytes(None) => "write a byte string such as `b\"…\"`".to_owned(),
        Expected::Bytes(Some(size)) => format!("write a byte string of {size} bytes, `b\"…\"`"),
        Expected::ByteItems => "write an array of integers from 0 to 255".to_owned(),
        Expected::Items => "write an array such as `[…]`".to_owned(),
        Expected::Json => "write JSON, as in `default_json = \"{}\"`".to_owned(),
    }
}
