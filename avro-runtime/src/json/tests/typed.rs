//! Types to JSON and back.

use crate::json::{ErrorKind, from_str, from_str_with_limits, to_string, to_string_pretty};
use crate::logical::Date;
use crate::{
    AvroSchema, Decode, DecodeError, DecodeErrorKind, Encode, EncodeErrorKind, Input, Limits,
    OutOfRange, Schema, Sink,
};
use std::collections::BTreeMap;

#[derive(Debug)]
struct Even;

impl AvroSchema for Even {
    fn schema() -> &'static Schema {
        i32::schema()
    }
}

impl Decode<'_> for Even {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self
    }

    fn decode(input: &mut Input<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        if input.int()? % 2 == 0 {
            return Ok(Self);
        }
        Err(input.out_of_range(OutOfRange::new("the number is odd"), start))
    }
}

/// A type whose codec is not that of its schema.
struct Wrong;

impl AvroSchema for Wrong {
    fn schema() -> &'static Schema {
        bool::schema()
    }
}

impl Encode for Wrong {
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(7);
    }
}

#[test]
fn values_come_back() {
    let value = BTreeMap::from([
        ("a".to_owned(), vec![Some(1_i64), None]),
        ("b".to_owned(), vec![]),
    ]);
    let text = to_string(&value).unwrap();
    assert_eq!(text, r#"{"a":[{"long":1},null],"b":[]}"#);
    assert_eq!(from_str::<BTreeMap<_, _>>(&text).unwrap(), value);
    let pretty = to_string_pretty(&value).unwrap();
    assert_eq!(from_str::<BTreeMap<_, _>>(&pretty).unwrap(), value);
}

#[test]
fn a_logical_type_is_its_base_type() {
    let date = Date(3);
    assert_eq!(to_string(&Some(date)).unwrap(), r#"{"int":3}"#);
    assert_eq!(from_str::<Date>("3").unwrap(), date);
}

#[test]
fn a_value_that_the_type_does_not_have_is_an_error_with_its_place() {
    let text = "{\n \"k\": [2, 4,\n  {\"int\": 5}]}";
    let text = text.replace("2, 4", "{\"int\": 2}, null");
    let error = from_str::<BTreeMap<String, Vec<Option<Even>>>>(&text).unwrap_err();
    let kind = ErrorKind::Datum(DecodeErrorKind::OutOfRange(OutOfRange::new(
        "the number is odd",
    )));
    assert_eq!(error.kind(), &kind);
    assert_eq!(
        error.to_string(),
        "line 3, column 3, in `[\"k\"][2]`: the number is odd"
    );
}

#[test]
fn more_items_without_bytes_than_may_be_read_can_be_written() {
    assert_eq!(to_string(&vec![(); 2_000_000]).unwrap().len(), 10_000_001);
}

#[test]
fn limits_hold_for_the_value_too() {
    let limits = Limits::default().max_allocation(8);
    let error = from_str_with_limits::<Vec<i64>>("[1, 2]", &limits).unwrap_err();
    let kind = ErrorKind::Datum(DecodeErrorKind::TooMuchMemory { limit: 8 });
    assert_eq!(error.kind(), &kind);
}

#[test]
fn a_codec_that_is_not_of_its_schema_is_an_error() {
    let error = to_string(&Wrong).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::NotOfSchema(_)));
}
