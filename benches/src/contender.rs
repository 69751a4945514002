//! Each implementation as a pair of functions over one record.

use avro_runtime::{AvroSchema, Decode, Encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::hint::black_box;

/// What all implementations can do with a generated type.
pub(crate) trait Record:
    AvroSchema + Encode + for<'de> Decode<'de> + Serialize + DeserializeOwned
{
}

impl<T: AvroSchema + Encode + for<'de> Decode<'de> + Serialize + DeserializeOwned> Record for T {}

type Encoder<'a> = Box<dyn FnMut(&mut Vec<u8>) + 'a>;
type Decoder<'a> = Box<dyn FnMut(&[u8]) + 'a>;

/// One implementation.
pub(crate) struct Contender<'a> {
    pub(crate) name: &'static str,
    /// Appends the record.
    pub(crate) encode: Encoder<'a>,
    /// Reads a record and drops it.
    pub(crate) decode: Decoder<'a>,
}

pub(crate) fn ours<T: Record>(value: &T) -> Contender<'_> {
    Contender {
        name: "generated",
        encode: Box::new(|out| avro_runtime::to_vec_in(black_box(value), out).expect("it encodes")),
        decode: Box::new(|bytes| {
            drop(black_box(
                avro_runtime::from_slice::<T>(bytes).expect("it decodes"),
            ));
        }),
    }
}

/// The same record as a derived type.
pub(crate) fn derived<T, D>(value: &T) -> Result<Contender<'static>, Box<dyn Error>>
where
    T: AvroSchema + Encode,
    D: AvroSchema + Encode + for<'de> Decode<'de> + 'static,
{
    assert_eq!(T::schema().canonical_form(), D::schema().canonical_form());
    let value: D = avro_runtime::from_slice(&avro_runtime::to_vec(value)?)?;
    Ok(Contender {
        name: "derived",
        encode: Box::new(move |out| {
            avro_runtime::to_vec_in(black_box(&value), out).expect("it encodes");
        }),
        decode: Box::new(|bytes| {
            drop(black_box(
                avro_runtime::from_slice::<D>(bytes).expect("it decodes"),
            ));
        }),
    })
}

pub(crate) fn serde_avro_fast<'a, T: Record>(
    value: &'a T,
    schema: &str,
) -> Result<Contender<'a>, Box<dyn Error>> {
    // A benchmark runs once: what it leaks does not matter.
    let schema: &'static serde_avro_fast::Schema = Box::leak(Box::new(schema.parse()?));
    let mut config = serde_avro_fast::ser::SerializerConfig::new(schema);
    Ok(Contender {
        name: "serde_avro_fast",
        encode: Box::new(move |out| {
            serde_avro_fast::to_datum(black_box(value), out, &mut config).expect("it encodes");
        }),
        decode: Box::new(|bytes| {
            drop(black_box(
                serde_avro_fast::from_datum_slice::<T>(bytes, schema).expect("it decodes"),
            ));
        }),
    })
}

pub(crate) fn apache_serde<'a, T: Record>(
    value: &'a T,
    schema: &str,
) -> Result<Contender<'a>, Box<dyn Error>> {
    let schema: &'static apache_avro::Schema =
        Box::leak(Box::new(apache_avro::Schema::parse_str(schema)?));
    let writer = apache_avro::writer::datum::GenericDatumWriter::builder(schema).build()?;
    let reader = apache_avro::reader::datum::GenericDatumReader::builder(schema).build()?;
    Ok(Contender {
        name: "apache-avro serde",
        encode: Box::new(move |out| {
            writer.write_ser(out, black_box(value)).expect("it encodes");
        }),
        decode: Box::new(move |mut bytes| {
            drop(black_box(
                reader.read_deser::<T>(&mut bytes).expect("it decodes"),
            ));
        }),
    })
}

pub(crate) fn apache_value<'a, T: Record>(
    value: &'a T,
    schema: &str,
) -> Result<Contender<'a>, Box<dyn Error>> {
    let schema: &'static apache_avro::Schema =
        Box::leak(Box::new(apache_avro::Schema::parse_str(schema)?));
    let writer = apache_avro::writer::datum::GenericDatumWriter::builder(schema).build()?;
    let reader = apache_avro::reader::datum::GenericDatumReader::builder(schema).build()?;
    Ok(Contender {
        name: "apache-avro Value",
        encode: Box::new(move |out| {
            let value =
                apache_avro::to_value(black_box(value)).and_then(|value| value.resolve(schema));
            writer
                .write_value_ref(out, &value.expect("it is a value of the schema"))
                .expect("it encodes");
        }),
        decode: Box::new(move |mut bytes| {
            let value = reader.read_value(&mut bytes).expect("it decodes");
            drop(black_box(
                apache_avro::from_value::<T>(&value).expect("it is a record"),
            ));
        }),
    })
}
