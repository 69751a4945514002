//! What every test asks of a type.

use avro_runtime::{AvroSchema, DatumReader, Decode, Encode, Schema, from_slice, json, to_vec};
use serde_json::Value;
use std::fmt::Debug;

/// The schema is this one, the value has these bytes, and each way leads back.
#[track_caller]
pub(crate) fn check<T>(value: &T, schema: &str, bytes: &[u8])
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug + 'static,
{
    check_schema::<T>(schema);
    check_bytes(value, bytes);
}

/// The schema, with everything that it says: attributes may be in any order, and names with or
/// without their namespace.
#[track_caller]
pub(crate) fn check_schema<T: AvroSchema>(expected: &str) {
    let expected = Schema::parse(expected).unwrap_or_else(|error| panic!("{error}"));
    let schema = T::try_schema().unwrap_or_else(|error| panic!("{error}"));
    assert_same(&schema.to_json(), &expected.to_json());
    // What it says is a schema, and it is this one.
    let again = Schema::parse(&schema.to_json()).unwrap();
    assert_eq!(again.canonical_form(), expected.canonical_form());
}

/// Two JSON texts say the same.
#[track_caller]
pub(crate) fn assert_same(actual: &str, expected: &str) {
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert!(
        parse(actual) == parse(expected),
        "{actual}\nis not\n{expected}"
    );
}

/// The value has these bytes; they are the value, and so is its JSON.
#[track_caller]
pub(crate) fn check_bytes<T>(value: &T, bytes: &[u8])
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug + 'static,
{
    assert_eq!(to_vec(value).unwrap(), bytes);
    assert_eq!(from_slice::<T>(bytes).as_ref(), Ok(value));
    let text = json::to_string(value).unwrap();
    assert_eq!(json::from_str::<T>(&text).as_ref(), Ok(value), "{text}");
}

/// The value that data of another schema are.
#[track_caller]
pub(crate) fn read<T>(writer: &str, bytes: &[u8]) -> T
where
    T: AvroSchema + for<'de> Decode<'de> + 'static,
{
    read_error(writer, bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// The same, or what is wrong.
#[track_caller]
pub(crate) fn read_error<T>(writer: &str, bytes: &[u8]) -> Result<T, String>
where
    T: AvroSchema + for<'de> Decode<'de> + 'static,
{
    let writer = Schema::parse(writer).unwrap();
    let reader = DatumReader::<T>::new(&writer).map_err(|error| error.to_string())?;
    reader.read(bytes).map_err(|error| error.to_string())
}

/// The fullname of a schema that has one.
pub(crate) fn name(schema: &Schema) -> String {
    let form: Value = serde_json::from_str(&schema.canonical_form()).unwrap();
    form["name"].as_str().unwrap().to_owned()
}
