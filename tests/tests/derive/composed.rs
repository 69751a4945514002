//! Schemas that cannot be composed, types of other front ends, and what is read without a lifetime.

use crate::support::{check, check_bytes, check_schema};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use avro_tests::generated::case_19_root_union::_19RootUnion;
use std::borrow::Cow;
use std::panic::catch_unwind;

#[derive(AvroSchema)]
#[expect(dead_code, reason = "it is for its schema")]
struct Flattening<T> {
    #[avro(flatten)]
    inner: T,
    last: i32,
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "it is for its schema")]
enum State {
    Open,
}

#[test]
fn what_is_no_derived_record_cannot_be_flattened() {
    for error in [
        Flattening::<State>::try_schema().unwrap_err(),
        Flattening::<Vec<i64>>::try_schema().unwrap_err(),
        Flattening::<i32>::try_schema().unwrap_err(),
    ] {
        let error = error.to_string();
        assert!(error.contains("is no derived record"), "{error}");
    }
}

#[derive(Default, AvroSchema, AvroEncode)]
struct Inner {
    #[avro(as = i32)]
    number: Large,
}

#[derive(Clone, Copy)]
struct Large(u64);

impl Default for Large {
    fn default() -> Self {
        Self(u64::MAX)
    }
}

impl TryFrom<&Large> for i32 {
    type Error = std::num::TryFromIntError;

    fn try_from(value: &Large) -> Result<Self, Self::Error> {
        Self::try_from(value.0)
    }
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "it is for its schema")]
struct BadDefault {
    #[avro(default)]
    inner: Inner,
}

#[test]
fn a_default_that_cannot_be_written_is_an_error() {
    let error = BadDefault::try_schema().unwrap_err().to_string();
    assert!(
        error.contains("the default of `BadDefault.inner` is no value of its schema"),
        "{error}"
    );
}

#[test]
fn asking_again_for_a_schema_says_the_same() {
    let message = || {
        let panic = catch_unwind(BadDefault::schema).unwrap_err();
        panic.downcast_ref::<String>().unwrap().clone()
    };
    let first = message();
    assert!(first.contains("BadDefault.inner"), "{first}");
    assert_eq!(first, message());
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "it is for its schema")]
struct Holder {
    value: Vec<_19RootUnion>,
}

#[test]
fn generated_types_are_parts_of_derived_ones() {
    let generated = _19RootUnion::schema().to_json();
    check_schema::<Holder>(&format!(
        r#"{{"type": "record", "name": "Holder", "fields": [
            {{"name": "value", "type": {{"type": "array", "items": {generated}}}}}]}}"#
    ));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Owned {
    text: Cow<'static, str>,
    data: Cow<'static, [u8]>,
    more: Option<Cow<'static, str>>,
}

#[test]
fn what_cannot_be_borrowed_is_owned() {
    let value = Owned {
        text: "a".into(),
        data: b"b".into(),
        more: Some("c".into()),
    };
    check(
        &value,
        r#"{"type": "record", "name": "Owned", "fields": [
            {"name": "text", "type": "string"}, {"name": "data", "type": "bytes"},
            {"name": "more", "type": ["null", "string"], "default": null}]}"#,
        b"\x02a\x02b\x02\x02c",
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Borrowed<'a> {
    #[avro(default)]
    text: Cow<'a, str>,
}

#[test]
fn borrowed_types_have_their_default() {
    check_schema::<Borrowed<'_>>(
        r#"{"type": "record", "name": "Borrowed", "fields": [
            {"name": "text", "type": "string", "default": ""}]}"#,
    );
}

mod other {
    #[derive(Clone, Debug, Default, PartialEq)]
    pub(super) struct Pair<T> {
        pub(super) left: T,
        pub(super) right: T,
    }
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Pair_{T}", remote = "other::Pair<T>")]
struct PairDef<T> {
    left: T,
    right: T,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Pairs {
    #[avro(as = PairDef<String>)]
    all: Vec<other::Pair<String>>,
}

#[test]
fn a_generic_type_of_another_crate_has_a_type_that_stands_for_it() {
    let pair = other::Pair {
        left: "a".to_owned(),
        right: "b".to_owned(),
    };
    check_bytes(&Pairs { all: vec![pair] }, b"\x02\x02a\x02b\x00");
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "it is for its schema")]
enum Key {
    Hash([u8; 2]),
    Text(String),
}

#[test]
fn a_fixed_in_a_union_is_of_the_namespace_of_the_union() {
    check_schema::<Key>(
        r#"[{"type": "fixed", "name": "Fixed2", "namespace": "acme", "size": 2}, "string"]"#,
    );
}
