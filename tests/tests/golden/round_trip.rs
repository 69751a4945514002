//! The checked-in code at work: each case writes values, and reads them back.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

use crate::deep::inside;
use avro_runtime::logical::{Date, Decimal};
use avro_runtime::{Decode, Encode, from_slice, to_vec};
use std::collections::HashMap;
use std::fmt::Debug;

/// The bytes of a value, which must be the value again.
#[track_caller]
fn check<T: Encode + for<'de> Decode<'de> + PartialEq + Debug>(value: &T) -> Vec<u8> {
    let bytes = to_vec(value).unwrap();
    assert_eq!(from_slice::<T>(&bytes).as_ref(), Ok(value));
    bytes
}

#[test]
fn every_primitive_is_written_in_the_order_of_the_schema() {
    use inside::primitives::plant::{Digest, Reading};
    let reading = Reading::new(
        (),
        true,
        -1,
        64,
        1.0,
        -2.0,
        vec![0xff],
        "é".to_owned(),
        vec![0.5],
        HashMap::from([("a".to_owned(), "b".to_owned())]),
        Digest([1, 2, 3, 4]),
    );
    let bytes = check(&reading);
    let expected = b"\x01\x01\x80\x01\0\0\x80\x3f\0\0\0\0\0\0\0\xc0\x02\xff\x04\xc3\xa9\
        \x02\0\0\0\0\0\0\xe0\x3f\0\x02\x02a\x02b\0\x01\x02\x03\x04";
    assert_eq!(bytes, expected);
}

#[test]
fn branches_of_one_shape_keep_their_index() {
    use inside::unions::shop::{Created, Deleted, EventPayload};
    assert_eq!(check(&EventPayload::from(Created::new(1))), [0, 2]);
    assert_eq!(check(&EventPayload::from(Deleted::new(1))), [2, 2]);
}

#[test]
fn null_keeps_the_index_that_it_has_in_the_schema() {
    use inside::unions::shop::{Event, EventMeasure, EventPayload, EventText};
    let payload = EventPayload::Deleted(inside::unions::shop::Deleted { id: 0 });
    let text = EventText::String(String::new());
    let mut event = Event::new(String::new(), (), payload, None, text, vec![None], None);
    event.count = None;
    // note: 0; count: 1; only: 0, ""; nothing: 0; payload: 1, 0; amount: 0; measure: 1; text: 1, "";
    // many: one item, 0; nested: 0.
    let expected = [0, 2, 0, 0, 0, 2, 0, 0, 2, 2, 0, 2, 0, 0, 0];
    assert_eq!(check(&event), expected);
    event.measure = Some(EventMeasure::Double(0.0));
    assert_eq!(check(&event)[8..17], [4, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn unions_in_unions_of_collections_are_read_back() {
    use inside::unions::shop::{EventNested, EventNestedArrayItem};
    let items = vec![
        EventNestedArrayItem::Int(1),
        EventNestedArrayItem::String("x".to_owned()),
    ];
    assert_eq!(
        check(&EventNested::Array(items)),
        [2, 4, 0, 2, 2, 2, b'x', 0]
    );
}

#[test]
fn symbols_that_collide_keep_their_places() {
    use inside::enums::work::Colliding;
    for (index, variant) in Colliding::VARIANTS.iter().enumerate() {
        assert_eq!(check(variant), [u8::try_from(index * 2).unwrap()]);
        assert_eq!(variant.as_str().parse(), Ok(*variant));
    }
}

#[test]
fn the_default_of_an_enum_is_not_that_of_a_field() {
    use inside::enums::work::{Colliding, Job, Status};
    assert_eq!(Status::default(), Status::Unknown);
    let job = Job::new(Colliding::FooBar);
    assert_eq!(job.status, Status::Running);
    assert_eq!(check(&job), [2, 4, 0]);
}

#[test]
fn recursive_values_are_read_back() {
    use inside::recursion::shapes::{Chain, Expression, ExpressionValue, Man, Operation, Tree};
    let end = Chain::new(2);
    check(&Chain {
        value: 1,
        next: Some(Box::new(end)),
    });
    let leaf = Tree::new("leaf".to_owned(), vec![]);
    let mut tree = Tree::new("root".to_owned(), vec![leaf.clone()]);
    tree.named.insert("x".to_owned(), leaf);
    check(&tree);
    let woman = inside::recursion::shapes::Woman::new("b".to_owned(), None);
    check(&Man {
        name: "a".to_owned(),
        spouse: Some(Box::new(woman)),
    });
    let operation = Operation {
        left: None,
        right: vec![],
    };
    let inner = Expression::new(ExpressionValue::from(operation));
    check(&Expression::new(ExpressionValue::from(inner)));
}

#[test]
fn types_of_one_simple_name_are_told_apart() {
    use inside::namespaces::com::acme::{orders, people, r#type::i64_::Odd};
    let id = orders::Id::new(7);
    let person = people::Id::new("x".to_owned(), None, id);
    let plain = inside::namespaces::Plain::new(inside::namespaces::Inner::A);
    let order = orders::Order::new(id, person.into(), plain, id, Odd([1, 2]));
    check(&order);
    assert_eq!(orders::Id::FULLNAME, "com.acme.orders.Id");
    assert_eq!(people::Id::FULLNAME, "com.acme.people.Id");
}

#[test]
fn defaults_are_those_of_the_schema() {
    use inside::defaults::app::{Level, Settings, SettingsChoice, Window};
    let settings = Settings::default();
    check(&settings);
    assert_eq!(settings.quota, 9_007_199_254_740_993);
    assert_eq!(settings.magic, [0, 255, b'A']);
    assert_eq!(settings.greeting, "\"hello\"\n{}\\ \u{202e}");
    assert_eq!(settings.level, Level::High);
    assert_eq!(
        settings.window,
        Window {
            width: 80,
            height: 25,
            title: None
        }
    );
    assert_eq!(settings.choice, SettingsChoice::Int(7));
    assert_eq!(settings.since, Date(18_262));
    assert_eq!(settings.price, Decimal::from_unscaled(1234).unwrap());
    assert_eq!(
        settings.windows,
        [
            Window::new(1),
            Window {
                width: 2,
                height: 2,
                title: None
            }
        ]
    );
}

#[test]
fn a_builder_takes_defaults_for_what_was_not_set() {
    use inside::defaults::app::{Settings, Window};
    let built = Settings::builder().retries(5).build().unwrap();
    assert_eq!(
        built,
        Settings {
            retries: 5,
            ..Settings::default()
        }
    );
    let missing = Window::builder().width(1).build().unwrap_err();
    assert!(missing.to_string().contains("`height`"), "{missing}");
}

#[test]
fn own_and_foreign_logical_types_give_the_same_bytes() {
    use inside::{logical::time_and_money as own, logical_crates::time_and_money as foreign};
    let mut bytes = vec![0, 0, 0]; // day, time_millis, time_micros
    bytes.extend([2, 0, 0, 0]); // millis, micros, nanos, local
    bytes.extend([2, 5]); // amount
    bytes.extend([0, 0, 0, 0, 0, 0, 0, 5]); // fixed_amount
    bytes.push(72); // id
    bytes.extend(b"67e55044-10b1-426f-9247-bb680e5fe0c8");
    bytes.extend([0; 12]); // span
    bytes.extend([0, 0]); // optional, history
    bytes.extend([2, 4]); // either
    bytes.extend([0, 0]); // invalid, unknown
    let own: own::Stamp = from_slice(&bytes).unwrap();
    let foreign: foreign::Stamp = from_slice(&bytes).unwrap();
    assert_eq!(foreign.millis.timestamp_millis(), 1);
    assert_eq!(foreign.fixed_amount, rust_decimal::Decimal::new(5, 4));
    assert_eq!([check(&own), check(&foreign)], [bytes.clone(), bytes]);
}

#[test]
fn serde_writes_avro_names() {
    use inside::keywords::r#match::self_::r#fn::{Self_, Type};
    let value = Type::new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, Self_::Self_);
    let json = serde_json::to_string(&value).unwrap();
    let expected = r#"{"type":1,"self":2,"Self":3,"super":4,"crate":5,"gen":6,"async":7,"_":8,"fooBar":9,"foo_bar":10,"input":11,"out":12,"r":"Self"}"#;
    assert_eq!(json, expected);
}

#[test]
fn docs_do_not_change_what_is_written() {
    use inside::docs::docs::Documented;
    assert_eq!(
        check(&Documented::new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
        [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]
    );
}

#[test]
fn roots_without_names_are_types_named_after_their_files() {
    use inside::roots::{Big, ByName, Maybe, MaybeValue, Number, Points, Text};
    assert_eq!(check(&Points(vec![])), [0]);
    assert_eq!(check(&Text("a".to_owned())), [2, b'a']);
    assert_eq!(
        check(&ByName(HashMap::from([("k".to_owned(), Some(1))]))),
        [2, 2, b'k', 2, 2, 0]
    );
    assert_eq!(check(&Number::from(Big::new(vec![9]))), [4, 2, 9]);
    assert_eq!(check(&Maybe(Some(MaybeValue::Int(1)))), [2, 2]);
    assert_eq!(check(&Maybe(None)), [0]);
}

#[test]
fn fields_and_symbols_named_like_keywords_are_read_back() {
    use inside::keywords::r#match::self_::r#fn::{Self_, Type};
    let value = Type::new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, Self_::Type);
    assert_eq!(
        check(&value),
        [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 2]
    );
}
