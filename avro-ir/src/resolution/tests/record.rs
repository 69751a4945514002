//! Fields of records: order, aliases, defaults.

use super::{field, is_same, plan, reasons, record};
use crate::resolution::{FieldSource, Plan, RecordPlan, Resolution};

/// The record that is the whole plan.
#[track_caller]
fn record_plan(resolution: &Resolution) -> &RecordPlan {
    match resolution.plan(resolution.root()) {
        Plan::Record(record) => record,
        plan => panic!("{plan:?}"),
    }
}

/// The positions of the writer's fields, by the reader's.
fn sources(plan: &RecordPlan) -> Vec<Option<u32>> {
    let sources = plan.fields.iter().map(|field| match field.source {
        FieldSource::Writer { field, .. } => Some(field),
        FieldSource::Default { .. } => None,
    });
    sources.collect()
}

#[test]
fn fields_are_found_by_name_in_any_order() {
    let writer = record(&[field("a", "int"), field("b", "int"), field("c", "int")].join(","));
    let reader = record(&[field("a", "int"), field("c", "int"), field("b", "int")].join(","));
    let resolution = plan(&writer, &reader);
    let plan = record_plan(&resolution);
    assert_eq!(sources(plan), [Some(0), Some(2), Some(1)]);
    assert_eq!(*plan.plain, [0b001]);
    let reordered = plan.reordered.as_ref().unwrap();
    assert_eq!(reordered.from, 1);
    let readers = reordered.fields.iter().map(|(_, reader)| *reader);
    assert_eq!(readers.collect::<Vec<_>>(), [Some(2), Some(1)]);
}

#[test]
fn a_field_of_the_writer_alone_is_skipped() {
    let writer = record(&[field("x", "int"), field("a", "int"), field("y", "int")].join(","));
    let resolution = plan(&writer, &record(&field("a", "int")));
    let plan = record_plan(&resolution);
    assert_eq!((plan.fields[0].skip.len(), plan.rest.len()), (1, 1));
    assert_eq!(*plan.plain, [0]);
    assert!(plan.reordered.is_none());
}

#[test]
fn a_field_of_the_reader_alone_needs_a_default() {
    let writer = record(&field("a", "int"));
    let both = [field("a", "int"), field("b", "int")].join(",");
    assert_eq!(
        reasons(&writer, &record(&both)),
        ["READER_FIELD_MISSING_DEFAULT_VALUE /fields/1"]
    );
    let with_default = both.replace(r#""b","#, r#""b", "default": 0,"#);
    let resolution = plan(&writer, &record(&with_default));
    assert_eq!(sources(record_plan(&resolution)), [Some(0), None]);
}

#[test]
fn a_union_with_null_is_no_default() {
    let reader = record(r#"{"name": "a", "type": ["null", "int"]}"#);
    assert_eq!(
        reasons(&record(""), &reader),
        ["READER_FIELD_MISSING_DEFAULT_VALUE /fields/0"]
    );
}

#[test]
fn a_field_is_found_by_the_first_alias_that_the_writer_has() {
    let writer = record(&[field("b", "int"), field("c", "int")].join(","));
    let reader = record(r#"{"name": "a", "aliases": ["x", "c", "b"], "type": "int"}"#);
    let resolution = plan(&writer, &reader);
    assert_eq!(sources(record_plan(&resolution)), [Some(1)]);
}

#[test]
fn a_direct_name_goes_before_an_alias() {
    let writer = record(&[field("a", "int"), field("z", "int")].join(","));
    let reader = record(r#"{"name": "z", "aliases": ["a"], "type": "int"}"#);
    let resolution = plan(&writer, &reader);
    assert_eq!(sources(record_plan(&resolution)), [Some(1)]);
}

/// Where the fields of a reader come from, of a writer with these fields.
#[track_caller]
fn check_sources(writer: &[&str], reader: &str, expected: &[Option<u32>]) {
    let fields = writer.iter().map(|name| field(name, "int"));
    let writer = record(&fields.collect::<Vec<_>>().join(","));
    let resolution = plan(&writer, &record(reader));
    assert_eq!(sources(record_plan(&resolution)), expected);
}

// Spec: "Aliases": they rewrite the writer's names.
#[test]
fn a_field_whose_name_is_anothers_alias_has_no_counterpart() {
    let b = r#"{"name": "b", "aliases": ["a"], "type": "int", "default": 0}"#;
    let a = r#"{"name": "a", "type": "int", "default": 7}"#;
    check_sources(&["a"], &format!("{b}, {a}"), &[Some(0), None]);
    check_sources(&["a"], &format!("{a}, {b}"), &[None, Some(0)]);
    let without = format!("{}, {b}", field("a", "int"));
    let writer = record(&field("a", "int"));
    assert_eq!(
        reasons(&writer, &record(&without)),
        ["READER_FIELD_MISSING_DEFAULT_VALUE /fields/0"]
    );
}

#[test]
fn the_first_field_in_the_readers_order_takes_what_its_alias_names() {
    let aliased = |name: &str| {
        format!(r#"{{"name": "{name}", "aliases": ["a"], "type": "int", "default": 0}}"#)
    };
    let reader = [aliased("x"), aliased("y")].join(",");
    check_sources(&["a"], &reader, &[Some(0), None]);
}

#[test]
fn the_aliases_of_a_field_that_the_writer_has_are_not_looked_at() {
    let b = r#"{"name": "b", "aliases": ["a"], "type": "int", "default": 0}"#;
    let reader = format!("{b}, {}", field("a", "int"));
    check_sources(&["a", "b"], &reader, &[Some(1), Some(0)]);
}

#[test]
fn renamed_fields_in_their_order_are_the_same() {
    is_same(
        &record(&field("a", "int")),
        &record(r#"{"name": "b", "aliases": ["a"], "type": "long", "doc": "d", "default": 1}"#),
    );
}

#[test]
fn the_bits_of_plain_fields_go_on_beyond_one_word() {
    let fields = |odd: &str| {
        let all = (0..130)
            .map(|index| field(&format!("f{index}"), if index == 65 { odd } else { "int" }));
        record(&all.collect::<Vec<_>>().join(","))
    };
    let resolution = plan(&fields("int"), &fields("double"));
    assert_eq!(*record_plan(&resolution).plain, [u64::MAX, !2, 3]);
}
