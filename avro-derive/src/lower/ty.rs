//! This module lowers the type of a field: what the attributes change stands at the innermost type,
//! and whatever is not spelled out is left to the traits.

use super::Context;
use super::schema::{fixed, object, text};
use crate::attr::{Convert, FieldAttrs, Logical};
use crate::input::Field;
use crate::spelled::{Spelled, innermost as innermost_type, spelled};
use avro_emit::model::{Bytes, Items, Map, Piece, Shape, Size, Traits, Ty, Wire};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Expr, ExprLit, Lit, Path, Type};

/// A type as the model has it, and its schema.
pub(crate) struct Lowered {
    pub(crate) ty: Ty,
    pub(crate) schema: Vec<Piece>,
}

impl Lowered {
    fn new(ty: Ty, json: &str) -> Self {
        Self {
            ty,
            schema: vec![text(json)],
        }
    }
}

/// The type of a field.
pub(crate) fn field(cx: &Context<'_>, field: &Field<'_>) -> Lowered {
    let change = Change::of(cx, &field.attrs);
    if let Change::With(module) = change {
        return with(cx, module);
    }
    let null = usize::from(field.attrs.null_last.is_some());
    if let Spelled::Option(inner) = spelled(field.ty) {
        return option(cx, field.ty, inner, null, &change);
    }
    ty(cx, field.ty, &change)
}

fn holds_byte_array(ty: &Type) -> bool {
    matches!(spelled(innermost_type(ty)), Spelled::ByteArray(_))
}

/// What an attribute makes of the innermost type.
enum Change<'a> {
    None,
    /// Bytes as an array of ints.
    Array,
    /// Bytes as a fixed: its size, unless the type says it, and its definition.
    Fixed(&'a crate::attr::Fixed),
    Logical(Wire, Vec<Piece>),
    /// A `logicalType` that nothing but the schema knows of.
    Annotated(&'a str),
    As(&'a Type),
    With(&'a Path),
}

impl<'a> Change<'a> {
    fn of(cx: &Context<'_>, attrs: &'a FieldAttrs) -> Self {
        if let Some(convert) = &attrs.convert {
            return match convert {
                Convert::As(ty) => Self::As(ty),
                Convert::With(path) => Self::With(path),
            };
        }
        if let Some(logical) = &attrs.logical {
            let wire = wire(logical.value, attrs.fixed.as_ref());
            return Self::Logical(wire, logical_schema(cx, wire, attrs.fixed.as_ref()));
        }
        match (&attrs.fixed, attrs.array, &attrs.annotation) {
            (Some(fixed), _, _) => Self::Fixed(fixed),
            (None, Some(_), _) => Self::Array,
            (None, None, Some(name)) => Self::Annotated(&name.value),
            (None, None, None) => Self::None,
        }
    }
}

fn ty(cx: &Context<'_>, ty: &Type, change: &Change<'_>) -> Lowered {
    match change {
        Change::None => plain(cx, ty),
        _ => within(cx, ty, change),
    }
}

/// A type whose innermost type is not left to the traits.
fn within(cx: &Context<'_>, ty: &Type, change: &Change<'_>) -> Lowered {
    match spelled(ty) {
        Spelled::Option(inner) => option(cx, ty, inner, 0, change),
        Spelled::Vec(item) => array(self::ty(cx, item, change)),
        Spelled::Box(inner) => {
            let inner = self::ty(cx, inner, change);
            Lowered {
                ty: Ty::Boxed(Box::new(inner.ty)),
                ..inner
            }
        }
        Spelled::HashMap(_, value) => map(Map::HashMap, self::ty(cx, value, change)),
        Spelled::BTreeMap(_, value) => map(Map::BTreeMap, self::ty(cx, value, change)),
        _ => innermost(cx, ty, change),
    }
}

/// A type that no attribute changes.
fn plain(cx: &Context<'_>, ty: &Type) -> Lowered {
    match spelled(ty) {
        Spelled::Unit => Lowered::new(Ty::Null, "\"null\""),
        Spelled::Bool => Lowered::new(Ty::Boolean, "\"boolean\""),
        Spelled::I32 => Lowered::new(Ty::Int, "\"int\""),
        Spelled::I64 => Lowered::new(Ty::Long, "\"long\""),
        Spelled::F32 => Lowered::new(Ty::Float, "\"float\""),
        Spelled::F64 => Lowered::new(Ty::Double, "\"double\""),
        Spelled::String => Lowered::new(Ty::String(None), "\"string\""),
        Spelled::Str => Lowered::new(Ty::Str, "\"string\""),
        Spelled::Bytes => Lowered::new(Ty::Bytes(Bytes::Vec), "\"bytes\""),
        Spelled::ByteSlice => Lowered::new(Ty::ByteSlice, "\"bytes\""),
        Spelled::ByteArray(len) => byte_array(cx, len, None),
        Spelled::Option(inner) => option(cx, ty, inner, 0, &Change::None),
        // A fixed that no attribute names is of the item's namespace, which only the item knows.
        Spelled::Vec(_) | Spelled::Box(_) if holds_byte_array(ty) => within(cx, ty, &Change::None),
        Spelled::HashMap(key, _) | Spelled::BTreeMap(key, _)
            if holds_byte_array(ty) && matches!(spelled(key), Spelled::String) =>
        {
            within(cx, ty, &Change::None)
        }
        _ => Lowered {
            ty: Ty::Extern(ty.to_token_stream()),
            schema: vec![cx.reference(ty)],
        },
    }
}

fn innermost(cx: &Context<'_>, ty: &Type, change: &Change<'_>) -> Lowered {
    match change {
        Change::Array => int_array(cx, ty),
        Change::Fixed(attribute) => as_fixed(cx, ty, attribute),
        Change::Logical(wire, schema) => Lowered {
            ty: Ty::Logical {
                wire: *wire,
                value: Some(ty.to_token_stream()),
                traits: Traits {
                    eq: false,
                    hash: false,
                    copy: false,
                },
            },
            schema: schema.clone(),
        },
        Change::Annotated(name) => {
            let inner = plain(cx, ty);
            let attribute = format!(",\"logicalType\":{}}}", super::schema::string(name));
            let mut schema = vec![text("{\"type\":")];
            schema.extend(inner.schema);
            schema.push(text(&attribute));
            Lowered { schema, ..inner }
        }
        Change::As(avro) => converted_as(cx, ty, avro),
        Change::With(module) => with(cx, module),
        Change::None => plain(cx, ty),
    }
}

/// An optional type. One of a type that the traits know, with null first, is left to them: it may be
/// a union, whose branches come after null then.
fn option(
    cx: &Context<'_>,
    whole: &Type,
    inner: &Type,
    null: usize,
    change: &Change<'_>,
) -> Lowered {
    let value = ty(cx, inner, change);
    if null == 0 && matches!(value.ty, Ty::Extern(_)) {
        return Lowered {
            ty: Ty::Extern(whole.to_token_stream()),
            schema: vec![cx.reference(whole)],
        };
    }
    if null == 0
        && let Some(converted) = optional_conversion(cx, whole, &value.ty)
    {
        return converted;
    }
    let mut schema = vec![text(if null == 0 { "[\"null\"," } else { "[" })];
    schema.extend(value.schema);
    schema.push(text(if null == 0 { "]" } else { ",\"null\"]" }));
    Lowered {
        ty: Ty::Nullable {
            null,
            value: Box::new(value.ty),
        },
        schema,
    }
}

/// An optional type that is converted to one that the traits know: that may be a union.
fn optional_conversion(cx: &Context<'_>, whole: &Type, value: &Ty) -> Option<Lowered> {
    let option = quote!(::core::option::Option);
    let (converted, borrow, make) = match value {
        Ty::Boxed(inner) => (&**inner, quote!(as_deref), quote!(::std::boxed::Box::new)),
        other => (other, quote!(as_ref), quote!(::core::convert::identity)),
    };
    let Ty::Converted { avro, to, from } = converted else {
        return None;
    };
    let Ty::Extern(avro) = &**avro else {
        return None;
    };
    let avro: Type = syn::parse_quote!(#option<#avro>);
    let to = quote! {
        |value: &#whole| #option::transpose(#option::map(#option::#borrow(value), #to))
    };
    let from = quote! {
        |value: #avro| #option::transpose(#option::map(value, #from))
            .map(|value| #option::map(value, #make))
    };
    Some(Lowered {
        schema: vec![cx.reference(&avro)],
        ty: self::converted(Ty::Extern(avro.to_token_stream()), to, from),
    })
}

fn array(item: Lowered) -> Lowered {
    let Lowered { ty, schema } = item;
    Lowered {
        schema: object("array", "items", schema),
        ty: Ty::Array(Box::new(Items {
            min_size: min_size(&ty),
            ty,
        })),
    }
}

fn map(kind: Map, value: Lowered) -> Lowered {
    let Lowered { ty, schema } = value;
    Lowered {
        schema: object("map", "values", schema),
        ty: Ty::Map(
            kind,
            Box::new(Items {
                min_size: min_size(&ty),
                ty,
            }),
        ),
    }
}

/// `[u8; N]` as a fixed.
fn byte_array(cx: &Context<'_>, len: &Expr, attribute: Option<&crate::attr::Fixed>) -> Lowered {
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
fn as_fixed(cx: &Context<'_>, ty: &Type, attribute: &crate::attr::Fixed) -> Lowered {
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
        ),
    }
}

/// Bytes as an array of ints.
fn int_array(cx: &Context<'_>, ty: &Type) -> Lowered {
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
            ),
            ..array
        },
        Spelled::Bytes => array,
        _ => plain(cx, ty),
    }
}

/// A type that is written as another: integers by `TryFrom` of the values, all else of a reference.
fn converted_as(cx: &Context<'_>, ty: &Type, avro: &Type) -> Lowered {
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
        ty: converted(inner.ty, to, from),
        schema: inner.schema,
    }
}

/// A conversion that always succeeds.
fn exact(from: &TokenStream, to: &impl ToTokens, value: &TokenStream) -> TokenStream {
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
fn with(cx: &Context<'_>, module: &Path) -> Lowered {
    // What the module lacks is an error at its name.
    let span = module.span();
    let avro: Type = syn::parse_quote_spanned!(span=> #module::Avro);
    Lowered {
        ty: converted(
            Ty::Extern(avro.to_token_stream()),
            quote_spanned!(span=> #module::to_avro),
            quote_spanned!(span=> #module::from_avro),
        ),
        schema: vec![cx.reference(&avro)],
    }
}

fn converted(avro: Ty, to: TokenStream, from: TokenStream) -> Ty {
    Ty::Converted {
        avro: Box::new(avro),
        to,
        from,
    }
}

fn wire(logical: Logical, fixed: Option<&crate::attr::Fixed>) -> Wire {
    match (logical, fixed) {
        (Logical::Date, _) => Wire::Date,
        (Logical::TimeMillis, _) => Wire::TimeMillis,
        (Logical::TimeMicros, _) => Wire::TimeMicros,
        (Logical::TimestampMillis, _) => Wire::TimestampMillis,
        (Logical::TimestampMicros, _) => Wire::TimestampMicros,
        (Logical::TimestampNanos, _) => Wire::TimestampNanos,
        (Logical::LocalTimestampMillis, _) => Wire::LocalTimestampMillis,
        (Logical::LocalTimestampMicros, _) => Wire::LocalTimestampMicros,
        (Logical::LocalTimestampNanos, _) => Wire::LocalTimestampNanos,
        (Logical::Duration, _) => Wire::Duration,
        (Logical::Uuid, None) => Wire::Uuid,
        (Logical::Uuid, Some(_)) => Wire::UuidFixed,
        (Logical::BigDecimal, _) => Wire::BigDecimal,
        (Logical::Decimal { precision, scale }, None) => Wire::Decimal { precision, scale },
        (Logical::Decimal { precision, scale }, Some(fixed)) => Wire::DecimalFixed {
            size: fixed.size.unwrap_or_default(),
            precision,
            scale,
        },
    }
}

/// The schema of a logical type; those on fixed have a name.
fn logical_schema(
    cx: &Context<'_>,
    wire: Wire,
    attribute: Option<&crate::attr::Fixed>,
) -> Vec<Piece> {
    let on = |base: &str, logical: &str| {
        vec![text(&format!(
            "{{\"type\":\"{base}\",\"logicalType\":\"{logical}\"}}"
        ))]
    };
    match wire {
        Wire::Date => on("int", "date"),
        Wire::TimeMillis => on("int", "time-millis"),
        Wire::TimeMicros => on("long", "time-micros"),
        Wire::TimestampMillis => on("long", "timestamp-millis"),
        Wire::TimestampMicros => on("long", "timestamp-micros"),
        Wire::TimestampNanos => on("long", "timestamp-nanos"),
        Wire::LocalTimestampMillis => on("long", "local-timestamp-millis"),
        Wire::LocalTimestampMicros => on("long", "local-timestamp-micros"),
        Wire::LocalTimestampNanos => on("long", "local-timestamp-nanos"),
        Wire::Uuid => on("string", "uuid"),
        Wire::BigDecimal => on("bytes", "big-decimal"),
        Wire::Decimal { precision, scale } => vec![text(&format!(
            "{{\"type\":\"bytes\",{}}}",
            decimal(precision, scale)
        ))],
        Wire::Duration => {
            let logical = ",\"logicalType\":\"duration\"";
            vec![fixed(cx, 12, attribute, "Duration", logical)]
        }
        Wire::UuidFixed => {
            vec![fixed(
                cx,
                16,
                attribute,
                "Uuid",
                ",\"logicalType\":\"uuid\"",
            )]
        }
        Wire::DecimalFixed {
            size,
            precision,
            scale,
        } => {
            let name = format!("Decimal{size}_{precision}_{scale}");
            let logical = format!(",{}", decimal(precision, scale));
            vec![fixed(cx, size, attribute, &name, &logical)]
        }
    }
}

fn decimal(precision: u32, scale: u32) -> String {
    format!("\"logicalType\":\"decimal\",\"precision\":{precision},\"scale\":{scale}")
}

/// Whether the schema is that of the field's own type.
pub(crate) fn is_unchanged(attrs: &FieldAttrs) -> bool {
    attrs.logical.is_none()
        && attrs.annotation.is_none()
        && attrs.fixed.is_none()
        && attrs.array.is_none()
        && attrs.null_last.is_none()
        && attrs.convert.is_none()
}

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

/// The fewest bytes of a value.
fn min_size(ty: &Ty) -> Size {
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
        Ty::Logical { wire, .. } => match wire {
            Wire::Duration => 12.into(),
            Wire::UuidFixed => 16.into(),
            Wire::DecimalFixed { size, .. } => (*size).into(),
            _ => 1.into(),
        },
        _ => 1.into(),
    }
}

/// What kind of schema a type has that an attribute changes.
pub(crate) fn shape(ty: &Ty) -> Shape {
    match ty {
        Ty::Null => Shape::Null,
        Ty::Boolean => Shape::Boolean,
        Ty::Int => Shape::Int,
        Ty::Long => Shape::Long,
        Ty::Float => Shape::Float,
        Ty::Double => Shape::Double,
        Ty::String(_) | Ty::Str => Shape::String,
        Ty::Bytes(_) | Ty::ByteSlice => Shape::Bytes,
        Ty::Array(_) => Shape::Array,
        Ty::Map(..) => Shape::Map,
        Ty::Nullable { .. }
        | Ty::NullableUnion { .. }
        | Ty::Union(_)
        | Ty::Single(_)
        | Ty::Never => Shape::Union,
        Ty::Boxed(inner) | Ty::Converted { avro: inner, .. } => shape(inner),
        Ty::Logical { wire, .. } => wire_shape(*wire),
        Ty::ByteArray(len) => Shape::Fixed(len.to_string().parse().unwrap_or_default()),
        Ty::Enum(_) | Ty::Fixed(_) | Ty::Record { .. } | Ty::Foreign(_) | Ty::Extern(_) => {
            Shape::Unknown
        }
    }
}

fn wire_shape(wire: Wire) -> Shape {
    match wire {
        Wire::Date | Wire::TimeMillis => Shape::Int,
        Wire::TimeMicros
        | Wire::TimestampMillis
        | Wire::TimestampMicros
        | Wire::TimestampNanos
        | Wire::LocalTimestampMillis
        | Wire::LocalTimestampMicros
        | Wire::LocalTimestampNanos => Shape::Long,
        Wire::Duration => Shape::Fixed(12),
        Wire::Uuid => Shape::String,
        Wire::UuidFixed => Shape::Fixed(16),
        Wire::Decimal { .. } | Wire::BigDecimal => Shape::Bytes,
        Wire::DecimalFixed { size, .. } => Shape::Fixed(size),
    }
}
