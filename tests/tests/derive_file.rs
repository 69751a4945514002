//! Derived structs that are held to a schema file.

use avro_runtime::logical::Decimal;
use avro_runtime::{
    AvroDecode, AvroEncode, AvroSchema, DatumReader, Decode, Schema, from_slice, to_vec,
};

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

// Decimals of more digits than the file's.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(schema = "schemas/prices.avsc", name = "Prices")]
struct Wide {
    total: Decimal<6, 2>,
    #[avro(decimal(precision = 6, scale = 2))]
    parts: Vec<rust_decimal::Decimal>,
    #[avro(decimal(precision = 6, scale = 1), fixed(name = "Rate", size = 4))]
    rate: Option<rust_decimal::Decimal>,
}

// Decimals of fewer.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(schema = "schemas/prices.avsc", name = "Prices")]
struct Narrow {
    total: Decimal<3, 2>,
    #[avro(decimal(precision = 3, scale = 2))]
    parts: Vec<rust_decimal::Decimal>,
    #[avro(decimal(precision = 3, scale = 1), fixed(name = "Rate", size = 4))]
    rate: Option<rust_decimal::Decimal>,
}

fn prices() -> Schema {
    Schema::parse(include_str!("../schemas/prices.avsc")).expect("the file is a schema")
}

/// What data of the file's schema are, or why they cannot be read.
fn read_prices<T>(bytes: &[u8]) -> Result<T, String>
where
    T: AvroSchema + for<'de> Decode<'de> + 'static,
{
    let reader = DatumReader::<T>::new(&prices()).map_err(|error| error.to_string())?;
    reader.read(bytes).map_err(|error| error.to_string())
}

/// The largest numbers of the file's schema: 99.99, 99.99, 999.9.
const FOUR_DIGITS: &[u8] = b"\x04\x27\x0f\x02\x04\x27\x0f\x00\x02\x00\x00\x27\x0f";
/// 9.99, 9.99, 99.9.
const THREE_DIGITS: &[u8] = b"\x04\x03\xe7\x02\x04\x03\xe7\x00\x02\x00\x00\x03\xe7";

#[test]
fn a_decimal_of_more_digits_than_the_files_reads_all_data() {
    let wide = read_prices::<Wide>(FOUR_DIGITS).unwrap();
    assert_eq!(wide.total.to_string(), "99.99");
    assert_eq!(wide.parts, ["99.99".parse().unwrap()]);
    assert_eq!(wide.rate, Some("999.9".parse().unwrap()));
    assert_eq!(to_vec(&wide).unwrap(), FOUR_DIGITS);
    assert_eq!(from_slice(FOUR_DIGITS), Ok(wide));
}

#[test]
fn a_decimal_of_fewer_digits_reads_the_numbers_that_it_holds() {
    let narrow = read_prices::<Narrow>(THREE_DIGITS).unwrap();
    assert_eq!(narrow.total.to_string(), "9.99");
    assert_eq!(narrow.parts, ["9.99".parse().unwrap()]);
    assert_eq!(narrow.rate, Some("99.9".parse().unwrap()));
    assert_eq!(to_vec(&narrow).unwrap(), THREE_DIGITS);
    assert_eq!(from_slice(THREE_DIGITS), Ok(narrow));
}

#[test]
fn more_digits_than_it_holds_are_an_error_of_the_datum() {
    for (at, path) in [(2, "total"), (6, "parts[0]"), (11, "rate")] {
        let mut bytes = THREE_DIGITS.to_vec();
        bytes[at - 1..=at].copy_from_slice(&[0x03, 0xe8]);
        let error = read_prices::<Narrow>(&bytes).unwrap_err();
        assert!(error.contains("digits") && error.contains(path), "{error}");
        assert!(from_slice::<Narrow>(&bytes).is_err());
        assert!(read_prices::<Wide>(&bytes).is_ok());
    }
}

#[test]
fn a_schema_has_the_precision_of_its_own_values() {
    let file = prices().to_json();
    let decimals = |precision: &str| file.replace("\"precision\":4", precision);
    assert_eq!(Wide::schema().to_json(), decimals("\"precision\":6"));
    assert_eq!(Narrow::schema().to_json(), decimals("\"precision\":3"));
}
