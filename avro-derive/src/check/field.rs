//! This module finds words that do not fit the spelling of a field's type.

use crate::attr::{FieldAttrs, Fixed, Logical, Spanned};
use crate::errors::Errors;
use crate::input::Field;
use crate::spelled::{
    Spelled, innermost, is_bytes, is_word, literal_size, outermost_option, spelled, text,
};
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

/// What a logical type is in Rust without a type of its own.
enum Plain {
    Int,
    Long,
    Uuid,
    Duration,
    /// Bytes as they are, if they are not the type of another crate.
    Decimal,
    None,
}

impl Logical {
    fn plain(self) -> Plain {
        match self {
            Self::Date | Self::TimeMillis => Plain::Int,
            Self::TimeMicros
            | Self::TimestampMillis
            | Self::TimestampMicros
            | Self::TimestampNanos
            | Self::LocalTimestampMillis
            | Self::LocalTimestampMicros
            | Self::LocalTimestampNanos => Plain::Long,
            Self::Duration => Plain::Duration,
            Self::Uuid => Plain::Uuid,
            Self::Decimal { .. } => Plain::Decimal,
            Self::BigDecimal => Plain::None,
        }
    }

    /// The type of the run time that knows the logical type.
    fn type_name(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::TimeMillis => "TimeMillis",
            Self::TimeMicros => "TimeMicros",
            Self::TimestampMillis => "TimestampMillis",
            Self::TimestampMicros => "TimestampMicros",
            Self::TimestampNanos => "TimestampNanos",
            Self::LocalTimestampMillis => "LocalTimestampMillis",
            Self::LocalTimestampMicros => "LocalTimestampMicros",
            Self::LocalTimestampNanos => "LocalTimestampNanos",
            Self::Duration => "Duration",
            Self::Uuid => "Uuid",
            Self::BigDecimal => "BigDecimal",
            Self::Decimal { .. } => "Decimal",
        }
    }
}

fn logical(logical: &Spanned<Logical>, inner: &Type, errors: &mut Errors) {
    let Spanned { value, span } = logical;
    let is_text = is_word(inner, "str");
    let is_unknown = matches!(spelled(inner), Spelled::Other) && !is_text && !is_bytes(inner);
    let (carries, plain) = match (value.plain(), spelled(inner)) {
        (Plain::Int, ty) => (matches!(ty, Spelled::I32), "`i32`, or "),
        (Plain::Long, ty) => (matches!(ty, Spelled::I64), "`i64`, or "),
        (Plain::Uuid, Spelled::ByteArray(size)) => (
            literal_size(size).is_none_or(|size| size == 16),
            "`String`, `[u8; 16]`, or ",
        ),
        (Plain::Uuid, ty) => {
            let is_text = is_text || matches!(ty, Spelled::String | Spelled::Str);
            (is_text, "`String`, `[u8; 16]`, or ")
        }
        (Plain::Duration, Spelled::ByteArray(size)) => (
            literal_size(size).is_none_or(|size| size == 12),
            "`[u8; 12]`, or ",
        ),
        (Plain::Duration, _) => (false, "`[u8; 12]`, or "),
        (Plain::Decimal, ty) => (
            matches!(
                ty,
                Spelled::Bytes | Spelled::ByteSlice | Spelled::ByteArray(_)
            ),
            "`Vec<u8>`, `[u8; N]`, or ",
        ),
        (Plain::None, _) => (false, ""),
    };
    if let (Logical::Decimal { precision, .. }, Spelled::ByteArray(size)) = (value, spelled(inner))
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
            "`{}` does not carry the logical type `{}`: use {plain}a type such as `avro_runtime::logical::{}`",
            text(inner),
            value.word(),
            value.type_name(),
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

fn fixed_logical(fixed: &Fixed, logical: Logical, inner: &Type) -> Option<String> {
    if let Spelled::ByteArray(size) = spelled(inner) {
        return size_differs(fixed, literal_size(size), inner);
    }
    // Of other spelled types, the logical type itself says what does not fit.
    let is_text = matches!(spelled(inner), Spelled::String | Spelled::Str);
    match (logical, fixed.size) {
        (Logical::Uuid, _) if is_text => Some(format!(
            "`{}` holds a UUID as text: remove `fixed`, or use `[u8; 16]`",
            text(inner)
        )),
        (Logical::Uuid, Some(size)) if size != 16 => {
            Some(format!("a UUID has 16 bytes, not {size}: remove `size`"))
        }
        (Logical::Duration, Some(size)) if size != 12 => Some(format!(
            "a duration has 12 bytes, not {size}: remove `size`"
        )),
        (Logical::Uuid | Logical::Duration, _) => None,
        (Logical::Decimal { .. }, None) => {
            Some("a fixed decimal needs its size: write `fixed(size = 16)`".to_owned())
        }
        (Logical::Decimal { precision, .. }, Some(size)) => digits_differ(precision, size),
        (
            Logical::Date
            | Logical::TimeMillis
            | Logical::TimeMicros
            | Logical::TimestampMillis
            | Logical::TimestampMicros
            | Logical::TimestampNanos
            | Logical::LocalTimestampMillis
            | Logical::LocalTimestampMicros
            | Logical::LocalTimestampNanos
            | Logical::BigDecimal,
            _,
        ) => Some(format!(
            "`{}` is never a fixed: remove `fixed`",
            logical.word()
        )),
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
