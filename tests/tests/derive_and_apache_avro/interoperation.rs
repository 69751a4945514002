//! The bytes, values and schemas of derived types in other implementations.

use crate::types::{Logical, Narrow, Node, Order};
use apache_avro::reader::datum::GenericDatumReader;
use apache_avro::writer::datum::GenericDatumWriter;
use avro_runtime::single_object::{self, Reader, SchemaStore};
use avro_runtime::{AvroSchema, DatumReader, Decode, Encode, Schema, from_slice, json, to_vec};
use avro_tests::datum::{self, Choices};
use avro_tests::oracle::{Oracle, same_json};
use avro_tests::prng::Prng;
use avro_tests::shared::{hex, unhex};
use avro_tests::{Holds, writers};
use std::fmt::Debug;

type IsValue = Box<dyn Fn(&[u8], usize) -> bool>;

/// What a derived type says and writes.
struct Sample {
    schema: &'static Schema,
    /// Values as bytes and as JSON.
    values: Vec<(Vec<u8>, serde_json::Value)>,
    /// Whether bytes are the value of that number.
    is_value: IsValue,
}

impl Sample {
    /// A type with random values.
    fn of<T>(name: &str) -> Self
    where
        T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug + 'static,
    {
        let schema = T::schema();
        let choices = Choices {
            holds: Holds::Calendar,
            map_entries: 1,
            size: 40,
        };
        let mut prng = Prng::named(name, 0);
        let mut values = Vec::new();
        for _ in 0..5_000 {
            let datum = datum::random(schema.set(), schema.root(), choices, &mut prng);
            let Some(datum) = datum.filter(datum::Datum::is_finite) else {
                continue;
            };
            // Some types take fewer values than their schema.
            if let Ok(value) = from_slice::<T>(&datum::write(&datum)) {
                values.push(value);
            }
            if values.len() == 50 {
                break;
            }
        }
        assert_eq!(values.len(), 50, "{name}");
        let written = values.iter().map(|value| {
            let text = json::to_string(value).unwrap();
            (to_vec(value).unwrap(), serde_json::from_str(&text).unwrap())
        });
        Self {
            schema,
            values: written.collect(),
            is_value: Box::new(move |bytes, index| {
                from_slice(bytes).as_ref() == Ok(&values[index])
            }),
        }
    }

    fn all() -> [Self; 4] {
        [
            Self::of::<Order>("order"),
            Self::of::<Node>("node"),
            Self::of::<Logical>("logical"),
            Self::of::<Narrow>("narrow"),
        ]
    }
}

/// An implementation reads the bytes as the values, and writes the values as bytes.
fn check(oracle: Option<Oracle>) {
    let Some(mut oracle) = oracle else { return };
    for sample in Sample::all() {
        let schema = sample.schema.to_json();
        let bytes = sample.values.iter().map(|(bytes, _)| bytes.clone());
        let read = oracle
            .decode_all(&schema, None, &bytes.collect::<Vec<_>>())
            .unwrap();
        for ((bytes, value), read) in sample.values.iter().zip(read) {
            let read = read.unwrap_or_else(|error| panic!("{error}: {} {schema}", hex(bytes)));
            assert!(same_json(&read.json, value), "{} is not {value}", read.json);
            assert_eq!((&read.bytes, read.consumed), (bytes, bytes.len()));
        }
        let values = sample.values.iter().map(|(_, value)| value.clone());
        let written = oracle
            .encode_all(&schema, &values.collect::<Vec<_>>())
            .unwrap();
        for (index, written) in written.into_iter().enumerate() {
            let written =
                written.unwrap_or_else(|error| panic!("{error}: {:?}", sample.values[index]));
            assert!((sample.is_value)(&written, index), "{}", hex(&written));
        }
    }
}

#[test]
fn java_reads_and_writes_values_of_derived_types() {
    check(Oracle::java());
}

#[test]
fn fastavro_reads_and_writes_values_of_derived_types() {
    check(Oracle::fastavro());
}

#[test]
fn java_has_the_fingerprints_of_derived_types() {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    for sample in Sample::all() {
        let canonical = java.canonical(&sample.schema.to_json()).unwrap();
        assert_eq!(canonical.form, sample.schema.canonical_form());
        let fingerprint = sample.schema.fingerprint_rabin();
        assert_eq!(unhex(&canonical.rabin), fingerprint.to_le_bytes());
    }
}

#[test]
fn apache_avro_reads_and_writes_values_of_derived_types() {
    for sample in Sample::all() {
        let schema = apache_avro::Schema::parse_str(&sample.schema.to_json()).unwrap();
        let reader = GenericDatumReader::builder(&schema).build().unwrap();
        let writer = GenericDatumWriter::builder(&schema).build().unwrap();
        for (index, (bytes, _)) in sample.values.iter().enumerate() {
            let value = reader.read_value(&mut &bytes[..]).unwrap();
            let written = writer.write_value_to_vec(value).unwrap();
            assert_eq!(&written, bytes);
            assert!((sample.is_value)(&written, index));
        }
    }
}

#[test]
fn apache_avro_sees_the_fields_of_a_derived_type() {
    use apache_avro::types::Value;
    let schema = apache_avro::Schema::parse_str(&Narrow::schema().to_json()).unwrap();
    let reader = GenericDatumReader::builder(&schema).build().unwrap();
    let value = reader.read_value(&mut &[2, 4, 60, 0, 0, 0, 2][..]).unwrap();
    let field = |name: &str, value| (name.to_owned(), value);
    let fields = vec![
        field("a", Value::Int(1)),
        field("b", Value::Long(2)),
        field("c", Value::Long(30)),
        field("queue", Value::Array(Vec::new())),
        field("set", Value::Array(Vec::new())),
        field("shared", Value::String(String::new())),
        field("non_zero", Value::Long(1)),
    ];
    assert_eq!(value, Value::Record(fields));
}

/// A message is a header and the value, and is read back; also with a store of other schemas.
fn check_messages<T>(name: &str)
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug + 'static,
{
    let sample = Sample::of::<T>(name);
    let store = SchemaStore::new();
    let mut prng = Prng::named(name, 1);
    let others = (0..20).map(|_| writers::random(T::schema(), &mut prng).to_string());
    let others = others
        .map(|json| Schema::parse(&json).unwrap())
        .collect::<Vec<_>>();
    for other in &others {
        store.insert(other).unwrap();
    }
    let reader = Reader::<T>::new(&store);
    for (bytes, _) in &sample.values {
        let value: T = from_slice(bytes).unwrap();
        let message = single_object::to_vec(&value).unwrap();
        // Spec: "Single object encoding specification".
        let header = [
            &[0xc3, 0x01],
            &T::schema().fingerprint_rabin().to_le_bytes()[..],
        ]
        .concat();
        assert_eq!(message, [&header[..], bytes].concat());
        assert_eq!(single_object::from_slice::<T>(&message).unwrap(), value);
        assert_eq!(reader.read(&message).unwrap(), value);
    }
    for other in &others {
        let choices = Choices {
            holds: Holds::Calendar,
            map_entries: 1,
            size: 40,
        };
        let datum = datum::random(other.set(), other.root(), choices, &mut prng);
        let (Some(datum), Ok(direct)) = (datum, DatumReader::<T>::new(other)) else {
            continue;
        };
        let bytes = datum::write(&datum.quiet());
        let header = single_object::header(other.fingerprint_rabin());
        let read = reader.read(&[&header[..], &bytes].concat());
        match direct.read(&bytes) {
            // What is not a number is not equal to itself.
            Ok(value) => assert_eq!(format!("{:?}", read.unwrap()), format!("{value:?}")),
            Err(_) => assert!(read.is_err()),
        }
    }
}

#[test]
fn derived_types_are_messages_of_single_objects() {
    check_messages::<Order>("order");
    check_messages::<Node>("node");
    check_messages::<Logical>("logical");
    check_messages::<Narrow>("narrow");
}
