//! `--names`: schemas of data that exist, with names that the specification does not allow.

use crate::support::{Run, files, folder, run, run_with_input, shared};
use std::fs;

/// A record as Debezium names it, with a field as a spreadsheet does.
const ORDERS: &str = r#"{"type": "record", "name": "Envelope", "namespace": "shop-db.orders",
    "fields": [{"name": "order-id", "type": "long"}, {"name": "2nd line", "type": "string"}]}"#;

fn in_folder(arguments: &[&str], input: &str) -> Run {
    let folder = folder(&[("orders.avsc", ORDERS)]);
    run_with_input(folder.path(), arguments, input)
}

/// Without `--names any`, the names are refused; with it, this is printed.
#[track_caller]
fn check(arguments: &[&str], input: &str, expected: &str) {
    let refused = in_folder(arguments, input).ends_with(1);
    assert!(refused.stderr.contains("AVRO0010"), "{}", refused.stderr);
    assert!(refused.stderr.contains("shop-db"), "{}", refused.stderr);
    let all = [arguments, &["--names", "any"]].concat();
    assert_eq!(in_folder(&all, input).ends_with(0).stdout, expected);
}

#[test]
fn check_reads_them() {
    check(&["check", "orders.avsc", "-q"], "", "");
}

#[test]
fn canonical_reads_them() {
    let expected = concat!(
        r#"{"name":"shop-db.orders.Envelope","type":"record","fields":["#,
        r#"{"name":"order-id","type":"long"},{"name":"2nd line","type":"string"}]}"#,
        "\n"
    );
    check(&["canonical", "orders.avsc"], "", expected);
}

#[test]
fn decode_reads_them() {
    let arguments = ["decode", "--hex", "--writer", "orders.avsc"];
    check(
        &arguments,
        "02 02 78",
        "{\"order-id\":1,\"2nd line\":\"x\"}\n",
    );
}

#[test]
fn encode_reads_them() {
    let arguments = ["encode", "--hex", "--schema", "orders.avsc"];
    check(
        &arguments,
        r#"{"order-id": 1, "2nd line": "x"}"#,
        "020278\n",
    );
}

#[test]
fn compat_reads_them() {
    let arguments = [
        "compat",
        "--reader",
        "orders.avsc",
        "--writer",
        "orders.avsc",
    ];
    check(
        &arguments,
        "",
        "`orders.avsc` reads all data of `orders.avsc`: nothing to convert\n",
    );
}

#[test]
fn generate_makes_identifiers_of_them() {
    let folder = folder(&[("orders.avsc", ORDERS)]);
    let arguments = ["generate", "orders.avsc", "-o", "out"];
    run(folder.path(), &arguments).ends_with(1);
    run(folder.path(), &[&arguments[..], &["--names=any"]].concat()).ends_with(0);
    let text = files(&folder.path().join("out"));
    let text = text
        .iter()
        .map(|(_, text)| text.as_str())
        .collect::<String>();
    assert!(text.contains("pub mod shop_db"), "{text}");
    assert!(text.contains("pub order_id: i64"), "{text}");
}

#[test]
fn a_setting_reads_them() {
    let settings = "names = \"any\"\ninputs = [\"orders.avsc\"]\n";
    let folder = folder(&[("orders.avsc", ORDERS), ("avro-codegen.toml", settings)]);
    run(folder.path(), &["check"]).ends_with(0);
    run(folder.path(), &["check", "--names", "strict"]).ends_with(1);
}

/// Each command that reads a schema, by each argument that names one.
const COMMANDS: [&[&str]; 13] = [
    &["check", "s.avsc"],
    &["check", "plain.avsc", "--include", "s.avsc"],
    &["generate", "s.avsc", "-o", "out"],
    &["generate", "plain.avsc", "--include", "s.avsc", "-o", "out"],
    &["generate", "s.avsc", "--written-by", "s.avsc", "-o", "out"],
    &["bundle", "s.avsc"],
    &["canonical", "s.avsc"],
    &["fingerprint", "s.avsc"],
    &["decode", "datum", "--writer", "s.avsc"],
    &[
        "decode", "datum", "--writer", "s.avsc", "--reader", "s.avsc",
    ],
    &["encode", "json", "--hex", "--schema", "s.avsc"],
    &["compat", "--reader", "s.avsc", "--writer", "s.avsc"],
    &[
        "compat",
        "--level=none",
        "--reader",
        "plain.avsc",
        "--writer",
        "s.avsc",
    ],
];

#[test]
fn every_command_takes_the_names_that_are_allowed() {
    let names = [
        ("ns.long", "AVRO0011", &["any"][..]),
        ("ns.Größe", "AVRO0010", &["unicode", "any"]),
        ("ns.a-b", "AVRO0010", &["any"]),
    ];
    for (name, code, allowed) in names {
        let schema = format!(r#"{{"type": "record", "name": "{name}", "fields": []}}"#);
        let plain = r#"{"type": "fixed", "name": "ns.F", "size": 1}"#;
        let files = [("s.avsc", &*schema), ("plain.avsc", plain), ("json", "{}")];
        let folder = folder(&[&files[..], &[("datum", "")]].concat());
        for command in COMMANDS {
            for level in ["", "strict", "unicode", "any"] {
                let chosen: &[&str] = if level.is_empty() {
                    &[]
                } else {
                    &["--names", level]
                };
                let run = run(folder.path(), &[command, chosen].concat());
                let is_allowed = allowed.contains(&level);
                let case = format!("{name} {level} {command:?}: {}", run.stderr);
                assert_eq!(run.code, i32::from(!is_allowed), "{case}");
                assert_eq!(run.stderr.contains(code), !is_allowed, "{case}");
            }
        }
    }
}

#[test]
fn data_of_debezium_and_of_javas_reflection_can_be_shown() {
    let Some(finds) = shared("finds/names_of_existing_data") else {
        return;
    };
    for schema in ["envelope.avsc", "reflect.avsc"] {
        run(&finds, &["check", schema, "--names", "any"]).ends_with(0);
    }
    let hex = fs::read_to_string(finds.join("data.hex")).unwrap();
    let arguments = ["decode", "--hex", "--names", "any", "--writer"];
    let shown = |schema| run_with_input(&finds, &[&arguments[..], &[schema]].concat(), &hex);
    let codes = ["envelope.avsc", "reflect.avsc"].map(|schema| shown(schema).code);
    assert!(codes.contains(&0), "{codes:?}");
}

#[test]
fn a_bundle_of_any_name_stays_in_its_folder() {
    let schema = r#"{"type": "fixed", "name": "sub/A", "size": 1}"#;
    let folder = folder(&[("a.avsc", schema)]);
    let arguments = ["bundle", "--names=any", "a.avsc", "-o", "out"];
    run(folder.path(), &arguments).ends_with(0);
    let files = files(&folder.path().join("out"));
    assert_eq!(files[0].0, "sub_A.avsc");
}
