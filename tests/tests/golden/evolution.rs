//! The checked-in code for data of other schemas, at work: along a plan, and by decoders of writers
//! that are known.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

use crate::deep::inside::evolution::shop::{
    Comment, Customer, Kind, Order, OrderAmount, Rewritten, RewrittenValue,
};
use avro_runtime::{AvroSchema, DatumReader, DecodeError, Schema};
use std::collections::HashMap;

const V1: &str = include_str!("../../golden/evolution/v1.json");
const V2: &str = include_str!("../../golden/evolution/v2.json");

/// What the decoder for a writer gives; the plan must give the same.
#[track_caller]
fn check(writer: &str, datum: &[u8]) -> Result<Order, DecodeError> {
    let [known, plan] = readers(writer);
    let found = known.read(datum);
    assert_eq!(
        found.as_ref().map_err(ToString::to_string),
        plan.read(datum).as_ref().map_err(ToString::to_string)
    );
    found
}

/// A reader that uses the decoder for a writer, and one that uses the plan.
#[track_caller]
fn readers(writer: &str) -> [DatumReader<Order>; 2] {
    let known = Schema::parse(writer).unwrap();
    // No decoder is made for this name.
    let renamed = Schema::parse(&writer.replacen("shop.Order", "other.Order", 1)).unwrap();
    assert!(Order::WRITERS.contains(&known.reading_key()));
    assert!(!Order::WRITERS.contains(&renamed.reading_key()));
    [known, renamed].map(|writer| DatumReader::new(&writer).unwrap())
}

/// An order of the first version with these bytes in the fields from `kind` to `comment`.
fn v1(kind: u8, amount: &[u8], comment: &[u8]) -> Vec<u8> {
    let mut datum = vec![2, 2, 4, 0, 0, 2, 6, 0, 0, 0]; // history: an event before it, and a cause
    datum.push(14); // id
    datum.extend(b"\x06Ada\x02-"); // buyer
    datum.push(kind);
    datum.extend(amount);
    datum.extend([2, 0, 0, 0, 0x3f, 0]); // weights
    datum.extend(b"\x02\x02x\x0a\0"); // limits
    datum.extend(comment);
    datum.extend([0xff, 0xff]); // internal
    datum
}

#[test]
fn a_heavy_change_is_read() {
    let comment = b"\x02\x02a\x02\x02b\0\0\0\x02\x02c\0\0";
    let expected = Order {
        amount: Some(OrderAmount::Double(0.75)),
        weights: vec![0.5],
        limits: HashMap::from([("x".to_owned(), 5.0)]),
        comment: Some(Comment {
            replies: vec![Comment::new("b".to_owned(), vec![], None)],
            ..Comment::new(
                "a".to_owned(),
                vec![],
                Some(Box::new(Comment::new("c".to_owned(), vec![], None))),
            )
        }),
        ..Order::new(7, Customer::new("Ada".to_owned()), Kind::Service)
    };
    let datum = v1(2, b"\0\0\0\x40\x3f", comment);
    assert_eq!(check(V1, &datum), Ok(expected));
}

#[test]
fn another_order_of_fields_is_read() {
    let expected = Order {
        note: "hi".to_owned(),
        ..Order::new(-1, Customer::new("Ada".to_owned()), Kind::Service)
    };
    assert_eq!(check(V2, b"\x04hi\x06Ada\0\x01"), Ok(expected));
}

#[test]
fn what_has_no_counterpart_is_an_error_where_it_is() {
    let error = check(V1, &v1(4, &[2], &[0])).unwrap_err().to_string();
    assert!(
        error.contains("in `kind`") && error.contains("`RENT`"),
        "{error}"
    );
    let error = check(V1, &v1(0, &[4, 1], &[0])).unwrap_err().to_string();
    assert!(
        error.contains("in `amount`") && error.contains("boolean"),
        "{error}"
    );
}

#[test]
fn no_part_of_a_datum_is_one() {
    let datum = v1(
        2,
        b"\0\0\0\x40\x3f",
        b"\x02\x02a\x02\x02b\0\0\0\x02\x02c\0\0",
    );
    for end in 0..datum.len() {
        assert!(check(V1, &datum[..end]).is_err(), "{end}");
    }
}

#[test]
fn records_that_are_passed_over_are_not_nested_without_bound() {
    let deep = [0, 2].repeat(100_000);
    for reader in readers(V1) {
        let error = reader.read(&deep).unwrap_err().to_string();
        assert!(error.contains("that is the limit"), "{error}");
    }
}

#[test]
fn fields_and_a_union_in_another_order_are_read() {
    let writer = r#"{"type": "record", "name": "Rewritten", "fields": [
        {"name": "value", "type": "string"}, {"name": "id", "type": "int"}]}"#;
    let reader = DatumReader::<Rewritten>::new(&Schema::parse(writer).unwrap()).unwrap();
    let expected = Rewritten::new(1, RewrittenValue::String("x".to_owned()));
    assert_eq!(reader.read(b"\x02x\x02"), Ok(expected));
}
