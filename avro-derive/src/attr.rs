//! This module reads the words of `#[avro(…)]` and the ones of `#[serde(…)]` that matter to Avro.

pub(crate) mod value;

use proc_macro2::Span;
use syn::{LitStr, Path, Type, WherePredicate};
pub(crate) use value::Value;

/// A value, and the place of what the user wrote.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// What is said of a struct or an enum.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    /// The Avro name; it may hold `{T}` for a type parameter `T`.
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) namespace: Option<Spanned<String>>,
    pub(crate) aliases: Vec<Spanned<String>>,
    pub(crate) props: Vec<(String, Value)>,
    /// The path of the schema file that the type has to match.
    pub(crate) schema: Option<Spanned<String>>,
    /// The type of another crate that this one stands for.
    pub(crate) remote: Option<Path>,
    /// The path of the run time.
    pub(crate) krate: Option<Path>,
    /// What is said of the type parameters instead of the bounds that would be inferred.
    pub(crate) bound: Option<Vec<WherePredicate>>,
}

/// What is said of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) aliases: Vec<Spanned<String>>,
    pub(crate) props: Vec<(String, Value)>,
    pub(crate) default: Option<Default>,
    pub(crate) logical: Option<Spanned<Logical>>,
    /// A `logicalType` that nothing but the schema knows of.
    pub(crate) annotation: Option<Spanned<String>>,
    pub(crate) fixed: Option<Fixed>,
    /// The bytes are an array of ints.
    pub(crate) array: Option<Span>,
    /// `null` is the second branch of the optional type.
    pub(crate) null_last: Option<Span>,
    pub(crate) skip: Option<Span>,
    pub(crate) flatten: Option<Span>,
    pub(crate) convert: Option<Convert>,
}

/// The default of a field.
pub(crate) enum Default {
    /// `default`: what the field's type has as its `Default`.
    FromDefault(Span),
    /// `default = literal`
    Literal(Value),
    /// `default_json = "…"`: text that is JSON.
    Json(LitStr),
}

/// Another type's codec for a field.
pub(crate) enum Convert {
    /// `as = Type`
    As(Type),
    /// `with = module`
    With(Path),
}

/// `fixed(name = "…", namespace = "…", size = N)`
pub(crate) struct Fixed {
    pub(crate) span: Span,
    pub(crate) name: Option<String>,
    pub(crate) namespace: Option<String>,
    pub(crate) size: Option<usize>,
}

/// A logical type. Spec: "Logical Types".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Logical {
    Date,
    TimeMillis,
    TimeMicros,
    TimestampMillis,
    TimestampMicros,
    TimestampNanos,
    LocalTimestampMillis,
    LocalTimestampMicros,
    LocalTimestampNanos,
    Duration,
    Uuid,
    BigDecimal,
    Decimal { precision: u32, scale: u32 },
}
