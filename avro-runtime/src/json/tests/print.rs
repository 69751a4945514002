//! Bytes to JSON.

use super::{LIST, chain, schema};
use crate::error::DecodeErrorKind as Kind;
use crate::json::{Format, Printer, from_datum, from_datum_prefix};
use crate::{DecodeError, Limits};

fn check(json: &str, datum: &[u8], expected: &str) {
    assert_eq!(from_datum(&schema(json), datum).unwrap(), expected);
}

fn check_pretty(json: &str, datum: &[u8], expected: &str) {
    let schema = schema(json);
    let mut text = String::new();
    let mut printer = Printer::new(&schema).with_format(Format::Pretty);
    printer.print(datum, &mut text).unwrap();
    assert_eq!(text, expected);
}

fn error(json: &str, datum: &[u8]) -> DecodeError {
    from_datum(&schema(json), datum).unwrap_err()
}

#[test]
fn branches_of_unions_are_named_but_for_null() {
    let union = r#"["null","int",{"type":"map","values":"bytes"},
        {"type":"fixed","name":"ns.F","size":1}]"#;
    check(union, &[0], "null");
    check(union, &[2, 2], r#"{"int":1}"#);
    check(union, &[4, 0], r#"{"map":{}}"#);
    check(union, &[6, b'a'], r#"{"ns.F":"a"}"#);
    check(r#"["int"]"#, &[0, 2], r#"{"int":1}"#);
}

#[test]
fn a_logical_type_has_the_name_of_its_base() {
    check(
        r#"["null",{"type":"long","logicalType":"timestamp-micros"}]"#,
        &[2, 2],
        r#"{"long":1}"#,
    );
}

#[test]
fn bytes_are_the_characters_up_to_255() {
    check(
        r#""bytes""#,
        b"\x0ca\"\x00\x7f\x80\xff",
        "\"a\\\"\\u0000\\u007f\u{80}\u{ff}\"",
    );
}

#[test]
fn strings_escape_what_json_or_javascript_cannot_hold() {
    let text = "\u{1}\n\"\\\u{2028}\u{2029}\u{2027}é𝄞";
    let datum = crate::to_vec(text).unwrap();
    check(
        r#""string""#,
        &datum,
        "\"\\u0001\\n\\\"\\\\\\u2028\\u2029\u{2027}é𝄞\"",
    );
}

#[test]
fn floats_are_as_short_as_can_be() {
    let float = |value: f32| from_datum(&schema("\"float\""), &value.to_le_bytes()).unwrap();
    let double = |value: f64| from_datum(&schema("\"double\""), &value.to_le_bytes()).unwrap();
    assert_eq!(float(0.1), "0.1");
    assert_eq!(float(f32::MAX), "3.4028235e38");
    assert_eq!(float(-0.0), "-0.0");
    assert_eq!(float(f32::NEG_INFINITY), "\"-Infinity\"");
    assert_eq!(double(5e-324), "5e-324");
    assert_eq!(double(f64::NAN), "\"NaN\"");
    assert_eq!(double(f64::INFINITY), "\"Infinity\"");
}

#[test]
fn integers_have_their_whole_range() {
    for value in [0, 9, 10, -1, 1_000_000_007, i64::MAX, i64::MIN] {
        let datum = crate::to_vec(&value).unwrap();
        check("\"long\"", &datum, &value.to_string());
    }
}

#[test]
fn pretty_text_has_a_line_for_each_field_and_item() {
    let record = r#"{"type":"record","name":"R","fields":[
        {"name":"a","type":{"type":"array","items":["null","int"]}},
        {"name":"m","type":{"type":"map","values":"int"}},
        {"name":"e","type":{"type":"record","name":"E","fields":[]}}]}"#;
    check_pretty(
        record,
        b"\x04\0\x02\x02\0\x02\x02k\x02\0",
        "{\n  \"a\": [\n    null,\n    {\"int\": 1}\n  ],\n  \"m\": {\n    \"k\": 1\n  },\n  \"e\": {}\n}",
    );
    check_pretty(
        record,
        &[0, 0],
        "{\n  \"a\": [],\n  \"m\": {},\n  \"e\": {}\n}",
    );
}

#[test]
fn the_keys_of_a_map_are_bytes_of_its_entries() {
    let schema = schema(r#"{"type":"map","values":"null"}"#);
    let limits = Limits::default().max_zero_width_items(0);
    let mut text = String::new();
    let mut printer = Printer::new(&schema).with_limits(limits);
    printer.print(&[2, 2, b'a', 0], &mut text).unwrap();
    assert_eq!(text, r#"{"a":null}"#);
}

#[test]
fn of_two_entries_with_one_key_the_last_stays() {
    let map = r#"{"type":"map","values":"int"}"#;
    check(
        map,
        b"\x06\x02b\x02\x02a\x04\x02b\x06\0",
        r#"{"a":2,"b":3}"#,
    );
    check(
        map,
        b"\x06\x02b\x02\x02c\x04\x02b\x06\0",
        r#"{"c":2,"b":3}"#,
    );
    check(map, b"\x02\x02a\x02\x02\x02a\x04\0", r#"{"a":2}"#);
    check_pretty(map, b"\x04\x02a\x02\x02a\x04\0", "{\n  \"a\": 2\n}");
}

#[test]
fn repeated_keys_of_one_map_leave_those_around_it_alone() {
    let maps = r#"{"type":"map","values":{"type":"map","values":"int"}}"#;
    check(
        maps,
        b"\x04\x02b\x04\x02k\x02\x02k\x04\0\x02a\x02\x02k\x06\0\0",
        r#"{"b":{"k":2},"a":{"k":3}}"#,
    );
}

#[test]
fn several_blocks_are_one_array() {
    let array = r#"{"type":"array","items":"int"}"#;
    check(array, &[1, 2, 2, 4, 4, 6, 0], "[1,2,3]");
    let error = error(array, &[1, 4, 2, 4, 0]);
    let kind = Kind::BlockSizeMismatch {
        declared: 2,
        consumed: 1,
    };
    assert_eq!((error.kind(), error.path()), (&kind, ""));
}

#[test]
fn errors_say_at_which_byte_and_in_which_field() {
    let items = r#"{"type":"record","name":"R","fields":[{"name":"m","type":
        {"type":"map","values":["null",{"type":"array","items":"boolean"}]}}]}"#;
    let error = error(items, b"\x02\x02k\x02\x04\x01\x05\0\0");
    assert_eq!(
        error.to_string(),
        "at byte 6, in `m[\"k\"][1]`: a boolean is 0 or 1, not 5"
    );
}

#[test]
fn bytes_after_the_datum_are_an_error_unless_they_are_asked_for() {
    let error = error("\"int\"", &[2, 4]);
    assert_eq!((error.kind(), error.offset()), (&Kind::TrailingBytes(1), 1));
    let (text, rest) = from_datum_prefix(&schema("\"int\""), &[2, 4]).unwrap();
    assert_eq!((&*text, rest), ("1", &[4][..]));
}

#[test]
fn an_error_leaves_the_output_as_it_was() {
    let schema = schema(r#"{"type":"array","items":"boolean"}"#);
    let mut printer = Printer::new(&schema);
    let mut text = "before".to_owned();
    assert!(printer.print(&[4, 1, 7], &mut text).is_err());
    assert!(printer.print(&[0, 0], &mut text).is_err());
    assert_eq!(text, "before");
    printer.print(&[2, 1, 0], &mut text).unwrap();
    assert_eq!(text, "before[true]");
}

#[test]
fn recursion_has_a_limit_and_no_stack() {
    let list = schema(LIST);
    let nodes = |count: usize| [[0, 2].repeat(count - 1), vec![0, 0]].concat();
    assert!(from_datum(&list, &nodes(129)).is_ok());
    let error = from_datum(&list, &nodes(130)).unwrap_err();
    assert_eq!(error.kind(), &Kind::TooDeep { limit: 128 });

    let limits = Limits::default().max_depth(200_000);
    let mut printer = Printer::new(&list).with_limits(limits);
    let mut text = String::new();
    printer.print(&nodes(100_001), &mut text).unwrap();
    assert_eq!(text.matches("\"v\"").count(), 100_001);
}

#[test]
fn a_printer_counts_depth_anew_after_an_error() {
    let list = schema(LIST);
    let mut printer = Printer::new(&list).with_limits(Limits::default().max_depth(1));
    let mut text = String::new();
    assert!(printer.print(&[0, 2, 0, 2, 0, 0], &mut text).is_err());
    assert!(printer.print(&[0, 2, 0, 0], &mut text).is_ok());
}

#[test]
fn a_chain_of_records_is_no_recursion() {
    let text = from_datum(&chain(2_400), &[2]).unwrap();
    assert_eq!(
        text,
        format!("{}1{}", "{\"f\":".repeat(2_400), "}".repeat(2_400))
    );
}

#[test]
fn a_record_that_holds_itself_without_end_is_an_error() {
    let json = r#"{"type":"record","name":"R","fields":[{"name":"self","type":"R"}]}"#;
    assert_eq!(error(json, &[]).kind(), &Kind::TooDeep { limit: 128 });
}

#[test]
fn records_without_bytes_that_double_at_each_level_are_an_error() {
    let mut types = vec![r#"{"type":"record","name":"R0","fields":[]}"#.to_owned()];
    for index in 0..60 {
        let name = index + 1;
        types.push(format!(
            r#"{{"type":"record","name":"R{name}","fields":[
                {{"name":"a","type":"R{index}"}},{{"name":"b","type":"R{index}"}}]}}"#
        ));
    }
    let texts = types.iter().map(String::as_str).collect::<Vec<_>>();
    let schema = crate::Schema::parse_all(&texts).unwrap().pop().unwrap();
    let kind = |limits: Limits| {
        let mut printer = Printer::new(&schema).with_limits(limits);
        let error = printer.print(&[], &mut String::new()).unwrap_err();
        error.kind().clone()
    };
    let limit = 1_000;
    assert_eq!(
        kind(Limits::default().max_zero_width_items(limit)),
        Kind::TooManyZeroWidthItems { limit }
    );
    assert_eq!(
        kind(Limits::default().max_allocation(limit)),
        Kind::TooMuchMemory { limit }
    );
}

#[test]
fn items_without_bytes_have_their_limit() {
    let limit = 1_000_000;
    for items in [
        "\"null\"",
        r#"{"type":"fixed","name":"F","size":0}"#,
        r#"{"type":"record","name":"E","fields":[{"name":"n","type":"null"}]}"#,
    ] {
        let array = format!(r#"{{"type":"array","items":{items}}}"#);
        let error = error(&array, &[0x82, 0x89, 0x7a, 0]);
        assert_eq!(error.kind(), &Kind::TooManyZeroWidthItems { limit });
    }
}
