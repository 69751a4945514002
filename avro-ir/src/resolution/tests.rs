//! Each rule of "Schema Resolution" on the smallest schemas that show it.

mod record;
mod union;

use super::{
    LogicalTypes, Occurrence, Plan, Promotion, Resolution, ResolutionOptions, RootNames, resolve,
    resolve_with,
};
use crate::{Color, Schema};

fn schema(text: &str) -> Schema {
    Schema::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
fn plan(writer: &str, reader: &str) -> Resolution {
    let found = resolve(&schema(writer), &schema(reader));
    found.unwrap_or_else(|error| panic!("{error}"))
}

/// The types and places of what is wrong.
fn reasons(writer: &str, reader: &str) -> Vec<String> {
    let shown = |found: &super::Incompatibility| format!("{} {}", found.kind, found.path);
    match resolve(&schema(writer), &schema(reader)) {
        Ok(plan) => plan.findings().iter().map(shown).collect(),
        Err(error) => error.incompatibilities().iter().map(shown).collect(),
    }
}

#[track_caller]
fn is_same(writer: &str, reader: &str) {
    assert!(plan(writer, reader).is_same(), "{writer} as {reader}");
}

#[track_caller]
fn is_not_same(writer: &str, reader: &str) {
    assert!(!plan(writer, reader).is_same(), "{writer} as {reader}");
}

/// A record called `R` with these fields.
fn record(fields: &str) -> String {
    format!(r#"{{"type": "record", "name": "R", "fields": [{fields}]}}"#)
}

/// A field called `name` of a primitive type.
fn field(name: &str, ty: &str) -> String {
    format!(r#"{{"name": "{name}", "type": "{ty}"}}"#)
}

#[test]
fn primitives_read_themselves_and_wider_ones() {
    const NAMES: [&str; 8] = [
        "null", "boolean", "int", "long", "float", "double", "bytes", "string",
    ];
    // Spec: "Schema Resolution", the list of promotions.
    const PROMOTED: [(&str, &str); 8] = [
        ("int", "long"),
        ("int", "float"),
        ("int", "double"),
        ("long", "float"),
        ("long", "double"),
        ("float", "double"),
        ("string", "bytes"),
        ("bytes", "string"),
    ];
    for writer in NAMES {
        for reader in NAMES {
            let may = writer == reader || PROMOTED.contains(&(writer, reader));
            let (writer, reader) = (format!("\"{writer}\""), format!("\"{reader}\""));
            let found = resolve(&schema(&writer), &schema(&reader));
            assert_eq!(found.is_ok(), may, "{writer} as {reader}");
        }
    }
}

#[test]
fn promotions_that_keep_the_bytes_are_the_same() {
    is_same("\"int\"", "\"long\"");
    is_same("\"string\"", "\"bytes\"");
    is_same("\"bytes\"", "\"string\"");
}

#[test]
fn promotions_that_change_the_bytes_are_named() {
    let promotion = |writer: &str, reader: &str| {
        let plan = plan(&format!("\"{writer}\""), &format!("\"{reader}\""));
        plan.plan(plan.root()).clone()
    };
    for (writer, reader, expected) in [
        ("int", "float", Promotion::IntToFloat),
        ("int", "double", Promotion::IntToDouble),
        ("long", "float", Promotion::LongToFloat),
        ("long", "double", Promotion::LongToDouble),
        ("float", "double", Promotion::FloatToDouble),
    ] {
        assert_eq!(promotion(writer, reader), Plan::Promote(expected));
    }
}

#[test]
fn containers_are_the_same_when_their_items_are() {
    is_same(
        r#"{"type": "array", "items": "int"}"#,
        r#"{"type": "array", "items": "long"}"#,
    );
    is_not_same(
        r#"{"type": "map", "values": "int"}"#,
        r#"{"type": "map", "values": "double"}"#,
    );
}

#[test]
fn items_have_places_of_their_own() {
    let writer = r#"{"type": "array", "items": {"type": "map", "values": "string"}}"#;
    let reader = r#"{"type": "array", "items": {"type": "map", "values": "int"}}"#;
    assert_eq!(reasons(writer, reader), ["TYPE_MISMATCH /items/values"]);
}

#[test]
fn names_match_in_any_namespace() {
    is_same(
        r#"{"type": "fixed", "name": "a.F", "size": 2}"#,
        r#"{"type": "fixed", "name": "b.F", "size": 2}"#,
    );
}

#[test]
fn another_name_does_not_match() {
    let found = reasons(
        r#"{"type": "fixed", "name": "F", "size": 2}"#,
        r#"{"type": "fixed", "name": "G", "size": 2}"#,
    );
    assert_eq!(found, ["NAME_MISMATCH /name"]);
}

#[test]
fn an_alias_of_the_reader_is_the_fullname_of_the_writer() {
    let writer = r#"{"type": "fixed", "name": "a.F", "size": 2}"#;
    is_same(
        writer,
        r#"{"type": "fixed", "name": "G", "size": 2, "aliases": ["a.F"]}"#,
    );
    let other = r#"{"type": "fixed", "name": "G", "size": 2, "aliases": ["b.F"]}"#;
    assert_eq!(reasons(writer, other), ["NAME_MISMATCH /name"]);
}

#[test]
fn an_alias_of_the_writer_does_not_count() {
    let found = reasons(
        r#"{"type": "fixed", "name": "F", "size": 2, "aliases": ["G"]}"#,
        r#"{"type": "fixed", "name": "G", "size": 2}"#,
    );
    assert_eq!(found, ["NAME_MISMATCH /name"]);
}

#[test]
fn the_outermost_name_may_be_ignored_but_no_other() {
    let options = ResolutionOptions::default().root_names(RootNames::Ignored);
    let inner = |name: &str| {
        format!(r#"{{"name": "f", "type": {{"type": "fixed", "name": "{name}", "size": 1}}}}"#)
    };
    let writer = record(&inner("F"));
    let reader = writer.replace("\"R\"", "\"S\"");
    assert!(resolve_with(&schema(&writer), &schema(&reader), &options).is_ok());
    let reader = record(&inner("G"));
    assert!(resolve_with(&schema(&writer), &schema(&reader), &options).is_err());
}

#[test]
fn a_fixed_cannot_change_its_size() {
    let found = reasons(
        r#"{"type": "fixed", "name": "F", "size": 2}"#,
        r#"{"type": "fixed", "name": "F", "size": 3}"#,
    );
    assert_eq!(found, ["FIXED_SIZE_MISMATCH /size"]);
}

const AB: &str = r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#;

#[test]
fn an_enum_of_the_same_symbols_is_the_same() {
    is_same(AB, AB);
    // The index of a symbol that the writer does not have would be one of the reader's.
    is_not_same(
        AB,
        r#"{"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}"#,
    );
    is_not_same(
        AB,
        r#"{"type": "enum", "name": "E", "symbols": ["B", "A"]}"#,
    );
}

#[test]
fn a_missing_symbol_fails_only_when_it_occurs() {
    let plan = plan(AB, r#"{"type": "enum", "name": "E", "symbols": ["A"]}"#);
    let [finding] = plan.findings() else {
        panic!("{:?}", plan.findings())
    };
    assert_eq!(finding.occurrence, Occurrence::Sometimes);
    assert_eq!(finding.path, "/symbols");
}

#[test]
fn an_enum_without_a_common_symbol_fails_always() {
    let reader = r#"{"type": "enum", "name": "E", "symbols": ["X"]}"#;
    let error = resolve(&schema(AB), &schema(reader)).unwrap_err();
    assert_eq!(error.incompatibilities()[0].occurrence, Occurrence::Always);
}

#[test]
fn the_default_of_an_enum_stands_for_symbols_it_does_not_know() {
    let plan = plan(
        AB,
        r#"{"type": "enum", "name": "E", "symbols": ["X", "A"], "default": "X"}"#,
    );
    assert_eq!(
        *plan.plan(plan.root()),
        Plan::Enum([Some(1), Some(0)].into())
    );
    assert!(plan.findings().is_empty());
}

#[test]
fn the_default_of_a_field_does_not_stand_for_symbols() {
    let of = |symbols: &str| {
        record(&format!(
            r#"{{"name": "e", "default": "A", "type": {{"type": "enum", "name": "E", "symbols": [{symbols}]}}}}"#
        ))
    };
    assert_eq!(
        reasons(&of(r#""A", "B""#), &of(r#""A""#)),
        ["MISSING_ENUM_SYMBOLS /fields/0/type/symbols"]
    );
}

#[test]
fn a_recursive_type_that_differs_nowhere_is_the_same() {
    let list = record(r#"{"name": "next", "type": ["null", "R"]}"#);
    is_same(&list, &list);
    let tree = record(r#"{"name": "all", "type": {"type": "array", "items": "R"}}"#);
    is_same(&tree, &tree);
}

#[test]
fn a_recursive_type_that_differs_is_one_pair() {
    let list = |ty: &str| {
        let next = r#"{"name": "next", "type": ["null", "R"]}"#;
        record(&format!("{}, {next}", field("v", ty)))
    };
    let plan = plan(&list("int"), &list("double"));
    assert!(!plan.is_same());
    // R, v, next, the writer's two branches, and null in its branch.
    assert_eq!(plan.nodes().len(), 6);
}

#[test]
fn every_reason_is_found_at_once() {
    let writer = record(&[field("a", "string"), field("b", "long")].join(","));
    let reader = record(&[field("a", "int"), field("b", "int"), field("c", "int")].join(","));
    assert_eq!(
        reasons(&writer, &reader),
        [
            "TYPE_MISMATCH /fields/0/type",
            "TYPE_MISMATCH /fields/1/type",
            "READER_FIELD_MISSING_DEFAULT_VALUE /fields/2",
        ]
    );
}

#[test]
fn numbers_that_count_in_other_units_do_not_match_unless_ignored() {
    let millis = r#"{"type": "long", "logicalType": "timestamp-millis"}"#;
    let micros = r#"{"type": "long", "logicalType": "timestamp-micros"}"#;
    assert_eq!(reasons(millis, micros), ["TYPE_MISMATCH /"]);
    let options = ResolutionOptions::default().logical_types(LogicalTypes::Ignored);
    let found = resolve_with(&schema(millis), &schema(micros), &options);
    assert!(found.unwrap().is_same());
}

#[test]
fn decimals_match_with_the_same_scale_and_many_digits_are_met_by_some_values() {
    let decimal = |precision: u32, scale: u32| {
        format!(
            r#"{{"type": "bytes", "logicalType": "decimal", "precision": {precision}, "scale": {scale}}}"#
        )
    };
    is_same(&decimal(4, 2), &decimal(4, 2));
    is_same(&decimal(4, 2), &decimal(5, 2));
    is_same(&decimal(5, 2), &decimal(4, 2));
    let resolution = resolve(&schema(&decimal(5, 2)), &schema(&decimal(4, 2))).unwrap();
    let found = resolution.findings().iter();
    let found = found.map(|found| (found.kind.as_str(), found.occurrence));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [("TYPE_MISMATCH", Occurrence::Sometimes)]
    );
    assert_eq!(reasons(&decimal(4, 2), &decimal(4, 1)), ["TYPE_MISMATCH /"]);
}

#[test]
fn a_logical_type_on_one_side_matches() {
    is_same(
        "\"long\"",
        r#"{"type": "long", "logicalType": "timestamp-micros"}"#,
    );
}

#[test]
fn a_plan_larger_than_allowed_is_refused() {
    let (writer, reader) = (schema(&record(&field("a", "int"))), schema(&record("")));
    let options = ResolutionOptions::default().max_size(1);
    let error = resolve_with(&writer, &reader, &options).unwrap_err();
    assert!(error.to_string().ends_with("raise `max_size`"), "{error}");
    assert!(error.incompatibilities().is_empty());
    assert!(
        error
            .render(Color::Never)
            .starts_with("error: the two schemas")
    );
}
