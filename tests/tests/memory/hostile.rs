//! Hostile bytes against the memory that decoding them takes.

use crate::peak;
use avro_tests::datum::{self, Choices};
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex, text, unhex, vectors};
use avro_tests::{Case, cases};

/// A byte of input may become an item of an array, which is larger in memory, and a growing vector
/// holds its items twice.
const PER_BYTE: usize = 32;
/// An error, and the path to it.
const ALWAYS: usize = 2_048;

fn expect_bounded(case: &Case, bytes: &[u8]) -> Result<(), String> {
    let peak = peak(|| drop((case.codec.decode)(bytes)));
    let most = ALWAYS + PER_BYTE * bytes.len();
    if peak > most {
        return Err(format!(
            "{peak} bytes for {} of input: {}",
            bytes.len(),
            hex(bytes)
        ));
    }
    Ok(())
}

/// Schemas are made when they are first asked for, and stay.
fn warm_up(case: &Case) {
    let _ = (case.constants.schema)();
    let _ = (case.codec.decode)(&[0xff]);
}

#[test]
fn malformed_vectors_take_no_more_memory_than_their_bytes_are_worth() {
    let mut report = Report::default();
    for vector in vectors("malformed_binary") {
        let id = text(&vector, "id");
        if let Some(case) = cases().iter().find(|case| case.vectors.contains(&id)) {
            warm_up(case);
            report.add(id, &[], expect_bounded(case, &unhex(text(&vector, "hex"))));
        }
    }
    report.finish();
}

#[test]
fn enormous_lengths_take_no_more_memory_than_the_bytes_are_worth() {
    let mut report = Report::default();
    for case in cases() {
        warm_up(case);
        let mut prng = Prng::named(case.name, 5);
        let mut inputs = hostile(case, &mut prng).into_iter();
        let result = inputs.try_for_each(|bytes| expect_bounded(case, &bytes));
        report.add(case.name, &[], result);
    }
    report.finish();
}

/// Values with enormous numbers put into them.
fn hostile(case: &Case, prng: &mut Prng) -> Vec<Vec<u8>> {
    const NUMBERS: [&str; 6] = [
        "feffffffffffffffff01",
        "ffffffffffffffffff01",
        "feffffff0f",
        "80808080808001",
        "80808001",
        "ffff7f",
    ];
    let schema = case.schema();
    let choices = Choices {
        holds: case.holds,
        map_entries: 6,
        size: 60,
    };
    let count = 400 / (1 + case.schema_json.len() / 4_000);
    let mut inputs = Vec::new();
    for _ in 0..count.max(20) {
        let Some(datum) = datum::random(schema.set(), schema.root(), choices, prng) else {
            continue;
        };
        let mut bytes = datum::write(&datum);
        let at = prng.below(bytes.len() + 1);
        let end = (at + prng.below(3)).min(bytes.len());
        bytes.splice(at..end, unhex(prng.pick(&NUMBERS)));
        inputs.push(bytes);
    }
    inputs
}
