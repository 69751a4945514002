//! The tests' own encoder and decoder against each other.

use crate::support::datums;
use avro_tests::cases;
use avro_tests::datum::{read, write, write_variant};
use avro_tests::prng::Prng;
use avro_tests::shared::Report;

#[test]
fn the_decoder_reads_what_the_encoder_writes() {
    let mut report = Report::default();
    for case in cases() {
        let schema = case.schema();
        let mut prng = Prng::named(case.name, 6);
        let result = datums(case, 6, 20).into_iter().try_for_each(|datum| {
            let is_read = |bytes: &[u8]| {
                let again = read(schema.set(), schema.root(), bytes);
                again.as_ref() == Ok(&datum)
            };
            let is_right = is_read(&write(&datum)) && is_read(&write_variant(&datum, &mut prng));
            is_right.then_some(()).ok_or_else(|| format!("{datum:?}"))
        });
        report.add(case.name, &[], result);
    }
    report.finish();
}

#[test]
fn every_schema_but_that_of_the_empty_enum_has_values() {
    let mut report = Report::default();
    for case in cases() {
        let count = datums(case, 6, 20).len();
        let result = if count == 20 {
            Ok(())
        } else {
            Err(format!("{count} of 20"))
        };
        let known = [(
            "15b_empty_enum: ux.empty.EH",
            "an enum without symbols has no values",
        )];
        report.add(case.name, &known, result);
    }
    report.finish();
}
