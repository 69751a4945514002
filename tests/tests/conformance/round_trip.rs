//! Random values of every schema through the generated types.

use crate::support::{datums, effort, expect_value};
use avro_runtime::Limits;
use avro_tests::datum::{serde_json as serde_form, write, write_variant};
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex};
use avro_tests::{Case, cases};

/// Runs `check` on random values of every case.
fn check(count: usize, check: impl Fn(&Case, &avro_tests::datum::Datum) -> Result<(), String>) {
    let mut report = Report::default();
    for case in cases() {
        let datums = datums(case, 1, effort(case, count));
        let result = datums.iter().try_for_each(|datum| check(case, datum));
        report.add(case.name, &[], result);
    }
    report.finish();
}

#[test]
fn bytes_come_back_as_they_were() {
    check(3_000, |case, datum| {
        let bytes = write(datum);
        match (case.codec.round_trip)(&bytes) {
            Ok(again) if again == bytes => Ok(()),
            other => Err(format!(
                "{} became {:?}",
                hex(&bytes),
                other.map(|b| hex(&b))
            )),
        }
    });
}

#[test]
fn maps_of_several_entries_keep_them_all() {
    let mut report = Report::default();
    for case in cases()
        .iter()
        .filter(|case| case.schema_json.contains("\"map\""))
    {
        let mut datums = datums(case, 6, effort(case, 1_000)).into_iter();
        let result = datums.try_for_each(|datum| {
            let again =
                (case.codec.round_trip)(&write(&datum)).map_err(|error| error.to_string())?;
            expect_value(case, &again, &datum.sorted())
        });
        report.add(case.name, &[], result);
    }
    report.finish();
}

#[test]
fn serde_sees_every_field_under_its_avro_name() {
    check(200, |case, datum| {
        let Some(to_json) = case.codec.to_json else {
            return Ok(());
        };
        let schema = case.schema();
        let expected = serde_form(schema.set(), schema.root(), datum);
        match to_json(&write(datum)) {
            Ok(json) if json == expected => Ok(()),
            other => Err(format!("{other:?} is not {expected}")),
        }
    });
}

#[test]
fn serde_reads_what_it_wrote() {
    check(200, |case, datum| {
        let bytes = write(datum);
        let (Some(to_json), Some(from_json)) = (case.codec.to_json, case.codec.from_json) else {
            return Ok(());
        };
        // JSON has no number for infinity and for what is none.
        if !datum.is_finite() {
            return Ok(());
        }
        let json = to_json(&bytes).map_err(|error| error.to_string())?;
        match from_json(&json) {
            Ok(again) if again == bytes => Ok(()),
            other => Err(format!(
                "{json} became {:?}",
                other.map(|bytes| hex(&bytes))
            )),
        }
    });
}

#[test]
fn other_blocks_and_longer_numbers_are_the_same_value() {
    check(1_000, |case, datum| {
        let mut prng = Prng::named(case.name, 2);
        let variant = write_variant(datum, &mut prng);
        match (case.codec.round_trip)(&variant) {
            Ok(again) if again == write(datum) => Ok(()),
            other => Err(format!(
                "{} became {:?}",
                hex(&variant),
                other.map(|b| hex(&b))
            )),
        }
    });
}

#[test]
fn every_truncation_is_an_error_within_the_input() {
    check(40, |case, datum| {
        let bytes = write(datum);
        let ends = (0..bytes.len()).step_by(1 + bytes.len() / 300);
        ends.map(|end| &bytes[..end])
            .try_for_each(|cut| match (case.codec.decode)(cut) {
                Err(error) if error.offset() <= cut.len() => Ok(()),
                other => Err(format!("{} gave {other:?}", hex(cut))),
            })
    });
}

#[test]
fn a_byte_too_many_is_an_error() {
    check(40, |case, datum| {
        let mut bytes = write(datum);
        bytes.push(0);
        match (case.codec.decode)(&bytes) {
            Err(error) if error.offset() < bytes.len() => Ok(()),
            other => Err(format!("{} gave {other:?}", hex(&bytes))),
        }
    });
}

#[test]
fn damaged_bytes_decode_to_a_value_or_an_error_within_the_input() {
    check(400, |case, datum| {
        let mut prng = Prng::named(case.name, 3);
        let mut bytes = write(datum);
        for _ in 0..8 {
            damage(&mut bytes, &mut prng);
            expect_return(case, &bytes)?;
        }
        Ok(())
    });
}

#[test]
fn random_bytes_decode_to_a_value_or_an_error_within_the_input() {
    let mut report = Report::default();
    for case in cases() {
        let mut prng = Prng::named(case.name, 4);
        let result = (0..effort(case, 2_000)).try_for_each(|_| {
            let length = prng.below(60);
            expect_return(case, &prng.bytes(length))
        });
        report.add(case.name, &[], result);
    }
    report.finish();
}

/// Decoding returns; what it accepts is stable once it is encoded again.
fn expect_return(case: &Case, bytes: &[u8]) -> Result<(), String> {
    let limits = Limits::default().max_zero_width_items(1_000);
    let again = match (case.codec.round_trip_within)(bytes, &limits) {
        Err(error) if error.offset() <= bytes.len() => return Ok(()),
        Err(error) => return Err(format!("{} gave {error:?}", hex(bytes))),
        Ok(again) => again,
    };
    match (case.codec.round_trip)(&again) {
        Ok(stable) if stable.len() == again.len() => Ok(()),
        other => Err(format!("{} became {other:?}", hex(&again))),
    }
}

fn damage(bytes: &mut Vec<u8>, prng: &mut Prng) {
    const EDGES: [u8; 6] = [0, 1, 2, 0x7f, 0x80, 0xff];
    let at = prng.below(bytes.len() + 1);
    match (prng.below(4), bytes.get_mut(at)) {
        (0, Some(byte)) => *byte ^= 1 << prng.below(8),
        (1, Some(byte)) => *byte = prng.pick(&EDGES),
        (2, Some(_)) => bytes.truncate(at),
        (_, _) => bytes.insert(at, prng.pick(&EDGES)),
    }
}
