//! Random writers for each generated type: reading along the plan, rewriting the bytes and reading
//! those, Java and fastavro give one value.

use avro_ir::Schema;
use avro_runtime::Transcoder;
use avro_tests::datum::{self, Choices, Datum};
use avro_tests::oracle::{Decoded, Oracle};
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, hex};
use avro_tests::{Case, cases, writers};

/// How many random writers each type has.
fn count() -> u64 {
    let count = std::env::var("AVRO_TEST_WRITERS").ok();
    count.map_or(4, |count| count.parse().unwrap())
}

/// A writer that some data can be read of, and such data.
struct Pair {
    case: &'static Case,
    seed: u64,
    writer: Schema,
    data: Vec<Vec<u8>>,
}

impl Pair {
    fn new(case: &'static Case, seed: u64) -> Option<Self> {
        let mut prng = Prng::named(case.name, seed);
        let json = writers::random(&case.schema(), &mut prng).to_string();
        let writer = Schema::parse(&json)
            .unwrap_or_else(|error| panic!("{} {seed}: {error}\n{json}", case.name));
        let choices = Choices {
            holds: case.holds,
            map_entries: 3,
            size: 40,
        };
        let count = 1 + 20 / (1 + json.len() / 4_000);
        let data = (0..count)
            .filter_map(|_| datum::random(writer.set(), writer.root(), choices, &mut prng));
        let data = data.map(|datum| datum::write(&datum.quiet())).collect();
        Some(Self {
            case,
            seed,
            writer,
            data,
        })
    }

    fn name(&self) -> String {
        format!("{} with seed {}", self.case.name, self.seed)
    }

    /// What each datum is along the plan; `None` when no data can be read.
    fn planned(&self) -> Option<Vec<Result<Vec<u8>, String>>> {
        let read = (self.case.codec.read_as)(&self.writer).ok()?;
        let results = self.data.iter().map(|datum| read(datum));
        Some(
            results
                .map(|result| result.map_err(|error| error.to_string()))
                .collect(),
        )
    }

    /// The value of a datum of the reader's schema.
    fn value(&self, bytes: &[u8]) -> Datum {
        let schema = self.case.schema();
        let datum = datum::read(schema.set(), schema.root(), bytes).unwrap();
        datum.quiet().sorted()
    }
}

fn pairs() -> impl Iterator<Item = Pair> {
    let seeds = 0..count();
    cases()
        .iter()
        .flat_map(move |case| seeds.clone().filter_map(|seed| Pair::new(case, seed)))
}

#[test]
fn a_plan_reads_what_rewritten_bytes_hold() {
    let (mut report, mut read) = (Report::default(), 0);
    for pair in pairs() {
        let Some(planned) = pair.planned() else {
            continue;
        };
        let transcoder = Transcoder::new(&pair.writer, &pair.case.schema()).unwrap();
        for (datum, planned) in pair.data.iter().zip(planned) {
            let rewritten = transcoder
                .transcode(datum)
                .map_err(|error| error.to_string());
            let result = match (&planned, &rewritten) {
                (Ok(ours), Ok(theirs)) if pair.value(ours) == pair.value(theirs) => Ok(()),
                (Err(ours), Err(theirs)) if ours == theirs => Ok(()),
                (ours, theirs) => Err(format!("{} is {ours:?}, rewritten {theirs:?}", hex(datum))),
            };
            read += usize::from(planned.is_ok());
            report.add(&pair.name(), &[], result);
        }
    }
    report.finish();
    assert!(
        read > 1_000 || cases().is_empty(),
        "only {read} data were read"
    );
}
