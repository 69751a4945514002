//! serde's attributes, which hold where avro's say nothing.

use crate::support::{check, check_bytes, check_schema};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(rename = "Account", rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "two words are renamed")]
struct User {
    user_name: String,
    #[serde(rename = "mail", alias = "email", alias = "e-mail")]
    address: String,
    #[serde(skip)]
    cache: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nick_name: Option<String>,
}

#[test]
fn names_aliases_and_skips_of_serde_are_those_of_avro() {
    check(
        &User {
            user_name: "a".to_owned(),
            address: "b".to_owned(),
            cache: 0,
            nick_name: None,
        },
        r#"{"type": "record", "name": "Account", "fields": [
            {"name": "userName", "type": "string"},
            {"name": "mail", "type": "string", "aliases": ["email"]},
            {"name": "nickName", "type": ["null", "string"], "default": null}]}"#,
        &[2, b'a', 2, b'b', 0],
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(rename = "account-v2", rename_all = "kebab-case")]
#[avro(name = "AccountV2", rename_all = "snake_case")]
struct Both {
    #[serde(rename = "user-name")]
    #[avro(rename = "userName")]
    name: String,
    #[serde(rename(serialize = "a", deserialize = "b"))]
    #[avro(rename = "c", alias = "d")]
    two_names: i32,
    last_one: i32,
}

#[test]
fn what_avro_says_wins() {
    check(
        &Both {
            name: "a".to_owned(),
            two_names: 1,
            last_one: 2,
        },
        r#"{"type": "record", "name": "AccountV2", "fields": [
            {"name": "userName", "type": "string"},
            {"name": "c", "type": "int", "aliases": ["d"]},
            {"name": "last_one", "type": "int"}]}"#,
        &[2, b'a', 2, 4],
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
struct Inner {
    id: i32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
struct Flat {
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    #[avro(flatten = false)]
    other: Inner,
    #[serde(skip)]
    #[avro(skip = false)]
    kept: i32,
    #[serde(skip_serializing)]
    #[avro(skip)]
    gone: i32,
}

#[test]
fn flags_of_serde_can_be_switched_off() {
    check(
        &Flat {
            inner: Inner { id: 1 },
            other: Inner { id: 2 },
            kept: 3,
            gone: 0,
        },
        r#"{"type": "record", "name": "Flat", "fields": [
            {"name": "id", "type": "int"},
            {"name": "other", "type": {"type": "record", "name": "Inner", "fields": [
                {"name": "id", "type": "int"}]}},
            {"name": "kept", "type": "int"}]}"#,
        &[2, 4, 6],
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(transparent)]
struct Transparent {
    inner: i64,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(transparent)]
#[avro(transparent = false)]
struct Opaque {
    inner: i64,
}

#[test]
fn transparent_structs_of_serde_are_those_of_avro() {
    check(&Transparent { inner: 1 }, r#""long""#, &[2]);
    check(
        &Opaque { inner: 1 },
        r#"{"type": "record", "name": "Opaque", "fields": [{"name": "inner", "type": "long"}]}"#,
        &[2],
    );
}

#[derive(
    Debug, Clone, Copy, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    InBetween,
    #[serde(rename = "shut")]
    Closed,
    #[serde(rename = "not-avro")]
    #[avro(rename = "Other")]
    Other,
}

#[test]
fn symbols_are_renamed_as_serde_does() {
    check(
        &State::Closed,
        r#"{"type": "enum", "name": "State", "symbols": ["IN_BETWEEN", "shut", "Other"]}"#,
        &[2],
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(tag = "type", rename_all_fields = "camelCase")]
#[avro(ignore_serde)]
enum Event {
    #[serde(rename = "created", rename_all = "camelCase")]
    Created { created_by: i32 },
    #[serde(rename_all = "UPPERCASE")]
    Deleted { at: i32 },
}

#[test]
fn fields_of_variants_are_renamed_as_serde_does_but_not_their_records() {
    check_schema::<Event>(
        r#"[{"type": "record", "name": "EventCreated", "fields": [
                {"name": "createdBy", "type": "int"}]},
            {"type": "record", "name": "EventDeleted", "fields": [{"name": "AT", "type": "int"}]}]"#,
    );
}

mod text {
    //! Numbers as text, in JSON.

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "the form of such functions"
    )]
    pub(super) fn serialize<S: serde::Serializer>(value: &i64, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(value)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(input: D) -> Result<i64, D::Error> {
        let text: String = serde::Deserialize::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
struct OnlyJson {
    #[serde(with = "text", rename = "a")]
    #[avro(ignore_serde)]
    first: i64,
    #[serde(with = "text")]
    #[avro(timestamp_millis)]
    b: i64,
}

#[test]
fn what_serde_does_to_json_alone_is_ignored_where_a_field_says_so() {
    check(
        &OnlyJson { first: 1, b: 2 },
        r#"{"type": "record", "name": "OnlyJson", "fields": [
            {"name": "a", "type": "long"},
            {"name": "b", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}"#,
        &[2, 4],
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(untagged, rename_all_fields = "camelCase")]
#[avro(ignore_serde)]
enum Untagged {
    Text {
        text: String,
        #[serde(with = "text")]
        number: i64,
    },
    Number(#[serde(with = "text")] i64),
}

#[test]
fn what_serde_does_to_json_alone_is_ignored_where_a_type_says_so() {
    check_bytes(&Untagged::Number(1), &[2, 2]);
    let text = Untagged::Text {
        text: "a".to_owned(),
        number: 1,
    };
    check_bytes(&text, &[0, 2, b'a', 2]);
}

#[derive(Debug, PartialEq, Serialize, Deserialize, AvroSchema, AvroEncode, AvroDecode)]
#[serde(tag = "kind")]
#[avro(repr = "tagged", tag = "kind")]
enum Tagged {
    A { id: i64 },
    B,
}

#[test]
fn a_tag_for_avro_is_said_beside_that_of_serde() {
    check_bytes(&Tagged::A { id: 1 }, &[0, 2, 2]);
    check_bytes(&Tagged::B, &[2, 0]);
}
