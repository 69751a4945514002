//! `compat`: whether data of one schema can be read with another.

use crate::support::{Run, folder, run, run_with_input, shared};
use serde_json::Value;

const OLD: &str = r#"{"type": "record", "name": "shop.Order", "fields": [
  {"name": "id", "type": "int"},
  {"name": "note", "type": "string"}]}"#;
/// Reads data of [`OLD`].
const NEW: &str = r#"{"type": "record", "name": "shop.Order", "fields": [
  {"name": "id", "type": "long"},
  {"name": "paid", "type": "boolean", "default": false}]}"#;
/// Reads none.
const WRONG: &str = r#"{"type": "record", "name": "shop.Order", "fields": [
  {"name": "id", "type": "string"},
  {"name": "paid", "type": "boolean"}]}"#;
/// Reads some.
const NARROW: &str = r#"["null", "int"]"#;
const WIDE: &str = r#"["null", "int", "string"]"#;

/// Runs `compat` in a folder with all of these.
#[track_caller]
fn check(arguments: &[&str], code: i32) -> Run {
    let folder = folder(&[
        ("old.avsc", OLD),
        ("new.avsc", NEW),
        ("wrong.avsc", WRONG),
        ("narrow.avsc", NARROW),
        ("wide.avsc", WIDE),
    ]);
    run(folder.path(), &[&["compat"], arguments].concat()).ends_with(code)
}

/// The same, with the JSON that is printed.
#[track_caller]
fn json(arguments: &[&str], code: i32) -> Value {
    let run = check(&[arguments, &["--json"]].concat(), code);
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

/// A place of JSON as text.
fn place(json: &Value) -> String {
    let file = json["file"].as_str().unwrap();
    format!("{file}:{}:{}", json["line"], json["column"])
}

#[test]
fn compatible_schemas_end_with_code_0_and_what_a_reader_does() {
    let run = check(&["--reader", "new.avsc", "--writer", "old.avsc"], 0);
    assert_eq!(
        run.stdout,
        "`new.avsc` reads all data of `old.avsc`: 1 field filled from its default, 1 field skipped, 1 type widened\n"
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn incompatible_schemas_end_with_code_1_and_both_places() {
    let run = check(&["--reader", "wrong.avsc", "--writer", "old.avsc"], 1);
    assert_eq!(
        run.stdout,
        "`wrong.avsc` cannot read data of `old.avsc`: 2 reasons\n"
    );
    let expected = "\
error[AVRO0040]: `shop.Order.id`: the writer wrote `int`, which cannot be read as `string`
  ┌─ wrong.avsc:2:26
2 │   {\"name\": \"id\", \"type\": \"string\"},
  │                          ^^^^^^^^ read as `string`
  ┌─ old.avsc:2:26
2 │   {\"name\": \"id\", \"type\": \"int\"},
  │                          ----- written as `int`
";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    assert!(run.stderr.contains("error[AVRO0039]"), "{}", run.stderr);
}

#[test]
fn values_that_may_occur_are_incompatible_and_said_to_be_some() {
    let run = check(&["--reader", "narrow.avsc", "--writer", "wide.avsc"], 1);
    assert_eq!(
        run.stdout,
        "`narrow.avsc` reads data of `wide.avsc` unless some values occur: 1 reason\n"
    );
    let help = "add `string` to the reader's union; data without such values can be read";
    assert!(run.stderr.contains(help), "{}", run.stderr);
}

#[test]
fn json_has_the_types_and_paths_of_java() {
    let found = json(&["--reader", "wrong.avsc", "--writer", "old.avsc"], 1);
    assert_eq!(found["compatible"], false);
    assert_eq!(found["verdict"], "incompatible");
    let [id, paid] = &found["incompatibilities"].as_array().unwrap()[..] else {
        panic!("{found}")
    };
    assert_eq!(id["type"], "TYPE_MISMATCH");
    assert_eq!(id["path"], "/fields/0/type");
    assert_eq!(
        id["message"],
        "the writer wrote `int`, which cannot be read as `string`"
    );
    assert_eq!(place(&id["reader"]), "wrong.avsc:2:26");
    assert_eq!(place(&id["writer"]), "old.avsc:2:26");
    assert_eq!(id["writer_schema"], "old.avsc");
    assert_eq!(paid["type"], "READER_FIELD_MISSING_DEFAULT_VALUE");
    assert_eq!(paid["path"], "/fields/1");
}

#[test]
fn json_has_the_findings_that_check_would_show() {
    let found = json(&["--reader", "wrong.avsc", "--writer", "old.avsc"], 1);
    assert_eq!(found["incompatibilities"][0]["code"], "AVRO0040");
    let finding = &found["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["severity"]),
        (&"AVRO0040".into(), &"error".into())
    );
    assert_eq!(place(&finding["place"]), "wrong.avsc:2:26");
    assert_eq!(place(&finding["other_places"][0]), "old.avsc:2:26");
}

#[test]
fn json_of_a_wrong_schema_or_file_is_json_too() {
    let folder = folder(&[("new.avsc", NEW), ("bad.avsc", "\"strnig\"")]);
    let json = |writer, code| {
        let arguments = [
            "compat", "--json", "--reader", "new.avsc", "--writer", writer,
        ];
        let run = run(folder.path(), &arguments).ends_with(code);
        assert_eq!(run.stderr, "");
        serde_json::from_str::<Value>(&run.stdout).unwrap()
    };
    let bad = json("bad.avsc", 1);
    assert_eq!(bad["compatible"], Value::Null);
    assert_eq!(bad["findings"][0]["code"], "AVRO0012");
    assert_eq!(place(&bad["findings"][0]["place"]), "bad.avsc:1:1");
    assert_eq!(json("no.avsc", 2)["findings"][0]["place"], Value::Null);
}

#[test]
fn json_of_compatible_schemas_has_no_incompatibilities() {
    let found = json(&["--reader", "new.avsc", "--writer", "old.avsc"], 0);
    assert_eq!(found["compatible"], true);
    assert_eq!(found["incompatibilities"], serde_json::json!([]));
}

#[test]
fn json_says_which_writer_a_reason_concerns() {
    let arguments = ["--reader", "narrow.avsc", "--writer", "narrow.avsc"];
    let found = json(&[&arguments[..], &["--writer", "wide.avsc"]].concat(), 1);
    assert_eq!(found["verdict"], "partial");
    let found = found["incompatibilities"].as_array().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["writer_schema"], "wide.avsc");
    assert_eq!(found[0]["occurs"], "sometimes");
    assert_eq!(found[0]["path"], "/2");
}

#[test]
fn levels_choose_who_reads_whose_data() {
    let arguments = [
        "--reader",
        "wide.avsc",
        "--writer",
        "narrow.avsc",
        "--level",
    ];
    for (level, code) in [
        ("backward", 0),
        ("forward", 1),
        ("full", 1),
        ("FULL_TRANSITIVE", 1),
        ("none", 0),
    ] {
        check(&[&arguments[..], &[level]].concat(), code);
    }
}

#[test]
fn only_transitive_levels_compare_every_writer() {
    // The first writer is the newest.
    let arguments = [
        "--reader",
        "narrow.avsc",
        "--writer",
        "narrow.avsc",
        "--writer",
        "wide.avsc",
    ];
    check(&[&arguments[..], &["--level", "backward"]].concat(), 0);
    let all = check(
        &[&arguments[..], &["--level", "backward-transitive"]].concat(),
        1,
    );
    assert!(
        all.stdout
            .ends_with("BACKWARD_TRANSITIVE: incompatible in 1 of 2 comparisons\n"),
        "{}",
        all.stdout
    );
    assert_eq!(check(&arguments, 1).stdout, all.stdout);
}

#[test]
fn a_level_that_is_not_known_is_wrong_usage() {
    let arguments = [
        "--reader", "new.avsc", "--writer", "old.avsc", "--level", "up",
    ];
    let run = check(&arguments, 2);
    assert!(run.stderr.contains("FULL_TRANSITIVE"), "{}", run.stderr);
}

#[test]
fn a_missing_file_or_writer_is_wrong_usage() {
    check(&["--reader", "new.avsc", "--writer", "no.avsc"], 2);
    check(&["--reader", "new.avsc"], 2);
}

#[test]
fn a_wrong_schema_ends_with_code_1_and_its_place() {
    let folder = folder(&[("new.avsc", NEW), ("bad.avsc", "\"strnig\"")]);
    let arguments = ["compat", "--reader", "bad.avsc", "--writer", "new.avsc"];
    let run = run(folder.path(), &arguments).ends_with(1);
    assert!(run.stderr.contains("bad.avsc:1:1"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn schemas_may_be_spread_over_files() {
    let line = r#"{"type": "record", "name": "Line", "fields": [{"name": "count", "type": "TY"}]}"#;
    let order =
        r#"{"type": "record", "name": "Order", "fields": [{"name": "line", "type": "Line"}]}"#;
    let folder = folder(&[
        ("v1/line.avsc", &line.replace("TY", "int")),
        ("v1/order.avsc", order),
        ("v2/order.avsc", order),
        ("v2/line.avsc", &line.replace("TY", "double")),
    ]);
    run(
        folder.path(),
        &["compat", "--reader", "v2", "--writer", "v1"],
    )
    .ends_with(0);
    let arguments = [
        "compat",
        "--reader",
        "v1/*.avsc",
        "--writer",
        "v2",
        "--json",
    ];
    let run = run(folder.path(), &arguments).ends_with(1);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    let found = &found["incompatibilities"][0];
    assert_eq!(found["path"], "/fields/0/type/fields/0/type");
    assert_eq!(place(&found["reader"]), "v1/line.avsc:1:73");
}

#[test]
fn of_several_schemas_one_is_chosen_by_name_in_any_namespace() {
    let two = |namespace: &str| {
        let of = |name: &str| {
            format!(r#"{{"type": "record", "name": "{namespace}.{name}", "fields": []}}"#)
        };
        (of("A"), of("B"))
    };
    let ((old_a, old_b), (new_a, new_b)) = (two("v1"), two("v2"));
    let folder = folder(&[
        ("old/a.avsc", &old_a),
        ("old/b.avsc", &old_b),
        ("new/a.avsc", &new_a),
        ("new/b.avsc", &new_b),
    ]);
    let arguments = ["compat", "--reader", "new", "--writer", "old"];
    let refused = run(folder.path(), &arguments).ends_with(2);
    assert!(
        refused.stderr.contains("--root, such as `v2.A`, `v2.B`"),
        "{}",
        refused.stderr
    );
    run(
        folder.path(),
        &[&arguments[..], &["--root", "v2.A"]].concat(),
    )
    .ends_with(0);
    run(folder.path(), &[&arguments[..], &["--root", "C"]].concat()).ends_with(1);
}

#[test]
fn a_writer_is_read_as_java_would() {
    let old = r#"{"type": "record", "name": "a.R", "fields": [
        {"name": "f", "type": "int", "default": "none"}]}"#;
    let new = r#"{"type": "record", "name": "a.R", "fields": [{"name": "f", "type": "int"}]}"#;
    let folder = folder(&[("old.avsc", old), ("new.avsc", new)]);
    let arguments = |reader, writer| ["compat", "--reader", reader, "--writer", writer];
    run(folder.path(), &arguments("new.avsc", "old.avsc")).ends_with(0);
    run(folder.path(), &arguments("old.avsc", "new.avsc")).ends_with(1);
}

#[test]
fn standard_input_is_a_schema_too() {
    let folder = folder(&[("old.avsc", OLD)]);
    let arguments = ["compat", "--reader", "-", "--writer", "old.avsc"];
    run_with_input(folder.path(), &arguments, NEW).ends_with(0);
    run_with_input(folder.path(), &arguments, WRONG).ends_with(1);
}

#[test]
fn the_help_tells_the_exit_codes() {
    let help = check(&["--help"], 0).stdout;
    assert!(
        help.contains("Exit codes: 0 all data can be read; 1"),
        "{help}"
    );
}

/// For each version of LSST's alerts, how many reasons keep it from reading data of each other; `?`
/// where it reads them unless some values occur. From Java's `SchemaCompatibility`.
const LSST: [(&str, [&str; 6]); 6] = [
    ("4.0", ["0", "16", "16", "16", "15", "15"]),
    ("7.0", ["8", "0", "0", "0", "1", "1"]),
    ("7.1", ["8", "1?", "0", "0", "1", "1"]),
    ("7.4", ["8", "1?", "0", "0", "1", "1"]),
    ("10.0", ["9", "5", "5", "5", "0", "0"]),
    ("11.1", ["13", "9", "9", "9", "6?", "0"]),
];

#[test]
fn versions_of_lsst_alerts_read_each_other_as_java_says() {
    let Some(folder) = shared("real/lsst") else {
        return;
    };
    for (reader, row) in LSST {
        for ((writer, _), expected) in LSST.iter().zip(row) {
            let arguments = ["compat", "--reader", reader, "--writer", writer];
            let options = ["--root", "alert", "--json"];
            let run = run(&folder, &[&arguments[..], &options].concat());
            let found: Value = serde_json::from_str(&run.stdout).unwrap();
            let count = found["incompatibilities"].as_array().unwrap().len();
            let some = if found["verdict"] == "partial" {
                "?"
            } else {
                ""
            };
            assert_eq!(
                format!("{count}{some}"),
                expected,
                "{reader} reads {writer}"
            );
            assert_eq!(run.code, i32::from(expected != "0"));
        }
    }
}

/// The folder of decimals whose reader has a wider precision.
const WIDENED: &str = "finds/decimal_precision_widened";

#[test]
fn a_decimal_of_a_wider_precision_is_compatible() {
    let Some(folder) = shared(WIDENED) else {
        return;
    };
    let schemas = ["--reader", "reader.avsc", "--writer", "writer.avsc"];
    let compat = run(&folder, &[&["compat"], &schemas[..]].concat()).ends_with(0);
    assert_eq!(
        compat.stdout,
        "`reader.avsc` reads all data of `writer.avsc`: nothing to convert\n"
    );
    let data = ["--hex", "data.hex"];
    let decode = run(&folder, &[&["decode"], &schemas[..], &data[..]].concat()).ends_with(0);
    assert_eq!(decode.stdout, "{\"amount\":\"}\"}\n");
}

#[test]
fn a_decimal_of_a_narrower_precision_is_compatible_unless_it_has_more_digits() {
    let Some(folder) = shared(WIDENED) else {
        return;
    };
    let schemas = ["--reader", "writer.avsc", "--writer", "reader.avsc"];
    let compat = run(&folder, &[&["compat"], &schemas[..]].concat()).ends_with(1);
    assert_eq!(
        compat.stdout,
        "`writer.avsc` reads data of `reader.avsc` unless some values occur: 1 reason\n"
    );
    assert!(
        compat.stderr.starts_with("error[AVRO0040]: `Payment.amount`: the writer's decimals may have 12 digits, and the reader's have at most 10\n"),
        "{}",
        compat.stderr
    );
    let decode = [&["decode"], &schemas[..], &["--hex"]].concat();
    run_with_input(&folder, &decode, "027d").ends_with(0);
    // 100,000,000.00 has eleven digits.
    let run = run_with_input(&folder, &decode, "0a02540be400").ends_with(1);
    let expected = "at byte 0, in `amount`: the decimal has more digits than its precision";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
}
