//! Data of other schemas: what each rule of schema resolution makes of the bytes, and what damaged
//! and hostile ones can do.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it should be"
)]

use avro_runtime::__private::{Fields as _, Way};
use avro_runtime::{
    AvroSchema, DatumReader, Decode, DecodeError, DecodeErrorKind, Input, Limits, LogicalTypes,
    ResolutionOptions, Schema, Transcoder, json, logical::Decimal,
};
use std::fmt::Write as _;
use std::sync::LazyLock;

fn schema(json: &str) -> Schema {
    Schema::parse(json).unwrap()
}

fn record(name: &str, fields: &str) -> String {
    format!(r#"{{"type": "record", "name": "{name}", "fields": [{fields}]}}"#)
}

/// The datum of `reader` as JSON, for one of `writer` as JSON.
fn check(writer: &str, reader: &str, datum: &str, expected: &str) {
    let (writer, reader) = (schema(writer), schema(reader));
    let bytes = json::to_datum(&writer, datum).unwrap();
    let rewritten = Transcoder::new(&writer, &reader).unwrap().transcode(&bytes);
    let shown = json::from_datum(&reader, &rewritten.unwrap()).unwrap();
    assert_eq!(shown, expected);
}

fn error(writer: &str, reader: &str, bytes: &[u8]) -> DecodeErrorKind {
    let transcoder = Transcoder::new(&schema(writer), &schema(reader)).unwrap();
    transcoder.transcode(bytes).unwrap_err().kind().clone()
}

#[test]
fn a_field_that_the_writer_does_not_have_gets_its_default() {
    check(
        &record("R", r#"{"name": "a", "type": "int"}"#),
        &record(
            "R",
            r#"{"name": "b", "type": "string", "default": "x"}, {"name": "a", "type": "int"}"#,
        ),
        r#"{"a": 3}"#,
        r#"{"b":"x","a":3}"#,
    );
}

#[test]
fn a_default_of_a_default_is_filled_in() {
    let inner = record(
        "I",
        r#"{"name": "n", "type": "int", "default": 7}, {"name": "m", "type": {"type": "map", "values": "int"}, "default": {"k": 1}}"#,
    );
    check(
        &record("R", ""),
        &record(
            "R",
            &format!(r#"{{"name": "i", "type": {inner}, "default": {{}}}}"#),
        ),
        "{}",
        r#"{"i":{"n":7,"m":{"k":1}}}"#,
    );
}

#[test]
fn fields_that_the_reader_does_not_have_are_skipped() {
    check(
        &record(
            "R",
            r#"{"name": "x", "type": {"type": "array", "items": ["null", "string"]}},
            {"name": "a", "type": "int"}, {"name": "y", "type": {"type": "map", "values": "bytes"}}"#,
        ),
        &record("R", r#"{"name": "a", "type": "int"}"#),
        r#"{"x": [null, {"string": "s"}], "a": 3, "y": {"k": "v"}}"#,
        r#"{"a":3}"#,
    );
}

#[test]
fn fields_in_another_order_are_found() {
    check(
        &record(
            "R",
            r#"{"name": "a", "type": "int"}, {"name": "s", "type": "string"}, {"name": "b", "type": "int"}"#,
        ),
        &record(
            "R",
            r#"{"name": "b", "type": "long"}, {"name": "d", "type": "int", "default": 5}, {"name": "a", "type": "double"}"#,
        ),
        r#"{"a": 1, "s": "skipped", "b": 2}"#,
        r#"{"b":2,"d":5,"a":1.0}"#,
    );
}

#[test]
fn a_record_of_hundreds_of_fields_in_another_order_is_read() {
    let field = |index: &usize| format!(r#"{{"name": "f{index}", "type": "int"}}"#);
    let names = (0..300).collect::<Vec<usize>>();
    let fields = names.iter().map(field).collect::<Vec<_>>().join(",");
    let backwards = names.iter().rev().map(field).collect::<Vec<_>>().join(",");
    let value = |index: &usize| format!(r#""f{index}":{index}"#);
    let values = names.iter().map(value).collect::<Vec<_>>().join(",");
    let expected = names.iter().rev().map(value).collect::<Vec<_>>().join(",");
    check(
        &record("R", &fields),
        &record("R", &backwards),
        &format!("{{{values}}}"),
        &format!("{{{expected}}}"),
    );
}

#[test]
fn a_symbol_without_a_counterpart_is_the_default_symbol() {
    check(
        r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#,
        r#"{"type": "enum", "name": "E", "symbols": ["OTHER", "A"], "default": "OTHER"}"#,
        r#""B""#,
        r#""OTHER""#,
    );
}

#[test]
fn a_symbol_without_a_counterpart_or_default_is_an_error_when_it_is_met() {
    let writer = r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#;
    let reader = r#"{"type": "enum", "name": "E", "symbols": ["A"]}"#;
    let transcoder = Transcoder::new(&schema(writer), &schema(reader)).unwrap();
    assert_eq!(transcoder.transcode(&[0]).unwrap(), [0]);
    assert_eq!(
        transcoder.transcode(&[2]).unwrap_err().to_string(),
        "at byte 0: the reader's enum `E` has no symbol `B`, and no `default` symbol to stand for it"
    );
}

#[test]
fn a_branch_without_a_counterpart_is_an_error_when_it_is_met() {
    let reader =
        DatumReader::<Vec<i64>>::new(&schema(r#"{"type": "array", "items": ["int", "string"]}"#));
    let reader = reader.unwrap();
    assert_eq!(reader.read(&[2, 0, 6, 0]).unwrap(), [3]);
    let error = reader.read(&[4, 0, 6, 2, 2, b'x', 0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at byte 3, in `[1]`: the writer wrote `string`, which cannot be read as `long`"
    );
}

#[test]
fn standard_types_read_other_schemas() {
    let writer = schema(r#"["null", {"type": "map", "values": "int"}]"#);
    let reader = DatumReader::<Option<std::collections::BTreeMap<String, f32>>>::new(&writer);
    let value = reader.unwrap().read(&[2, 2, 2, b'k', 6, 0]).unwrap();
    assert_eq!(value.unwrap()["k"].to_bits(), 3.0_f32.to_bits());
}

#[test]
fn borrowed_strings_borrow_from_the_writers_bytes() {
    let reader = DatumReader::<Vec<&str>>::new(&schema(r#"{"type": "array", "items": "bytes"}"#));
    let bytes = [2, 4, b'h', b'i', 0];
    let read: Vec<&str> = reader.unwrap().read(&bytes).unwrap();
    assert_eq!(read, ["hi"]);
    assert!(bytes.as_ptr_range().contains(&read[0].as_ptr()));
}

#[test]
fn bytes_are_left_after_the_value() {
    let reader = DatumReader::<f64>::new(&schema(r#""int""#)).unwrap();
    assert_eq!(
        *reader.read(&[6, 0]).unwrap_err().kind(),
        DecodeErrorKind::TrailingBytes(1)
    );
    assert_eq!(reader.read_prefix(&[6, 0]).unwrap(), (3.0, &[0][..]));
}

#[test]
fn numbers_of_another_unit_are_read_when_that_is_asked_for() {
    let writer = schema(r#"{"type": "long", "logicalType": "timestamp-millis"}"#);
    let reader = schema(r#"{"type": "long", "logicalType": "timestamp-micros"}"#);
    assert!(Transcoder::new(&writer, &reader).is_err());
    let options = ResolutionOptions::default().logical_types(LogicalTypes::Ignored);
    let transcoder = Transcoder::new_with(&writer, &reader, &options).unwrap();
    assert_eq!(transcoder.transcode(&[6]).unwrap(), [6]);
}

#[test]
fn an_old_name_that_is_used_again_reads_old_data_as_the_field_that_was_renamed() {
    let writer = record("R", r#"{"name": "a", "type": "int"}"#);
    let b = r#"{"name": "b", "type": "int", "aliases": ["a"], "default": 0}"#;
    let a = r#"{"name": "a", "type": "int", "default": 7}"#;
    let reader = record("R", &format!("{b}, {a}"));
    check(&writer, &reader, r#"{"a": 1}"#, r#"{"b":1,"a":7}"#);
    let reader = record("R", &format!("{a}, {b}"));
    check(&writer, &reader, r#"{"a": 1}"#, r#"{"a":7,"b":1}"#);
}

fn decimal(precision: u32) -> String {
    format!(
        r#"{{"type": "bytes", "logicalType": "decimal", "precision": {precision}, "scale": 2}}"#
    )
}

#[test]
fn a_decimal_of_a_wider_precision_is_the_same_number() {
    let reader = DatumReader::<Decimal<6, 2>>::new(&schema(&decimal(4))).unwrap();
    assert_eq!(reader.read(&[2, 0x7d]).unwrap().unscaled(), Some(125));
    let transcoder = Transcoder::new(&schema(&decimal(4)), &schema(&decimal(6))).unwrap();
    assert_eq!(transcoder.transcode(&[2, 0x7d]).unwrap(), [2, 0x7d]);
}

#[test]
fn a_decimal_of_a_narrower_precision_is_checked_when_it_is_read() {
    let (fits, does_not) = ([4, 0x04, 0xd2], [4, 0x30, 0x39]); // 12.34, 123.45
    let writer = schema(&decimal(6));
    let reader = DatumReader::<Decimal<4, 2>>::new(&writer).unwrap();
    assert_eq!(reader.read(&fits).unwrap().unscaled(), Some(1_234));
    let error = reader.read(&does_not).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::OutOfRange(_)));

    let reader = schema(&decimal(4));
    let transcoder = Transcoder::new(&writer, &reader).unwrap();
    assert_eq!(transcoder.transcode(&fits).unwrap(), fits);
    assert_eq!(transcoder.transcode(&does_not).unwrap_err(), error);

    let options = ResolutionOptions::default().logical_types(LogicalTypes::Ignored);
    let transcoder = Transcoder::new_with(&writer, &reader, &options).unwrap();
    assert_eq!(transcoder.transcode(&does_not).unwrap(), does_not);
}

#[test]
fn a_fixed_decimal_of_a_narrower_precision_is_checked_when_it_is_read() {
    let fixed = |precision: u32| {
        let text = format!(
            r#"{{"type": "fixed", "name": "F", "size": 2, "logicalType": "decimal", "precision": {precision}}}"#
        );
        schema(&text)
    };
    let transcoder = Transcoder::new(&fixed(4), &fixed(3)).unwrap();
    assert!(transcoder.transcode(&[0x03, 0xe7]).is_ok());
    assert!(transcoder.transcode(&[0x03, 0xe8]).is_err());
}

#[test]
fn a_reader_keeps_to_its_limits() {
    let reader = DatumReader::<Vec<f64>>::new(&schema(r#"{"type": "array", "items": "int"}"#));
    let reader = reader.unwrap().with_limits(Limits::default().max_items(1));
    assert_eq!(reader.read(&[2, 6, 0]).unwrap(), [3.0]);
    let error = reader.read(&[4, 6, 6, 0]).unwrap_err();
    assert_eq!(*error.kind(), DecodeErrorKind::TooManyItems { limit: 1 });
}

#[test]
fn a_reader_is_shared_between_threads() {
    fn is_shared<T: Send + Sync + Clone>(_: &T) {}
    is_shared(&DatumReader::<Vec<&'static str>>::new(Vec::<String>::schema()).unwrap());
    is_shared(&Transcoder::new(i32::schema(), f64::schema()).unwrap());
}

#[test]
fn what_is_skipped_must_be_there() {
    let reader = record("R", "");
    for (skipped, bytes) in [
        (r#""string""#, &[10, b'a'][..]),
        (r#""double""#, &[0; 7]),
        (r#"{"type": "array", "items": "int"}"#, &[4, 2]),
        (r#"{"type": "map", "values": "int"}"#, &[1, 100, 2]),
        (
            r#"{"type": "fixed", "name": "F", "size": 2147483647}"#,
            &[0; 9],
        ),
    ] {
        let writer = record("R", &format!(r#"{{"name": "s", "type": {skipped}}}"#));
        let error = error(&writer, &reader, bytes);
        assert!(
            matches!(error, DecodeErrorKind::UnexpectedEnd { .. }),
            "{skipped}: {error:?}"
        );
    }
}

#[test]
fn an_index_out_of_range_is_an_error_where_it_is_skipped() {
    let reader = record("R", "");
    let union = record("R", r#"{"name": "s", "type": ["null", "int"]}"#);
    assert_eq!(
        error(&union, &reader, &[4]),
        DecodeErrorKind::BranchOutOfRange {
            index: 2,
            branches: 2
        }
    );
    let symbol = record(
        "R",
        r#"{"name": "s", "type": {"type": "enum", "name": "E", "symbols": ["A"]}}"#,
    );
    assert_eq!(
        error(&symbol, &reader, &[1]),
        DecodeErrorKind::SymbolOutOfRange {
            index: -1,
            symbols: 1
        }
    );
}

#[test]
fn an_index_beyond_the_writers_list_is_none_of_the_readers() {
    let writer = r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#;
    let reader = r#"{"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}"#;
    assert_eq!(
        error(writer, reader, &[4]),
        DecodeErrorKind::SymbolOutOfRange {
            index: 2,
            symbols: 2
        }
    );
    assert_eq!(
        error(
            r#"["null", "int"]"#,
            r#"["null", "int", "string"]"#,
            &[4, 0]
        ),
        DecodeErrorKind::BranchOutOfRange {
            index: 2,
            branches: 2
        }
    );
}

#[test]
fn items_without_bytes_count_once() {
    let writer = format!(r#"{{"type": "array", "items": {}}}"#, record("R", ""));
    let field = r#"{"name": "s", "type": "int", "default": 1}"#;
    let reader = format!(r#"{{"type": "array", "items": {}}}"#, record("R", field));
    let limits = Limits::default().max_zero_width_items(2);
    let transcoder = Transcoder::new(&schema(&writer), &schema(&reader)).unwrap();
    let transcoder = transcoder.with_limits(limits);
    assert_eq!(transcoder.transcode(&[4, 0]).unwrap(), [4, 2, 2, 0]);
    assert!(transcoder.transcode(&[6, 0]).is_err());
}

/// A record as generated code has it, with a default that no Rust expression stands for.
#[derive(Debug, PartialEq)]
struct Note(String);

impl AvroSchema for Note {
    fn schema() -> &'static Schema {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
            schema(&record(
                "Note",
                r#"{"name": "text", "type": "string", "default": "nothing"}"#,
            ))
        });
        &SCHEMA
    }
}

impl<'de> Decode<'de> for Note {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self(String::new())
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        avro_runtime::__private::decode(input)
    }

    fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
        let mut fields = way.fields(input)?;
        fields.field(&mut self.0, input, 0)?;
        fields.end(input)
    }
}

#[test]
fn a_default_without_a_rust_expression_is_read_from_its_bytes() {
    let reader = DatumReader::<Note>::new(&schema(&record("Note", ""))).unwrap();
    assert_eq!(reader.read(&[]), Ok(Note("nothing".to_owned())));
}

#[test]
fn defaults_count_as_memory() {
    let writer = schema(&format!(
        r#"{{"type": "array", "items": {}}}"#,
        record("Note", "")
    ));
    let reader = DatumReader::<Vec<Note>>::new(&writer).unwrap();
    let reader = reader.with_limits(Limits::default().max_allocation(1_000));
    assert_eq!(reader.read(&[20, 0]).unwrap().len(), 10);
    let error = reader.read(&[80, 0]).unwrap_err();
    assert_eq!(
        *error.kind(),
        DecodeErrorKind::TooMuchMemory { limit: 1_000 }
    );
}

// What follows would take 2^40 steps and more, if it were not counted or done once: it would not end.

#[test]
fn items_without_bytes_are_counted_where_they_are_skipped() {
    let writer = record(
        "R",
        r#"{"name": "s", "type": {"type": "array", "items": "null"}}"#,
    );
    // 2^62 items.
    let count = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 0];
    let error = error(&writer, &record("R", ""), &count);
    assert!(
        matches!(error, DecodeErrorKind::TooManyZeroWidthItems { .. }),
        "{error:?}"
    );
}

#[test]
fn the_path_of_an_error_is_found_behind_any_number_of_items_without_bytes() {
    let writer = schema(&record(
        "R",
        r#"{"name": "s", "type": {"type": "array", "items": {"type": "array", "items": "null"}}},
            {"name": "a", "type": "boolean"}"#,
    ));
    let reader = schema(&record("R", r#"{"name": "a", "type": "boolean"}"#));
    // A block of one item that says its size, which is skipped whole; within it 2^62 items.
    let many = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 0];
    let bytes = [&[1, 22][..], &many, &[0, 5]].concat();
    let transcoder = Transcoder::new(&writer, &reader).unwrap();
    let error = transcoder.transcode(&bytes).unwrap_err();
    assert_eq!(error.path(), "a");
}

#[test]
fn nesting_of_a_hundred_thousand_levels_is_an_error() {
    let list = record("L", r#"{"name": "next", "type": ["null", "L"]}"#);
    let bytes = vec![2_u8; 100_000];
    let skipped = record("R", &format!(r#"{{"name": "s", "type": {list}}}"#));
    let error_of_skip = error(&skipped, &record("R", ""), &bytes);
    assert!(
        matches!(error_of_skip, DecodeErrorKind::TooDeep { .. }),
        "{error_of_skip:?}"
    );
    let longer = record(
        "L",
        r#"{"name": "next", "type": ["null", "L"]}, {"name": "n", "type": "int", "default": 0}"#,
    );
    let error = error(&list, &longer, &bytes);
    assert!(
        matches!(error, DecodeErrorKind::TooDeep { .. }),
        "{error:?}"
    );
}

#[test]
fn records_that_take_no_bytes_and_double_are_bounded() {
    // R60 holds two R59, and so on; R0 holds nothing.
    let mut writer = record("R0", "");
    let mut reader = record("R0", r#"{"name": "n", "type": "int", "default": 1}"#);
    for level in 1..=60 {
        let double = |inner: &str| {
            let fields = format!(
                r#"{{"name": "a", "type": {inner}}}, {{"name": "b", "type": "R{}"}}"#,
                level - 1
            );
            record(&format!("R{level}"), &fields)
        };
        (writer, reader) = (double(&writer), double(&reader));
    }
    let error = error(&writer, &reader, &[]);
    assert!(
        matches!(error, DecodeErrorKind::TooManyZeroWidthItems { .. }),
        "{error:?}"
    );
    let skipped = record("S", &format!(r#"{{"name": "s", "type": {writer}}}"#));
    let transcoder = Transcoder::new(&schema(&skipped), &schema(&record("S", ""))).unwrap();
    assert_eq!(transcoder.transcode(&[]).unwrap(), [0; 0]);
}

#[test]
fn defaults_that_double_are_bounded() {
    let mut inner = record("R0", r#"{"name": "n", "type": "int", "default": 1}"#);
    for level in 1..=60 {
        let fields = format!(
            r#"{{"name": "a", "type": {inner}, "default": {{}}}}, {{"name": "b", "type": "R{}", "default": {{}}}}"#,
            level - 1
        );
        inner = record(&format!("R{level}"), &fields);
    }
    let reader = record(
        "R",
        &format!(r#"{{"name": "s", "type": {inner}, "default": {{}}}}"#),
    );
    let limits = Limits::default().max_allocation(1 << 20);
    let transcoder = Transcoder::new(&schema(&record("R", "")), &schema(&reader)).unwrap();
    let error = transcoder.with_limits(limits).transcode(&[]).unwrap_err();
    assert!(
        matches!(error.kind(), DecodeErrorKind::TooMuchMemory { .. }),
        "{error}"
    );
}

#[test]
fn many_defaults_that_double_are_refused_soon() {
    let mut inner = record("R0", r#"{"name": "n", "type": "int", "default": 1}"#);
    for level in 1..=40 {
        let fields = format!(
            r#"{{"name": "a", "type": {inner}, "default": {{}}}}, {{"name": "b", "type": "R{}", "default": {{}}}}"#,
            level - 1
        );
        inner = record(&format!("R{level}"), &fields);
    }
    let mut fields = format!(r#"{{"name": "f", "type": {inner}, "default": {{}}}}"#);
    for index in 0..20_000 {
        write!(
            fields,
            r#", {{"name": "f{index}", "type": "R40", "default": {{}}}}"#
        )
        .unwrap();
    }
    let (writer, reader) = (schema(&record("R", "")), schema(&record("R", &fields)));
    let error = Transcoder::new(&writer, &reader).unwrap_err();
    assert!(error.to_string().contains("raise `max_size`"), "{error}");
}

#[test]
fn unions_of_records_that_are_nested_deep_are_resolved_once() {
    let mut writer = r#""int""#.to_owned();
    let mut reader = r#""long""#.to_owned();
    for level in 0..60 {
        let nest = |inner: &str, others: &str| {
            let a = record(
                &format!("A{level}"),
                &format!(r#"{{"name": "v", "type": {inner}}}"#),
            );
            let value = match level {
                0 => others.to_owned(),
                level => format!(r#"["null", "A{}", "B{}"]"#, level - 1, level - 1),
            };
            let b = record(
                &format!("B{level}"),
                &format!(r#"{{"name": "v", "type": {value}}}"#),
            );
            format!(r#"["null", {a}, {b}]"#)
        };
        (writer, reader) = (nest(&writer, r#""int""#), nest(&reader, r#""long""#));
    }
    let (writer, reader) = (schema(&writer), schema(&reader));
    let transcoder = Transcoder::new(&writer, &reader).unwrap();
    assert!(transcoder.resolution().is_same());
    // Pairs that meet: twelve for each level; twice as many with each level would be 2⁶⁰.
    let pairs = transcoder.resolution().nodes().len();
    assert!(pairs < 60 * 20, "{pairs} pairs");
    let backwards = Transcoder::new(&reader, &writer).unwrap();
    assert_eq!(backwards.transcode(&[0]).unwrap(), [0]);
    assert_eq!(backwards.resolution().findings().len(), 2);
}

#[test]
fn two_schemas_that_meet_too_often_are_refused() {
    let options = ResolutionOptions::default().max_size(3);
    let pair = schema(&record(
        "R",
        r#"{"name": "a", "type": "int"}, {"name": "b", "type": "int"}"#,
    ));
    let error = Transcoder::new_with(&pair, &pair, &options).unwrap_err();
    assert!(error.to_string().contains("more than 3 pairs"), "{error}");
}
