//! What the tests share.

use avro_tests::datum::{self, Choices, Datum};
use avro_tests::prng::Prng;
use avro_tests::shared::hex;
use avro_tests::{Case, cases};

/// The case with a vector's schema.
pub(crate) fn case_of(vector: &str) -> Option<&'static Case> {
    cases().iter().find(|case| case.vectors.contains(&vector))
}

/// The case with a name.
pub(crate) fn case(name: &str) -> Option<&'static Case> {
    let found = cases().iter().find(|case| case.name == name);
    assert!(
        found.is_some() || cases().is_empty(),
        "no case is called {name}"
    );
    found
}

/// Cases with the plain options: the others have the same schemas. Random schemas are for data of
/// other schemas; other implementations have their own ways with some of their unions and decimals.
pub(crate) fn plain_cases() -> impl Iterator<Item = &'static Case> {
    let is_plain = |case: &&Case| {
        let name = case.name.split(": ").next();
        name == Some(case.input) && !case.input.starts_with("random ")
    };
    cases().iter().filter(is_plain)
}

/// Random values of a case's schema, the same in every run.
pub(crate) fn datums(case: &Case, map_entries: usize, count: usize) -> Vec<Datum> {
    let schema = case.schema();
    let mut prng = Prng::named(case.name, 1);
    let choices = Choices {
        holds: case.holds,
        map_entries,
        size: 60,
    };
    (0..count)
        .filter_map(|_| datum::random(schema.set(), schema.root(), choices, &mut prng))
        .collect()
}

/// Fewer values of schemas whose values are large, so that each case takes about as long.
pub(crate) fn effort(case: &Case, count: usize) -> usize {
    count / (1 + case.schema_json.len() / 4_000)
}

/// Whether bytes stand for a value, when the order of map entries does not count.
pub(crate) fn expect_value(case: &Case, bytes: &[u8], expected: &Datum) -> Result<(), String> {
    let schema = case.schema();
    let read = datum::read(schema.set(), schema.root(), bytes);
    match read.map(Datum::sorted) {
        Ok(datum) if datum == *expected => Ok(()),
        other => Err(format!("{} is {other:?}, not {expected:?}", hex(bytes))),
    }
}
