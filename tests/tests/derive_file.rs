//! Derived structs that are held to a schema file.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, Schema, from_slice, to_vec};

/// In another order than the file's, and with fewer words.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(schema = "schemas/order.avsc")]
struct Order {
    lines: Vec<Line>,
    id: i64,
    hash: [u8; 16],
    note: Option<String>,
    at: i64,
    state: State,
    payload: Option<Payload>,
    #[avro(skip)]
    cached: Option<u128>,
}

// The record of its name in the file.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(schema = "schemas/order.avsc")]
struct Line {
    price: f64,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.files", rename_all = "UPPERCASE")]
enum State {
    Open,
    Closed,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Text(String),
    Line(Line),
}

#[test]
fn the_schema_is_the_files() {
    let file = Schema::parse(include_str!("../schemas/order.avsc")).unwrap();
    assert_eq!(Order::schema().to_json(), file.to_json());
}

#[test]
fn values_are_written_in_the_order_of_the_file() {
    let order = Order {
        lines: vec![Line { price: 0.0 }],
        id: 1,
        hash: [7; 16],
        note: Some("a".to_owned()),
        at: 2,
        state: State::Closed,
        payload: Some(Payload::Text("b".to_owned())),
        cached: None,
    };
    let bytes = to_vec(&order).unwrap();
    let mut expected = vec![2];
    expected.extend([7; 16]);
    expected.extend([0, 2, b'a', 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, b'b']);
    assert_eq!(bytes, expected);
    assert_eq!(from_slice::<Order>(&bytes).unwrap(), order);
}

#[derive(AvroSchema)]
#[avro(schema = "schemas/order.avsc", name = "Order")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct OrderOfPlainTypes {
    id: i64,
    hash: [u8; 16],
    lines: Vec<Line>,
    note: Option<String>,
    at: i64,
    state: PlainState,
    payload: Option<Payload>,
}

#[derive(AvroSchema)]
#[avro(name = "State", rename_all = "UPPERCASE")]
#[expect(dead_code, reason = "only the schema is of interest")]
enum PlainState {
    Open,
    Closed,
}

#[test]
fn a_type_without_a_namespace_takes_that_of_the_file() {
    let file = Schema::parse(include_str!("../schemas/order.avsc")).unwrap();
    assert_eq!(OrderOfPlainTypes::schema().to_json(), file.to_json());
}
