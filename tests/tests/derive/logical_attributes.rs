//! Logical types by attribute.

use crate::support::{check, check_bytes, check_schema, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, to_vec};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Numbers {
    #[avro(date)]
    a: i32,
    #[avro(time_millis)]
    b: i32,
    #[avro(time_micros)]
    c: i64,
    #[avro(timestamp_millis)]
    d: i64,
    #[avro(timestamp_micros)]
    e: i64,
    #[avro(timestamp_nanos)]
    f: i64,
    #[avro(local_timestamp_millis)]
    g: i64,
    #[avro(local_timestamp_micros)]
    h: i64,
    #[avro(local_timestamp_nanos)]
    i: i64,
}

#[test]
fn ints_and_longs_can_be_dates_and_times() {
    check(
        &Numbers {
            a: 1,
            b: 2,
            c: 3,
            d: 4,
            e: 5,
            f: 6,
            g: 7,
            h: 8,
            i: -1,
        },
        r#"{"type": "record", "name": "Numbers", "fields": [
            {"name": "a", "type": {"type": "int", "logicalType": "date"}},
            {"name": "b", "type": {"type": "int", "logicalType": "time-millis"}},
            {"name": "c", "type": {"type": "long", "logicalType": "time-micros"}},
            {"name": "d", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "e", "type": {"type": "long", "logicalType": "timestamp-micros"}},
            {"name": "f", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
            {"name": "g", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
            {"name": "h", "type": {"type": "long", "logicalType": "local-timestamp-micros"}},
            {"name": "i", "type": {"type": "long", "logicalType": "local-timestamp-nanos"}}]}"#,
        &[2, 4, 6, 8, 10, 12, 14, 16, 1],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Ids {
    #[avro(uuid)]
    text: String,
    #[avro(uuid)]
    id: uuid::Uuid,
    #[avro(uuid, fixed(name = "Key"))]
    fixed: uuid::Uuid,
    #[avro(uuid, fixed)]
    unnamed: Option<uuid::Uuid>,
}

#[test]
fn a_uuid_is_a_string_or_a_fixed() {
    let nil = uuid::Uuid::nil();
    let text = nil.to_string();
    let expected = [
        b"\x48",
        text.as_bytes(),
        b"\x48",
        text.as_bytes(),
        &[0; 16],
        &[2],
        &[0; 16],
    ];
    check(
        &Ids {
            text: text.clone(),
            id: nil,
            fixed: nil,
            unnamed: Some(nil),
        },
        r#"{"type": "record", "name": "Ids", "fields": [
            {"name": "text", "type": {"type": "string", "logicalType": "uuid"}},
            {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
            {"name": "fixed", "type": {"type": "fixed", "name": "Key", "size": 16,
                "logicalType": "uuid"}},
            {"name": "unnamed", "type": ["null", {"type": "fixed", "name": "Uuid", "size": 16,
                "logicalType": "uuid"}], "default": null}]}"#,
        &expected.concat(),
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Decimals {
    #[avro(decimal(precision = 10, scale = 2))]
    a: rust_decimal::Decimal,
    #[avro(decimal(precision = 4))]
    b: bigdecimal::BigDecimal,
    #[avro(decimal(precision = 10, scale = 2), fixed(name = "Money", size = 8))]
    c: rust_decimal::Decimal,
    #[avro(decimal(precision = 10, scale = 2), fixed(name = "Money", size = 8))]
    d: Vec<rust_decimal::Decimal>,
    #[avro(big_decimal)]
    e: rust_decimal::Decimal,
}

#[test]
fn decimals_are_on_bytes_or_fixed() {
    use rust_decimal::Decimal;
    check(
        &Decimals {
            a: Decimal::new(-125, 2),
            b: bigdecimal::BigDecimal::from(300),
            c: Decimal::new(1, 2),
            d: vec![Decimal::new(-1, 2)],
            e: Decimal::new(125, 1),
        },
        r#"{"type": "record", "name": "Decimals", "namespace": "acme", "fields": [
            {"name": "a", "type": {"type": "bytes", "logicalType": "decimal",
                "precision": 10, "scale": 2}},
            {"name": "b", "type": {"type": "bytes", "logicalType": "decimal",
                "precision": 4, "scale": 0}},
            {"name": "c", "type": {"type": "fixed", "name": "Money", "namespace": "acme",
                "size": 8, "logicalType": "decimal", "precision": 10, "scale": 2}},
            {"name": "d", "type": {"type": "array", "items": "acme.Money"}},
            {"name": "e", "type": {"type": "bytes", "logicalType": "big-decimal"}}]}"#,
        &[
            2, 0x83, // -125
            4, 1, 44, // 300
            0, 0, 0, 0, 0, 0, 0, 1, // 1
            2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, // -1
            6, 2, 125, 2, // 12.5: the bytes of 125, and 1
        ],
    );
}

#[test]
fn a_decimal_that_does_not_fit_is_not_written() {
    let value = |a| Decimals {
        a,
        b: 0.into(),
        c: 0.into(),
        d: vec![],
        e: 0.into(),
    };
    let error = to_vec(&value(rust_decimal::Decimal::new(1, 3))).unwrap_err();
    assert!(
        error.to_string().contains("more digits after the point"),
        "{error}"
    );
    let error = to_vec(&value(rust_decimal::Decimal::new(100_000_000, 0))).unwrap_err();
    assert!(error.to_string().contains("precision"), "{error}");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Within {
    #[avro(date)]
    maybe: Option<i32>,
    #[avro(timestamp_millis)]
    list: Vec<i64>,
    #[avro(uuid)]
    map: HashMap<String, uuid::Uuid>,
    #[avro(timestamp_micros)]
    deep: Option<Vec<Option<jiff::Timestamp>>>,
    #[avro(date)]
    boxed: Box<i32>,
    #[avro(timestamp_millis, null_last)]
    last: Option<i64>,
    #[avro(date)]
    days: BTreeMap<String, Vec<chrono::NaiveDate>>,
}

#[test]
fn a_logical_type_is_that_of_the_innermost_type() {
    let nil = uuid::Uuid::nil();
    let value = Within {
        maybe: Some(1),
        list: vec![2],
        map: HashMap::from([("k".to_owned(), nil)]),
        deep: Some(vec![None, jiff::Timestamp::from_microsecond(3).ok()]),
        boxed: Box::new(4),
        last: Some(5),
        days: BTreeMap::from([(
            "d".to_owned(),
            vec![chrono::NaiveDate::from_ymd_opt(1970, 1, 2).unwrap()],
        )]),
    };
    let mut bytes = vec![2, 2, 2, 4, 0, 2, 2, b'k', 72];
    bytes.extend(nil.to_string().as_bytes());
    bytes.extend([0, 2, 4, 0, 2, 6, 0, 8, 0, 10, 2, 2, b'd', 2, 2, 0, 0]);
    check(
        &value,
        r#"{"type": "record", "name": "Within", "fields": [
            {"name": "maybe", "type": ["null", {"type": "int", "logicalType": "date"}],
                "default": null},
            {"name": "list", "type": {"type": "array", "items":
                {"type": "long", "logicalType": "timestamp-millis"}}},
            {"name": "map", "type": {"type": "map", "values":
                {"type": "string", "logicalType": "uuid"}}},
            {"name": "deep", "type": ["null", {"type": "array", "items": ["null",
                {"type": "long", "logicalType": "timestamp-micros"}]}], "default": null},
            {"name": "boxed", "type": {"type": "int", "logicalType": "date"}},
            {"name": "last", "type": [{"type": "long", "logicalType": "timestamp-millis"},
                "null"]},
            {"name": "days", "type": {"type": "map", "values": {"type": "array", "items":
                {"type": "int", "logicalType": "date"}}}}]}"#,
        &bytes,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Durations {
    #[avro(duration)]
    a: avro_runtime::logical::Duration,
    #[avro(duration, fixed(name = "Span"))]
    b: avro_runtime::logical::Duration,
}

#[test]
fn a_duration_is_a_fixed_of_the_types_namespace() {
    let duration = avro_runtime::logical::Duration {
        months: 1,
        days: 2,
        millis: 3,
    };
    let one = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
    check(
        &Durations {
            a: duration,
            b: duration,
        },
        r#"{"type": "record", "name": "Durations", "namespace": "acme", "fields": [
            {"name": "a", "type": {"type": "fixed", "name": "Duration", "namespace": "acme",
                "size": 12, "logicalType": "duration"}},
            {"name": "b", "type": {"type": "fixed", "name": "Span", "namespace": "acme",
                "size": 12, "logicalType": "duration"}}]}"#,
        &[one, one].concat(),
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Annotated {
    #[avro(logical = "iso-datetime")]
    a: String,
    #[avro(logical = "celsius")]
    b: Option<f64>,
    #[avro(logical = "url")]
    c: Vec<String>,
}

#[test]
fn another_logical_type_is_in_the_schema_alone() {
    check(
        &Annotated {
            a: "x".to_owned(),
            b: Some(0.0),
            c: vec!["y".to_owned()],
        },
        r#"{"type": "record", "name": "Annotated", "fields": [
            {"name": "a", "type": {"type": "string", "logicalType": "iso-datetime"}},
            {"name": "b", "type": ["null", {"type": "double", "logicalType": "celsius"}],
                "default": null},
            {"name": "c", "type": {"type": "array", "items":
                {"type": "string", "logicalType": "url"}}}]}"#,
        &[2, b'x', 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, b'y', 0],
    );
}

#[test]
fn a_logical_type_is_read_from_its_base_type() {
    let writer = r#"{"type": "record", "name": "Numbers", "fields": [
        {"name": "a", "type": "int"}, {"name": "b", "type": "int"}, {"name": "c", "type": "int"},
        {"name": "d", "type": "long"}, {"name": "e", "type": "long"},
        {"name": "f", "type": "long"}, {"name": "g", "type": "int"}, {"name": "h", "type": "int"},
        {"name": "i", "type": "int"}]}"#;
    let expected = Numbers {
        a: 1,
        b: 2,
        c: 3,
        d: 4,
        e: 5,
        f: 6,
        g: 7,
        h: 8,
        i: 9,
    };
    assert_eq!(
        read::<Numbers>(writer, &[2, 4, 6, 8, 10, 12, 14, 16, 18]),
        expected
    );
}

#[test]
fn the_attribute_chooses_the_unit() {
    check_schema::<Chosen>(
        r#"{"type": "record", "name": "Chosen", "fields": [
            {"name": "millis", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "nanos", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
            {"name": "time", "type": {"type": "int", "logicalType": "time-millis"}},
            {"name": "local", "type": {"type": "long",
                "logicalType": "local-timestamp-millis"}}]}"#,
    );
    let instant = chrono::DateTime::from_timestamp_millis(1).unwrap();
    let value = Chosen {
        millis: instant,
        nanos: jiff::Timestamp::from_nanosecond(2).unwrap(),
        time: time::Time::from_hms_milli(0, 0, 0, 3).unwrap(),
        local: instant.naive_utc(),
    };
    check_bytes(&value, &[2, 4, 6, 2]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Chosen {
    #[avro(timestamp_millis)]
    millis: chrono::DateTime<chrono::Utc>,
    #[avro(timestamp_nanos)]
    nanos: jiff::Timestamp,
    #[avro(time_millis)]
    time: time::Time,
    #[avro(local_timestamp_millis)]
    local: chrono::NaiveDateTime,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct RawDecimals {
    #[avro(decimal(precision = 10, scale = 2))]
    bytes: Vec<u8>,
    #[avro(decimal(precision = 4, scale = 1))]
    array: [u8; 2],
    #[avro(decimal(precision = 4), fixed(name = "Amount", namespace = "acme"))]
    named: Option<[u8; 2]>,
    #[avro(decimal(precision = 4), fixed(name = "Sized", size = 2))]
    list: Vec<Vec<u8>>,
}

#[test]
fn bytes_are_the_digits_of_a_decimal_as_they_are() {
    check(
        &RawDecimals {
            bytes: vec![0xff],
            array: [0, 1],
            named: Some([0xff, 0xff]),
            list: vec![vec![1, 2]],
        },
        r#"{"type": "record", "name": "RawDecimals", "fields": [
            {"name": "bytes", "type":
                {"type": "bytes", "logicalType": "decimal", "precision": 10, "scale": 2}},
            {"name": "array", "type": {"type": "fixed", "name": "Decimal2_4_1", "size": 2,
                "logicalType": "decimal", "precision": 4, "scale": 1}},
            {"name": "named", "type": ["null", {"type": "fixed", "name": "acme.Amount", "size": 2,
                "logicalType": "decimal", "precision": 4, "scale": 0}], "default": null},
            {"name": "list", "type": {"type": "array", "items": {"type": "fixed", "name": "Sized",
                "size": 2, "logicalType": "decimal", "precision": 4, "scale": 0}}}]}"#,
        &[2, 0xff, 0, 1, 2, 0xff, 0xff, 2, 1, 2, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Borrowed<'a> {
    #[avro(decimal(precision = 10, scale = 2))]
    digits: &'a [u8],
}

#[test]
fn the_digits_of_a_decimal_are_borrowed() {
    let value: Borrowed<'_> = avro_runtime::from_slice(&[2, 7]).unwrap();
    assert_eq!(value.digits, [7]);
    assert_eq!(to_vec(&value).unwrap(), [2, 7]);
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Wei(#[avro(decimal(precision = 4, scale = 1))] [u8; 2]);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct UserId(#[avro(uuid)] [u8; 16]);

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Account(#[avro(logical = "iban")] [u8; 2]);

#[test]
fn a_struct_around_bytes_is_a_fixed_with_the_logical_type_of_its_value() {
    check(
        &Wei([0, 1]),
        r#"{"type": "fixed", "name": "Wei", "size": 2,
            "logicalType": "decimal", "precision": 4, "scale": 1}"#,
        &[0, 1],
    );
    check_schema::<UserId>(
        r#"{"type": "fixed", "name": "UserId", "size": 16, "logicalType": "uuid"}"#,
    );
    check_schema::<Account>(
        r#"{"type": "fixed", "name": "Account", "size": 2, "logicalType": "iban"}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Amount {
    Raw(#[avro(decimal(precision = 4))] Vec<u8>),
    Text(String),
}

#[test]
fn a_variant_holds_the_digits_of_a_decimal() {
    check(
        &Amount::Raw(vec![7]),
        r#"[{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 0}, "string"]"#,
        &[0, 2, 7],
    );
}
