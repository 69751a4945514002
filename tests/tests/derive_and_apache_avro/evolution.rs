//! Data of other schemas, read by derived types along a plan and from rewritten bytes: both are the
//! same.

use crate::types::{Logical, Narrow, Node, Order};
use avro_runtime::{
    AvroSchema, DatumReader, Decode, Encode, Schema, Transcoder, from_slice, to_vec,
};
use avro_tests::datum::{self, Choices};
use avro_tests::prng::Prng;
use avro_tests::shared::hex;
use avro_tests::{Holds, writers};
use std::fmt::Debug;

/// How many random writers each type has.
const WRITERS: u64 = 300;

/// How many data could be read.
fn check<T>(name: &str) -> usize
where
    T: AvroSchema + Encode + for<'de> Decode<'de> + Debug + 'static,
{
    let (mut read, reader) = (0, T::schema());
    for seed in 0..WRITERS {
        let mut prng = Prng::named(name, seed);
        let json = writers::random(reader, &mut prng).to_string();
        let writer = Schema::parse(&json).unwrap();
        let Ok(planned) = DatumReader::<T>::new(&writer) else {
            continue;
        };
        let transcoder = Transcoder::new(&writer, reader).unwrap();
        let choices = Choices {
            holds: Holds::Calendar,
            map_entries: 1,
            size: 40,
        };
        for _ in 0..10 {
            let datum = datum::random(writer.set(), writer.root(), choices, &mut prng);
            let Some(datum) = datum else { continue };
            let bytes = datum::write(&datum.quiet());
            let rewritten = transcoder.transcode(&bytes);
            let rewritten = rewritten.and_then(|bytes| from_slice::<T>(&bytes));
            match (planned.read(&bytes), rewritten) {
                (Ok(ours), Ok(theirs)) => {
                    let (ours, theirs) = (to_vec(&ours), to_vec(&theirs));
                    assert_eq!(ours, theirs, "{name} {seed}: {} {json}", hex(&bytes));
                    read += 1;
                }
                (Err(_), Err(_)) => {}
                (ours, theirs) => {
                    panic!(
                        "{name} {seed}: {ours:?}, {theirs:?}: {} {json}",
                        hex(&bytes)
                    )
                }
            }
        }
    }
    read
}

#[test]
fn a_plan_reads_what_rewritten_bytes_hold() {
    for (name, read) in [
        ("order", check::<Order>("order")),
        ("node", check::<Node>("node")),
        ("logical", check::<Logical>("logical")),
        ("narrow", check::<Narrow>("narrow")),
    ] {
        assert!(read > 20, "{name}: only {read} data were read");
    }
}
