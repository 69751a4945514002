//! This module finds words that do not fit the spelling of a field's type.

use crate::attr::{FieldAttrs, Fixed, Spanned, word_of};
use crate::errors::Errors;
use crate::input::Field;
use crate::spelled::{
    Spelled, innermost, is_bytes, is_word, literal_size, outermost_option, spelled, text,
};
use avro_emit::runtime_name;
use avro_ir::{FixedSize, LogicalType, Primitive};
use proc_macro2::Span;
use syn::Type;

/// Checks the words of a field that are about its type.
pub(super) fn check(field: &Field<'_>, errors: &mut Errors) {
    let attrs = &field.attrs;
    if let Some(span) = attrs.flatten {
        flatten(span, field.ty, errors);
        return;
    }
    if let Some(span) = attrs.null_last {
        null_last(span, field.ty, errors);
    }
    let inner = innermost(field.ty);
    if let Some(logical) = &attrs.logical {
        self::logical(logical, inner, errors);
    }
    if let Some(span) = attrs.array {
        array(span, inner, errors);
    }
    if let Some(fixed) = &attrs.fixed {
        self::fixed(fixed, attrs, inner, errors);
    }
}

fn flatten(span: Span, ty: &Type, errors: &mut Errors) {
    if !matches!(spelled(ty), Spelled::Other) {
        let message = format!("`{}` is not a record: remove `flatten`", text(ty));
        errors.push(span, message);
    }
}

fn null_last(span: Span, ty: &Type, errors: &mut Errors) {
    if outermost_option(ty).is_none() {
        let message = format!(
            "`{}` is not spelled `Option<…>`, nor a `Vec`, `Box` or map of one: remove `null_last`",
            text(ty)
        );
        errors.push(span, message);
    }
}

fn array(span: Span, inner: &Type, errors: &mut Errors) {
    let is_bytes = matches!(
        spelled(inner),
        Spelled::Bytes | Spelled::ByteSlice | Spelled::ByteArray(_)
    );
    if !is_bytes && !self::is_bytes(inner) {
        let message = format!(
            "`array` makes bytes an array of ints, but `{}` is not bytes: remove it",
            text(inner)
        );
        errors.push(span, message);
    }
}

/// The types that carry a logical type though they are none of its own.
fn plain(logical: LogicalType) -> String {
    let primitive = match logical.primitive() {
        Some(Primitive::Int) => "`i32`, ",
        Some(Primitive::Long) => "`i64`, ",
        Some(Primitive::String) => "`String`, ",
        Some(Primitive::Bytes) if is_number(logical) => "`Vec<u8>`, ",
        Some(
            Primitive::Null
            | Primitive::Boolean
            | Primitive::Float
            | Primitive::Double
            | Primitive::Bytes,
        )
        | None => "",
    };
    let fixed = match logical.fixed() {
        None => String::new(),
        Some(FixedSize::Any) => "`[u8; N]`, ".to_owned(),
        Some(FixedSize::Bytes(size)) => format!("`[u8; {size}]`, "),
    };
    let types = format!("{primitive}{fixed}");
    if types.is_empty() {
        types
    } else {
        types + "or "
    }
}

/// Whether bytes are nothing but the number.
fn is_number(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Decimal { .. })
}

fn logical(logical: &Spanned<LogicalType>, inner: &Type, errors: &mut Errors) {
    let Spanned { value, span } = logical;
    let is_text = is_word(inner, "str");
    let is_unknown = matches!(spelled(inner), Spelled::Other) && !is_text && !is_bytes(inner);
    let carries = match (value.primitive(), spelled(inner)) {
        (_, Spelled::ByteArray(size)) => value.fixed().is_some_and(|fixed| match fixed {
            FixedSize::Any => true,
            FixedSize::Bytes(bytes) => literal_size(size).is_none_or(|size| size == bytes),
        }),
        (Some(Primitive::Int), ty) => matches!(ty, Spelled::I32),
        (Some(Primitive::Long), ty) => matches!(ty, Spelled::I64),
        (Some(Primitive::String), ty) => is_text || matches!(ty, Spelled::String | Spelled::Str),
        (Some(Primitive::Bytes), ty) => {
            is_number(*value) && matches!(ty, Spelled::Bytes | Spelled::ByteSlice)
        }
        (
            Some(Primitive::Null | Primitive::Boolean | Primitive::Float | Primitive::Double)
            | None,
            _,
        ) => false,
    };
    if let (LogicalType::Decimal { precision, .. }, Spelled::ByteArray(size)) =
        (value, spelled(inner))
    {
        let message = match literal_size(size) {
            Some(size) => digits_differ(*precision, size),
            None => Some("the size of a decimal is a number: write `[u8; 16]`".to_owned()),
        };
        if let Some(message) = message {
            errors.push(*span, message);
        }
    }
    if !carries && !is_unknown {
        let message = format!(
            "`{}` does not carry the logical type `{}`: use {}a type such as `avro_runtime::logical::{}`",
            text(inner),
            word_of(*value),
            plain(*value),
            runtime_name(value.name()),
        );
        errors.push(*span, message);
    }
}

fn fixed(fixed: &Fixed, attrs: &FieldAttrs, inner: &Type, errors: &mut Errors) {
    let message = match &attrs.logical {
        Some(logical) => fixed_logical(fixed, logical.value, inner),
        None => fixed_bytes(fixed, inner),
    };
    if let Some(message) = message {
        errors.push(fixed.span, message);
    }
}

fn fixed_logical(fixed: &Fixed, logical: LogicalType, inner: &Type) -> Option<String> {
    if let Spelled::ByteArray(size) = spelled(inner) {
        return size_differs(fixed, literal_size(size), inner);
    }
    let Some(sizes) = logical.fixed() else {
        return Some(format!(
            "`{}` is never a fixed: remove `fixed`",
            word_of(logical)
        ));
    };
    // Of other spelled types, the logical type itself says what does not fit.
    let is_text = matches!(spelled(inner), Spelled::String | Spelled::Str);
    match (logical, sizes, fixed.size) {
        (LogicalType::Uuid, ..) if is_text => Some(format!(
            "`{}` holds a UUID as text: remove `fixed`, or use `[u8; 16]`",
            text(inner)
        )),
        (_, FixedSize::Bytes(bytes), Some(size)) if size != bytes => {
            let name = logical.name().replace("uuid", "UUID");
            Some(format!(
                "a {name} has {bytes} bytes, not {size}: remove `size`"
            ))
        }
        (_, FixedSize::Any, None) => {
            Some("a fixed decimal needs its size: write `fixed(size = 16)`".to_owned())
        }
        (LogicalType::Decimal { precision, .. }, FixedSize::Any, Some(size)) => {
            digits_differ(precision, size)
        }
        (_, FixedSize::Bytes(_) | FixedSize::Any, _) => None,
    }
}

/// How many digits always fit into two's complement of `size` bytes. Spec: "Decimal".
fn digits_differ(precision: u32, size: usize) -> Option<String> {
    let bits = u32::try_from(size.saturating_mul(8)).map_or(f64::INFINITY, f64::from);
    let digits = ((bits - 1.0).max(0.0) * std::f64::consts::LOG10_2).floor();
    (f64::from(precision) > digits).then(|| {
        format!("{size} bytes hold {digits} digits, not {precision}: choose a greater `size`, or a smaller `precision`")
    })
}

fn fixed_bytes(fixed: &Fixed, inner: &Type) -> Option<String> {
    let spelled = spelled(inner);
    let is_unknown = matches!(spelled, Spelled::Other) && !is_word(inner, "str");
    if let Spelled::ByteArray(size) = spelled {
        size_differs(fixed, literal_size(size), inner)
    } else if matches!(spelled, Spelled::Bytes) {
        let message = "`Vec<u8>` does not say how long it is: write `fixed(size = 16)`";
        fixed.size.is_none().then(|| message.to_owned())
    } else if is_unknown && !is_bytes(inner) {
        None
    } else {
        Some(format!(
            "a fixed is bytes, but `{}` is not: use `[u8; N]`, or `Vec<u8>` with `fixed(size = …)`",
            text(inner)
        ))
    }
}

fn size_differs(fixed: &Fixed, size: Option<usize>, inner: &Type) -> Option<String> {
    (fixed.size.is_some() && fixed.size != size)
        .then(|| format!("`{}` says how long it is: remove `size`", text(inner)))
}
