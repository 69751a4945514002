//! Random schemas and later versions of them: rewriting gives what Java reads.

use avro_ir::{LogicalTypes, Schema};
use avro_runtime::{ResolutionOptions, Transcoder};
use avro_tests::datum::{self, Choices, Datum};
use avro_tests::oracle::{Decoded, Oracle};
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex};
use avro_tests::{Holds, evolve};

/// How many pairs of schemas.
const PAIRS: u64 = 1_500;

#[test]
fn rewritten_data_are_what_java_reads() {
    let Some(mut oracle) = Oracle::java() else {
        return;
    };
    let (mut report, mut read, mut known) = (Report::default(), 0, 0);
    for seed in 0..PAIRS {
        let mut prng = Prng::new(seed);
        let older = evolve::schema(&mut prng);
        let newer = evolve::evolved(&mut prng, &older);
        let [writer, reader] = if prng.one_in(2) {
            [older, newer]
        } else {
            [newer, older]
        };
        let [writer, reader] =
            [writer, reader].map(|json| Schema::parse(&json.to_string()).unwrap());
        let result = check(&writer, &reader, &mut prng, &mut oracle);
        if let Ok(counts) = &result {
            (read, known) = (read + counts.read, known + counts.known);
        }
        let result = result
            .map(drop)
            .map_err(|error| format!("{error} {} {}", writer.to_json(), reader.to_json()));
        report.add(&format!("seed {seed}"), &[], result);
    }
    report.finish();
    assert!(read > 1_000, "only {read} data were read");
    assert!(known * 50 < read, "{known} of {read} differ in a known way");
}

/// What came of some data.
#[derive(Default)]
struct Counts {
    read: usize,
    /// Differences that are known.
    known: usize,
}

fn check(
    writer: &Schema,
    reader: &Schema,
    prng: &mut Prng,
    oracle: &mut Oracle,
) -> Result<Counts, String> {
    // Java does not look at logical types.
    let options = ResolutionOptions::default().logical_types(LogicalTypes::Ignored);
    let Ok(transcoder) = Transcoder::new_with(writer, reader, &options) else {
        return Ok(Counts::default());
    };
    let choices = Choices {
        holds: Holds::Everything,
        map_entries: 3,
        size: 30,
    };
    let data = (0..5).filter_map(|_| datum::random(writer.set(), writer.root(), choices, prng));
    let data = data
        .map(|datum| datum::write(&datum.quiet()))
        .collect::<Vec<_>>();
    let theirs = oracle.decode_all(&writer.to_json(), Some(&reader.to_json()), &data)?;
    let mut counts = Counts::default();
    for (datum, theirs) in data.iter().zip(theirs) {
        let ours = transcoder
            .transcode(datum)
            .map_err(|error| error.to_string());
        let ours = ours.and_then(|ours| value(reader, &ours));
        let theirs = theirs.and_then(|Decoded { bytes, .. }| value(reader, &bytes));
        let is_same = match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => ours == theirs,
            (ours, theirs) => ours.is_err() && theirs.is_err(),
        };
        if !is_same && !is_known(&ours, &theirs) {
            return Err(format!("{}: {ours:?}, theirs {theirs:?}", hex(datum)));
        }
        counts.known += usize::from(!is_same);
        counts.read += usize::from(ours.is_ok());
    }
    Ok(counts)
}

fn value(schema: &Schema, bytes: &[u8]) -> Result<Datum, String> {
    let datum = datum::read(schema.set(), schema.root(), bytes);
    let datum = datum.map_err(|error| format!("{error:?}: {}", hex(bytes)))?;
    Ok(datum.quiet().sorted())
}

/// Java takes U+FFFD for what is not UTF-8, a record for one of another name with such fields, and
/// looks into items only when there are some; it finds enums and fixed in unions by fullname only.
fn is_known(ours: &Result<Datum, String>, theirs: &Result<Datum, String>) -> bool {
    let reasons = [
        "not UTF-8",
        "has no branch for the writer's",
        "has no default",
        "the writer's type is called",
    ];
    let is_lenient = |error: &String| reasons.iter().any(|reason| error.contains(reason));
    let is_strict = |error: &String| error.contains("expecting union[");
    ours.as_ref().is_err_and(is_lenient) || theirs.as_ref().is_err_and(is_strict)
}
