//! This module gives Rust types their Avro schemas.

use crate::private::{Definition, Name, Piece, Reference, Shape, try_composed};
use avro_ir::{Schema, SchemaError};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

/// A type that has an Avro schema.
///
/// Schemas of generic types are made when they are first asked for, and kept for good: one for
/// each type.
///
/// # Examples
///
/// ```
/// use avro_runtime::AvroSchema;
///
/// let schema = <Vec<Option<i64>>>::schema();
/// assert_eq!(schema.canonical_form(), r#"{"type":"array","items":["null","long"]}"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no Avro schema",
    label = "`AvroSchema` is not implemented for this type",
    note = "derive it: `#[derive(AvroSchema, AvroEncode, AvroDecode)]`",
    note = "for another crate's type use the feature that avro-runtime has for it, a logical type such as `#[avro(decimal(precision = 10, scale = 2))]`, `#[avro(as = Type)]` or `#[avro(with = module)]`"
)]
pub trait AvroSchema {
    /// Whether the schema is null or a union with null: then it cannot be a branch beside null.
    #[doc(hidden)]
    const IS_NULLABLE: bool = false;

    /// Whether the schema is a union whose values can be those of an outer union.
    #[doc(hidden)]
    const IS_UNION: bool = false;

    /// What the schema is composed from.
    #[doc(hidden)]
    const DEFINITION: Reference = Reference::new(&Definition {
        name: Name::Unnamed("schema"),
        shape: Shape::Unknown,
        json: &[Piece::Schema(Self::schema)],
        type_name: "",
    });

    /// What the schema of a slice is composed from.
    #[doc(hidden)]
    const ITEMS: Reference = Reference::new(&Definition::unnamed(
        "array",
        Shape::Array,
        &[
            Piece::Text("{\"type\":\"array\",\"items\":"),
            Piece::Of(Self::DEFINITION),
            Piece::Text("}"),
        ],
    ));

    /// [`DEFINITION`](Self::DEFINITION), where a constant may not depend on it.
    #[doc(hidden)]
    #[must_use]
    fn definition() -> &'static Definition {
        Self::DEFINITION.get()
    }

    /// The [`Schema::reading_key`] of each writer that [`Decode::decode_written`] reads.
    ///
    /// [`Decode::decode_written`]: crate::Decode::decode_written
    #[doc(hidden)]
    const WRITERS: &'static [[u8; 32]] = &[];

    /// The schema, always the same one.
    ///
    /// # Panics
    ///
    /// When the types that it is composed from do not fit together: see
    /// [`try_schema`](Self::try_schema).
    #[must_use]
    fn schema() -> &'static Schema;

    /// The schema, or why there is none: two different types have one fullname, or a schema that
    /// was written by hand does not fit where it is used.
    ///
    /// # Errors
    ///
    /// With all reasons, which name the Rust types.
    fn try_schema() -> Result<&'static Schema, SchemaError> {
        try_composed(Self::definition())
    }

    /// The whole schema as JSON, with everything that it refers to: made when it is first asked for, and kept
    /// for good.
    ///
    /// # Panics
    ///
    /// As [`schema`](Self::schema).
    ///
    /// # Examples
    ///
    /// ```
    /// use avro_runtime::AvroSchema;
    ///
    /// assert_eq!(<Vec<i64>>::schema_json(), r#"{"type":"array","items":"long"}"#);
    /// ```
    #[must_use]
    fn schema_json() -> &'static str {
        let schema = Self::schema();
        kept(schema).json.get_or_init(|| schema.to_json())
    }

    /// That of the schema, where the compiler of schemas knows it.
    #[doc(hidden)]
    const KNOWN_FINGERPRINT: Option<u64> = None;

    /// [`Schema::fingerprint_rabin`] of the schema, if there is one.
    #[doc(hidden)]
    fn try_schema_fingerprint() -> Result<u64, SchemaError> {
        match Self::KNOWN_FINGERPRINT {
            Some(known) => Ok(known),
            None => Self::try_schema().map(fingerprint),
        }
    }
}

/// What is made of a schema once.
#[derive(Default)]
struct Kept {
    fingerprint: OnceLock<u64>,
    json: OnceLock<String>,
}

/// What is kept of a schema that is there for good.
fn kept(schema: &'static Schema) -> &'static Kept {
    static KEPT: LazyLock<RwLock<HashMap<usize, &'static Kept>>> = LazyLock::new(RwLock::default);
    let key = std::ptr::from_ref(schema).addr();
    let known = KEPT.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = known.get(&key) {
        return kept;
    }
    drop(known);
    let mut known = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    known
        .entry(key)
        .or_insert_with(|| Box::leak(Box::default()))
}

/// The fingerprint of a schema that is there for good, computed once.
fn fingerprint(schema: &'static Schema) -> u64 {
    *kept(schema)
        .fingerprint
        .get_or_init(|| schema.fingerprint_rabin())
}

/// The items of `AvroSchema` for a schema without a name: its label, shape and pieces.
macro_rules! unnamed {
    ($label:expr, $shape:ident, $($piece:expr),+) => {
        const DEFINITION: $crate::private::Reference = $crate::private::Reference::new(
            &$crate::private::Definition::unnamed(
                $label,
                $crate::private::Shape::$shape,
                &[$($piece),+],
            ),
        );

        fn schema() -> &'static avro_ir::Schema {
            $crate::private::composed(<Self as $crate::AvroSchema>::definition())
        }
    };
}
pub(crate) use unnamed;

/// The items of `AvroSchema` for a fixed: its name, its size, and its JSON after the name.
macro_rules! fixed {
    ($name:expr, $size:expr, $rest:expr) => {
        const DEFINITION: $crate::private::Reference =
            $crate::private::Reference::new(&$crate::private::Definition {
                name: $crate::private::Name::Relative($name),
                shape: $crate::private::Shape::Fixed($size),
                json: &[
                    $crate::private::Piece::Text("{\"type\":\"fixed\",\"name\":"),
                    $crate::private::Piece::Name,
                    $crate::private::Piece::Text($rest),
                ],
                type_name: $name,
            });

        fn schema() -> &'static avro_ir::Schema {
            $crate::private::composed(<Self as $crate::AvroSchema>::definition())
        }
    };
}
pub(crate) use fixed;
