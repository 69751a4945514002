//! Schemas on which implementations, or their test suites, differ: our decisions.

use crate::support::{check_round_trip, run, text};
use avro_ir::{ParseOptions, Schema};
use std::ops::RangeInclusive;

enum Decision {
    Accept,
    Refuse,
}
use Decision::{Accept, Refuse};

/// The decision on the vectors of each range of ids, and the reason.
const DECISIONS: &[(RangeInclusive<usize>, Decision, &str)] = &[
    (
        0..=0,
        Refuse,
        "a fixed without size, and with a blank in its name",
    ),
    (1..=1, Refuse, "a fixed without name"),
    (2..=2, Refuse, "symbols that are no array"),
    (3..=4, Refuse, "an enum whose name is no string, or missing"),
    (5..=5, Refuse, "a symbol twice"),
    (
        6..=6,
        Refuse,
        "two arrays in a union: unnamed types count by kind",
    ),
    (7..=7, Accept, "`error` is a record, accepted anywhere"),
    (
        8..=9,
        Accept,
        "an array and a map, as the specification has them",
    ),
    (10..=10, Refuse, "a union directly in a union"),
    (
        11..=11,
        Refuse,
        "an enum's default must be a symbol; Java ignores a number",
    ),
    (12..=12, Refuse, "a field name with a dot"),
    (13..=13, Refuse, "a field name twice"),
    (
        14..=15,
        Accept,
        "a leading dot says null namespace to Java and Rust",
    ),
    (
        16..=20,
        Refuse,
        "namespaces are names with dots between them, in ASCII",
    ),
    (21..=26, Refuse, "defaults must be values of their types"),
    (
        27..=27,
        Refuse,
        "an enum's default must be a symbol; Java ignores a number",
    ),
    (28..=28, Accept, "an invalid logical type is ignored"),
    (29..=31, Accept, "any text is accepted as an alias"),
    (32..=33, Refuse, "`:` is not a name"),
    (
        34..=40,
        Accept,
        "policy 19: `type` may be a union, and is unwrapped; this is no field",
    ),
    (
        41..=43,
        Accept,
        "policy 19: `type` may be a schema, and is unwrapped",
    ),
    (44..=44, Accept, "a union, as the specification has it"),
    (45..=45, Accept, "an invalid logical type is ignored"),
    (
        46..=46,
        Refuse,
        "namespaces are names with dots between them, in ASCII",
    ),
    (
        47..=48,
        Refuse,
        "a record without fields, or with fields that are no array",
    ),
    (49..=49, Refuse, "an unknown type"),
    (50..=50, Refuse, "`long` twice in a union"),
    (
        51..=52,
        Refuse,
        "null and texts are no doubles; policy 22 lists the texts that are",
    ),
    (53..=53, Refuse, "not JSON"),
    (
        54..=54,
        Refuse,
        "namespaces are names with dots between them, in ASCII",
    ),
    (
        55..=55,
        Accept,
        "policy 19: `type` may be a union, and is unwrapped",
    ),
    (56..=56, Accept, "any text is accepted as an alias"),
    (57..=65, Refuse, "the text \"100\" is no long"),
    (
        66..=72,
        Accept,
        "schemas as the specification has them, with two types of its kinds",
    ),
    (73..=73, Accept, "any text is accepted as an alias"),
    (
        74..=74,
        Accept,
        "policy 3: a union's default may belong to any branch",
    ),
    (75..=75, Accept, "policy 15: an enum may be empty"),
    (
        76..=76,
        Accept,
        "policy 19: `type` may be a union, and is unwrapped",
    ),
    (77..=86, Accept, "an invalid logical type is ignored"),
    (
        87..=88,
        Refuse,
        "a type used before its definition; a lenient switch accepts it",
    ),
    (89..=89, Refuse, "a field name twice"),
    (90..=95, Accept, "an invalid logical type is ignored"),
    (
        96..=96,
        Refuse,
        "a type used before its definition; a lenient switch accepts it",
    ),
    (97..=97, Refuse, "the size of a fixed must be a number"),
    (
        98..=98,
        Accept,
        "a leading dot says null namespace to Java and Rust",
    ),
    (
        99..=99,
        Refuse,
        "1.0 is no int, as in Java: integers are written without a fraction",
    ),
];

fn decision(id: &str) -> (&'static Decision, &'static str) {
    let number = id.rsplit('-').next().unwrap().parse().unwrap();
    let found = DECISIONS.iter().find(|(range, ..)| range.contains(&number));
    let (_, decision, reason) = found.unwrap_or_else(|| panic!("{id} is not decided"));
    (decision, reason)
}

#[test]
fn disputed_schemas_are_decided() {
    run("schemas_disputed.json", &[], |vector| {
        let (decision, reason) = decision(vector["id"].as_str().unwrap());
        match (Schema::parse(text(vector)), decision) {
            (Ok(schema), Accept) => check_round_trip(&schema, &ParseOptions::default()),
            (Err(_), Refuse) => Ok(()),
            (Ok(_), Refuse) => Err(format!("accepted, but: {reason}")),
            (Err(error), Accept) => Err(format!("refused, but: {reason}: {error}")),
        }
    });
}

#[test]
fn lenient_rules_accept_what_java_accepts_of_the_disputed() {
    run("schemas_disputed.json", &[], |vector| {
        let lenient = Schema::parse_with(text(vector), &ParseOptions::java());
        match vector["verdicts"]["java"].as_bool() {
            Some(true) => lenient.map(drop).map_err(|error| error.to_string()),
            Some(false) | None => Ok(()),
        }
    });
}
