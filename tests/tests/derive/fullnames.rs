//! Types of one fullname.

use crate::support::{check, check_schema};
use avro_runtime::{
    AvroDecode, AvroEncode, AvroSchema, DatumReader, Schema, from_slice, json, single_object,
    to_vec,
};
use std::collections::BTreeMap;
use std::panic::catch_unwind;

mod billing {
    #[derive(
        Debug,
        PartialEq,
        avro_runtime::AvroSchema,
        avro_runtime::AvroEncode,
        avro_runtime::AvroDecode,
    )]
    pub(super) struct Address {
        pub(super) street: String,
    }
}

mod shipping {
    #[derive(
        Debug,
        PartialEq,
        avro_runtime::AvroSchema,
        avro_runtime::AvroEncode,
        avro_runtime::AvroDecode,
    )]
    pub(super) struct Address {
        pub(super) planet: String,
    }
}

// Side by side in one struct they would not compile.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Bill {
    to: billing::Address,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    bill: Bill,
    to: shipping::Address,
}

fn order() -> Order {
    Order {
        bill: Bill {
            to: billing::Address {
                street: "s".to_owned(),
            },
        },
        to: shipping::Address {
            planet: "p".to_owned(),
        },
    }
}

#[test]
fn values_without_a_schema_are_written_and_read() {
    let bytes = to_vec(&order()).unwrap();
    assert_eq!(from_slice::<Order>(&bytes), Ok(order()));
}

#[test]
fn an_error_in_data_without_a_schema_has_its_path() {
    let error = from_slice::<Order>(&[2]).unwrap_err();
    assert_eq!(error.path(), "bill.to.street");
    // Asked again, and within other types.
    assert_eq!(from_slice::<Order>(&[2]).unwrap_err(), error);
    assert!(from_slice::<Vec<Order>>(&[2, 2]).is_err());
    assert!(from_slice::<Option<Box<Order>>>(&[2, 2]).is_err());
    assert!(from_slice::<BTreeMap<String, Order>>(&[2, 0, 2]).is_err());
}

#[test]
fn a_type_without_a_schema_has_no_json() {
    let written = json::to_string(&order()).unwrap_err().to_string();
    let read = json::from_str::<Order>("{}").unwrap_err().to_string();
    for text in [written, read] {
        assert!(
            text.contains("the type has no schema: ") && text.contains("AVRO0014"),
            "{text}"
        );
    }
}

#[test]
fn a_type_without_a_schema_has_no_reader_of_data() {
    let writer = Schema::parse("\"string\"").unwrap();
    let error = DatumReader::<Order>::new(&writer).unwrap_err();
    let text = error.to_string();
    let start = "the reader's type has no schema: ";
    assert!(
        text.starts_with(start) && text.contains("shipping"),
        "{text}"
    );
    assert!(format!("{error:?}").contains("AVRO0014"), "{error:?}");
}

#[test]
fn a_type_without_a_schema_reads_no_messages() {
    let store = single_object::SchemaStore::new();
    store.insert(i32::schema()).unwrap();
    let reader = single_object::Reader::<Order>::new(&store);
    let message = single_object::to_vec(&1).unwrap();
    let error = reader.read(&message).unwrap_err().to_string();
    assert!(error.contains("the reader's type has no schema"), "{error}");
}

// Each of them has a record `Created`, which is called after its enum.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum OrderEvent {
    Created {
        id: i64,
    },
    #[avro(name = "OrderGone")]
    Deleted {
        id: i64,
    },
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged", name = "UserAction")]
enum UserEvent {
    #[avro(rename = "made")]
    Created { name: String },
    #[avro(name = "UserGone")]
    Deleted { name: String },
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Events {
    order: OrderEvent,
    user: UserEvent,
}

#[test]
fn records_of_variants_are_called_after_their_enum_unless_the_variant_says_otherwise() {
    let events = Events {
        order: OrderEvent::Created { id: 1 },
        user: UserEvent::Deleted {
            name: "a".to_owned(),
        },
    };
    check(
        &events,
        r#"{"type": "record", "name": "Events", "fields": [
            {"name": "order", "type": [
                {"type": "record", "name": "OrderEventCreated", "fields": [
                    {"name": "id", "type": "long"}]},
                {"type": "record", "name": "OrderGone", "fields": [
                    {"name": "id", "type": "long"}]}]},
            {"name": "user", "type": {"type": "record", "name": "UserAction", "fields": [
                {"name": "tag", "type": {"type": "enum", "name": "UserActionTag",
                    "symbols": ["made", "Deleted"]}},
                {"name": "made", "type": ["null",
                    {"type": "record", "name": "UserActionCreated", "fields": [
                        {"name": "name", "type": "string"}]}], "default": null},
                {"name": "Deleted", "type": ["null",
                    {"type": "record", "name": "UserGone", "fields": [
                        {"name": "name", "type": "string"}]}], "default": null}]}}]}"#,
        &[0, 2, 2, 0, 2, 2, b'a'],
    );
    assert_eq!(
        json::to_string(&events.order).unwrap(),
        r#"{"OrderEventCreated":{"id":1}}"#
    );
}

#[test]
fn two_types_of_one_fullname_are_an_error_that_names_both() {
    let error = Order::try_schema().unwrap_err().to_string();
    assert!(error.contains("`Address`"), "{error}");
    assert!(error.contains("::billing::Address"), "{error}");
    assert!(error.contains("::shipping::Address"), "{error}");
}

#[test]
fn the_schema_of_two_types_of_one_fullname_panics() {
    let panic = catch_unwind(Order::schema).unwrap_err();
    let message = panic.downcast_ref::<String>().unwrap();
    assert!(
        message.starts_with("the schema of a Rust type is not valid: "),
        "{message}"
    );
}

#[test]
fn each_of_them_alone_is_a_schema() {
    assert!(billing::Address::try_schema().is_ok());
    assert!(shipping::Address::try_schema().is_ok());
}

mod copy {
    #[derive(avro_runtime::AvroSchema)]
    #[expect(dead_code, reason = "only the schema is of interest")]
    pub(super) struct Address {
        street: String,
    }
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Merged {
    a: billing::Address,
    b: copy::Address,
}

#[test]
fn identical_types_of_one_fullname_are_one_type() {
    check_schema::<Merged>(
        r#"{"type": "record", "name": "Merged", "fields": [
            {"name": "a", "type": {"type": "record", "name": "Address", "fields": [
                {"name": "street", "type": "string"}]}},
            {"name": "b", "type": "Address"}]}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Deep {
    orders: Vec<Option<Box<Order>>>,
}

#[test]
fn the_error_is_found_however_deep_the_types_are() {
    let error = Deep::try_schema().unwrap_err().to_string();
    assert!(error.contains("::shipping::Address"), "{error}");
}

mod first {
    #[derive(avro_runtime::AvroSchema)]
    #[avro(namespace = "first")]
    #[expect(dead_code, reason = "only the schema is of interest")]
    pub(super) struct Order {
        id: i32,
    }
}

mod second {
    #[derive(avro_runtime::AvroSchema)]
    #[avro(namespace = "second")]
    #[expect(dead_code, reason = "only the schema is of interest")]
    pub(super) struct Order {
        name: String,
    }
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Page<T> {
    item: T,
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Pages {
    a: Page<first::Order>,
    b: Page<second::Order>,
}

#[test]
fn instances_whose_names_collide_are_an_error() {
    let error = Pages::try_schema().unwrap_err().to_string();
    assert!(error.contains("`Page_Order`"), "{error}");
    assert!(
        error.contains("Page<derive::fullnames::first::Order>"),
        "{error}"
    );
    assert!(
        error.contains("Page<derive::fullnames::second::Order>"),
        "{error}"
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Keys {
    #[avro(fixed(name = "Key"))]
    a: [u8; 1],
    #[avro(fixed(name = "Key"))]
    b: [u8; 2],
}

#[test]
fn two_fixed_of_one_name_and_different_sizes_are_an_error() {
    let error = Keys::try_schema().unwrap_err().to_string();
    assert!(error.contains("`Key`"), "{error}");
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Acme {
    address: billing::Address,
}

#[derive(AvroSchema)]
#[avro(namespace = "other")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Other {
    address: shipping::Address,
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Both {
    acme: Acme,
    other: Other,
}

#[test]
fn two_types_of_one_name_may_have_the_namespaces_of_their_users() {
    check_schema::<Both>(
        r#"{"type": "record", "name": "Both", "fields": [
            {"name": "acme", "type": {"type": "record", "name": "Acme", "namespace": "acme", "fields": [
                {"name": "address", "type": {"type": "record", "name": "Address", "fields": [
                    {"name": "street", "type": "string"}]}}]}},
            {"name": "other", "type": {"type": "record", "name": "Other", "namespace": "other",
                "fields": [{"name": "address", "type": {"type": "record", "name": "Address",
                    "fields": [{"name": "planet", "type": "string"}]}}]}}]}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Plain {
    address: shipping::Address,
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Nested {
    acme: Acme,
    plain: Plain,
}

#[test]
fn in_one_namespace_they_are_an_error_that_names_both() {
    let error = Nested::try_schema().unwrap_err().to_string();
    assert!(error.contains("`acme.Address`"), "{error}");
    assert!(error.contains("::billing::Address"), "{error}");
    assert!(error.contains("::shipping::Address"), "{error}");
}
