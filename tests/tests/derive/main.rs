//! Derived types: schemas, bytes, evolution.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, DatumReader, Decode, Encode, Schema, from_slice, to_vec};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

/// The schema's JSON, and a round trip of a value.
#[track_caller]
fn check<T>(value: &T, schema: &str, bytes: &[u8])
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + PartialEq + Debug,
{
    assert_eq!(T::schema().to_json(), schema);
    let written = to_vec(value).unwrap();
    assert_eq!(written, bytes);
    assert_eq!(&from_slice::<T>(&written).unwrap(), value);
}

/// An order.
#[derive(Debug, Clone, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders", alias = "PurchaseOrder", prop(owner = "sales", "retention-days" = 30))]
struct Order {
    /// The number.
    id: i64,
    #[avro(default = 1, alias = "count")]
    quantity: i32,
    note: Option<String>,
    price: f64,
    tags: Vec<String>,
    hash: [u8; 4],
    data: Vec<u8>,
    #[avro(timestamp_millis)]
    at: i64,
    state: State,
    payload: Payload,
    small: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders", rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    #[avro(default)]
    Open,
    AllClosed,
}

#[derive(Debug, Clone, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Text(String),
    Number(f64),
    Address(Address),
}

#[derive(Debug, Clone, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders")]
struct Address {
    street: String,
}

#[test]
fn a_struct_is_a_record() {
    let order = Order {
        id: 3,
        quantity: 2,
        note: Some("n".to_owned()),
        price: 1.0,
        tags: vec!["t".to_owned()],
        hash: [1, 2, 3, 4],
        data: vec![9],
        at: 1,
        state: State::AllClosed,
        payload: Payload::Address(Address { street: "s".to_owned() }),
        small: 7,
    };
    check(
        &order,
        "",
        &[],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
    children: Vec<Node>,
    named: HashMap<String, Node>,
}

#[test]
fn a_type_may_hold_itself() {
    let leaf = || Node { value: 1, next: None, children: vec![], named: HashMap::new() };
    check(&Node { value: 2, next: Some(Box::new(leaf())), children: vec![leaf()], named: HashMap::new() }, "", &[]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[test]
fn a_generic_type_is_called_after_its_arguments() {
    check(&Page { items: vec![1_i32], next: None }, "", &[]);
    check(&Page { items: vec![Page { items: vec![true], next: None}], next: None }, "", &[]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Row<'a> {
    name: &'a str,
    data: &'a [u8],
    text: Cow<'a, str>,
    inner: Option<&'a str>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct UserId(i64);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Md5([u8; 16]);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Pair(i64, String);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Shape {
    Circle { radius: f64 },
    Square(f64),
    Nothing,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Event {
    Created { id: i64, by: String },
    Deleted(UserId),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Outer {
    #[avro(flatten)]
    address: Address,
    #[avro(skip)]
    cache: Option<u64>,
    #[avro(as = i64)]
    big: u64,
    payload: Option<Payload>,
    event: Option<Event>,
    #[avro(null_last)]
    last: Option<i32>,
    #[avro(array)]
    ints: Vec<u8>,
    #[avro(decimal(precision = 10, scale = 2))]
    price: rust_decimal::Decimal,
    uuid: uuid::Uuid,
    day: chrono::NaiveDate,
    map: BTreeMap<String, Option<i64>>,
}
