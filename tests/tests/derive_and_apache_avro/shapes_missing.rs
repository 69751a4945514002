//! Shapes that apache-avro-derive 0.22 does not compile, numbers 13 to 17 of 17.

use apache_avro::AvroSchemaComponent;
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice, to_vec};
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// Asks whether a type can be a field there.
struct Probe<T>(PhantomData<T>);

trait Missing {
    const IS_THERE: bool = false;
}

impl<T> Missing for Probe<T> {}

impl<T: AvroSchemaComponent> Probe<T> {
    const IS_THERE: bool = true;
}

#[test]
fn the_probe_finds_what_is_there() {
    const { assert!(<Probe<String>>::IS_THERE) }
    const { assert!(!<Probe<std::rc::Rc<str>>>::IS_THERE) }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Missed {
    map: BTreeMap<String, i32>,
    day: chrono::NaiveDate,
    at: chrono::DateTime<chrono::Utc>,
    #[avro(as = i64)]
    count: usize,
    #[avro(decimal(precision = 4, scale = 2))]
    price: rust_decimal::Decimal,
}

#[test]
fn sorted_maps_dates_sizes_and_decimals_are_fields() {
    const { assert!(!<Probe<BTreeMap<String, i32>>>::IS_THERE) }
    const { assert!(!<Probe<chrono::NaiveDate>>::IS_THERE) }
    const { assert!(!<Probe<chrono::DateTime<chrono::Utc>>>::IS_THERE) }
    const { assert!(!<Probe<usize>>::IS_THERE) }
    const { assert!(!<Probe<rust_decimal::Decimal>>::IS_THERE) }
    let value = Missed {
        map: BTreeMap::from([("k".to_owned(), 1)]),
        day: chrono::NaiveDate::from_ymd_opt(1970, 1, 2).unwrap(),
        at: chrono::DateTime::from_timestamp_micros(1).unwrap(),
        count: 2,
        price: rust_decimal::Decimal::new(125, 2),
    };
    let bytes = [2, 2, b'k', 2, 0, 2, 2, 4, 2, 125];
    assert_eq!(to_vec(&value).unwrap(), bytes);
    assert_eq!(from_slice(&bytes), Ok(value));
}

// There the parameter needs `T: AvroSchemaComponent` by hand, on the type itself.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
}

#[test]
fn generic_types_need_no_bounds() {
    let page = Page { items: vec![1_i32] };
    assert_eq!(to_vec(&page).unwrap(), [2, 2, 0]);
    assert_eq!(from_slice(&[2, 2, 0]), Ok(page));
}
