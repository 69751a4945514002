//! This module gives Rust types their Avro schemas.

use avro_ir::Schema;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError, RwLock};

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
pub trait AvroSchema {
    /// Whether the schema is a union or null: then it cannot be a branch beside null.
    #[doc(hidden)]
    const IS_NULLABLE: bool = false;

    /// Whether data of other schemas can be read.
    #[doc(hidden)]
    const EVOLVES: bool = true;

    /// The [`Schema::reading_key`] of each writer that [`Decode::decode_written`] reads.
    ///
    /// [`Decode::decode_written`]: crate::Decode::decode_written
    #[doc(hidden)]
    const WRITERS: &'static [[u8; 32]] = &[];

    /// The schema, always the same one.
    ///
    /// # Panics
    ///
    /// When a hand-written schema does not fit where it is used, such as a union in an `Option`.
    #[must_use]
    fn schema() -> &'static Schema;

    /// [`Schema::fingerprint_rabin`] of the schema.
    #[doc(hidden)]
    #[must_use]
    fn schema_fingerprint() -> u64 {
        fingerprint(Self::schema())
    }

    /// The schema of a slice.
    #[doc(hidden)]
    #[must_use]
    fn items_schema() -> &'static Schema {
        array(Self::schema())
    }
}

/// What a schema is made of: the key of the cache.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Json(&'static str),
    Array(usize),
    Map(usize),
    Nullable(usize),
    Fixed(usize),
    Decimal {
        precision: u32,
        scale: u32,
    },
    DecimalFixed {
        size: usize,
        precision: u32,
        scale: u32,
    },
}

static CACHE: LazyLock<Mutex<HashMap<Key, &'static Schema>>> = LazyLock::new(Mutex::default);

/// The schema of a JSON text.
pub(crate) fn json(text: &'static str) -> &'static Schema {
    cached(Key::Json(text), || text.to_owned())
}

/// The schema of an array.
pub(crate) fn array(items: &'static Schema) -> &'static Schema {
    let key = Key::Array(std::ptr::from_ref(items).addr());
    cached(key, || {
        format!(r#"{{"type":"array","items":{}}}"#, items.to_json())
    })
}

/// The schema of a map.
pub(crate) fn map(values: &'static Schema) -> &'static Schema {
    let key = Key::Map(std::ptr::from_ref(values).addr());
    cached(key, || {
        format!(r#"{{"type":"map","values":{}}}"#, values.to_json())
    })
}

/// The union of null and a schema.
pub(crate) fn nullable(value: &'static Schema) -> &'static Schema {
    let key = Key::Nullable(std::ptr::from_ref(value).addr());
    cached(key, || format!(r#"["null",{}]"#, value.to_json()))
}

/// A fixed that no schema names.
pub(crate) fn fixed(size: usize) -> &'static Schema {
    cached(Key::Fixed(size), || {
        format!(r#"{{"type":"fixed","name":"Fixed{size}","size":{size}}}"#)
    })
}

/// A decimal on bytes.
pub(crate) fn decimal(precision: u32, scale: u32) -> &'static Schema {
    cached(Key::Decimal { precision, scale }, || {
        format!(
            r#"{{"type":"bytes",{}}}"#,
            decimal_attributes(precision, scale)
        )
    })
}

/// A decimal on a fixed that no schema names.
pub(crate) fn decimal_fixed(size: usize, precision: u32, scale: u32) -> &'static Schema {
    cached(
        Key::DecimalFixed {
            size,
            precision,
            scale,
        },
        || {
            let name = format!("Decimal{size}_{precision}_{scale}");
            let attributes = decimal_attributes(precision, scale);
            format!(r#"{{"type":"fixed","name":"{name}","size":{size},{attributes}}}"#)
        },
    )
}

fn decimal_attributes(precision: u32, scale: u32) -> String {
    format!(r#""logicalType":"decimal","precision":{precision},"scale":{scale}"#)
}

fn cached(key: Key, json: impl FnOnce() -> String) -> &'static Schema {
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    cache
        .entry(key)
        .or_insert_with(|| Box::leak(Box::new(parse(&json()))))
}

/// The fingerprint of a schema that is there for good, computed once.
fn fingerprint(schema: &'static Schema) -> u64 {
    static CACHE: LazyLock<RwLock<HashMap<usize, u64>>> = LazyLock::new(RwLock::default);
    let key = std::ptr::from_ref(schema).addr();
    let known = CACHE.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(fingerprint) = known.get(&key) {
        return *fingerprint;
    }
    drop(known);
    let fingerprint = schema.fingerprint_rabin();
    let mut cache = CACHE.write().unwrap_or_else(PoisonError::into_inner);
    *cache.entry(key).or_insert(fingerprint)
}

fn parse(json: &str) -> Schema {
    match Schema::parse(json) {
        Ok(schema) => schema,
        Err(error) => panic!("a composed schema is valid: {error}"),
    }
}
