//! JSON to bytes.

use super::{POINT, check, error, schema};
use crate::json::{ErrorKind, to_datum, to_datum_in, to_datum_prefix};
use crate::{Schema, to_vec};

fn check_error(json: &str, text: &str, expected: &str) {
    assert_eq!(error(json, text).to_string(), expected);
}

#[test]
fn fields_come_in_any_order() {
    for text in [
        r#"{"left":1,"right":"ab","up":2}"#,
        r#"{"right":"ab","up":2,"left":1}"#,
        r#"{"up":2,"right":"ab","left":1}"#,
        r#"{"up":2,"left":1,"right":"ab"}"#,
        r#" { "left" : 1 , "up" : 2 , "right" : "\u0061b" } "#,
    ] {
        check(POINT, text, b"\x02\x04ab\x04");
    }
}

#[test]
fn fields_of_nested_records_come_in_any_order() {
    let pair = format!(
        r#"{{"type":"record","name":"P","fields":[{{"name":"a","type":
            {{"type":"array","items":{POINT}}}}},{{"name":"b","type":"g.Point"}}]}}"#
    );
    let text = r#"{"b":{"up":3,"left":1,"right":"r"},
        "a":[{"right":"s","left":4,"up":5},{"up":6,"right":"t","left":7}]}"#;
    check(
        &pair,
        text,
        b"\x04\x08\x02s\x0a\x0e\x02t\x0c\0\x02\x02r\x06",
    );
}

#[test]
fn hundreds_of_fields_come_in_any_order() {
    let fields = (0..300).map(|n| format!(r#"{{"name":"f{n}","type":"int"}}"#));
    let fields = fields.collect::<Vec<_>>().join(",");
    let record = format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#);
    let members = (0..300).rev().map(|n| format!(r#""f{n}":{n}"#));
    let text = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
    let expected = (0..300)
        .flat_map(|n| to_vec(&n).unwrap())
        .collect::<Vec<_>>();
    check(&record, &text, &expected);
}

#[test]
fn members_that_are_unknown_missing_or_repeated_are_errors() {
    check_error(
        POINT,
        r#"{"left":1,"rigth":"a"}"#,
        "line 1, column 11: `rigth` is no field of `g.Point`; did you mean `right`?",
    );
    check_error(
        POINT,
        "{\"left\":1,\n\"up\":2}",
        "line 2, column 7: `right` of `g.Point` is missing; the JSON encoding has no defaults",
    );
    check_error(
        POINT,
        r#"{"left":1,"up":2,"left":1}"#,
        "line 1, column 18: `left` is there twice",
    );
}

#[test]
fn a_record_without_fields_is_an_empty_object() {
    check(r#"{"type":"record","name":"E","fields":[]}"#, "{}", &[]);
}

#[test]
fn unions_take_null_or_a_branch() {
    let union = r#"["null","int",{"type":"enum","name":"ns.E","symbols":["A"]}]"#;
    check(union, "null", &[0]);
    check(union, r#"{"int":1}"#, &[2, 2]);
    check(union, r#"{"ns.E":"A"}"#, &[4, 0]);
    check(r#"["int"]"#, r#"{"int":1}"#, &[0, 2]);
}

#[test]
fn what_is_no_branch_is_an_error_that_shows_one() {
    let union = r#"["null","int",{"type":"enum","name":"ns.E","symbols":["A"]}]"#;
    check_error(
        union,
        "1",
        "line 1, column 1: expected a union's branch, found a number; write the value as `{\"int\": …}`",
    );
    check_error(
        union,
        r#"{"E":"A"}"#,
        "line 1, column 2: the union has no branch `E`; did you mean `ns.E`?",
    );
    check_error(
        r#"["null",{"type":"int","logicalType":"date"}]"#,
        r#"{"date":1}"#,
        "line 1, column 2: the union has no branch `date`; did you mean `int`?",
    );
    check_error(
        union,
        r#"{"null":null}"#,
        "line 1, column 2: null is written without its branch, as `null`",
    );
    check_error(
        r#"["int"]"#,
        "null",
        "line 1, column 1: the union has no branch for null",
    );
    check_error(
        union,
        r#"{"int":1,"long":1}"#,
        "line 1, column 9: expected `}` after a union's branch, found `,`",
    );
}

#[test]
fn integers_are_written_as_such_and_in_range() {
    check("\"int\"", "-0", &[0]);
    check(
        "\"long\"",
        "-9223372036854775808",
        &to_vec(&i64::MIN).unwrap(),
    );
    for text in ["1.0", "1e3", "1E3"] {
        let kind = ErrorKind::NotAnInteger(text.to_owned());
        assert_eq!(error("\"int\"", text).kind(), &kind);
    }
    check_error(
        "\"int\"",
        "2147483648",
        "line 1, column 1: the number is out of the range of `int`",
    );
    assert!(to_datum(&schema("\"long\""), "9223372036854775808").is_err());
}

#[test]
fn floats_take_any_number_that_they_can_hold() {
    let double = |value: f64| value.to_le_bytes();
    check("\"double\"", "1", &double(1.0));
    check("\"double\"", "-0", &double(-0.0));
    check("\"double\"", "-0.0e-400", &double(-0.0));
    check("\"double\"", "1e-400", &double(0.0));
    check("\"double\"", "\"-Infinity\"", &double(f64::NEG_INFINITY));
    check("\"float\"", "16777217", &16_777_216_f32.to_le_bytes());
    check("\"float\"", "\"NaN\"", &f32::NAN.to_le_bytes());
    // Just below what rounds to infinity, by way of a double too.
    check("\"float\"", "3.4028235677973e38", &f32::MAX.to_le_bytes());
}

#[test]
fn numbers_that_no_float_holds_are_infinities_and_no_integers() {
    check("\"float\"", "1e39", &f32::INFINITY.to_le_bytes());
    check("\"double\"", "-1e999", &f64::NEG_INFINITY.to_le_bytes());
    for json in ["\"int\"", "\"long\""] {
        assert!(to_datum(&schema(json), "1e999").is_err());
    }
}

#[test]
fn no_other_text_is_a_number() {
    check_error(
        "\"float\"",
        "\"nan\"",
        "line 1, column 1: expected a number, \"NaN\", \"Infinity\" or \"-Infinity\" for `float`, found a string",
    );
    assert!(to_datum(&schema("\"double\""), "\"1\"").is_err());
}

#[test]
fn a_float_is_not_rounded_twice() {
    // As a double this is half way between two floats, and would go to the even one above.
    let text = "1.00000017881393432617187499";
    check("\"float\"", text, &1.000_000_1_f32.to_le_bytes());
}

#[test]
fn bytes_and_fixed_are_the_characters_up_to_255() {
    check("\"bytes\"", "\"\u{ff}a\\u0080\"", b"\x06\xffa\x80");
    let fixed = r#"{"type":"fixed","name":"ns.F","size":2}"#;
    check(fixed, "\"\u{ff}a\"", b"\xffa");
    check_error(
        "\"bytes\"",
        r#""\u0100""#,
        "line 1, column 1: a character is no byte: those of bytes and fixed are U+0000 to U+00FF",
    );
    check_error(
        fixed,
        "\"a\"",
        "line 1, column 1: `ns.F` has 2 bytes, not 1",
    );
    assert!(to_datum(&schema(fixed), "\"aaa\"").is_err());
    assert!(to_datum(&schema(fixed), "\"a\u{100}\"").is_err());
}

#[test]
fn an_unknown_symbol_is_an_error_that_shows_one() {
    let suit = r#"{"type":"enum","name":"Suit","symbols":["HEARTS","SPADES"]}"#;
    check(suit, "\"SPADES\"", &[2]);
    check_error(
        suit,
        "\"SPADE\"",
        "line 1, column 1: the text is no symbol of `Suit`; did you mean `SPADES`?",
    );
}

#[test]
fn arrays_of_any_length_have_one_block() {
    for count in [0, 1, 63, 64, 8_191, 8_192, 20_000] {
        let items = vec![7_i32; count];
        let text = format!("[{}]", vec!["7"; count].join(","));
        check(
            r#"{"type":"array","items":"int"}"#,
            &text,
            &to_vec(&items).unwrap(),
        );
    }
    let nested = vec![vec![1_i32; 70]; 70];
    let text = format!("{nested:?}");
    let schema = r#"{"type":"array","items":{"type":"array","items":"int"}}"#;
    check(schema, &text, &to_vec(&nested).unwrap());
}

#[test]
fn a_map_has_no_key_twice() {
    let map = r#"{"type":"map","values":"int"}"#;
    check(map, r#"{"b":1,"a":2}"#, b"\x04\x02b\x02\x02a\x04\0");
    check_error(
        map,
        r#"{"b":1,"a":2,"\u0062":3}"#,
        "line 1, column 14: `b` is there twice",
    );
}

#[test]
fn errors_say_in_which_field() {
    let items = r#"{"type":"record","name":"R","fields":[{"name":"m","type":
        {"type":"map","values":["null",{"type":"array","items":"boolean"}]}}]}"#;
    let text = "{\"m\":\n {\"é\": {\"array\": [true, 1]}}}";
    check_error(
        items,
        text,
        "line 2, column 25, in `m[\"é\"][1]`: expected `true` or `false` for `boolean`, found a number",
    );
}

#[test]
fn a_prefix_leaves_the_rest() {
    let schema = schema("\"long\"");
    let (datum, rest) = to_datum_prefix(&schema, "1 2\n3").unwrap();
    assert_eq!((&*datum, rest), (&[2][..], " 2\n3"));
    let (datum, rest) = to_datum_prefix(&schema, rest).unwrap();
    assert_eq!((&*datum, rest), (&[4][..], "\n3"));
}

#[test]
fn text_after_the_value_is_an_error() {
    check_error(
        "\"long\"",
        "1\n 2",
        "line 2, column 2: there is more text after the value",
    );
}

#[test]
fn an_error_leaves_the_output_as_it_was() {
    let mut out = vec![0xff];
    assert!(to_datum_in(&schema(POINT), r#"{"left":1,"up":2}"#, &mut out).is_err());
    assert!(to_datum_in(&schema("\"int\""), "1 2", &mut out).is_err());
    assert_eq!(out, [0xff]);
}

#[test]
fn errors_show_no_value_of_the_text() {
    for (schema, text) in [
        (r#""int""#, "815815815815"),
        (r#""int""#, "815.815"),
        (r#""int""#, "\"815\""),
        (r#""int""#, "0815"),
        (r#""int""#, "815 815"),
        (r#""int""#, "x815"),
        (r#""string""#, "815"),
        (r#""string""#, "x815"),
        (r#""bytes""#, "\"x815\\u1234\""),
        (r#"{"type":"fixed","name":"F","size":1}"#, "\"815\""),
        (r#"{"type":"enum","name":"E","symbols":["A"]}"#, "\"x815\""),
        (r#"["null","string"]"#, "\"x815\""),
    ] {
        let schema = Schema::parse(schema).unwrap();
        let error = to_datum(&schema, text).unwrap_err();
        let shown = format!("{error} {error:?} {} {:?}", error.kind(), error.kind());
        assert!(!shown.contains("815"), "{shown}");
    }
}
