//! Defaults of generated types against the schema's.

use crate::support::expect_value;
use avro_tests::cases;
use avro_tests::datum::default_value;
use avro_tests::shared::Report;

#[test]
fn a_default_is_what_the_schema_says() {
    let mut report = Report::default();
    for case in cases() {
        let schema = case.schema();
        let expected = default_value(schema.set(), schema.root());
        let result = match (case.codec.default, expected) {
            (Some(default), Some(expected)) => expect_value(case, &default(), &expected.sorted()),
            // An enum has one in the schema, and types of one value need none there.
            (Some(_) | None, None) => Ok(()),
            (None, Some(expected)) => Err(format!("no default, and the schema has {expected:?}")),
        };
        report.add(case.name, &[], result);
    }
    report.finish();
}
