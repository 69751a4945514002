//! Types that together use every feature of the derives.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::marker::PhantomData;
use std::num::NonZeroI64;
use std::rc::Rc;
use std::time::SystemTime;

/// An order.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(
    namespace = "acme.orders",
    alias = "PurchaseOrder",
    rename_all = "camelCase"
)]
#[avro(prop(owner = "sales", "retention-days" = 30))]
#[expect(clippy::struct_field_names, reason = "two words are renamed")]
pub(crate) struct Order {
    /// The number.
    order_id: i64,
    #[avro(default = 1, alias = "count")]
    quantity: i32,
    note: Option<String>,
    #[avro(null_last, default = 2)]
    rating: Option<i32>,
    price: f64,
    tags: Vec<String>,
    hash: [u8; 4],
    hashes: Vec<[u8; 4]>,
    data: Vec<u8>,
    #[avro(array)]
    small: Option<Vec<u8>>,
    #[avro(default = "OPEN")]
    state: State,
    payload: Payload,
    maybe_payload: Option<Payload>,
    event: Option<Box<Event>>,
    #[avro(flatten)]
    address: Address,
    #[avro(skip)]
    cache: Option<u128>,
    shape: Shape,
    pages: Page<Address>,
    page_of_ints: Option<Page<i32>>,
    id: Id<Self>,
    pair: Pair,
    digest: Digest,
    #[avro(default_json = r#"{"a": {"street": "s"}}"#)]
    by_name: BTreeMap<String, Address>,
    nothing: (),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders", rename_all = "UPPERCASE")]
pub(crate) enum State {
    #[avro(default)]
    Open,
    Closed,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) enum Payload {
    Text(String),
    Number(f64),
    Address(Address),
    Many(Vec<i64>),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.events")]
pub(crate) enum Event {
    Created { id: i64, by: String },
    Deleted {},
    Moved(Address),
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
pub(crate) struct Address {
    street: String,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged", tag = "kind")]
pub(crate) enum Shape {
    Circle { radius: f64 },
    Square(f64),
    Nothing,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(transparent)]
pub(crate) struct Id<T> {
    id: String,
    of: PhantomData<T>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Pair(i64, Option<bool>);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Digest([u8; 2]);

/// A tree.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
pub(crate) struct Node {
    value: f32,
    next: Option<Box<Self>>,
    children: Vec<Node>,
    named: BTreeMap<String, Node>,
    expression: Expression,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
pub(crate) enum Expression {
    Number(i64),
    Sum {
        left: Box<Expression>,
        right: Option<Box<Expression>>,
    },
}

/// Everything that is a logical type.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
pub(crate) struct Logical {
    day: chrono::NaiveDate,
    time: jiff::civil::Time,
    at: chrono::DateTime<chrono::Utc>,
    #[avro(timestamp_millis)]
    millis: time::OffsetDateTime,
    #[avro(local_timestamp_nanos)]
    local: i64,
    id: uuid::Uuid,
    #[avro(uuid, fixed(name = "Key"))]
    key: Option<uuid::Uuid>,
    #[avro(decimal(precision = 28, scale = 10))]
    price: rust_decimal::Decimal,
    #[avro(decimal(precision = 18, scale = 2), fixed(name = "Money", size = 8))]
    money: Vec<rust_decimal::Decimal>,
    #[avro(duration)]
    span: avro_runtime::logical::Duration,
    #[avro(logical = "celsius")]
    heat: f64,
    #[avro(decimal(precision = 20, scale = 2))]
    raw: Vec<u8>,
    #[avro(decimal(precision = 9, scale = 3), fixed(name = "Raw"))]
    raw_fixed: [u8; 4],
    seen: SystemTime,
    #[avro(null_last)]
    notes: Vec<Option<String>>,
    #[avro(null_last)]
    parts: BTreeMap<String, Option<Expression>>,
}

/// What takes fewer values than its schema.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Narrow {
    a: u16,
    #[avro(as = i64)]
    b: u64,
    #[avro(with = decimal_text)]
    c: i32,
    queue: VecDeque<i32>,
    set: BTreeSet<i64>,
    shared: Rc<str>,
    non_zero: NonZeroI64,
}

mod decimal_text {
    //! Numbers as text.

    pub(super) type Avro = i64;

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::unnecessary_wraps,
        reason = "the form of such functions"
    )]
    pub(super) fn to_avro(number: &i32) -> Result<i64, std::convert::Infallible> {
        Ok(i64::from(*number) * 10)
    }

    pub(super) fn from_avro(number: i64) -> Result<i32, String> {
        match i32::try_from(number / 10) {
            Ok(tenth) if number % 10 == 0 => Ok(tenth),
            _ => Err(format!("{number} is not ten times an int")),
        }
    }
}
