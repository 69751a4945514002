//! Data of other schemas: the plan, rewriting, and decoders for writers that are known.

use crate::types::{self, Type};
use crate::value::{is_end, is_limit, is_of_type, limits, value};
use arbitrary::Unstructured;
use avro_runtime::{DecodeError, Schema, Transcoder};
use avro_tests_data::Holds;
use avro_tests_data::datum::{self, Choices};
use avro_tests_data::prng::Prng;

/// A type, a writer and a datum of it.
struct Input {
    ty: &'static Type,
    writer: Schema,
    datum: Vec<u8>,
}

/// Reads a datum of a random writer as a type, in each way that there is.
///
/// The input is the type, whether the writer is one that is known, the seed of the writer and of its
/// datum, and what to change of that.
pub fn writers(input: &[u8]) {
    let Ok(Some(input)) = read(Unstructured::new(input)) else {
        return;
    };
    let Input { ty, writer, datum } = &input;
    let limits = limits();
    let transcoder = Transcoder::new(writer, ty.schema());
    match (ty.read_as)(writer, datum, &limits) {
        Err(error) => {
            let theirs = transcoder.err().map(|error| error.to_string());
            assert_eq!(theirs, Some(error.to_string()));
            assert!((ty.read_known)(writer, datum, &limits).is_err());
        }
        Ok(planned) => {
            let transcoder = transcoder.expect("both make the same plan");
            let rewritten = transcoder.with_limits(limits.clone()).transcode(datum);
            input.check_rewritten(&planned, rewritten);
            let known = (ty.read_known)(writer, datum, &limits);
            input.check_known(&planned, &known.expect("both read the writer"));
        }
    }
}

fn read(mut input: Unstructured<'_>) -> arbitrary::Result<Option<Input>> {
    let ty = types::choose(&mut input);
    let known = ty.known_writers();
    let which = usize::from(input.arbitrary::<u8>()?);
    let mut prng = Prng::new(u64::from(input.arbitrary::<u16>()?));
    let mut random = || avro_tests_data::writers::random(ty.schema(), &mut prng).to_string();
    let json = known
        .get(which)
        .map_or_else(&mut random, ToString::to_string);
    let Ok(writer) = Schema::parse(&json) else {
        panic!("a writer of {} is no schema: {json}", ty.name);
    };
    let is_raw = input.arbitrary::<u8>()? == 0;
    let datum = if is_raw {
        Some(input.take_rest().to_vec())
    } else {
        random_datum(&writer, input)?
    };
    Ok(datum.map(|datum| Input { ty, writer, datum }))
}

/// The bytes of a random value, changed where the input says so.
fn random_datum(
    writer: &Schema,
    mut input: Unstructured<'_>,
) -> arbitrary::Result<Option<Vec<u8>>> {
    let mut prng = Prng::new(u64::from(input.arbitrary::<u16>()?));
    let choices = Choices {
        holds: Holds::Everything,
        map_entries: 3,
        size: 20,
    };
    let Some(value) = datum::random(writer.set(), writer.root(), choices, &mut prng) else {
        return Ok(None);
    };
    let mut bytes = datum::write_variant(&value, &mut prng);
    for change in input.take_rest().chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]]));
        match bytes.get_mut(at) {
            Some(byte) => *byte = change[2],
            None => bytes.truncate(at % (bytes.len() + 1)),
        }
    }
    Ok(Some(bytes))
}

type Read = Result<Vec<u8>, DecodeError>;

impl Input {
    /// Rewritten bytes are what the plan reads.
    fn check_rewritten(&self, planned: &Read, rewritten: Read) {
        let rewritten = rewritten.map(|bytes| (self.ty.decode)(&bytes, &limits()));
        match (planned, rewritten) {
            (Ok(ours), Ok(Ok(theirs))) => self.assert_same(ours, &theirs),
            (Err(ours), Err(theirs)) if *ours == theirs => {}
            (Err(one), Err(other)) if is_end(one.kind()) || is_end(other.kind()) => {}
            // What the type itself refuses, rewriting does not.
            (Err(_), Ok(Err(_))) => {}
            (Err(error), Err(_)) if is_of_type(error.kind()) => {}
            (Err(error), _) if is_limit(error.kind()) => {}
            (_, Err(error) | Ok(Err(error))) if is_limit(error.kind()) => {}
            (ours, theirs) => self.fail(&format!("{ours:?}, rewritten {theirs:?}")),
        }
    }

    /// A decoder for a writer that is known goes by the writer's order, and may meet another error first.
    fn check_known(&self, planned: &Read, known: &Read) {
        match (planned, known) {
            (Ok(ours), Ok(theirs)) => self.assert_same(ours, theirs),
            (Err(_), Err(_)) => {}
            (Err(error), _) | (_, Err(error)) if is_limit(error.kind()) => {}
            (ours, theirs) => self.fail(&format!("{ours:?}, by its decoder {theirs:?}")),
        }
    }

    fn assert_same(&self, ours: &[u8], theirs: &[u8]) {
        let [ours, theirs] = [ours, theirs].map(|bytes| value(self.ty.schema(), bytes));
        if ours.is_none() || ours != theirs {
            self.fail(&format!("{ours:?} is not {theirs:?}"));
        }
    }

    fn fail(&self, what: &str) -> ! {
        let Self { ty, writer, datum } = self;
        panic!("{}: {what}: {datum:?} of {}", ty.name, writer.to_json())
    }
}
