//! An order as two versions of a program know it.

#![expect(missing_docs, reason = "the names of the fields say it")]

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

/// An order of the shop.
#[derive(Debug, Clone, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders", rename_all = "camelCase")]
pub struct Order {
    /// Unique among all orders.
    pub id: i64,
    pub placed_at: DateTime<Utc>,
    pub lines: Vec<Line>,
    /// What the customer wishes for.
    pub note: Option<String>,
    #[avro(default = "NEW")]
    pub state: State,
    pub paid: Option<Payment>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders", rename_all = "camelCase")]
pub struct Line {
    pub product: String,
    #[avro(default = 1)]
    pub quantity: u16,
    #[avro(decimal(precision = 10, scale = 2))]
    pub unit_price: Decimal,
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    /// What an older program takes states for that it does not know.
    #[avro(default)]
    New,
    Shipped,
    Returned,
}

/// How an order was paid: a union of its payloads.
#[derive(Debug, Clone, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme.orders")]
pub enum Payment {
    Card { last_digits: String },
    Voucher(String),
}

/// The same order in a program that was built a year ago.
pub mod old {
    use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
    use std::borrow::Cow;

    /// It reads what it knows, and borrows text from the bytes.
    #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "acme.orders")]
    pub struct Order<'a> {
        /// It is called `id` now.
        #[avro(alias = "id")]
        pub number: i64,
        pub note: Option<Cow<'a, str>>,
        pub state: State,
        #[avro(default = "shop")]
        pub channel: &'a str,
    }

    #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
    #[avro(namespace = "acme.orders", rename_all = "SCREAMING_SNAKE_CASE")]
    pub enum State {
        #[avro(default)]
        New,
        Shipped,
    }
}
