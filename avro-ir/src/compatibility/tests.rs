//! Verdicts, levels, and what is found where.

mod hostile;
mod messages;

use super::{Level, Verdict, check, compatibility};
use crate::{Occurrence, Schema};

fn schema(text: &str) -> Schema {
    Schema::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn verdict(writer: &str, reader: &str) -> Verdict {
    compatibility(&schema(writer), &schema(reader))
        .unwrap()
        .verdict()
}

/// The types and places of what is wrong.
fn reasons(writer: &str, reader: &str) -> Vec<String> {
    let found = compatibility(&schema(writer), &schema(reader)).unwrap();
    let found = found.incompatibilities().iter();
    let shown = found.map(|found| format!("{} {}", found.kind, found.path));
    shown.collect()
}

fn record(fields: &str) -> String {
    format!(r#"{{"type": "record", "name": "R", "fields": [{fields}]}}"#)
}

#[test]
fn data_of_which_all_can_be_read_are_compatible() {
    assert_eq!(verdict("\"int\"", "\"double\""), Verdict::Compatible);
}

#[test]
fn data_of_which_none_can_be_read_are_incompatible() {
    assert_eq!(verdict("\"double\"", "\"int\""), Verdict::Incompatible);
    let error = r#"["int", "long"]"#;
    assert_eq!(verdict(error, "\"string\""), Verdict::Incompatible);
}

#[test]
fn data_of_which_some_can_be_read_are_partly_compatible() {
    assert_eq!(verdict(r#"["int", "null"]"#, "\"int\""), Verdict::Partial);
    let ab = r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#;
    let a = r#"{"type": "enum", "name": "E", "symbols": ["A"]}"#;
    assert_eq!(verdict(ab, a), Verdict::Partial);
    assert!(
        !compatibility(&schema(ab), &schema(a))
            .unwrap()
            .is_compatible()
    );
}

#[test]
fn a_union_that_has_no_values_is_compatible_with_everything() {
    assert_eq!(verdict("[]", "\"int\""), Verdict::Compatible);
}

#[test]
fn a_branch_that_cannot_be_read_is_one_reason_that_knows_its_causes() {
    let of = |ty: &str| {
        let r = record(&format!(
            r#"{{"name": "a", "type": "{ty}"}}, {{"name": "b", "type": "{ty}"}}"#
        ));
        format!(r#"["null", {r}]"#)
    };
    let (writer, reader) = (schema(&of("string")), schema(&of("int")));
    let found = compatibility(&writer, &reader).unwrap();
    let [branch] = found.incompatibilities() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (branch.kind.as_str(), &*branch.path, branch.occurrence),
        ("MISSING_UNION_BRANCH", "/1", Occurrence::Sometimes)
    );
    let causes = branch.causes.iter();
    let causes = causes.map(|cause| format!("{} {}", cause.kind, cause.path));
    assert_eq!(
        causes.collect::<Vec<_>>(),
        [
            "TYPE_MISMATCH /1/fields/0/type",
            "TYPE_MISMATCH /1/fields/1/type"
        ]
    );
}

#[test]
fn a_union_that_always_fails_says_so() {
    let writer = record(r#"{"name": "a", "type": "string"}"#);
    let reader = format!("[{}]", record(r#"{"name": "a", "type": "int"}"#));
    let found = compatibility(&schema(&writer), &schema(&reader)).unwrap();
    assert_eq!(found.verdict(), Verdict::Incompatible);
    assert_eq!(found.incompatibilities()[0].occurrence, Occurrence::Always);
    assert_eq!(found.incompatibilities()[0].path, "/");
}

#[test]
fn a_type_that_is_met_twice_is_reported_where_it_is_met_first() {
    let of = |ty: &str| {
        let inner = format!(
            r#"{{"type": "record", "name": "I", "fields": [{{"name": "x", "type": "{ty}"}}]}}"#
        );
        record(&format!(
            r#"{{"name": "a", "type": {{"type": "array", "items": {inner}}}}}, {{"name": "b", "type": "I"}}"#
        ))
    };
    assert_eq!(
        reasons(&of("string"), &of("int")),
        ["TYPE_MISMATCH /fields/0/type/items/fields/0/type"]
    );
}

#[test]
fn a_recursive_type_ends() {
    let of = |ty: &str| {
        record(&format!(
            r#"{{"name": "v", "type": "{ty}"}}, {{"name": "next", "type": ["null", "R"]}}"#
        ))
    };
    assert_eq!(verdict(&of("int"), &of("long")), Verdict::Compatible);
    assert_eq!(
        reasons(&of("long"), &of("int")),
        ["TYPE_MISMATCH /fields/0/type"]
    );
}

#[test]
fn what_changes_is_counted() {
    let writer = record(
        r#"{"name": "a", "type": "int"}, {"name": "b", "type": "int"}, {"name": "c", "type": "bytes"}"#,
    );
    let reader = record(
        r#"{"name": "c", "type": "string"}, {"name": "z", "aliases": ["a"], "type": "long"},
           {"name": "d", "type": "int", "default": 0}, {"name": "e", "type": "int", "default": 0}"#,
    );
    let found = compatibility(&schema(&writer), &schema(&reader)).unwrap();
    assert_eq!(
        found.changes().to_string(),
        "2 fields filled from defaults, 1 field skipped, 1 field found by an alias, 1 record reordered, 2 types widened"
    );
    let same = compatibility(&schema(&writer), &schema(&writer)).unwrap();
    assert_eq!(same.changes().to_string(), "nothing to convert");
}

#[test]
fn levels_are_read_in_any_case() {
    for level in Level::ALL {
        let name = level.to_string();
        assert_eq!(name.parse(), Ok(level));
        assert_eq!(name.to_lowercase().replace('_', "-").parse(), Ok(level));
    }
    let error = "sideways".parse::<Level>().unwrap_err().to_string();
    assert!(error.contains("BACKWARD_TRANSITIVE"), "{error}");
}

/// `long` reads `int`, the last version, and can be read as `double`, the first.
#[test]
fn levels_choose_versions_and_directions() {
    let history = [schema("\"double\""), schema("\"int\"")];
    let new = schema("\"long\"");
    let is_compatible = |level| check(level, &new, &history).unwrap().is_compatible();
    assert!(is_compatible(Level::Backward));
    assert!(!is_compatible(Level::BackwardTransitive));
    assert!(!is_compatible(Level::Forward));
    assert!(!is_compatible(Level::ForwardTransitive));
    assert!(!is_compatible(Level::Full));
    assert!(!is_compatible(Level::FullTransitive));
    assert!(is_compatible(Level::None));
    assert!(
        check(Level::Forward, &new, &history[..1])
            .unwrap()
            .is_compatible()
    );
}

#[test]
fn a_report_says_which_version_a_reason_concerns() {
    let history = [schema("\"double\""), schema("\"int\"")];
    let report = check(Level::FullTransitive, &schema("\"long\""), &history).unwrap();
    let found = report.incompatibilities();
    let found = found.map(|(compared, _)| (compared.version, compared.direction));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (0, super::Direction::Backward),
            (1, super::Direction::Forward)
        ]
    );
}

#[test]
fn there_is_nothing_to_compare_without_a_history() {
    let report = check(Level::FullTransitive, &schema("\"long\""), &[]).unwrap();
    assert!(report.is_compatible() && report.compared().is_empty());
}

/// The first example of an explanation is the writer's schema, the second a reader's that cannot read
/// it, the third one that can.
#[test]
fn the_examples_of_explanations_are_what_they_say() {
    use crate::IncompatibilityKind as Kinds;
    let kinds = [
        Kinds::NameMismatch,
        Kinds::FixedSizeMismatch,
        Kinds::MissingEnumSymbols,
        Kinds::ReaderFieldMissingDefaultValue,
        Kinds::TypeMismatch,
        Kinds::MissingUnionBranch,
    ];
    for kind in kinds {
        let text = kind.code().explain();
        assert!(text.contains(kind.as_str()), "{kind}");
        let parts = text.split("```");
        let examples = parts.filter_map(|part| part.strip_prefix("avsc\n"));
        let examples = examples.map(schema).collect::<Vec<_>>();
        let found = compatibility(&examples[0], &examples[1]).unwrap();
        let mut kinds = found.incompatibilities().iter().map(|found| found.kind);
        assert!(kinds.any(|found| found == kind), "{kind}");
        let mended = compatibility(&examples[0], &examples[2]).unwrap();
        assert!(mended.is_compatible(), "{kind}");
    }
}

#[test]
fn a_name_that_an_alias_takes_is_said_with_what_is_read_instead() {
    let writer = r#"{"type": "record", "name": "n.R", "fields": [{"name": "a", "type": "int"}]}"#;
    let reader = |default: &str| {
        format!(
            r#"{{"type": "record", "name": "n.R", "fields": [{{"name": "b", "type": "int", "aliases": ["a"]}}, {{"name": "a", "type": "int"{default}}}]}}"#
        )
    };
    let compare = |reader: &str| {
        let (writer, reader) = (Schema::parse(writer), Schema::parse(reader));
        compatibility(&writer.unwrap(), &reader.unwrap()).unwrap()
    };
    let found = compare(&reader(r#", "default": 7"#));
    assert!(found.is_compatible());
    assert_eq!(
        found.changes().to_string(),
        "1 field filled from its default, 1 field found by an alias; `n.R.a` is filled from its default, because the writer's `a` is read as `b`, which has that alias"
    );
    let found = compare(&reader(""));
    let [missing] = found.incompatibilities() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (&*missing.message, &*missing.help),
        (
            "the writer's field `a` is read as `b`, which has the alias `a`, and the reader's `a` has no default",
            "give `a` a default, or take the alias from `b` if `a` is the same field as ever"
        )
    );
}
