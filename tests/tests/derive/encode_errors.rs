//! Where in a value the fault of an `EncodeError` is.

use avro_runtime::logical::{Decimal, DecimalFixed};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, Encode, json, single_object, to_vec};
use std::collections::BTreeMap;

/// A fixed of one byte, which not every number of its precision fits.
type Small = DecimalFixed<1, 4, 0>;

fn small(number: i128) -> Small {
    DecimalFixed(Decimal::from_unscaled(number).unwrap())
}

#[derive(Default, AvroSchema, AvroEncode, AvroDecode)]
struct Line {
    article: String,
    amount: Option<Small>,
}

#[derive(Default, AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    id: i64,
    lines: Vec<Line>,
    by_name: BTreeMap<String, Small>,
    total: Option<Box<Total>>,
    event: Event,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Total {
    sum: Small,
    next: Option<Box<Total>>,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Event {
    Paid { amount: Small },
    Note(String),
}

impl Default for Event {
    fn default() -> Self {
        Self::Note(String::new())
    }
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
}

#[track_caller]
fn check<T: Encode + ?Sized>(value: &T, path: &str) {
    let error = to_vec(value).unwrap_err();
    assert_eq!(error.path(), path);
    let text = error.to_string();
    match path {
        "" => assert!(!text.contains('`'), "{text}"),
        path => assert!(text.starts_with(&format!("in `{path}`: ")), "{text}"),
    }
}

#[test]
fn the_path_leads_through_records_arrays_maps_and_unions() {
    let line = |number| Line {
        article: "a".to_owned(),
        amount: Some(small(number)),
    };
    let order = Order {
        lines: vec![line(1), line(2), line(1_000)],
        ..Order::default()
    };
    check(&order, "lines[2].amount");
    let order = Order {
        lines: vec![line(1)],
        by_name: BTreeMap::from([("a".to_owned(), small(1)), ("b".to_owned(), small(-1_000))]),
        ..Order::default()
    };
    check(&order, r#"by_name["b"]"#);
    let last = Total {
        sum: small(1_000),
        next: None,
    };
    let order = Order {
        total: Some(Box::new(Total {
            sum: small(1),
            next: Some(Box::new(last)),
        })),
        ..Order::default()
    };
    check(&order, "total.next.sum");
    let order = Order {
        event: Event::Paid {
            amount: small(1_000),
        },
        ..Order::default()
    };
    check(&order, "event.amount");
}

#[test]
fn the_first_fault_is_the_one_that_is_told() {
    let page = Page {
        items: vec![small(1), small(1_000), small(2_000)],
    };
    check(&page, "items[1]");
    check(&page.items, "[1]");
    check(&Some(small(1_000)), "");
}

#[test]
fn what_is_nested_too_deep_is_found() {
    let mut total = Total {
        sum: small(0),
        next: None,
    };
    for _ in 0..200 {
        total = Total {
            sum: small(0),
            next: Some(Box::new(total)),
        };
    }
    let error = to_vec(&total).unwrap_err();
    assert!(error.path().starts_with("next.next."), "{error}");
}

#[test]
fn json_and_single_object_messages_tell_it_too() {
    let page = Page {
        items: vec![small(1_000)],
    };
    let expected = to_vec(&page).unwrap_err();
    assert!(
        expected.to_string().starts_with("in `items[0]`: "),
        "{expected}"
    );
    assert_eq!(json::to_string(&page).unwrap_err(), expected);
    let mut out = vec![7];
    let error = single_object::to_vec_in(&page, &mut out).unwrap_err();
    assert_eq!(error, expected);
    assert_eq!(out, [7]);
}

#[derive(Debug, PartialEq, AvroEncode, AvroDecode)]
struct Unknown {
    amount: Small,
}

#[test]
fn a_type_without_a_schema_is_written_and_read_and_its_errors_have_no_path() {
    let value = Unknown { amount: small(1) };
    let bytes = to_vec(&value).unwrap();
    assert_eq!(avro_runtime::from_slice(&bytes), Ok(value));
    check(
        &Unknown {
            amount: small(1_000),
        },
        "",
    );
}
