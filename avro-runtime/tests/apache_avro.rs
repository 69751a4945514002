//! Derived types in code that is built on the crate apache-avro.
#![cfg(all(feature = "apache-avro", feature = "derive"))]

use apache_avro::AvroSchema as _;
use apache_avro::types::Value;
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::HashMap;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Order {
    id: i64,
    billed: Address,
    shipped: Address,
    hash: [u8; 2],
    lines: Vec<Line>,
    paid: Option<Payment>,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Address {
    street: String,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Line {
    next: Option<Box<Line>>,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Payment {
    Voucher(String),
    Card { holder: Address },
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "it is for its schema")]
struct Page<T> {
    items: Vec<T>,
}

fn order() -> Order {
    let address = |street: &str| Address {
        street: street.to_owned(),
    };
    Order {
        id: 7,
        billed: address("a"),
        shipped: address("b"),
        hash: [1, 2],
        lines: vec![Line {
            next: Some(Box::new(Line { next: None })),
        }],
        paid: Some(Payment::Card {
            holder: address("c"),
        }),
    }
}

#[test]
fn the_schema_is_the_same() {
    let schema = Order::get_schema();
    assert_eq!(schema.canonical_form(), Order::schema().canonical_form());
    let schema = Page::<Order>::get_schema();
    assert_eq!(
        schema.canonical_form(),
        Page::<Order>::schema().canonical_form()
    );
}

#[test]
fn its_readers_and_writers_take_it() {
    let schema = Order::get_schema();
    let bytes = avro_runtime::to_vec(&order()).unwrap();
    let reader = apache_avro::reader::datum::GenericDatumReader::builder(&schema)
        .build()
        .unwrap();
    let value = reader.read_value(&mut bytes.as_slice()).unwrap();
    let Value::Record(fields) = &value else {
        panic!("an order is a record");
    };
    assert_eq!(fields[0], ("id".to_owned(), Value::Long(7)));
    let writer = apache_avro::writer::datum::GenericDatumWriter::builder(&schema)
        .build()
        .unwrap();
    let mut written = Vec::new();
    writer.write_value_ref(&mut written, &value).unwrap();
    assert_eq!(written, bytes);
}

#[test]
fn a_type_that_has_been_defined_is_a_reference() {
    let schema = <HashMap<String, Vec<Order>>>::get_schema();
    let json = serde_json::to_string(&schema).unwrap();
    assert_eq!(json.matches("\"street\"").count(), 1, "{json}");
    apache_avro::Schema::parse_str(&json).unwrap();
}

/// Its own types around derived ones tell each other what has been defined.
#[derive(apache_avro::AvroSchema)]
#[expect(dead_code, reason = "it is for its schema")]
struct Envelope {
    first: Order,
    address: Address,
}

#[test]
fn its_own_derives_take_derived_types_as_fields() {
    let json = serde_json::to_string(&Envelope::get_schema()).unwrap();
    assert_eq!(json.matches("\"street\"").count(), 1, "{json}");
    apache_avro::Schema::parse_str(&json).unwrap();
}
