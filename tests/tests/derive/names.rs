//! What types, fields and symbols are called.

use crate::support::{check, check_schema, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Plain {
    id: i32,
}

#[test]
fn a_struct_is_a_record_of_its_name_and_fields() {
    check(
        &Plain { id: -1 },
        r#"{"type": "record", "name": "Plain", "fields": [{"name": "id", "type": "int"}]}"#,
        &[1],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Account", namespace = "acme.billing")]
struct Renamed {
    #[avro(rename = "accountId")]
    id: i64,
}

#[test]
fn a_type_and_a_field_can_have_another_name() {
    check(
        &Renamed { id: 1 },
        r#"{"type": "record", "name": "Account", "namespace": "acme.billing",
            "fields": [{"name": "accountId", "type": "long"}]}"#,
        &[2],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Outer {
    plain: Plain,
    renamed: Renamed,
    again: Plain,
}

#[test]
fn a_type_without_a_namespace_takes_that_of_its_user() {
    check_schema::<Outer>(
        r#"{"type": "record", "name": "Outer", "namespace": "acme", "fields": [
            {"name": "plain", "type": {"type": "record", "name": "Plain",
                "fields": [{"name": "id", "type": "int"}]}},
            {"name": "renamed", "type": {"type": "record", "name": "Account",
                "namespace": "acme.billing", "fields": [{"name": "accountId", "type": "long"}]}},
            {"name": "again", "type": "Plain"}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme", alias = "Customer", alias = "old.Client")]
struct Person {
    #[avro(alias = "fullName", alias = "label")]
    name: String,
}

#[test]
fn aliases_are_in_the_schema() {
    check_schema::<Person>(
        r#"{"type": "record", "name": "Person", "namespace": "acme",
            "aliases": ["Customer", "old.Client"], "fields": [
            {"name": "name", "type": "string", "aliases": ["fullName", "label"]}]}"#,
    );
}

#[test]
fn data_of_an_alias_are_read() {
    let person: Person = read(
        r#"{"type": "record", "name": "old.Client", "fields": [
            {"name": "label", "type": "string"}]}"#,
        &[2, b'a'],
    );
    assert_eq!(
        person,
        Person {
            name: "a".to_owned()
        }
    );
}

/// Declares a struct with one field of three words.
macro_rules! cases {
    ($($ty:ident $case:literal $field:literal,)*) => {$(
        #[derive(AvroSchema)]
        #[avro(rename_all = $case)]
        #[expect(dead_code, reason = "only the schema is of interest")]
        struct $ty {
            at_the_end: i32,
        }
    )*

    #[test]
    fn fields_are_renamed_to_a_case() {
        $(check_schema::<$ty>(concat!(
            r#"{"type": "record", "name": ""#, stringify!($ty),
            r#"", "fields": [{"name": ""#, $field, r#"", "type": "int"}]}"#,
        ));)*
    }};
}

cases! {
    Lower "lowercase" "at_the_end",
    Upper "UPPERCASE" "AT_THE_END",
    Pascal "PascalCase" "AtTheEnd",
    Camel "camelCase" "atTheEnd",
    Snake "snake_case" "at_the_end",
    Screaming "SCREAMING_SNAKE_CASE" "AT_THE_END",
}

#[derive(AvroSchema)]
#[avro(rename_all = "camelCase")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Mixed {
    first_one: i32,
    #[avro(rename = "second_one")]
    second: i32,
}

#[test]
fn a_name_of_its_own_is_not_renamed() {
    check_schema::<Mixed>(
        r#"{"type": "record", "name": "Mixed", "fields": [
            {"name": "firstOne", "type": "int"}, {"name": "second_one", "type": "int"}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[expect(non_camel_case_types, reason = "a keyword as a name")]
struct r#type {
    r#match: i32,
    r#async: Option<Box<r#type>>,
}

#[test]
fn raw_identifiers_are_the_words_themselves() {
    check(
        &r#type {
            r#match: 1,
            r#async: Some(Box::new(r#type {
                r#match: 2,
                r#async: None,
            })),
        },
        r#"{"type": "record", "name": "type", "fields": [
            {"name": "match", "type": "int"},
            {"name": "async", "type": ["null", "type"], "default": null}]}"#,
        &[2, 2, 4, 0],
    );
}

#[derive(Debug, Clone, Copy, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(rename_all = "camelCase")]
enum Raw {
    r#Fn,
    #[avro(rename = "struct")]
    Structure,
}

#[test]
fn raw_variants_are_renamed_as_others() {
    check(
        &Raw::Structure,
        r#"{"type": "enum", "name": "Raw", "symbols": ["fn", "struct"]}"#,
        &[2],
    );
    assert_eq!(avro_runtime::to_vec(&Raw::r#Fn), Ok(vec![0]));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Itself {
    parent: Option<Box<Self>>,
    children: Vec<Self>,
}

#[test]
fn self_is_the_type() {
    let leaf = || Itself {
        parent: None,
        children: vec![],
    };
    check(
        &Itself {
            parent: Some(Box::new(leaf())),
            children: vec![leaf()],
        },
        r#"{"type": "record", "name": "Itself", "fields": [
            {"name": "parent", "type": ["null", "Itself"], "default": null},
            {"name": "children", "type": {"type": "array", "items": "Itself"}}]}"#,
        // parent: 1, (null, no items); children: one item, (null, no items), the end
        &[2, 0, 0, 2, 0, 0, 0],
    );
}

mod shadowing {
    //! Names that the implementations must not see.
    #![allow(dead_code, reason = "they only stand in the way")]

    use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

    type Result<T> = ::std::result::Result<T, String>;
    struct Ok;
    struct Some;
    struct None;
    struct Option;
    struct Vec;
    struct String;
    mod core {}
    mod std {}
    trait Encode {}
    trait Decode {}
    trait Default {}

    #[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
    pub(super) struct Shadowed {
        pub(super) input: i32,
        pub(super) out: ::std::string::String,
        pub(super) value: ::std::option::Option<i64>,
        pub(super) record: ::std::vec::Vec<i32>,
    }
}

#[test]
fn what_the_user_calls_something_does_not_matter() {
    check(
        &shadowing::Shadowed {
            input: 1,
            out: "a".to_owned(),
            value: Some(1),
            record: vec![1],
        },
        r#"{"type": "record", "name": "Shadowed", "fields": [
            {"name": "input", "type": "int"}, {"name": "out", "type": "string"},
            {"name": "value", "type": ["null", "long"], "default": null},
            {"name": "record", "type": {"type": "array", "items": "int"}}]}"#,
        &[2, 2, b'a', 2, 2, 2, 2, 0],
    );
}
