//! Unions on either side, and which branch is taken.

use super::{is_not_same, is_same, plan, schema};
use crate::resolution::{Occurrence, Plan, resolve};

#[test]
fn a_branch_of_the_writer_fails_only_when_it_occurs() {
    let plan = plan(r#"["null", "int"]"#, "\"int\"");
    let [finding] = plan.findings() else {
        panic!("{:?}", plan.findings())
    };
    assert_eq!(
        (&*finding.path, finding.occurrence),
        ("/0", Occurrence::Sometimes)
    );
}

#[test]
fn a_union_of_which_every_branch_fails_fails() {
    assert!(resolve(&schema(r#"["null", "int"]"#), &schema("\"string\"")).is_err());
}

#[test]
fn a_union_of_the_same_branches_is_the_same() {
    // The index of a branch that the writer does not have would be one of the reader's.
    is_not_same(r#"["null", "int"]"#, r#"["null", "int", "string"]"#);
    is_same(r#"["null", "int"]"#, r#"["null", "long"]"#);
    is_not_same(r#"["null", "int"]"#, r#"["int", "null"]"#);
    is_not_same("\"int\"", r#"["int"]"#);
}

/// The index of the branch that a writer's schema, which is no union, goes to.
#[track_caller]
fn branch(writer: &str, reader: &str) -> u32 {
    let plan = plan(writer, reader);
    match plan.plan(plan.root()) {
        Plan::Branch { index, .. } => *index,
        plan => panic!("{plan:?}"),
    }
}

#[test]
fn a_union_takes_the_same_type_before_a_wider_one() {
    assert_eq!(branch("\"int\"", r#"["long", "int"]"#), 1);
    assert_eq!(branch("\"int\"", r#"["double", "float", "long"]"#), 0);
}

#[test]
fn a_union_takes_the_same_fullname_then_an_alias_then_the_same_name() {
    let fixed = |name: &str, aliases: &str| {
        format!(r#"{{"type": "fixed", "name": "{name}", "size": 1, "aliases": [{aliases}]}}"#)
    };
    let writer = fixed("a.F", "");
    let (by_name, by_alias) = (fixed("b.F", ""), fixed("c.G", "\"a.F\""));
    let all = format!("[{by_name}, {by_alias}, {writer}]");
    assert_eq!(branch(&writer, &all), 2);
    assert_eq!(branch(&writer, &format!("[{by_name}, {by_alias}]")), 1);
    assert_eq!(branch(&writer, &format!("[\"null\", {by_name}]")), 1);
}
