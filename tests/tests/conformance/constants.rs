//! What generated types say about themselves.

use avro_runtime::Schema;
use avro_tests::shared::Report;
use avro_tests::{Case, cases};

fn check<T: PartialEq + std::fmt::Debug>(of: impl Fn(&Case) -> (T, T)) {
    let mut report = Report::default();
    for case in cases() {
        let (actual, expected) = of(case);
        let is_equal = actual == expected;
        let result = is_equal.then_some(());
        report.add(
            case.name,
            &[],
            result.ok_or_else(|| format!("{actual:?} is not {expected:?}")),
        );
    }
    report.finish();
}

#[test]
fn the_schema_text_has_the_canonical_form_of_the_source() {
    check(|case| {
        let schema = Schema::parse((case.constants.schema_json)());
        let canonical = schema.map(|schema| schema.canonical_form());
        (
            canonical.map_err(|error| error.to_string()),
            Ok(case.schema().canonical_form()),
        )
    });
}

#[test]
fn the_schema_text_is_the_source_with_what_it_refers_to() {
    check(|case| {
        let schema = Schema::parse((case.constants.schema_json)());
        let json = schema.map(|schema| schema.to_json());
        (
            json.map_err(|error| error.to_string()),
            Ok(case.schema().to_json()),
        )
    });
}

#[test]
fn the_fingerprint_is_the_source_s() {
    check(|case| {
        (
            case.constants.fingerprint,
            case.schema().fingerprint_rabin(),
        )
    });
}

#[test]
fn the_sha_256_is_the_source_s() {
    check(|case| {
        (
            case.constants.fingerprint_sha256,
            case.schema().fingerprint_sha256(),
        )
    });
}

#[test]
fn the_schema_of_the_type_is_the_source_s() {
    check(|case| {
        let schema = (case.constants.schema)();
        (schema.canonical_form(), case.schema().canonical_form())
    });
}

#[test]
fn no_value_takes_fewer_bytes_than_the_type_says() {
    let mut report = Report::default();
    for case in cases() {
        let datums = crate::support::datums(case, 1, 100);
        let lengths = datums
            .iter()
            .map(|datum| avro_tests::datum::write(datum).len());
        let shortest = lengths.min().unwrap_or(usize::MAX);
        let least = case.constants.min_size;
        let result = if shortest < least {
            Err(format!(
                "a value takes {shortest} bytes, and the least is {least}"
            ))
        } else {
            Ok(())
        };
        report.add(case.name, &[], result);
    }
    report.finish();
}
