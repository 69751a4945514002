//! Schemas of derived types, which all three have to read.

use crate::emitted::check_parses;
use avro_runtime::logical::{
    BigDecimal, Date, Decimal, DecimalFixed, Duration, LocalTimestampMicros, LocalTimestampMillis,
    LocalTimestampNanos, TimeMicros, TimeMillis, TimestampMicros, TimestampMillis, TimestampNanos,
    Uuid, UuidFixed,
};
use avro_runtime::{AvroSchema, FixedBytes};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::net::IpAddr;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// Declares types that are there for their schemas.
macro_rules! types {
    ($($item:item)*) => {$(
        #[derive(AvroSchema)]
        #[expect(dead_code, reason = "only the schema is of interest")]
        $item
    )*};
}

types! {
    /// What it is.
    #[avro(alias = "Old", alias = "older.Name", prop(owner = "us", "kept-for" = 7))]
    struct Primitives<'a> {
        /// "Quoted", and a line
        /// of its own.
        #[avro(alias = "was")]
        nothing: (),
        truth: bool,
        int: i32,
        long: i64,
        small: u16,
        float: f32,
        double: f64,
        text: String,
        borrowed: &'a str,
        either: Cow<'a, str>,
        bytes: Vec<u8>,
        slice: &'a [u8],
        #[avro(array)]
        ints: Vec<u8>,
    }

    struct Standard {
        set: BTreeSet<String>,
        queue: VecDeque<Option<i32>>,
        shared: Arc<Colour>,
        count: NonZeroU16,
        path: PathBuf,
        address: IpAddr,
        time: SystemTime,
    }

    #[avro(rename_all = "SCREAMING_SNAKE_CASE")]
    enum Colour {
        DarkRed,
        #[avro(default)]
        Unknown,
    }

    struct Logical {
        date: Date,
        time_millis: TimeMillis,
        time_micros: TimeMicros,
        millis: TimestampMillis,
        micros: TimestampMicros,
        nanos: TimestampNanos,
        local_millis: LocalTimestampMillis,
        local_micros: LocalTimestampMicros,
        local_nanos: LocalTimestampNanos,
        uuid: Uuid,
        uuid_fixed: UuidFixed,
        decimal: Decimal<10, 2>,
        decimal_fixed: DecimalFixed<8, 18, 4>,
        big: BigDecimal,
        duration: Duration,
    }

    #[avro(namespace = "acme")]
    struct ForeignLogical {
        day: chrono::NaiveDate,
        at: chrono::DateTime<chrono::Utc>,
        #[avro(timestamp_millis)]
        millis: Option<jiff::Timestamp>,
        #[avro(uuid)]
        id: uuid::Uuid,
        #[avro(uuid, fixed(name = "Id"))]
        id_fixed: uuid::Uuid,
        #[avro(duration)]
        span: Duration,
        #[avro(decimal(precision = 10, scale = 2))]
        price: rust_decimal::Decimal,
        #[avro(decimal(precision = 18, scale = 4), fixed(name = "Rate", size = 8))]
        rate: rust_decimal::Decimal,
        #[avro(decimal(precision = 38, scale = 18))]
        wei: [u8; 16],
        #[avro(decimal(precision = 4))]
        raw: Vec<u8>,
        #[avro(logical = "iban")]
        account: String,
    }

    /// It takes the namespace of the type that uses it.
    struct Place {
        id: [u8; 4],
        span: Duration,
        colour: Colour,
    }

    #[avro(namespace = "acme")]
    struct Order {
        from: Place,
        to: Option<Place>,
        hash: FixedBytes<4>,
        logical: Logical,
    }

    #[avro(namespace = "shop")]
    struct Shop {
        orders: BTreeMap<String, Vec<Order>>,
        place: Place,
        id: [u8; 4],
        also: FixedBytes<4>,
        colour: Colour,
    }

    struct Mixed {
        shop: Shop,
        order: Order,
        place: Place,
        plain: Plain,
    }

    #[avro(namespace = "")]
    struct Plain {
        order: Order,
    }

    #[avro(namespace = "acme")]
    struct Fixed {
        plain: [u8; 3],
        #[avro(fixed(name = "Md5"))]
        named: [u8; 16],
        #[avro(fixed(name = "Key", namespace = "keys", size = 4))]
        of_vec: Vec<u8>,
        items: Vec<[u8; 3]>,
        digest: Digest,
    }

    struct Digest([u8; 32]);

    struct Page<T> {
        items: Vec<T>,
        next: Option<Box<Page<T>>>,
    }

    #[avro(name = "{B}To{A}", namespace = "acme")]
    struct Pair<A, B> {
        a: A,
        b: B,
    }

    struct Buffer<const N: usize> {
        data: [u8; N],
    }

    #[avro(namespace = "pages")]
    struct Pages {
        numbers: Page<i32>,
        places: Page<Place>,
        lists: Page<Vec<Option<Order>>>,
        pair: Pair<Place, String>,
        more: Pair<Page<Place>, HashMap<String, bool>>,
        small: Buffer<1>,
        large: Buffer<2>,
    }

    enum Event {
        Named(String),
        At(#[avro(timestamp_millis)] i64),
        Moved { from: Place, to: Box<Event> },
        Gone { id: i64 },
        Order(Box<Order>),
    }

    #[avro(repr = "tagged", namespace = "acme")]
    enum Shape {
        Circle { radius: f64 },
        Square(f64),
        Nothing,
    }

    #[avro(repr = "tagged", tag = "kind")]
    enum Change {
        Place(Place),
        Event { event: Option<Box<Event>> },
    }

    #[avro(namespace = "unions")]
    struct Unions {
        event: Event,
        maybe: Option<Event>,
        #[avro(null_last)]
        last: Option<String>,
        #[avro(null_last)]
        events: Vec<Option<Event>>,
        shape: Shape,
        change: Change,
    }

    struct Common {
        id: i64,
        place: Place,
    }

    #[avro(namespace = "flat")]
    struct Flat {
        #[avro(flatten)]
        nothing: Empty,
        #[avro(flatten)]
        common: Common,
        again: Place,
        #[avro(flatten)]
        last: Empty,
    }

    #[avro(namespace = "trees")]
    struct Wood {
        tree: Tree,
        trees: Vec<Tree>,
    }

    struct Tree {
        parent: Option<Box<Tree>>,
        branches: Vec<Branch>,
    }

    struct Branch {
        tree: Option<Box<Tree>>,
        leaves: BTreeMap<String, Branch>,
    }

    #[avro(schema = "schemas/order.avsc", name = "Line")]
    struct Line {
        price: f64,
    }
}

#[derive(AvroSchema)]
struct Empty {}

#[derive(Default, AvroSchema, avro_runtime::AvroEncode)]
#[avro(namespace = "acme")]
struct Defaults {
    #[avro(default = true)]
    truth: bool,
    #[avro(default = -1)]
    number: i64,
    #[avro(default = "text")]
    text: String,
    #[avro(default = b"\x00\xff")]
    bytes: Vec<u8>,
    #[avro(default)]
    fixed: [u8; 2],
    #[avro(default)]
    list: Vec<i32>,
    #[avro(default)]
    map: BTreeMap<String, i32>,
    #[avro(default)]
    inner: Inner,
    #[avro(default_json = r#"{"level": 2}"#)]
    other: Inner,
    none: Option<Inner>,
}

#[derive(Default, AvroSchema, avro_runtime::AvroEncode)]
struct Inner {
    #[avro(default)]
    level: i32,
}

/// The schemas of types.
macro_rules! schemas {
    ($($ty:ty,)*) => {
        vec![$(<$ty>::schema().to_json()),*]
    };
}

#[test]
fn each_reads_the_schemas_of_derived_types() {
    let schemas = schemas![
        Primitives<'_>,
        Standard,
        Colour,
        Logical,
        ForeignLogical,
        Place,
        Order,
        Shop,
        Mixed,
        Plain,
        Fixed,
        Digest,
        Page<i32>,
        Page<Page<Place>>,
        Pair<Order, Place>,
        Buffer<7>,
        Pages,
        Event,
        Option<Event>,
        Vec<Place>,
        Shape,
        Change,
        Unions,
        Common,
        Empty,
        Flat,
        Wood,
        Tree,
        Line,
        Defaults,
        [u8; 3],
        HashMap<String, Duration>,
    ];
    check_parses("derived", &schemas);
}
