//! The oracles themselves, and what they say of schemas that others wrote.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

mod derived;
mod emitted;

use avro_ir::{ParseOptions, Schema};
use avro_tests::oracle::{Oracle, same_json};
use avro_tests::shared::{Report, hex, text, unhex, vectors};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::thread;

fn all() -> impl Iterator<Item = Oracle> {
    let start = [Oracle::java, Oracle::fastavro, Oracle::python_avro];
    start.into_iter().filter_map(|start| start())
}

/// A program that is ready, and then does what `script` says.
fn program(script: &str) -> Oracle {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("echo ready; {script}")]);
    Oracle::start(command).unwrap()
}

/// What Java reads, as digits of the value in the reader's schema; all of the datum has to be read.
fn java_reads(writer: &Value, reader: &Value, digits: &str, expected: &str) {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let (writer, reader) = (writer.to_string(), reader.to_string());
    let datum = unhex(digits);
    let answers = java.decode_all(&writer, Some(&reader), std::slice::from_ref(&datum));
    let answer = answers.unwrap().remove(0).unwrap();
    assert_eq!(hex(&answer.bytes), expected);
    assert_eq!(answer.consumed, datum.len());
}

#[test]
fn each_reads_schemas_and_refuses_what_is_none() {
    for mut oracle in all() {
        let ask = |schema: &str| json!({"op": "parse", "schema": schema});
        assert_eq!(oracle.ask(&ask(r#""long""#)), Ok(json!({})));
        assert!(oracle.ask(&ask(r#""wide""#)).is_err());
    }
}

// Spec: "Parsing Canonical Form for Schemas", "Schema Fingerprints".
#[test]
fn each_knows_the_fingerprint_of_int() {
    for mut oracle in all() {
        let answer = oracle.canonical(r#"{"type": "int"}"#).unwrap();
        assert_eq!(answer.form, r#""int""#);
        assert_eq!(answer.rabin, "8f5c393f1ad57572");
    }
}

// Spec: "Data Serialization and Deserialization", the examples.
#[test]
fn each_reads_and_writes_the_records_of_the_specification() {
    let schema = r#"{"type": "record", "name": "test", "fields": [
        {"name": "a", "type": "long"}, {"name": "b", "type": "string"}]}"#;
    let value = json!({"a": 27, "b": "foo"});
    let bytes = unhex("36 06 66 6f 6f");
    for mut oracle in all() {
        let read = oracle.decode_all(schema, None, std::slice::from_ref(&bytes));
        let read = read.unwrap().remove(0).unwrap();
        assert_eq!(
            (&read.json, &read.bytes, read.consumed),
            (&value, &bytes, 5)
        );
        let written = oracle.encode_all(schema, std::slice::from_ref(&value));
        assert_eq!(written, Ok(vec![Ok(bytes.clone())]));
    }
}

// Python's avro writes the long as a double: it looks for a branch by the value alone.
#[test]
fn java_and_fastavro_name_the_branches_of_unions() {
    let schema = r#"["null", {"type": "fixed", "name": "a.F", "size": 2}, "long", "double",
        {"type": "map", "values": "bytes"}]"#;
    let values = [
        (json!(null), "00"),
        (json!({"a.F": "\u{0}\u{ff}"}), "02 00ff"),
        (json!({"long": i64::MAX}), "04 feffffffffffffffff01"),
        (json!({"double": "-Infinity"}), "06 000000000000f0ff"),
        (json!({"map": {"k": "\u{80}"}}), "08 02 026b 0280 00"),
    ];
    let oracles = [Oracle::java(), Oracle::fastavro()];
    for mut oracle in oracles.into_iter().flatten() {
        for (value, digits) in &values {
            let written = oracle.encode_all(schema, std::slice::from_ref(value));
            assert_eq!(written, Ok(vec![Ok(unhex(digits))]));
            let read = oracle.decode_all(schema, None, &[unhex(digits)]);
            assert_eq!(read.unwrap().remove(0).unwrap().json, *value);
        }
    }
}

#[test]
fn each_refuses_one_datum_and_reads_the_next() {
    for mut oracle in all() {
        let answers = oracle.decode_all(r#""string""#, None, &[unhex("0861"), unhex("0261")]);
        let answers = answers.unwrap();
        assert!(answers[0].is_err());
        assert_eq!(answers[1].as_ref().unwrap().json, "a");
    }
}

#[test]
fn each_says_what_is_left_of_a_datum() {
    for mut oracle in all() {
        let answers = oracle.decode_all(r#""int""#, None, &[unhex("8001 ff")]);
        assert_eq!(answers.unwrap()[0].as_ref().unwrap().consumed, 2);
    }
}

#[test]
fn logical_types_are_their_underlying_types() {
    let schema = r#"{"type": "int", "logicalType": "date"}"#;
    for mut oracle in all() {
        let answers = oracle.decode_all(schema, None, &[unhex("02")]);
        assert_eq!(answers.unwrap()[0].as_ref().unwrap().json, 1);
    }
}

#[test]
fn java_reads_int_items_as_doubles() {
    let writer = json!({"type": "array", "items": "int"});
    let reader = json!({"type": "array", "items": "double"});
    let doubles = "06000000000000f03f0000000000000040000000000000084000";
    java_reads(&writer, &reader, "06 020406 00", doubles);
}

#[test]
fn java_reads_int_entries_as_doubles() {
    let writer = json!({"type": "map", "values": "int"});
    let reader = json!({"type": "map", "values": "double"});
    let doubles = "040262000000000000f03f0261000000000000004000";
    java_reads(&writer, &reader, "04 026202 026104 00", doubles);
}

#[test]
fn java_adds_a_default_to_records_in_an_array() {
    let array = |fields: Value| {
        let record = json!({"type": "record", "name": "R", "fields": fields});
        json!({"type": "array", "items": record})
    };
    let a = json!({"name": "a", "type": "int"});
    let b = json!({"name": "b", "type": "double", "default": 0.5});
    let both = "0402000000000000e03f04000000000000e03f00";
    java_reads(
        &array(json!([a])),
        &array(json!([a, b])),
        "04 0204 00",
        both,
    );
}

#[test]
fn java_reads_an_old_name_that_is_used_again_as_the_field_that_was_renamed() {
    let record = |fields: Value| json!({"type": "record", "name": "R", "fields": fields});
    let writer = record(json!([{"name": "a", "type": "int"}]));
    let b = json!({"name": "b", "type": "int", "aliases": ["a"], "default": 0});
    let a = json!({"name": "a", "type": "int", "default": 7});
    java_reads(&writer, &record(json!([b, a])), "02", "020e");
    java_reads(&writer, &record(json!([a, b])), "02", "0e02");
}

#[test]
fn java_reads_thousands_of_levels() {
    let list = json!({"type": "record", "name": "List", "fields": [
        {"name": "next", "type": ["null", "List"]}]});
    let digits = format!("{}00", "02".repeat(3_000));
    let read = move || java_reads(&list, &list, &digits, &digits);
    // The answer is as deep.
    let thread = thread::Builder::new().stack_size(64 << 20).spawn(read);
    thread.unwrap().join().unwrap();
}

#[test]
fn java_outlives_a_datum_without_an_end() {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let endless = r#"{"type": "record", "name": "R", "fields": [{"name": "r", "type": "R"}]}"#;
    let answers = java.decode_all(endless, None, &[vec![]]).unwrap();
    assert_eq!(answers, [Err("java.lang.StackOverflowError".to_owned())]);
    assert!(java.canonical(r#""int""#).is_ok());
}

#[test]
fn java_checks_defaults_unless_it_is_told_not_to() {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let schema = r#"{"type": "record", "name": "R", "fields": [
        {"name": "a", "type": "int", "default": "one"}]}"#;
    let mut question = json!({"op": "parse", "schema": schema});
    assert!(java.ask(&question).is_err());
    question["unchecked_defaults"] = json!(true);
    assert_eq!(java.ask(&question), Ok(json!({})));
}

#[test]
fn java_says_where_schemas_are_incompatible() {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let record = |a: &str, b: &str| {
        let fields = json!([{"name": "a", "type": a}, {"name": "b", "type": b}]);
        json!({"type": "record", "name": "R", "fields": fields}).to_string()
    };
    let answer = java.compatibility(&record("long", "double"), &record("int", "int"));
    assert!(answer.unwrap().compatible);
    let answer = java.compatibility(&record("int", "int"), &record("long", "string"));
    let answer = answer.unwrap();
    assert!(!answer.compatible);
    let found = answer.incompatibilities.iter();
    let found = found.map(|one| (&*one.kind, &*one.location));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            ("TYPE_MISMATCH", "/fields/0/type"),
            ("TYPE_MISMATCH", "/fields/1/type")
        ]
    );
}

#[test]
fn java_lists_the_fields_of_a_record_of_another_name_too_and_so_do_we() {
    let record = |name: &str, a: &str| {
        let fields = json!([{"name": "a", "type": a}]);
        json!({"type": "record", "name": name, "fields": fields}).to_string()
    };
    let (writer, reader) = (record("R", "int"), record("S", "string"));
    let parse = |text: &str| Schema::parse(text).unwrap();
    let ours = avro_ir::compatibility(&parse(&writer), &parse(&reader)).unwrap();
    let ours = ours.incompatibilities().iter();
    let ours = ours.map(|one| (one.kind.to_string(), one.path.clone()));
    let ours = ours.collect::<Vec<_>>();
    let expected = [
        ("NAME_MISMATCH", "/name"),
        ("TYPE_MISMATCH", "/fields/0/type"),
    ];
    assert_eq!(
        ours,
        expected.map(|(kind, path)| (kind.to_owned(), path.to_owned()))
    );
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let answer = java.compatibility(&reader, &writer).unwrap();
    let theirs = answer.incompatibilities.into_iter();
    let theirs = theirs.map(|one| (one.kind, one.location));
    // The program sorts by place.
    assert_eq!(theirs.rev().collect::<Vec<_>>(), ours);
}

#[test]
fn python_does_not_compare_schemas() {
    let oracles = [Oracle::fastavro(), Oracle::python_avro()];
    for mut oracle in oracles.into_iter().flatten() {
        let answer = oracle.compatibility(r#""int""#, r#""int""#);
        assert_eq!(answer, Err("not supported: compat".to_owned()));
    }
}

/// More than a pipe holds, in both directions.
#[test]
fn questions_do_not_wait_for_answers() {
    for mut oracle in all() {
        let long = "01".repeat(1_000);
        let question = json!({"op": "decode", "writer": r#""int""#, "hex": vec![long; 10]});
        let answers = oracle.ask_all(&vec![question; 500]);
        assert_eq!(answers.len(), 500);
        let first = json!({"json": -1, "hex": "01", "consumed": 1});
        for answer in answers {
            assert_eq!(answer.unwrap()[9], first);
        }
    }
}

fn panic_of(ask: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(ask)).unwrap_err();
    panic.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn a_program_that_dies_is_reported_with_its_last_words() {
    let mut oracle = program("read line; echo broken >&2; exit 3");
    let message = panic_of(|| drop(oracle.ask(&json!({"op": "parse"}))));
    assert_eq!(message, "the oracle ended (exit status: 3): broken");
}

#[test]
fn a_program_that_dies_while_it_is_asked_is_reported() {
    let mut oracle = program("exit 3");
    let question = json!({"op": "parse", "schema": "x".repeat(1 << 20)});
    let message = panic_of(|| drop(oracle.ask_all(&vec![question; 4])));
    assert_eq!(message, "the oracle ended (exit status: 3): ");
}

#[test]
fn a_program_that_does_not_start_says_why() {
    let mut command = Command::new("sh");
    command.args(["-c", "echo no such package >&2; exit 1"]);
    let error = Oracle::start(command).unwrap_err();
    assert_eq!(error, "the oracle ended (exit status: 1): no such package");
}

#[track_caller]
fn check_same(a: &str, b: &str, expected: bool) {
    let parse = |text| serde_json::from_str::<Value>(text).unwrap();
    let (a, b) = (parse(a), parse(b));
    assert_eq!(same_json(&a, &b), expected, "{a} and {b}");
    assert_eq!(same_json(&b, &a), expected, "{b} and {a}");
}

#[test]
fn members_are_the_same_in_any_order() {
    check_same(r#"{"a": 1, "b": [2]}"#, r#"{"b": [2], "a": 1}"#, true);
    check_same(r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#, false);
    check_same("[1, 2]", "[2, 1]", false);
}

#[test]
fn integers_are_compared_exactly() {
    check_same("9223372036854775807", "9223372036854775806", false);
    check_same("9007199254740993", "9007199254740992.0", false);
    check_same("9007199254740992", "9007199254740992.0", true);
    check_same("1", "1.5", false);
    check_same("0", "-0.0", false);
}

#[test]
fn floats_are_compared_as_floats_or_as_doubles() {
    check_same("0.1", "0.10000000149011612", true);
    // Java shows more digits than are needed.
    check_same("1732466820.0", "1732466816.0", true);
    check_same("1732466900.0", "1732466816.0", false);
    check_same("0.5", "0.5000000000000001", false);
    check_same("0.0", "-0.0", false);
    check_same("1e300", "1.0e300", true);
    check_same("0.1", "0.10000000000000002", false);
}

/// Compares canonical forms of the schemas in a file of vectors that Java accepts.
fn check_canonical(file: &str, known: &[(&str, &str)]) {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let vectors = vectors(file);
    let questions = vectors.iter().map(|vector| text(vector, "schema"));
    let questions = questions.map(|schema| json!({"op": "canonical", "schema": schema}));
    let answers = java.ask_all(&questions.collect::<Vec<_>>());
    let mut report = Report::default();
    let mut accepted = 0;
    for (vector, answer) in vectors.iter().zip(answers) {
        let Ok(theirs) = answer else {
            continue;
        };
        accepted += 1;
        let ours = Schema::parse_with(text(vector, "schema"), &ParseOptions::java());
        let result = match ours.map(|schema| schema.canonical_form()) {
            Ok(ours) if theirs["form"] == *ours => Ok(()),
            other => Err(format!("{other:?} is not {theirs}")),
        };
        report.add(text(vector, "id"), known, result);
    }
    report.finish();
    assert!(
        accepted * 10 >= vectors.len() * 9,
        "Java accepts {accepted} of {}",
        vectors.len()
    );
}

#[test]
fn java_has_our_canonical_forms_of_the_vectors() {
    check_canonical("canonical", &[]);
}

#[test]
fn java_has_our_canonical_forms_of_valid_schemas() {
    check_canonical("schemas_valid", &[]);
}
