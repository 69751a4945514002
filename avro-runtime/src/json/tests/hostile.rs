//! Text that is no JSON, too deep or too large.

use super::{LIST, POINT, chain, check, error, schema};
use crate::error::DecodeErrorKind;
use crate::json::{ErrorKind, Parser, to_datum};
use crate::{Limits, to_vec};

#[test]
fn only_strict_json_is_read() {
    let array = r#"{"type":"array","items":"int"}"#;
    for text in [
        "",
        " ",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "[01]",
        "[+1]",
        "[-]",
        "[1.]",
        "[.5]",
        "[1]x",
        "[1]//",
        "[/**/1]",
        "[NaN]",
        "[1e]",
        "\u{feff}[1]",
        "{}",
        "[1;2]",
        "['1']",
        "[1\u{a0}]",
        "[0x1]",
        "[1_0]",
    ] {
        assert!(to_datum(&schema(array), text).is_err(), "{text}");
    }
    for text in ["nul", "nulll", "NULL", "True", "null null"] {
        assert!(to_datum(&schema("\"null\""), text).is_err(), "{text}");
    }
    check(array, "\t[\r\n 1 , 2\n] ", &[4, 2, 4, 0]);
}

#[test]
fn strings_are_read_strictly() {
    for (text, expected) in [
        (r#""\ud834\udd1e""#, "𝄞"),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""a\u00e9b""#, "aéb"),
        ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
    ] {
        check("\"string\"", text, &to_vec(expected).unwrap());
    }
    for text in [
        r#""\ud834""#,
        r#""\udd1e""#,
        r#""\ud834x""#,
        r#""\ud834\u0061""#,
        r#""\ud834\ud834""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\x41""#,
        "\"\\",
        "\"a",
        "\"\n\"",
        "\"\u{1}\"",
        r#""\u+123""#,
    ] {
        let kind = error("\"string\"", text).kind().clone();
        assert!(
            matches!(kind, ErrorKind::InvalidString(_)),
            "{text}: {kind:?}"
        );
    }
}

fn list(length: usize) -> String {
    let open = r#"{"v":0,"next":{"n.L":"#.repeat(length - 1);
    format!(r#"{open}{{"v":0,"next":null}}{}"#, "}}".repeat(length - 1))
}

#[test]
fn recursion_has_a_limit_and_no_stack() {
    let schema = schema(LIST);
    assert!(to_datum(&schema, &list(129)).is_ok());
    let kind = ErrorKind::Datum(DecodeErrorKind::TooDeep { limit: 128 });
    assert_eq!(to_datum(&schema, &list(100_000)).unwrap_err().kind(), &kind);

    let limits = Limits::default().max_depth(200_000);
    let mut out = Vec::new();
    let mut parser = Parser::new(&schema).with_limits(limits);
    parser.parse(&list(100_001), &mut out).unwrap();
    assert_eq!(out, [[0, 2].repeat(100_000), vec![0, 0]].concat());
}

#[test]
fn brackets_without_end_are_an_error() {
    for open in ["[", "{", "{\"a\":", "[{"] {
        assert!(to_datum(&schema(LIST), &open.repeat(100_000)).is_err());
        let array = r#"{"type":"array","items":["null","int"]}"#;
        assert!(to_datum(&schema(array), &open.repeat(100_000)).is_err());
    }
}

#[test]
fn a_chain_of_records_is_no_recursion() {
    let text = format!("{}1{}", "{\"f\":".repeat(2_400), "}".repeat(2_400));
    assert_eq!(to_datum(&chain(2_400), &text).unwrap(), [2]);
}

#[test]
fn limits_are_enforced() {
    let check = |json: &str, text: &str, limits: Limits, kind: DecodeErrorKind| {
        let schema = schema(json);
        let mut parser = Parser::new(&schema).with_limits(limits);
        let error = parser.parse(text, &mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Datum(kind));
    };
    let too_long = DecodeErrorKind::TooManyBytes {
        length: 3,
        limit: 2,
    };
    let short = Limits::default().max_bytes(2);
    check("\"string\"", "\"abc\"", short.clone(), too_long.clone());
    check("\"bytes\"", "\"abc\"", short.clone(), too_long.clone());
    let map = r#"{"type":"map","values":"int"}"#;
    check(map, r#"{"abc":1}"#, short.clone(), too_long.clone());
    let fixed = r#"{"type":"fixed","name":"F","size":3}"#;
    check(fixed, "\"abc\"", short, too_long);
    // Less than the places of three fields: a start and an end each.
    let pointers = 5 * size_of::<usize>();
    check(
        POINT,
        r#"{"up":1}"#,
        Limits::default().max_allocation(pointers),
        DecodeErrorKind::TooMuchMemory { limit: pointers },
    );
    let nested = r#"{"type":"array","items":{"type":"array","items":"null"}}"#;
    check(
        nested,
        "[[null],[null]]",
        Limits::default().max_items(3),
        DecodeErrorKind::TooManyItems { limit: 3 },
    );
    check(
        nested,
        "[[null],[null]]",
        Limits::default().max_zero_width_items(1),
        DecodeErrorKind::TooManyZeroWidthItems { limit: 1 },
    );
}

#[test]
fn numbers_of_any_length_are_read() {
    let digits = "9".repeat(100_000);
    let kind = error("\"long\"", &digits).kind().clone();
    assert!(matches!(kind, ErrorKind::NumberOutOfRange { .. }));
    assert!(error("\"long\"", &digits).to_string().len() < 500);
    let one = format!("0.{digits}");
    check("\"double\"", &one, &1_f64.to_le_bytes());
}
