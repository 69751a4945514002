//! Types of one fullname.

use crate::support::check_schema;
use avro_runtime::AvroSchema;
use std::panic::catch_unwind;

mod billing {
    #[derive(avro_runtime::AvroSchema)]
    #[expect(dead_code, reason = "only the schema is of interest")]
    pub(super) struct Address {
        street: String,
    }
}

mod shipping {
    #[derive(avro_runtime::AvroSchema)]
    #[expect(dead_code, reason = "only the schema is of interest")]
    pub(super) struct Address {
        planet: String,
    }
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Order {
    a: billing::Address,
    b: shipping::Address,
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
