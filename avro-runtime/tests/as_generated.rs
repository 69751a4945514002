//! What the compiler generates, written by hand, and how it behaves.

use avro_runtime::__private::{Definition, Name, Piece, Shape};
use avro_runtime::{AvroSchema, Decode, Encode, Schema, from_slice, to_vec};
use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq)]
struct Order {
    id: i64,
    quantity: i32,
    customer: String,
    note: Option<String>,
    state: State,
    address: Address,
    tags: Vec<String>,
    lines: Vec<Line>,
    counts: HashMap<String, i64>,
    payload: OrderPayload,
    created: avro_runtime::logical::TimestampMicros,
    total: avro_runtime::logical::Decimal<9, 2>,
    parent: Option<Box<Order>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Closed,
}

#[derive(Debug, Clone, PartialEq)]
struct Address {
    street: String,
    zip: i32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    article: i64,
    price: f64,
}

#[derive(Debug, Clone, PartialEq)]
enum OrderPayload {
    Text(String),
    Number(f64),
    Address(Address),
}

static ORDER: Definition = Definition {
    name: Name::Full("acme.Order"),
    shape: Shape::Record,
    type_name: "",
    json: &[
        Piece::Text(
            r#"{"type":"record","name":"Order","namespace":"acme","fields":[
                {"name":"id","type":"long"},
                {"name":"quantity","type":"int"},
                {"name":"customer","type":"string"},
                {"name":"note","type":["null","string"]},
                {"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN","CLOSED"]}},
                {"name":"address","type":"#,
        ),
        Piece::Type(&ADDRESS),
        Piece::Text(
            r#"},{"name":"tags","type":{"type":"array","items":"string"}},{"name":"lines","type":{"type":"array","items":"#,
        ),
        Piece::Type(&LINE),
        Piece::Text(
            r#"}},
                {"name":"counts","type":{"type":"map","values":"long"}},
                {"name":"payload","type":["string","double","#,
        ),
        Piece::Type(&ADDRESS),
        Piece::Text(
            r#"]},
                {"name":"created","type":{"type":"long","logicalType":"timestamp-micros"}},
                {"name":"total","type":{"type":"fixed","name":"Total","size":5,"logicalType":"decimal","precision":9,"scale":2}},
                {"name":"parent","type":["null","#,
        ),
        Piece::Type(&ORDER),
        Piece::Text("]}]}"),
    ],
};

static ADDRESS: Definition = Definition {
    name: Name::Full("acme.Address"),
    shape: Shape::Record,
    type_name: "",
    json: &[Piece::Text(
        r#"{"type":"record","name":"Address","namespace":"acme","fields":[{"name":"street","type":"string"},{"name":"zip","type":"int"}]}"#,
    )],
};

static LINE: Definition = Definition {
    name: Name::Full("acme.Line"),
    shape: Shape::Record,
    type_name: "",
    json: &[Piece::Text(
        r#"{"type":"record","name":"Line","namespace":"acme","fields":[{"name":"article","type":"long"},{"name":"price","type":"double"}]}"#,
    )],
};

impl ::avro_runtime::AvroSchema for Order {
    fn schema() -> &'static ::avro_runtime::Schema {
        static SCHEMA: ::std::sync::LazyLock<::avro_runtime::Schema> =
            ::std::sync::LazyLock::new(|| ::avro_runtime::__private::schema(&ORDER));
        &SCHEMA
    }
}

impl ::avro_runtime::Encode for Order {
    fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
        out.put((
            self.id,
            self.quantity,
            self.customer.as_str(),
            ::avro_runtime::__private::Nullable::<0, 1, _>(self.note.as_deref()),
            self.state as i32,
        ));
        ::avro_runtime::Encode::encode(&self.address, out);
        out.item_block(self.tags.len());
        for item in &self.tags {
            out.put(item.as_str());
        }
        out.end_of_items();
        out.put_items(&self.lines, |item| (item.article, item.price));
        ::avro_runtime::Encode::encode(&self.counts, out);
        match &self.payload {
            OrderPayload::Text(value) => out.put((0, value.as_str())),
            OrderPayload::Number(value) => out.put((1, *value)),
            OrderPayload::Address(value) => {
                out.put(2);
                ::avro_runtime::Encode::encode(value, out);
            }
        }
        out.put_logical::<::avro_runtime::logical::TimestampMicros, _>(&self.created);
        out.put_logical::<::avro_runtime::logical::DecimalFixed<5, 9, 2>, _>(&self.total);
        match &self.parent {
            ::core::option::Option::None => out.put(0),
            ::core::option::Option::Some(value) => {
                out.put(1);
                out.recurse(value);
            }
        }
    }
}

impl<'de> ::avro_runtime::Decode<'de> for Order {
    const MIN_SIZE: usize = 21;

    fn blank() -> Self {
        Self {
            id: ::avro_runtime::Decode::blank(),
            quantity: ::avro_runtime::Decode::blank(),
            customer: ::avro_runtime::Decode::blank(),
            note: None,
            state: State::Open,
            address: ::avro_runtime::Decode::blank(),
            tags: Vec::new(),
            lines: Vec::new(),
            counts: HashMap::new(),
            payload: OrderPayload::Text(::avro_runtime::Decode::blank()),
            created: ::avro_runtime::Decode::blank(),
            total: ::avro_runtime::Decode::blank(),
            parent: None,
        }
    }

    fn decode(
        input: &mut ::avro_runtime::Input<'de>,
    ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
        ::avro_runtime::__private::decode(input)
    }

    fn read<W: ::avro_runtime::__private::Way<'de>>(
        &mut self,
        input: &mut ::avro_runtime::Input<'de>,
        way: W,
    ) -> ::core::result::Result<(), ::avro_runtime::DecodeError> {
        use ::avro_runtime::__private::Fields as _;
        let mut fields = way.fields(input)?;
        fields.field(&mut self.id, input, 0)?;
        fields.field(&mut self.quantity, input, 1)?;
        fields.field(&mut self.customer, input, 2)?;
        fields.field(&mut self.note, input, 3)?;
        fields.field(&mut self.state, input, 4)?;
        fields.field(&mut self.address, input, 5)?;
        fields.field(&mut self.tags, input, 6)?;
        fields.field(&mut self.lines, input, 7)?;
        fields.field(&mut self.counts, input, 8)?;
        fields.field(&mut self.payload, input, 9)?;
        fields.field(&mut self.created, input, 10)?;
        fields.field_as(
            ::avro_runtime::__private::As::<::avro_runtime::logical::DecimalFixed<5, 9, 2>>::LOGICAL,
            &mut self.total,
            input,
            11,
        )?;
        fields.field(&mut self.parent, input, 12)?;
        fields.end(input)
    }

    fn read_as() -> &'static ::avro_runtime::__private::Definition {
        <Self as ::avro_runtime::AvroSchema>::definition()
    }
}

impl<'de> ::avro_runtime::Decode<'de> for State {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::Open
    }

    fn decode(
        input: &mut ::avro_runtime::Input<'de>,
    ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
        ::core::result::Result::Ok(match input.symbol(2)? {
            0 => Self::Open,
            _ => Self::Closed,
        })
    }
}

impl<'de> ::avro_runtime::Decode<'de> for OrderPayload {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::Text(::avro_runtime::Decode::blank())
    }

    fn decode(
        input: &mut ::avro_runtime::Input<'de>,
    ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
        ::core::result::Result::Ok(match input.branch(3)? {
            0 => Self::Text(::avro_runtime::Decode::decode(input)?),
            1 => Self::Number(::avro_runtime::Decode::decode(input)?),
            _ => Self::Address(::avro_runtime::Decode::decode(input)?),
        })
    }
}

impl ::avro_runtime::Encode for Address {
    fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
        out.put((self.street.as_str(), self.zip));
    }
}

impl<'de> ::avro_runtime::Decode<'de> for Address {
    const MIN_SIZE: usize = 2;

    fn blank() -> Self {
        Self {
            street: ::avro_runtime::Decode::blank(),
            zip: ::avro_runtime::Decode::blank(),
        }
    }

    fn decode(
        input: &mut ::avro_runtime::Input<'de>,
    ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
        ::core::result::Result::Ok(Self {
            street: ::core::convert::From::from(input.string()?),
            zip: input.int()?,
        })
    }
}

impl<'de> ::avro_runtime::Decode<'de> for Line {
    const MIN_SIZE: usize = 9;

    fn blank() -> Self {
        Self {
            article: ::avro_runtime::Decode::blank(),
            price: ::avro_runtime::Decode::blank(),
        }
    }

    fn decode(
        input: &mut ::avro_runtime::Input<'de>,
    ) -> ::core::result::Result<Self, ::avro_runtime::DecodeError> {
        ::core::result::Result::Ok(Self {
            article: input.long()?,
            price: input.double()?,
        })
    }
}

fn order() -> Order {
    Order {
        id: 1 << 40,
        quantity: -3,
        customer: "Ada".to_owned(),
        note: Some("fragile".to_owned()),
        state: State::Closed,
        address: Address {
            street: "Ærøgade 1".to_owned(),
            zip: 1_234,
        },
        tags: vec!["a".to_owned(), "b".to_owned()],
        lines: vec![
            Line {
                article: 7,
                price: 1.25,
            },
            Line {
                article: 8,
                price: 2.5,
            },
        ],
        counts: HashMap::from([("x".to_owned(), 5)]),
        payload: OrderPayload::Address(Address {
            street: String::new(),
            zip: 0,
        }),
        created: avro_runtime::logical::TimestampMicros(1_700_000_000_000_000),
        total: "-12.34".parse().expect("it fits"),
        parent: None,
    }
}

#[test]
fn record_round_trips() {
    let mut order = order();
    order.parent = Some(Box::new(self::order()));
    let bytes = to_vec(&order).unwrap();
    assert_eq!(from_slice::<Order>(&bytes).unwrap(), order);
}

#[test]
fn bundle_is_a_schema_of_its_own() {
    let bundled = Schema::parse(Order::schema_json()).unwrap();
    assert_eq!(bundled.canonical_form(), Order::schema().canonical_form());
}

#[test]
fn errors_name_the_field_and_the_byte() {
    let mut order = order();
    order.lines[1].article = i64::MIN;
    let mut bytes = to_vec(&order).unwrap();
    let at = bytes
        .windows(9)
        .position(|window| window == [0xff; 9])
        .unwrap();
    bytes[at + 9] = 2;
    let error = from_slice::<Order>(&bytes).unwrap_err();
    let expected = "in `lines[1].article`: the number has more bits than its type";
    assert_eq!(error.to_string(), format!("at byte {at}, {expected}"));
    assert_eq!((error.offset(), error.path()), (at, "lines[1].article"));
    assert_eq!(
        from_slice::<Order>(&bytes[..at - 3]).unwrap_err().path(),
        "lines"
    );
    assert_eq!(from_slice::<Order>(&[]).unwrap_err().path(), "id");
    assert_eq!(
        from_slice::<Order>(&[0, 0, 3]).unwrap_err().path(),
        "customer"
    );
    assert_eq!(
        from_slice::<Order>(&[0, 0, 0, 4]).unwrap_err().path(),
        "note"
    );
    assert_eq!(
        from_slice::<Order>(&[0, 0, 0, 0, 0, 2, 0xff])
            .unwrap_err()
            .path(),
        "address.street"
    );
    assert_eq!(
        from_slice::<Order>(&[0, 0, 0, 0, 0, 0, 0, 9])
            .unwrap_err()
            .path(),
        "tags"
    );
}

#[test]
fn errors_name_the_key_of_a_map() {
    let mut bytes = to_vec(&order()).unwrap();
    let at = bytes
        .windows(2)
        .position(|window| window == b"\x02x")
        .unwrap();
    bytes.truncate(at + 2);
    assert_eq!(
        from_slice::<Order>(&bytes).unwrap_err().path(),
        r#"counts["x"]"#
    );
}

#[test]
fn every_prefix_is_an_error_with_a_path() {
    let bytes = to_vec(&order()).unwrap();
    for len in 0..bytes.len() {
        let error = from_slice::<Order>(&bytes[..len]).unwrap_err();
        assert!(!error.path().is_empty(), "{len} bytes: {error}");
    }
}

#[test]
fn bytes_after_the_record_have_no_path() {
    let bytes = [to_vec(&order()).unwrap(), vec![0]].concat();
    let error = from_slice::<Order>(&bytes).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "at byte {}: 1 bytes are left after the value",
            bytes.len() - 1
        )
    );
}

/// A linked list, and its schema.
#[derive(Debug)]
struct Node(Option<Box<Node>>);

static NODE: Definition = Definition {
    name: Name::Full("Node"),
    shape: Shape::Record,
    type_name: "",
    json: &[
        Piece::Text(r#"{"type":"record","name":"Node","fields":[{"name":"next","type":["null","#),
        Piece::Type(&NODE),
        Piece::Text("]}]}"),
    ],
};

impl Encode for Node {
    fn encode(&self, out: &mut avro_runtime::Sink<'_>) {
        match &self.0 {
            None => out.put(0),
            Some(next) => {
                out.put(1);
                next.encode(out);
            }
        }
    }
}

impl<'de> Decode<'de> for Node {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self(None)
    }

    fn decode(input: &mut avro_runtime::Input<'de>) -> Result<Self, avro_runtime::DecodeError> {
        Ok(Self(match input.branch(2)? {
            0 => None,
            _ => Some(Box::decode(input)?),
        }))
    }

    fn read_as() -> &'static avro_runtime::__private::Definition {
        &NODE
    }
}

fn chain(depth: usize) -> Node {
    (0..depth).fold(Node(None), |next, _| Node(Some(Box::new(next))))
}

#[test]
fn depth_is_limited_both_ways() {
    let bytes = to_vec(&chain(128)).unwrap();
    assert!(from_slice::<Node>(&bytes).is_ok());
    assert!(
        to_vec(&chain(129))
            .unwrap_err()
            .to_string()
            .contains("more than 128 deep")
    );
    let mut deep = vec![2; 1_000_000];
    deep.push(0);
    let error = from_slice::<Node>(&deep).unwrap_err();
    assert_eq!(
        (error.offset(), error.path().len()),
        (129, 64 * "next.".len() - 1 + "…".len())
    );
}
