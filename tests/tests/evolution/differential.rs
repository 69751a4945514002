//! Random writers for each generated type: reading along the plan, rewriting the bytes and reading
//! those, Java and fastavro give one value.

use avro_ir::{Kind, Primitive, Schema};
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
    fn new(case: &'static Case, seed: u64) -> Self {
        // Other types of a schema have the same writers, some of which the generator knows.
        let (_, fullname) = case.name.split_once(": ").unwrap_or_default();
        let name = format!("{}: {fullname}", case.input);
        let mut prng = Prng::named(&name, seed);
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
        Self {
            case,
            seed,
            writer,
            data,
        }
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

    /// The value of a datum of the reader's schema that we wrote.
    fn value(&self, bytes: &[u8]) -> Datum {
        self.value_of(bytes).unwrap()
    }

    /// The value of a datum of the reader's schema.
    fn value_of(&self, bytes: &[u8]) -> Result<Datum, String> {
        let schema = self.case.schema();
        let datum = datum::read(schema.set(), schema.root(), bytes);
        let datum = datum.map_err(|error| format!("{error:?}: {}", hex(bytes)))?;
        Ok(datum.quiet().sorted())
    }
}

fn pairs() -> impl Iterator<Item = Pair> {
    let seeds = 0..count();
    cases()
        .iter()
        .flat_map(move |case| seeds.clone().map(|seed| Pair::new(case, seed)))
}

#[test]
fn decoders_are_generated_for_writers_that_are_known() {
    let known = pairs().filter(|pair| (pair.case.codec.is_known)(&pair.writer));
    assert!(known.count() > 20 || cases().is_empty());
}

#[test]
fn a_plan_reads_what_rewritten_bytes_hold() {
    let (mut report, mut read) = (Report::default(), 0);
    for pair in pairs() {
        let Some(planned) = pair.planned() else {
            continue;
        };
        let transcoder = Transcoder::new(&pair.writer, &pair.case.schema()).unwrap();
        // A decoder for a known writer goes by the writer's order, and may meet another error first.
        let is_known = (pair.case.codec.is_known)(&pair.writer);
        for (datum, planned) in pair.data.iter().zip(planned) {
            let rewritten = transcoder
                .transcode(datum)
                .map_err(|error| error.to_string());
            let result = match (&planned, &rewritten) {
                (Ok(ours), Ok(theirs)) if pair.value(ours) == pair.value(theirs) => Ok(()),
                (Err(ours), Err(theirs)) if is_known || ours == theirs => Ok(()),
                // What the type itself refuses, rewriting does not.
                (Err(_), Ok(theirs)) if (pair.case.codec.round_trip)(theirs).is_err() => Ok(()),
                (ours, theirs) => Err(format!("{ours:?}, rewritten {theirs:?}: {}", hex(datum))),
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

/// Some bytes of a datum changed, or its end cut off.
fn damaged(datum: &[u8], prng: &mut Prng) -> Vec<u8> {
    let mut bytes = datum.to_vec();
    if prng.one_in(3) {
        bytes.truncate(prng.below(bytes.len() + 1));
        return bytes;
    }
    for _ in 0..=prng.below(3) {
        if !bytes.is_empty() {
            let at = prng.below(bytes.len());
            bytes[at] = prng.pick(&[0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x40]);
        }
    }
    bytes
}

#[test]
fn damaged_data_are_refused_alike() {
    let (mut report, mut refused) = (Report::default(), 0);
    for pair in pairs() {
        let Ok(read) = (pair.case.codec.read_as)(&pair.writer) else {
            continue;
        };
        let transcoder = Transcoder::new(&pair.writer, &pair.case.schema()).unwrap();
        let mut prng = Prng::new(pair.seed);
        for datum in pair.data.iter().flat_map(|datum| [datum; 5]) {
            let datum = damaged(datum, &mut prng);
            // What the type itself refuses is refused after rewriting too.
            let rewritten = transcoder.transcode(&datum);
            let rewritten = rewritten.and_then(|bytes| (pair.case.codec.round_trip)(&bytes));
            let result = match (read(&datum), rewritten) {
                (Ok(ours), Ok(theirs)) if pair.value(&ours) == pair.value(&theirs) => Ok(()),
                (Err(error), Err(_)) if error.offset() <= datum.len() => {
                    refused += 1;
                    Ok(())
                }
                (ours, theirs) => Err(format!("{ours:?}, {theirs:?}: {}", hex(&datum))),
            };
            report.add(&pair.name(), &[], result);
        }
    }
    report.finish();
    assert!(refused > 1_000 || cases().is_empty(), "{refused}");
}

/// Whether an implementation makes the same of each datum, but for what `is_known` says.
fn compare(
    oracle: Option<Oracle>,
    is_known: impl Fn(&Pair, &Result<Vec<u8>, String>, &Result<Datum, String>) -> bool,
) {
    let Some(mut oracle) = oracle else { return };
    let (mut report, mut read) = (Report::default(), 0);
    let is_plain = |pair: &Pair| pair.case.name.split(": ").next() == Some(pair.case.input);
    for pair in pairs().filter(is_plain) {
        let Some(planned) = pair.planned() else {
            continue;
        };
        let (writer, reader) = (pair.writer.to_json(), pair.case.schema_json);
        let theirs = oracle.decode_all(&writer, Some(reader), &pair.data);
        let theirs = theirs.unwrap_or_else(|error| vec![Err(error); pair.data.len()]);
        for ((datum, ours), theirs) in pair.data.iter().zip(&planned).zip(theirs) {
            let theirs = theirs.and_then(|Decoded { bytes, .. }| pair.value_of(&bytes));
            let is_same = match (ours, &theirs) {
                (Ok(ours), Ok(theirs)) => pair.value(ours) == *theirs,
                (ours, theirs) => ours.is_err() && theirs.is_err(),
            };
            let result = if is_same || is_known(&pair, ours, &theirs) {
                Ok(())
            } else {
                let ours = ours.as_ref().map(|ours| pair.value(ours));
                Err(format!(
                    "{ours:?}, theirs {theirs:?}: {} {writer}",
                    hex(datum)
                ))
            };
            read += usize::from(theirs.is_ok());
            report.add(&pair.name(), &[], result);
        }
    }
    report.finish();
    assert!(
        read > 500 || cases().is_empty(),
        "only {read} data were read"
    );
}

#[test]
fn java_reads_the_same() {
    compare(Oracle::java(), |_, ours, theirs| {
        // Java puts U+FFFD for what is not UTF-8, does not look at logical types, reads a record that no branch has the name of as
        // one with such fields, and finds a fixed or an enum in a union by its fullname only.
        let is_lenient = |error: &String| {
            error.ends_with("not UTF-8")
                || error.contains("has no branch for the writer's record")
                || error.ends_with("is not a UUID")
        };
        let is_moved =
            |error: &String| error.contains("Found moved.") && error.contains("expecting union");
        ours.as_ref().is_err_and(is_lenient) || theirs.as_ref().is_err_and(is_moved)
    });
}

#[test]
fn fastavro_reads_the_same() {
    compare(Oracle::fastavro(), |pair, ours, theirs| {
        // It fails on a union of the reader's that refers to a type by its name.
        let is_text = |error: &String| error.ends_with("is not a UUID");
        if ours.as_ref().is_err_and(is_text) {
            return true;
        }
        let error = "TypeError: string indices must be integers";
        theirs
            .as_ref()
            .is_err_and(|theirs| theirs.starts_with(error))
            || has_ambiguous_union(&pair.case.schema())
    });
}

/// Whether a union has several branches that a value without a name could be of: fastavro takes the
/// first, as the specification has it, and we take the exact one.
fn has_ambiguous_union(schema: &Schema) -> bool {
    let set = schema.set();
    let count = |union: &avro_ir::Union, is_alike: fn(&Kind) -> bool| {
        let branches = union.branches.iter();
        branches.filter(|id| is_alike(&set.node(**id).kind)).count() > 1
    };
    set.nodes().iter().any(|node| match &node.kind {
        Kind::Union(union) => {
            count(union, |kind| matches!(kind, Kind::Record(_) | Kind::Map(_)))
                || count(union, |kind| {
                    matches!(
                        kind,
                        Kind::Primitive(Primitive::Bytes | Primitive::String)
                            | Kind::Fixed(_)
                            | Kind::Enum(_)
                    )
                })
                || count(union, |kind| {
                    matches!(
                        kind,
                        Kind::Primitive(
                            Primitive::Int | Primitive::Long | Primitive::Float | Primitive::Double
                        )
                    )
                })
        }
        _ => false,
    })
}
