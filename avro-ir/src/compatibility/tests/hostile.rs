//! Schemas that are made to take long: each test would not end if the work were exponential.

use super::{Verdict, compatibility};
use crate::compatibility::compatibility_with;
use crate::{ResolutionOptions, Schema};

/// Records that each hold the next one twice: 2⁶⁰ ways to the last.
fn doubling(last: &str) -> Schema {
    let mut texts = vec![format!(
        r#"{{"type": "record", "name": "R0", "fields": [{{"name": "v", "type": "{last}"}}]}}"#
    )];
    for level in 1..60 {
        let inner = level - 1;
        texts.push(format!(
            r#"{{"type": "record", "name": "R{level}", "fields": [
                {{"name": "a", "type": ["null", "R{inner}"]}}, {{"name": "b", "type": ["null", "R{inner}"]}}]}}"#
        ));
    }
    let texts = texts.iter().map(String::as_str).collect::<Vec<_>>();
    Schema::parse_all(&texts).unwrap().pop().unwrap()
}

#[test]
fn records_that_double_at_each_level_are_compared_once() {
    let found = compatibility(&doubling("int"), &doubling("double")).unwrap();
    assert!(found.is_compatible());
    let found = compatibility(&doubling("double"), &doubling("int")).unwrap();
    assert_eq!(found.verdict(), Verdict::Partial);
    // The outermost record's two fields; what is within the branches is their cause.
    assert_eq!(found.incompatibilities().len(), 2);
    assert_eq!(found.incompatibilities()[0].causes.len(), 1);
}

/// A chain of records, each in the one before.
fn chain(length: usize, last: &str) -> Schema {
    let records = (1..length).map(|index| {
        let inner = index - 1;
        format!(
            r#"{{"type": "record", "name": "R{index}", "fields": [{{"name": "a", "type": "R{inner}"}}]}}"#
        )
    });
    let first = format!(
        r#"{{"type": "record", "name": "R0", "fields": [{{"name": "v", "type": "{last}"}}]}}"#
    );
    let texts = std::iter::once(first).chain(records).collect::<Vec<_>>();
    let texts = texts.iter().map(String::as_str).collect::<Vec<_>>();
    Schema::parse_all(&texts).unwrap().pop().unwrap()
}

#[test]
fn a_long_chain_of_records_does_not_exhaust_the_stack() {
    let found = compatibility(&chain(50_000, "long"), &chain(50_000, "int")).unwrap();
    let [found] = found.incompatibilities() else {
        panic!("{found:?}")
    };
    assert!(found.path.starts_with("…/fields/0/type/fields/0/type"));
    assert!(found.path.len() < 4000);
}

#[test]
fn schemas_that_meet_in_too_many_pairs_are_refused() {
    let cycle = |length: usize| {
        let records = (0..length).map(|index| {
            let next = (index + 1) % length;
            format!(
                r#"{{"type": "record", "name": "n{index}.R", "fields": [{{"name": "a", "type": ["null", "n{next}.R"]}}]}}"#
            )
        });
        let text = format!("[{}]", records.collect::<Vec<_>>().join(","));
        Schema::parse_with(&text, &crate::ParseOptions::java()).unwrap()
    };
    // 100 and 99 have no common divisor, so that each record meets each.
    let options = ResolutionOptions::default().max_size(5_000);
    let error = compatibility_with(&cycle(100), &cycle(99), &options).unwrap_err();
    assert!(
        error.to_string().contains("more than 5000 pairs"),
        "{error}"
    );
}
