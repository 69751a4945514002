//! Bytes, fixed, and arrays of ints.

use crate::support::{check, check_schema, read};
use avro_runtime::logical::{DecimalFixed, Duration, UuidFixed};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, FixedBytes, from_slice, to_vec};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct AllBytes {
    a: Vec<u8>,
    b: bytes::Bytes,
    c: Option<Vec<u8>>,
    d: Vec<Vec<u8>>,
    e: Box<[u8]>,
}

#[test]
fn vectors_of_bytes_are_bytes() {
    let value = AllBytes {
        a: vec![1],
        b: vec![2].into(),
        c: Some(vec![3]),
        d: vec![vec![4]],
        e: vec![5].into(),
    };
    check(
        &value,
        r#"{"type": "record", "name": "AllBytes", "fields": [
            {"name": "a", "type": "bytes"}, {"name": "b", "type": "bytes"},
            {"name": "c", "type": ["null", "bytes"], "default": null},
            {"name": "d", "type": {"type": "array", "items": "bytes"}},
            {"name": "e", "type": "bytes"}]}"#,
        &[2, 1, 2, 2, 2, 2, 3, 2, 2, 4, 0, 2, 5],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Hashes {
    a: [u8; 2],
    #[avro(fixed(name = "Md5"))]
    b: [u8; 3],
    #[avro(fixed(name = "Sha", namespace = "other"))]
    c: Option<[u8; 1]>,
    d: Vec<[u8; 2]>,
}

#[test]
fn arrays_of_bytes_are_fixed_of_their_size() {
    check(
        &Hashes {
            a: [1, 2],
            b: [3, 4, 5],
            c: Some([6]),
            d: vec![[7, 8]],
        },
        r#"{"type": "record", "name": "Hashes", "namespace": "acme", "fields": [
            {"name": "a", "type": {"type": "fixed", "name": "Fixed2", "namespace": "acme",
                "size": 2}},
            {"name": "b", "type": {"type": "fixed", "name": "Md5", "namespace": "acme",
                "size": 3}},
            {"name": "c", "type": ["null", {"type": "fixed", "name": "Sha", "namespace": "other",
                "size": 1}], "default": null},
            {"name": "d", "type": {"type": "array", "items": "Fixed2"}}]}"#,
        &[1, 2, 3, 4, 5, 2, 6, 2, 7, 8, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Sized {
    #[avro(fixed(name = "Key", size = 2))]
    key: Vec<u8>,
}

#[test]
fn bytes_can_be_a_fixed_of_a_size() {
    check(
        &Sized { key: vec![1, 2] },
        r#"{"type": "record", "name": "Sized", "fields": [
            {"name": "key", "type": {"type": "fixed", "name": "Key", "size": 2}}]}"#,
        &[1, 2],
    );
}

#[test]
fn bytes_of_another_size_are_not_written() {
    let error = to_vec(&Sized { key: vec![1] }).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("1 bytes do not fit a fixed of 2"),
        "{error}"
    );
}

const SIZE: usize = 2;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Counted {
    a: [u8; SIZE],
    b: [u8; 1 + 1],
}

#[test]
fn a_size_can_be_a_constant() {
    let value = Counted {
        a: [1, 2],
        b: [3, 4],
    };
    assert_eq!(to_vec(&value).unwrap(), [1, 2, 3, 4]);
    assert_eq!(from_slice::<Counted>(&[1, 2, 3, 4]), Ok(value));
    let form = Counted::schema().canonical_form();
    assert!(form.contains(r#""type":"fixed","size":2"#), "{form}");
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Key([u8; 4]);

#[test]
fn a_struct_around_bytes_is_a_fixed_of_its_name() {
    check(
        &Key([1, 2, 3, 4]),
        r#"{"type": "fixed", "name": "Key", "size": 4}"#,
        &[1, 2, 3, 4],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Constant([u8; SIZE]);

#[test]
fn the_size_of_a_fixed_can_be_a_constant() {
    check(
        &Constant([1, 2]),
        r#"{"type": "fixed", "name": "Constant", "size": 2}"#,
        &[1, 2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Empty([u8; 0]);

#[test]
fn a_fixed_can_be_empty() {
    check(
        &Empty([]),
        r#"{"type": "fixed", "name": "Empty", "size": 0}"#,
        &[],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Ints {
    #[avro(array)]
    a: Vec<u8>,
    #[avro(array)]
    b: [u8; 2],
    #[avro(array)]
    c: Option<Vec<u8>>,
    #[avro(array)]
    d: BTreeMap<String, Vec<u8>>,
}

#[test]
fn bytes_can_be_arrays_of_ints() {
    let map = BTreeMap::from([("k".to_owned(), vec![6])]);
    check(
        &Ints {
            a: vec![1, 200],
            b: [3, 4],
            c: Some(vec![5]),
            d: map,
        },
        r#"{"type": "record", "name": "Ints", "fields": [
            {"name": "a", "type": {"type": "array", "items": "int"}},
            {"name": "b", "type": {"type": "array", "items": "int"}},
            {"name": "c", "type": ["null", {"type": "array", "items": "int"}], "default": null},
            {"name": "d", "type": {"type": "map", "values": {"type": "array", "items": "int"}}}]}"#,
        &[
            4, 2, 0x90, 0x03, 0, 4, 6, 8, 0, 2, 2, 10, 0, 2, 2, b'k', 2, 12, 0, 0,
        ],
    );
}

#[test]
fn an_array_of_another_length_is_an_error() {
    let error = from_slice::<Ints>(&[0, 2, 6, 0, 0, 0]).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the array has 1 items, where 2 are needed"),
        "{error}"
    );
}

#[test]
fn bytes_are_read_from_strings() {
    let writer = r#"{"type": "record", "name": "AllBytes", "fields": [
        {"name": "a", "type": "string"}, {"name": "b", "type": "string"},
        {"name": "d", "type": {"type": "array", "items": "string"}},
        {"name": "e", "type": "string"}]}"#;
    let value: AllBytes = read(writer, &[2, b'a', 2, b'b', 2, 2, b'd', 0, 2, b'e']);
    assert_eq!(
        (&*value.a, &*value.b, &*value.e),
        (&b"a"[..], &b"b"[..], &b"e"[..])
    );
    assert_eq!((value.c, value.d), (None, vec![b"d".to_vec()]));
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct SameFixed {
    a: [u8; 2],
    b: Other,
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Other {
    c: [u8; 2],
}

#[test]
fn fixed_of_one_name_and_size_are_one_type() {
    check_schema::<SameFixed>(
        r#"{"type": "record", "name": "SameFixed", "fields": [
            {"name": "a", "type": {"type": "fixed", "name": "Fixed2", "size": 2}},
            {"name": "b", "type": {"type": "record", "name": "Other", "fields": [
                {"name": "c", "type": "Fixed2"}]}}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct InNamespace {
    spelled: [u8; 1],
    named: FixedBytes<1>,
    plain: PlainFixed,
    again: Vec<Option<FixedBytes<1>>>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct PlainFixed {
    spelled: [u8; 2],
    digest: Digest,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Digest([u8; 1]);

#[test]
fn fixed_are_of_the_namespace_of_their_user() {
    check(
        &InNamespace {
            spelled: [1],
            named: FixedBytes([2]),
            plain: PlainFixed {
                spelled: [3, 4],
                digest: Digest([5]),
            },
            again: vec![],
        },
        r#"{"type": "record", "name": "InNamespace", "namespace": "acme", "fields": [
            {"name": "spelled", "type": {"type": "fixed", "name": "Fixed1", "size": 1}},
            {"name": "named", "type": "Fixed1"},
            {"name": "plain", "type": {"type": "record", "name": "PlainFixed", "fields": [
                {"name": "spelled", "type": {"type": "fixed", "name": "Fixed2", "size": 2}},
                {"name": "digest", "type": {"type": "fixed", "name": "Digest", "size": 1}}]}},
            {"name": "again", "type": {"type": "array", "items": ["null", "Fixed1"]}}]}"#,
        &[1, 2, 3, 4, 5, 0],
    );
}

#[derive(AvroSchema)]
#[avro(namespace = "shop")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct TwoFixed {
    plain: PlainFixed,
    other: OtherFixed,
}

#[derive(AvroSchema)]
#[avro(namespace = "other")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct OtherFixed {
    spelled: [u8; 2],
    named: FixedBytes<1>,
    digest: Digest,
}

// `[u8; 2]` belongs to its record; the others are types.
#[test]
fn a_fixed_that_is_spelled_out_is_of_the_namespace_of_its_record() {
    check_schema::<TwoFixed>(
        r#"{"type": "record", "name": "TwoFixed", "namespace": "shop", "fields": [
            {"name": "plain", "type": {"type": "record", "name": "PlainFixed", "fields": [
                {"name": "spelled", "type": {"type": "fixed", "name": "Fixed2", "size": 2}},
                {"name": "digest", "type": {"type": "fixed", "name": "Digest", "size": 1}}]}},
            {"name": "other", "type": {"type": "record", "name": "OtherFixed", "namespace": "other",
                "fields": [
                {"name": "spelled", "type": {"type": "fixed", "name": "Fixed2", "size": 2}},
                {"name": "named", "type": {"type": "fixed", "name": "Fixed1", "size": 1}},
                {"name": "digest", "type": "shop.Digest"}]}}]}"#,
    );
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Logical {
    span: Duration,
    id: UuidFixed,
    price: DecimalFixed<4, 9, 2>,
}

#[test]
fn logical_fixed_are_of_the_namespace_of_their_user() {
    check_schema::<Logical>(
        r#"{"type": "record", "name": "Logical", "namespace": "acme", "fields": [
            {"name": "span", "type": {"type": "fixed", "name": "Duration", "size": 12,
                "logicalType": "duration"}},
            {"name": "id", "type": {"type": "fixed", "name": "Uuid", "size": 16, "logicalType": "uuid"}},
            {"name": "price", "type": {"type": "fixed", "name": "Decimal4_9_2", "size": 4,
                "logicalType": "decimal", "precision": 9, "scale": 2}}]}"#,
    );
}
