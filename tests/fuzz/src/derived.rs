//! Derived types, with what generated ones have not.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, FixedBytes, logical};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::num::NonZeroU16;
use std::sync::Arc;

/// Many ways to hold itself.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Tree {
    value: i32,
    parent: Option<Arc<Tree>>,
    children: Vec<Tree>,
    named: HashMap<String, Tree>,
    either: Either,
}

/// A union of what is told apart by its type.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) enum Either {
    Number(i64),
    Text(String),
    Tree(Box<Tree>),
}

/// A record with a tag.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged", namespace = "fuzz")]
pub(crate) enum Shape {
    Circle { radius: f64 },
    Square(f32),
    Named { name: String, points: Vec<()> },
    Nothing,
}

/// Fields that borrow from the data.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Row<'a> {
    name: &'a str,
    data: &'a [u8],
    text: Cow<'a, str>,
    raw: Cow<'a, [u8]>,
    list: Vec<&'a str>,
    map: BTreeMap<String, Option<&'a [u8]>>,
}

/// Numbers that Avro has not, fixed, and fields of another record.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Mixed {
    small: u8,
    shorter: i16,
    port: NonZeroU16,
    key: [u8; 4],
    other: FixedBytes<2>,
    queue: VecDeque<Option<bool>>,
    #[avro(flatten)]
    money: Money,
    pair: Page<Vec<f32>>,
}

/// Logical types.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Money {
    amount: logical::Decimal<9, 2>,
    rate: Option<logical::DecimalFixed<4, 6, 3>>,
    any: logical::BigDecimal,
    id: logical::Uuid,
    at: logical::TimeMillis,
}

/// A type that is generic.
#[derive(Debug, AvroSchema, AvroEncode, AvroDecode)]
pub(crate) struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}
