//! The table of generated types, without their types.

use avro_runtime::{
    AvroSchema, DatumReader, Decode, DecodeError, Encode, Limits, ParseOptions, ResolutionError,
    Schema, json,
};
use avro_tests_data::Holds;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError};

/// A generated type, and the schema that it comes from.
#[derive(Debug)]
pub struct Case {
    /// Which schema, which options, and which of the schema's types.
    pub name: &'static str,
    /// Which input it comes from; several cases can have one.
    pub input: &'static str,
    /// The schema, as `avro-ir` writes it from the source.
    pub schema_json: &'static str,
    /// The vectors that have this schema.
    pub vectors: &'static [&'static str],
    /// Which values the type can hold.
    pub holds: Holds,
    /// What the type does.
    pub codec: Codec,
    /// What the type says about itself.
    pub constants: Constants,
}

/// The functions of a generated type.
#[derive(Clone, Copy, Debug)]
pub struct Codec {
    /// Decodes, and drops the value.
    pub decode: fn(&[u8]) -> Result<(), DecodeError>,
    /// Decodes, and encodes the value.
    pub round_trip: fn(&[u8]) -> Result<Vec<u8>, DecodeError>,
    /// The same, within limits.
    pub round_trip_within: fn(&[u8], &Limits) -> Result<Vec<u8>, DecodeError>,
    /// Decodes, and shows the value.
    pub debug: fn(&[u8]) -> Result<String, DecodeError>,
    /// Decodes, and writes the value in the JSON encoding.
    pub to_avro_json: fn(&[u8]) -> Result<String, DecodeError>,
    /// Reads a value in the JSON encoding, and encodes it.
    pub from_avro_json: fn(&str) -> Result<Vec<u8>, json::Error>,
    /// Whether a decoder was generated for a writer's schema.
    pub is_known: fn(&Schema) -> bool,
    /// Reads data of another schema, and encodes the value.
    pub read_as: fn(&Schema) -> Result<ReadAs, ResolutionError>,
    /// The value as serde sees it; `None` for types without serde.
    pub to_json: Option<ToJson>,
    /// Encodes the value that serde makes of JSON; `None` for types without serde.
    pub from_json: Option<FromJson>,
    /// The encoded default; `None` for types without one.
    pub default: Option<fn() -> Vec<u8>>,
}

/// Decodes data of another schema, and encodes the value.
pub type ReadAs = Box<dyn Fn(&[u8]) -> Result<Vec<u8>, DecodeError>>;
/// Decodes, and shows the value to serde.
pub type ToJson = fn(&[u8]) -> Result<Value, DecodeError>;
/// Encodes what serde reads.
pub type FromJson = fn(&Value) -> serde_json::Result<Vec<u8>>;

/// The constants of a generated type.
#[derive(Clone, Copy, Debug)]
pub struct Constants {
    /// `AvroSchema::schema_json`.
    pub schema_json: fn() -> &'static str,
    /// `FINGERPRINT`.
    pub fingerprint: u64,
    /// `FINGERPRINT_SHA256`.
    pub fingerprint_sha256: [u8; 32],
    /// `AvroSchema::schema`.
    pub schema: fn() -> &'static Schema,
    /// `Decode::MIN_SIZE`.
    pub min_size: usize,
}

/// Every generated root type. There are none where the shared schemas are missing.
///
/// # Panics
///
/// When they are missing in continuous integration.
#[must_use]
pub fn cases() -> &'static [Case] {
    if crate::generated::CASES.is_empty() {
        crate::shared::skip("there were no schemas to generate from");
    }
    crate::generated::CASES
}

impl Case {
    /// The schema, read again.
    ///
    /// # Panics
    ///
    /// When `avro-ir` cannot read what it wrote.
    #[must_use]
    pub fn schema(&self) -> Schema {
        // Tests ask for each value; some schemas are half a megabyte.
        static READ: Mutex<BTreeMap<&str, Schema>> = Mutex::new(BTreeMap::new());
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        let schema = read.entry(self.name).or_insert_with(|| {
            let mut options = ParseOptions::default();
            // There is no other way to say that a type of the null namespace is used within one.
            options.null_namespace_fallback = true;
            Schema::parse_with(self.schema_json, &options)
                .expect("a bundled schema is valid by the strict rules, but for one")
        });
        schema.clone()
    }
}

impl Codec {
    /// The functions of `T` that every generated type has.
    #[must_use]
    pub const fn of<T: AvroSchema + for<'de> Decode<'de> + Encode + fmt::Debug + 'static>() -> Self
    {
        Self {
            decode: |input| avro_runtime::from_slice::<T>(input).map(drop),
            round_trip: |input| avro_runtime::from_slice::<T>(input).map(|value| encoded(&value)),
            round_trip_within: |input, limits| {
                let value = avro_runtime::from_slice_with_limits::<T>(input, limits);
                value.map(|value| encoded(&value))
            },
            debug: |input| avro_runtime::from_slice::<T>(input).map(|value| format!("{value:?}")),
            to_avro_json: |input| avro_runtime::from_slice::<T>(input).map(|value| text(&value)),
            from_avro_json: |text| json::from_str::<T>(text).map(|value| encoded(&value)),
            is_known: |writer| T::WRITERS.contains(&writer.reading_key()),
            read_as: |writer| {
                let reader = DatumReader::<T>::new(writer)?;
                Ok(Box::new(move |input| {
                    reader.read(input).map(|value| encoded(&value))
                }))
            },
            to_json: None,
            from_json: None,
            default: None,
        }
    }
}

/// The bytes of a value that was decoded, or of a default: they always exist.
fn encoded<T: Encode>(value: &T) -> Vec<u8> {
    avro_runtime::to_vec(value).expect("what was decoded can be encoded")
}

/// The JSON text of a value that was decoded: it always exists.
fn text<T: AvroSchema + Encode>(value: &T) -> String {
    json::to_string(value).expect("what was decoded can be shown")
}

/// Asks what `T` can do; see [`case`](crate::case).
#[derive(Debug)]
pub struct Probe<T>(PhantomData<T>);

/// The answers for types that cannot.
pub mod __private {
    use super::{FromJson, Probe, ToJson};

    /// Without serde's traits.
    pub trait WithoutJson {
        /// No function.
        const TO_JSON: Option<ToJson> = None;
        /// No function.
        const FROM_JSON: Option<FromJson> = None;
    }

    /// Without a default.
    pub trait WithoutDefault {
        /// No function.
        const DEFAULT: Option<fn() -> Vec<u8>> = None;
    }

    impl<T> WithoutJson for Probe<T> {}
    impl<T> WithoutDefault for Probe<T> {}
}

impl<T: for<'de> Decode<'de> + Encode + Serialize + DeserializeOwned> Probe<T> {
    /// The value as serde sees it.
    pub const TO_JSON: Option<ToJson> = Some(|input| {
        let value: T = avro_runtime::from_slice(input)?;
        Ok(serde_json::to_value(&value).expect("generated types have a JSON form"))
    });
    /// The bytes of the value that serde reads.
    pub const FROM_JSON: Option<FromJson> = Some(|json| {
        let value = T::deserialize(json)?;
        Ok(encoded(&value))
    });
}

impl<T: Default + Encode> Probe<T> {
    /// The encoded default.
    pub const DEFAULT: Option<fn() -> Vec<u8>> = Some(|| encoded(&T::default()));
}

impl Constants {
    /// The constants of `T` that come from traits.
    #[must_use]
    pub const fn of<T: for<'de> Decode<'de> + AvroSchema>(
        fingerprint: u64,
        fingerprint_sha256: [u8; 32],
    ) -> Self {
        Self {
            schema_json: T::schema_json,
            fingerprint,
            fingerprint_sha256,
            schema: T::schema,
            min_size: T::MIN_SIZE,
        }
    }
}

/// The entry of a type in the table.
#[macro_export]
macro_rules! case {
    ($name:expr, $input:expr, $schema:expr, $vectors:expr, $holds:expr, $ty:ty) => {
        $crate::Case {
            name: $name,
            input: $input,
            schema_json: $schema,
            vectors: $vectors,
            holds: $holds,
            codec: {
                #[allow(unused_imports)]
                use $crate::__private::{WithoutDefault as _, WithoutJson as _};
                $crate::Codec {
                    to_json: <$crate::Probe<$ty>>::TO_JSON,
                    from_json: <$crate::Probe<$ty>>::FROM_JSON,
                    default: <$crate::Probe<$ty>>::DEFAULT,
                    ..$crate::Codec::of::<$ty>()
                }
            },
            constants: $crate::Constants::of::<$ty>(<$ty>::FINGERPRINT, <$ty>::FINGERPRINT_SHA256),
        }
    };
}
