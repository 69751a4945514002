//! What users see for each class of mistake.

#![allow(
    clippy::needless_raw_string_hashes,
    clippy::needless_pass_by_value,
    reason = "snapshots are written by a tool, and passed as that tool wants it"
)]

use super::*;
use crate::{LoadOptions, ParseOptions, Schema, Sources, load};
use expect_test::{Expect, expect};

fn load_all(files: &[(&str, &str)]) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::new();
    for (name, text) in files {
        sources.add(*name, *text);
    }
    match load(sources, &LoadOptions::default()) {
        Ok(loaded) => (loaded.warnings, loaded.set.sources().clone()),
        Err(failure) => (failure.diagnostics, failure.sources),
    }
}

fn check_files(files: &[(&str, &str)], expected: Expect) {
    let (diagnostics, sources) = load_all(files);
    expected.assert_eq(&render_all(&diagnostics, &sources, Color::Never));
}

fn check(text: &str, expected: Expect) {
    check_files(&[("a.avsc", text)], expected);
}

#[test]
fn every_code_has_a_title_and_an_explanation_of_its_own() {
    let explanations = Code::ALL
        .iter()
        .map(|code| code.explain())
        .collect::<std::collections::HashSet<_>>();
    assert_eq!(explanations.len(), Code::ALL.len());
    // A number that a code had is never another's.
    let gone = [42];
    let numbers = (1..).filter(|number| !gone.contains(number));
    for (number, code) in numbers.zip(Code::ALL) {
        assert_eq!(code.as_str(), format!("AVRO{number:04}"));
        assert_eq!(code.as_str().to_lowercase().parse(), Ok(*code));
        assert!(
            code.explain().len() > 100 && !code.title().is_empty(),
            "{code}"
        );
    }
    assert_eq!("AVRO9999".parse::<Code>(), Err(UnknownCode));
}

/// Those that only the compiler around this crate raises, or that take a very large text.
const WITHOUT_EXAMPLE: [Code; 21] = [
    Code::ByteOrderMark,
    Code::NestingTooDeep,
    Code::TooLarge,
    Code::NamesCollide,
    Code::UnmatchedRule,
    Code::DefaultTooLarge,
    Code::InvalidRust,
    Code::UnreadableInput,
    Code::NoInput,
    Code::InvalidSetting,
    Code::DefaultLeftOut,
    Code::UnreadableWriter,
    Code::ScaleTooLarge,
    // What is written of schemas, not what is read.
    Code::BareReference,
    // These have two schemas: the tests of compatibility compare them.
    Code::NameMismatch,
    Code::FixedSizeMismatch,
    Code::MissingEnumSymbols,
    Code::ReaderFieldMissingDefaultValue,
    Code::TypeMismatch,
    Code::MissingUnionBranch,
    // Of files that are written.
    Code::ForeignOutput,
];

fn codes(text: &str) -> Vec<Code> {
    let strict = Schema::parse(text)
        .err()
        .map(|error| error.diagnostics().to_vec());
    let (loaded, _) = load_all(&[("example", text)]);
    strict
        .unwrap_or_default()
        .iter()
        .chain(&loaded)
        .map(|diagnostic| diagnostic.code)
        .collect()
}

#[test]
fn the_first_example_of_an_explanation_raises_its_code_and_the_others_do_not() {
    for &code in Code::ALL
        .iter()
        .filter(|code| !WITHOUT_EXAMPLE.contains(code))
    {
        let parts = code.explain().split("```").collect::<Vec<_>>();
        let mut examples = parts.iter().filter_map(|part| part.strip_prefix("json\n"));
        let wrong = examples
            .next()
            .unwrap_or_else(|| panic!("{code} has no example"));
        assert!(codes(wrong).contains(&code), "{code}: {:?}", codes(wrong));
        for mended in examples {
            assert!(!codes(mended).contains(&code), "{code}: {mended}");
        }
    }
}

#[test]
fn an_unknown_type_shows_what_was_meant() {
    check(
        "{\"type\": \"record\", \"name\": \"User\", \"namespace\": \"acme\", \"fields\": [\n    \
         {\"name\": \"a\", \"type\": \"strnig\"},\n    {\"name\": \"b\", \"type\": \"Usr\"},\n    \
         {\"name\": \"c\", \"type\": \"int64\"},\n    {\"name\": \"d\", \"type\": \"array\", \"items\": \"int\"}\n]}",
        expect![[r#"
            error[AVRO0012]: no type named `strnig`
              ┌─ a.avsc:2:27
            2 │     {"name": "a", "type": "strnig"},
              │                           ^^^^^^^^ not a primitive, and `acme.strnig` is not defined here
              = help: did you mean `string`?

            error[AVRO0012]: no type named `Usr`
              ┌─ a.avsc:3:27
            3 │     {"name": "b", "type": "Usr"},
              │                           ^^^^^ not a primitive, and `acme.Usr` is not defined here
              = help: did you mean `acme.User`?

            error[AVRO0012]: no type named `int64`
              ┌─ a.avsc:4:27
            4 │     {"name": "c", "type": "int64"},
              │                           ^^^^^^^ not a primitive, and `acme.int64` is not defined here
              = help: did you mean `long`?

            error[AVRO0012]: no type named `array`
              ┌─ a.avsc:5:27
            5 │     {"name": "d", "type": "array", "items": "int"}
              │                           ^^^^^^^ not a primitive, and `acme.array` is not defined here
              = help: to define the type here, put the definition in braces: "type": {"type": "array", …}
        "#]],
    );
}

#[test]
fn a_type_of_another_namespace_is_found() {
    check_files(
        &[
            (
                "a.avsc",
                r#"{"type": "record", "name": "a.R", "fields": [{"name": "f", "type": "Money"}]}"#,
            ),
            (
                "b.avsc",
                r#"{"type": "fixed", "name": "b.Money", "size": 8}"#,
            ),
            (
                "c.avsc",
                r#"{"type": "record", "name": "a.S", "fields": [{"name": "f", "type": "Null"}]}"#,
            ),
            ("d.avsc", r#"{"type": "fixed", "name": "Null", "size": 0}"#),
        ],
        expect![[r#"
            error[AVRO0012]: no type named `Money`
              ┌─ a.avsc:1:68
            1 │ {"type": "record", "name": "a.R", "fields": [{"name": "f", "type": "Money"}]}
              │                                                                    ^^^^^^^ not a primitive, and `a.Money` is not defined in the 4 files read
              = help: did you mean `b.Money`?

            error[AVRO0012]: no type named `Null`
              ┌─ c.avsc:1:68
            1 │ {"type": "record", "name": "a.S", "fields": [{"name": "f", "type": "Null"}]}
              │                                                                    ^^^^^^ not a primitive, and `a.Null` is not defined in the 4 files read
              = help: `Null` is defined in the null namespace, where a name used in `a` is not looked up; define it in a namespace
        "#]],
    );
}

#[test]
fn conflicting_definitions_show_both_places() {
    let record = r#"{"type": "record", "name": "ux.Refund", "fields": [{"name": "total", "type":"#;
    check_files(
        &[
            (
                "invoice.avsc",
                &format!(r#"{record} {{"type": "fixed", "name": "Money", "size": 8}}}}]}}"#)
                    .replace("Refund", "Invoice"),
            ),
            (
                "refund.avsc",
                &format!(
                    "{record}\n  {{\"type\": \"fixed\", \"name\": \"Money\", \"size\": 16}}}}]}}"
                ),
            ),
        ],
        expect![[r#"
            error[AVRO0014]: two different definitions of `ux.Money`
              ┌─ refund.avsc:2:29
            2 │   {"type": "fixed", "name": "Money", "size": 16}}]}
              │                             ^^^^^^^ `size` is 16 here
              ┌─ invoice.avsc:1:105
            1 │ …tal", "type": {"type": "fixed", "name": "Money", "size": 8}}]}
              │                                          ------- first defined here, where it is 8
              = help: give one of them another name or namespace, or make them equal
        "#]],
    );
}

#[test]
fn equal_definitions_merge() {
    let money = r#"{"type": "fixed", "name": "Money", "size": 8, "doc": "…"}"#;
    check_files(
        &[("a.avsc", money), ("b.avsc", &money.replace('…', "x"))],
        expect![[""]],
    );
}

#[test]
fn json_syntax_errors_show_the_place() {
    check(
        "{\"type\": \"record\", \"name\": \"Syn\"\n \"fields\": []}",
        expect![[r#"
            error[AVRO0001]: expected `,` or `}`
              ┌─ a.avsc:1:32
            1 │ {"type": "record", "name": "Syn"
              │                                ^ a comma is missing after this
        "#]],
    );
    check(
        r#"{"type": "int",}"#,
        expect![[r#"
        error[AVRO0001]: a comma before a closing bracket
          ┌─ a.avsc:1:15
        1 │ {"type": "int",}
          │               ^ remove this comma
    "#]],
    );
    check(
        "[\"int\", 'long']",
        expect![[r#"
        error[AVRO0001]: expected a value, found `'`
          ┌─ a.avsc:1:9
        1 │ ["int", 'long']
          │         ^ JSON has double quotes only
    "#]],
    );
}

#[test]
fn texts_that_end_too_early_or_too_late_show_the_place() {
    check(
        "{\"type\": \"array\", \"items\": [\"int\"",
        expect![[r#"
        error[AVRO0001]: the text ends where `,` or `]` is expected
          ┌─ a.avsc:1:34
        1 │ {"type": "array", "items": ["int"
          │                                  ^ the text ends here
          ├─ a.avsc:1:28
        1 │ {"type": "array", "items": ["int"
          │                            - this is still open
    "#]],
    );
    check(
        "\"int\" \"long\"",
        expect![[r#"
        error[AVRO0001]: text after the end of the schema
          ┌─ a.avsc:1:7
        1 │ "int" "long"
          │       ^ nothing may follow
    "#]],
    );
}

#[test]
fn words_numbers_and_strings_that_are_not_json_show_the_place() {
    check(
        "{\"a\": True, \"b\": 01}",
        expect![[r#"
        error[AVRO0001]: expected a value, found `True`
          ┌─ a.avsc:1:7
        1 │ {"a": True, "b": 01}
          │       ^^^^ did you mean `true`?
    "#]],
    );
    check(
        "{\"a\": 01}",
        expect![[r#"
        error[AVRO0001]: `01` is not a number
          ┌─ a.avsc:1:7
        1 │ {"a": 01}
          │       ^^ not as JSON writes numbers
    "#]],
    );
    check(
        "\"in",
        expect![[r#"
        error[AVRO0001]: the text ends where the closing quote of a string is expected
          ┌─ a.avsc:1:4
        1 │ "in
          │    ^ the text ends here
          ├─ a.avsc:1:1
        1 │ "in
          │ - this is still open
    "#]],
    );
    check(
        "\"\\ud800\"",
        expect![[r#"
        error[AVRO0001]: half of a surrogate pair in a string
          ┌─ a.avsc:1:2
        1 │ "\ud800"
          │  ^^^^^^ not a character
    "#]],
    );
    check(
        "",
        expect![[r#"
        error[AVRO0001]: the text is empty
          ┌─ a.avsc:1:1
        1 │
          │ ^ a schema is missing here
    "#]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one snapshot")]
fn one_run_shows_many_errors_in_order() {
    check(
        r#"{"type": "record", "name": "Bad-Name", "fields": [
  {"name": "1x", "type": "int"},
  {"name": "a", "type": "int", "default": "seven"},
  {"name": "a", "type": ["null", "null", ["int"]]},
  {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "A"]}, "order": "up"},
  {"type": "int"},
  {"name": "d", "type": {"type": "Bad-Name"}, "type": "int"}
]}"#,
        expect![[r#"
            error[AVRO0010]: `Bad-Name` is not a valid name
              ┌─ a.avsc:1:28
            1 │ {"type": "record", "name": "Bad-Name", "fields": [
              │                            ^^^^^^^^^^ a name is a letter or `_`, then letters, digits and `_`
              = help: did you mean `Bad_Name`?

            error[AVRO0010]: `1x` is not a valid field name
              ┌─ a.avsc:2:12
            2 │   {"name": "1x", "type": "int"},
              │            ^^^^ a name is a letter or `_`, then letters, digits and `_`
              = help: did you mean `_1x`?

            error[AVRO0021]: the default of `a` does not fit its type
              ┌─ a.avsc:3:43
            3 │   {"name": "a", "type": "int", "default": "seven"},
              │                                           ^^^^^^^ must be an integer, as the type is int

            error[AVRO0016]: two fields are named `a`
              ┌─ a.avsc:4:12
            4 │   {"name": "a", "type": ["null", "null", ["int"]]},
              │            ^^^ the second one
              ├─ a.avsc:3:12
            3 │   {"name": "a", "type": "int", "default": "seven"},
              │            --- the first one
              = help: field names must differ within a record

            error[AVRO0018]: a union has the branch `null` twice
              ┌─ a.avsc:4:34
            4 │   {"name": "a", "type": ["null", "null", ["int"]]},
              │                                  ^^^^^^ the second one
              ├─ a.avsc:4:26
            4 │   {"name": "a", "type": ["null", "null", ["int"]]},
              │                          ------ the first one
              = help: remove one of them

            error[AVRO0019]: a union directly in a union
              ┌─ a.avsc:4:42
            4 │   {"name": "a", "type": ["null", "null", ["int"]]},
              │                                          ^^^^^^^ this branch is a union
              ├─ a.avsc:4:25
            4 │   {"name": "a", "type": ["null", "null", ["int"]]},
              │                         - the outer union
              = help: list the inner branches in the outer union

            error[AVRO0017]: the symbol `A` is listed twice
              ┌─ a.avsc:5:72
            5 │   {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "A"]}, "order": "up"},
              │                                                                        ^^^ the second time
              ├─ a.avsc:5:67
            5 │   {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "A"]}, "order": "up"},
              │                                                                   --- the first time

            error[AVRO0009]: `order` must be "ascending", "descending" or "ignore", not `"up"`
              ┌─ a.avsc:5:88
            5 │   {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "A"]}, "order": "up"},
              │                                                                                        ^^^^ must be "ascending", "descending" or "ignore"

            error[AVRO0008]: field has no `name`
              ┌─ a.avsc:6:3
            6 │   {"type": "int"},
              │   ^ this field needs `name`

            error[AVRO0004]: key `type` is written twice
              ┌─ a.avsc:7:47
            7 │   {"name": "d", "type": {"type": "Bad-Name"}, "type": "int"}
              │                                               ^^^^^^ the second time
              ├─ a.avsc:7:17
            7 │   {"name": "d", "type": {"type": "Bad-Name"}, "type": "int"}
              │                 ------ the first time
              = help: remove one of them; which one counts depends on the reader
        "#]],
    );
}

#[test]
fn an_infinite_record_shows_its_cycle() {
    check_files(
        &[
            (
                "a.avsc",
                r#"{"type": "record", "name": "A", "fields": [{"name": "b", "type": ["B"]}]}"#,
            ),
            (
                "b.avsc",
                r#"{"type": "record", "name": "B", "fields": [{"name": "a", "type": "A"}]}"#,
            ),
            (
                "c.avsc",
                r#"{"type": "record", "name": "C", "fields": [{"name": "a", "type": "A"}]}"#,
            ),
        ],
        expect![[r#"
            error[AVRO0025]: `A` contains itself without end: `A` → `B` → `A`
              ┌─ a.avsc:1:53
            1 │ {"type": "record", "name": "A", "fields": [{"name": "b", "type": ["B"]}]}
              │                                                     ^^^ this field leads back to its record
              = help: let the record end somewhere: make the field a union with null, an array or a map
        "#]],
    );
}

#[test]
fn warnings_do_not_stop_the_run() {
    check(
        "\u{feff}// The user.\n{\"type\": \"record\", \"name\": \"User\", \"fields\": [\n  \
         {\"name\": \"born\", \"type\": \"int\", \"logicalType\": \"date\"},\n  \
         {\"name\": \"at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-milis\"}},\n  \
         {\"name\": \"sum\", \"type\": {\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 2, \"scale\": 3}},\n  \
         {\"name\": \"note\", \"type\": [\"string\", \"null\"], \"default\": null}\n]}",
        expect![[r#"
            warning[AVRO0002]: the text starts with a byte-order mark
              ┌─ a.avsc:1:1
            1 │ \u{feff}// The user.
              │ ^^^^^^^^ other readers refuse this
              = help: save the file as UTF-8 without a byte-order mark

            warning[AVRO0003]: the text has comments, which JSON does not have
              ┌─ a.avsc:1:1
            1 │ // The user.
              │ ^^^^^^^^^^^^ other readers refuse this
              = help: use the `doc` attribute instead

            warning[AVRO0024]: a logical type on a field is ignored
              ┌─ a.avsc:3:50
            3 │   {"name": "born", "type": "int", "logicalType": "date"},
              │                                                  ^^^^^^ belongs to the type, not to the field
              = help: write "type": {"type": …, "logicalType": …}

            warning[AVRO0024]: no logical type `timestamp-milis` is known
              ┌─ a.avsc:4:58
            4 │   {"name": "at", "type": {"type": "long", "logicalType": "timestamp-milis"}},
              │                                                          ^^^^^^^^^^^^^^^^^ ignored
              = help: did you mean `timestamp-millis`?

            warning[AVRO0024]: a decimal with an invalid scale is ignored
              ┌─ a.avsc:5:96
            5 │   {"name": "sum", "type": {"type": "bytes", "logicalType": "decimal", "precision": 2, "scale": 3}},
              │                                                                                                ^ `scale` must be an integer from 0 to the precision, 2

            warning[AVRO0022]: the default of `note` does not belong to the first branch of its union
              ┌─ a.avsc:6:59
            6 │   {"name": "note", "type": ["string", "null"], "default": null}
              │                                                           ^^^^ a value of branch 2
              = help: readers older than Avro 1.12 reject this: list that branch first
        "#]],
    );
}

#[test]
fn a_default_that_does_not_fit_inside_shows_the_inner_place() {
    check(
        r#"{"type": "record", "name": "R", "fields": [
  {"name": "tags", "type": {"type": "map", "values": {"type": "array", "items": "int"}},
   "default": {"a": [1, 2], "b": [3, 4.0]}},
  {"name": "s", "type": ["null", {"type": "record", "name": "S", "fields": [{"name": "x", "type": "int"}]}],
   "default": {"y": 1}},
  {"name": "i", "type": "int", "default": 2147483648},
  {"name": "b", "type": "bytes", "default": "\u0100"},
  {"name": "f", "type": {"type": "fixed", "name": "F", "size": 2}, "default": "x"}
]}"#,
        expect![[r#"
            error[AVRO0021]: the default of `tags` does not fit its type
              ┌─ a.avsc:3:38
            3 │    "default": {"a": [1, 2], "b": [3, 4.0]}},
              │                                      ^^^ must be an integer, as the type is int
              ├─ a.avsc:2:12
            2 │   {"name": "tags", "type": {"type": "map", "values": {"type": "array", "items": "int"}},
              │            ------ the field

            error[AVRO0021]: the default of `s` does not fit its type
              ┌─ a.avsc:5:15
            5 │    "default": {"y": 1}},
              │               ^^^^^^^^ has no `x`, which has no default in `S`

            error[AVRO0021]: the default of `i` does not fit its type
              ┌─ a.avsc:6:43
            6 │   {"name": "i", "type": "int", "default": 2147483648},
              │                                           ^^^^^^^^^^ out of the range of int

            error[AVRO0021]: the default of `b` does not fit its type
              ┌─ a.avsc:7:45
            7 │   {"name": "b", "type": "bytes", "default": "\u0100"},
              │                                             ^^^^^^^^ bytes are written as characters from U+0000 to U+00FF

            error[AVRO0021]: the default of `f` does not fit its type
              ┌─ a.avsc:8:79
            8 │   {"name": "f", "type": {"type": "fixed", "name": "F", "size": 2}, "default": "x"}
              │                                                                               ^^^ the size of the fixed is 2, not 1
        "#]],
    );
}

#[test]
fn marks_stand_below_wide_characters_and_tabs() {
    check(
        "{\"doc\": \"日本語é\",\t\"type\": \"strnig\"}\r\n",
        expect![[r#"
            error[AVRO0012]: no type named `strnig`
              ┌─ a.avsc:1:25
            1 │ {"doc": "日本語é",    "type": "strnig"}
              │                               ^^^^^^^^ not a primitive, and `strnig` is not defined here
              = help: did you mean `string`?
        "#]],
    );
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let fields = (0..200).map(|index| format!(r#"{{"name":"f{index}","type":"int"}},"#));
    let fields = fields.collect::<Vec<_>>().concat();
    let text = format!(
        r#"{{"type":"record","name":"R","fields":[{fields}{{"name":"x","type":"strnig"}},{}]}}"#,
        fields.trim_end_matches(',').replace("\"f", "\"g")
    );
    check(
        &text,
        expect![[r#"
        error[AVRO0012]: no type named `strnig`
          ┌─ a.avsc:1:5748
        1 │ …"f199","type":"int"},{"name":"x","type":"strnig"},{"name":"g0","type":"int"},{"name":"g1","type":"int"},{"name":"g2","t…
          │                                          ^^^^^^^^ not a primitive, and `strnig` is not defined here
          = help: did you mean `string`?
    "#]],
    );
}

#[test]
fn texts_of_the_input_cannot_disturb_a_terminal() {
    check(
        "{\"type\": \"a\u{1b}[31mb\u{202e}c\"}",
        expect![[r#"
        error[AVRO0001]: a control character in a string
          ┌─ a.avsc:1:12
        1 │ {"type": "a\u{1b}[31mb\u{202e}c"}
          │            ^^^^^^ write it as an escape, such as `\t`
    "#]],
    );
}

#[test]
fn twenty_diagnostics_are_shown_and_the_others_counted() {
    let unknown = (0..50)
        .map(|index| format!("\"T{index}\""))
        .collect::<Vec<_>>()
        .join(",\n");
    let (diagnostics, sources) = load_all(&[("a.avsc", &format!("// x\n[{unknown}]"))]);
    let text = render_all(&diagnostics, &sources, Color::Never);
    assert_eq!(text.matches("error[AVRO0012]").count(), 20);
    assert!(
        text.ends_with("\n… and 30 more errors and 1 more warning\n"),
        "{text}"
    );
}

#[test]
fn colours_are_escape_sequences() {
    let (diagnostics, sources) = load_all(&[("a.avsc", "\"itn\"")]);
    let text = render(&diagnostics[0], &sources, Color::Always);
    expect![[r#"
        ␛[1;31merror[AVRO0012]␛[0m␛[1m: no type named `itn`␛[0m
          ␛[1;34m┌─␛[0m a.avsc:1:1
        ␛[1;34m1␛[0m ␛[1;34m│␛[0m "itn"
          ␛[1;34m│␛[0m ␛[1;31m^^^^^ not a primitive, and `itn` is not defined here␛[0m
          ␛[36m= help:␛[0m did you mean `int`?
    "#]]
    .assert_eq(&text.replace('\u{1b}', "␛"));
}

#[test]
fn a_run_time_error_says_all_on_one_line() {
    let error = Schema::parse("{\"type\": \"array\", \"items\": \"itn\"}").unwrap_err();
    expect!["schema:1:28: error[AVRO0012]: no type named `itn`: not a primitive, and `itn` is not defined here; did you mean `int`?"].assert_eq(&error.to_string());
}

#[test]
fn a_diagnostic_without_a_place_has_a_message_and_help() {
    let diagnostic = Diagnostic::warning(Code::UnmatchedRule, "no type matches `a.*`")
        .with_help("remove the rule");
    expect![[r#"
        warning[AVRO0027]: no type matches `a.*`
          = help: remove the rule
    "#]]
    .assert_eq(&render(&diagnostic, &Sources::new(), Color::Never));
}

#[test]
fn a_place_has_a_json_pointer() {
    let (diagnostics, sources) = load_all(&[(
        "a.avsc",
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":"itn"}]}"#,
    )]);
    let location = diagnostics[0].primary.as_ref().unwrap().location;
    assert_eq!(sources.json_pointer(location), "/fields/0/type");
}

#[test]
fn limits_have_clear_errors() {
    let options = ParseOptions {
        max_nodes: 3,
        max_depth: 2,
        max_bytes: 60,
        ..ParseOptions::default()
    };
    let error = |text: &str| Schema::parse_with(text, &options).unwrap_err().to_string();
    expect!["schema:1:17: error[AVRO0006]: more than 3 schema nodes: one node too many; raise `max_nodes` if you trust the schemas"].assert_eq(&error(r#"["int", "long", "float", "null"]"#));
    expect!["schema:1:19: error[AVRO0005]: schemas are nested more than 2 levels deep: one level too many; define inner types on their own and refer to them by name"].assert_eq(&error(r#"{"type": {"type": {"type": "int"}}}"#));
    expect!["schema:1:1: error[AVRO0006]: the text has 61 bytes, more than the limit of 60: this text; raise `max_bytes` if you trust the text"].assert_eq(&error(&" ".repeat(61)));
}

/// The help for the first finding of a compiler.
#[track_caller]
fn check_help(text: &str, expected: &str) {
    let (diagnostics, _) = load_all(&[("a.avsc", text)]);
    assert_eq!(diagnostics[0].help.as_deref(), Some(expected), "{text}");
}

#[test]
fn a_slip_in_a_keyword_or_a_key_shows_what_was_meant() {
    check_help(
        r#"{"type": "recrod", "name": "R", "fields": []}"#,
        "did you mean `record`?",
    );
    check_help(
        r#"{"type": "record", "nmae": "R", "fields": []}"#,
        "did you mean `name` by `nmae`?",
    );
    check_help(r#"{"tpye": "int"}"#, "did you mean `type` by `tpye`?");
}

#[test]
fn a_logical_type_with_its_base_before_it_is_shown_as_it_is_written() {
    check_help(
        r#"["int.date"]"#,
        r#"`date` is a logical type: write {"type": "int", "logicalType": "date"}"#,
    );
}

#[test]
fn a_long_namespace_makes_no_name_near() {
    let text = r#"{"type": "record", "name": "a.very.long.namespace.T", "fields": [
        {"name": "f", "type": "Date"}]}"#;
    let (diagnostics, _) = load_all(&[("a.avsc", text)]);
    assert_eq!(diagnostics[0].help, None);
}

#[test]
fn null_in_quotes_as_a_default_is_told_to_drop_them() {
    let record = |ty: &str| {
        format!(
            r#"{{"type": "record", "name": "R", "fields": [{{"name": "f", "type": {ty}, "default": "null"}}]}}"#
        )
    };
    let help = "drop the quotes: null is the value, and \"null\" is a text";
    check_help(&record(r#"["null", "int"]"#), help);
    check_help(&record(r#"["null", "string"]"#), help);
    check_help(&record(r#""null""#), help);
}

#[test]
fn a_registrys_answer_is_called_what_it_is() {
    let help = "this is what a registry answers: the schema is the text that is its `schema`";
    check_help(
        r#"{"subject": "a-value", "version": 1, "id": 7, "schema": "\"int\""}"#,
        help,
    );
    check_help(r#"{"schema": "\"int\""}"#, help);
}

#[test]
fn definitions_that_conflict_show_what_differs() {
    let check = |first: &str, second: &str, expected: [&str; 2]| {
        let record =
            |fields: &str| format!(r#"{{"type": "record", "name": "R", "fields": [{fields}]}}"#);
        let (first, second) = (record(first), record(second));
        let (diagnostics, _) = load_all(&[("a.avsc", &first), ("b.avsc", &second)]);
        let labels = diagnostics[0]
            .primary
            .iter()
            .chain(&diagnostics[0].secondary);
        assert_eq!(
            labels.map(|label| &*label.text).collect::<Vec<_>>(),
            expected
        );
    };
    let field = |ty: &str| format!(r#"{{"name": "f", "type": {ty}}}"#);
    check(
        &field(r#""int""#),
        &field(r#"{"type": "array", "items": "long"}"#),
        [
            "the type of `f` is `array of long` here",
            "first defined here, where it is `int`",
        ],
    );
    check(
        &field(r#"["null", {"type": "int", "logicalType": "date"}]"#),
        &field(r#"["null", "int"]"#),
        [
            "`logicalType` of the type of `f` is not there here",
            "first defined here, where it is `\"date\"`",
        ],
    );
    check(
        &field(r#""int""#),
        &format!(
            "{}, {}",
            field(r#""int""#),
            r#"{"name": "g", "type": "int"}"#
        ),
        [
            "field 2 is `g` here",
            "first defined here, where it is not there",
        ],
    );
    check(
        &field(r#""int""#),
        r#"{"name": "f", "type": "int", "default": 1}"#,
        [
            "the default of `f` is `1` here",
            "first defined here, where it is not there",
        ],
    );
}

/// The help for the first finding of a program that is given a schema.
#[track_caller]
fn check_advice(text: &str, switch: &str) {
    let error = Schema::parse(text).unwrap_err();
    let expected = format!(
        "to read such schemas, set `{switch}` of `ParseOptions`, or use `ParseOptions::java()`"
    );
    let help = error.diagnostics()[0].help.as_deref();
    assert!(
        help.is_some_and(|help| help.ends_with(&expected)),
        "{text}: {help:?}"
    );
}

#[test]
fn a_program_is_told_of_the_switch_and_not_to_mend_the_text() {
    let fixed = r#"{"type": "fixed", "name": "F", "size": 1}"#;
    let items = |items: &str| format!(r#"{{"type": "array", "items": {items}}}"#);
    check_advice(
        &format!("[{}, {fixed}]", items("\"F\"")),
        "forward_references",
    );
    check_advice(
        &format!("[{fixed}, {}]", items(fixed)),
        "identical_redefinition",
    );
    check_advice(
        &format!("[{fixed}, {}]", items(r#"{"type": "F"}"#)),
        "wrapped_references",
    );
    check_advice(
        r#"{"type": "fixed", "name": "n.int", "size": 1}"#,
        "primitive_names",
    );
    let record = |field: &str| {
        format!(
            r#"[{fixed}, {{"type": "record", "name": "n.R", "fields": [{{"name": "f", {field}}}]}}]"#
        )
    };
    check_advice(&record(r#""type": "F""#), "null_namespace_fallback");
    check_advice(
        &record(r#""type": "int", "default": """#),
        "unchecked_defaults",
    );
}

#[test]
fn the_debug_form_of_a_schema_error_is_its_report() {
    let error = Schema::parse(r#""itn""#).unwrap_err();
    let report = render_all(error.diagnostics(), error.sources(), Color::Never);
    assert_eq!(format!("{error:?}"), report.trim_end());
}

#[test]
fn a_protocol_may_list_no_messages() {
    let (diagnostics, _) = load_all(&[("a.avpr", r#"{"protocol": "P", "messages": []}"#)]);
    assert_eq!(diagnostics, []);
}
