//! Fields that are written as another type.

use crate::support::{check, check_bytes, check_schema, read, read_error};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema, from_slice, to_vec};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Integers {
    #[avro(as = i64)]
    a: u64,
    #[avro(as = i32)]
    b: usize,
    #[avro(as = i64)]
    c: Option<u64>,
    #[avro(as = i64)]
    d: Vec<u128>,
    #[avro(as = i32)]
    e: BTreeMap<String, isize>,
    #[avro(as = i32)]
    f: i64,
}

const INTEGERS: &str = r#"{"type": "record", "name": "Integers", "fields": [
    {"name": "a", "type": "long"}, {"name": "b", "type": "int"},
    {"name": "c", "type": ["null", "long"], "default": null},
    {"name": "d", "type": {"type": "array", "items": "long"}},
    {"name": "e", "type": {"type": "map", "values": "int"}},
    {"name": "f", "type": "int"}]}"#;

fn integers() -> Integers {
    Integers {
        a: 1,
        b: 2,
        c: Some(3),
        d: vec![4],
        e: BTreeMap::from([("k".to_owned(), -1)]),
        f: 5,
    }
}

#[test]
fn integers_are_written_as_others() {
    check(
        &integers(),
        INTEGERS,
        &[2, 4, 2, 6, 2, 8, 0, 2, 2, b'k', 1, 0, 10],
    );
}

#[test]
fn what_does_not_fit_is_not_written() {
    let too_large = Integers {
        a: u64::MAX,
        ..integers()
    };
    let error = to_vec(&too_large).unwrap_err();
    assert!(error.to_string().contains("out of range"), "{error}");
    let within = Integers {
        d: vec![0, u128::MAX],
        ..integers()
    };
    assert!(to_vec(&within).is_err());
}

#[test]
fn what_does_not_fit_is_not_read() {
    // a: -1
    let error = from_slice::<Integers>(&[1, 4, 0, 0, 0, 10]).unwrap_err();
    assert!(error.to_string().contains("out of range"), "{error}");
    let writer = INTEGERS.replace("\"long\"", "\"int\"");
    let error = read_error::<Integers>(&writer, &[1, 4, 0, 0, 0, 10]).unwrap_err();
    assert!(error.contains("out of range"), "{error}");
}

#[test]
fn converted_fields_are_read_from_other_schemas() {
    let writer = r#"{"type": "record", "name": "Integers", "fields": [
        {"name": "f", "type": "int"}, {"name": "e", "type": {"type": "map", "values": "int"}},
        {"name": "d", "type": {"type": "array", "items": "int"}}, {"name": "b", "type": "int"},
        {"name": "a", "type": "int"}, {"name": "c", "type": "int"}]}"#;
    let bytes = [10, 2, 2, b'k', 1, 0, 2, 8, 0, 4, 2, 6];
    assert_eq!(read::<Integers>(writer, &bytes), integers());
}

// A type of the user's own that Avro does not know.
#[derive(Debug, Clone, Default, PartialEq)]
struct Celsius(f64);

// The type that stands for it.
#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Kelvin {
    degrees: f64,
}

impl From<&Celsius> for Kelvin {
    fn from(celsius: &Celsius) -> Self {
        Self {
            degrees: celsius.0 + 273.0,
        }
    }
}

impl TryFrom<Kelvin> for Celsius {
    type Error = String;

    fn try_from(kelvin: Kelvin) -> Result<Self, String> {
        if kelvin.degrees < 0.0 {
            return Err(format!("{} is below absolute zero", kelvin.degrees));
        }
        Ok(Self(kelvin.degrees - 273.0))
    }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Weather {
    #[avro(as = Kelvin)]
    now: Celsius,
    #[avro(as = Kelvin)]
    maybe: Option<Celsius>,
    #[avro(as = Kelvin)]
    list: Vec<Celsius>,
    #[avro(as = Kelvin)]
    boxed: Option<Box<Celsius>>,
}

#[test]
fn a_type_is_written_as_one_of_the_users() {
    let zero = [0, 0, 0, 0, 0, 0, 0, 0];
    let cold = || Celsius(-273.0);
    check(
        &Weather {
            now: cold(),
            maybe: Some(cold()),
            list: vec![cold()],
            boxed: None,
        },
        r#"{"type": "record", "name": "Weather", "fields": [
            {"name": "now", "type": {"type": "record", "name": "Kelvin", "namespace": "acme",
                "fields": [{"name": "degrees", "type": "double"}]}},
            {"name": "maybe", "type": ["null", "acme.Kelvin"], "default": null},
            {"name": "list", "type": {"type": "array", "items": "acme.Kelvin"}},
            {"name": "boxed", "type": ["null", "acme.Kelvin"], "default": null}]}"#,
        &[&zero[..], &[2], &zero, &[2], &zero, &[0, 0]].concat(),
    );
}

#[test]
fn the_error_of_a_conversion_is_that_of_reading() {
    let minus_one = [0, 0, 0, 0, 0, 0, 0xf0, 0xbf];
    let bytes = [&minus_one[..], &[0, 0, 0]].concat();
    let error = from_slice::<Weather>(&bytes).unwrap_err();
    assert!(
        error.to_string().contains("-1 is below absolute zero"),
        "{error}"
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Degrees {
    Number(f64),
    Text(String),
}

impl From<&Celsius> for Degrees {
    fn from(celsius: &Celsius) -> Self {
        Self::Number(celsius.0)
    }
}

impl TryFrom<Degrees> for Celsius {
    type Error = String;

    fn try_from(degrees: Degrees) -> Result<Self, String> {
        match degrees {
            Degrees::Number(number) => Ok(Self(number)),
            Degrees::Text(text) => text.parse().map(Self).map_err(|_| text),
        }
    }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct AsUnion {
    #[avro(as = Degrees)]
    now: Celsius,
    #[avro(as = Degrees)]
    maybe: Option<Celsius>,
}

#[test]
fn a_type_is_written_as_a_union() {
    check(
        &AsUnion {
            now: Celsius(0.0),
            maybe: Some(Celsius(0.0)),
        },
        r#"{"type": "record", "name": "AsUnion", "fields": [
            {"name": "now", "type": ["double", "string"]},
            {"name": "maybe", "type": ["null", "double", "string"], "default": null}]}"#,
        &[0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0],
    );
    let text: AsUnion = from_slice(&[2, 2, b'1', 4, 2, b'2']).unwrap();
    assert_eq!(
        text,
        AsUnion {
            now: Celsius(1.0),
            maybe: Some(Celsius(2.0))
        }
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct AsOption {
    #[avro(as = Option<i64>, blank = unknown)]
    age: Age,
}

fn unknown() -> Age {
    Age(None)
}

#[derive(Debug, PartialEq)]
struct Age(Option<i64>);

impl From<&Age> for Option<i64> {
    fn from(age: &Age) -> Self {
        age.0
    }
}

impl From<Option<i64>> for Age {
    fn from(age: Option<i64>) -> Self {
        Self(age)
    }
}

#[test]
fn a_type_is_written_as_an_option() {
    check(
        &AsOption { age: Age(Some(1)) },
        r#"{"type": "record", "name": "AsOption", "fields": [
            {"name": "age", "type": ["null", "long"]}]}"#,
        &[2, 2],
    );
}

mod hexadecimal {
    //! Numbers as hexadecimal text.

    pub(super) type Avro = String;

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::unnecessary_wraps,
        reason = "the form of such functions"
    )]
    pub(super) fn to_avro(number: &u64) -> Result<String, std::fmt::Error> {
        Ok(format!("{number:x}"))
    }

    #[expect(clippy::needless_pass_by_value, reason = "the form of such functions")]
    pub(super) fn from_avro(text: String) -> Result<u64, std::num::ParseIntError> {
        u64::from_str_radix(&text, 16)
    }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct WithModule {
    #[avro(with = hexadecimal, default = "ff")]
    number: u64,
    #[avro(with = self::hexadecimal)]
    other: u64,
}

#[test]
fn a_module_converts_a_field() {
    check(
        &WithModule {
            number: 255,
            other: 16,
        },
        r#"{"type": "record", "name": "WithModule", "fields": [
            {"name": "number", "type": "string", "default": "ff"},
            {"name": "other", "type": "string"}]}"#,
        &[4, b'f', b'f', 4, b'1', b'0'],
    );
    let writer = r#"{"type": "record", "name": "WithModule", "fields": [
        {"name": "other", "type": "bytes"}]}"#;
    assert_eq!(
        read::<WithModule>(writer, &[2, b'a']),
        WithModule {
            number: 255,
            other: 10
        }
    );
}

#[test]
fn the_error_of_a_module_is_that_of_reading() {
    let error = from_slice::<WithModule>(&[2, b'x', 0]).unwrap_err();
    assert!(error.to_string().contains("invalid digit"), "{error}");
}

mod seconds {
    //! An optional duration: the module sees the whole field.

    use std::time::Duration;

    pub(super) type Avro = Option<i64>;

    #[expect(clippy::ref_option, reason = "the form of such functions")]
    pub(super) fn to_avro(value: &Option<Duration>) -> Result<Avro, std::num::TryFromIntError> {
        value
            .map(|value| i64::try_from(value.as_secs()))
            .transpose()
    }

    pub(super) fn from_avro(value: Avro) -> Result<Option<Duration>, std::num::TryFromIntError> {
        value
            .map(|value| u64::try_from(value).map(Duration::from_secs))
            .transpose()
    }
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Timeout {
    #[avro(with = seconds, default = None)]
    after: Option<std::time::Duration>,
}

#[test]
fn a_module_converts_an_optional_field_as_a_whole() {
    check_schema::<Timeout>(
        r#"{"type": "record", "name": "Timeout", "fields": [
            {"name": "after", "type": ["null", "long"], "default": null}]}"#,
    );
    check_bytes(
        &Timeout {
            after: Some(std::time::Duration::from_secs(1)),
        },
        &[2, 2],
    );
    check_bytes(&Timeout { after: None }, &[0]);
    assert!(from_slice::<Timeout>(&[2, 1]).is_err());
}
