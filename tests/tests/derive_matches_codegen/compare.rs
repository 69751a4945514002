//! How a derived type and a generated one are compared.

use avro_runtime::{AvroSchema, Decode, DecodeError, Encode, Schema};
use avro_tests::datum::{self, Choices, Datum};
use avro_tests::prng::Prng;
use avro_tests::shared::hex;
use avro_tests::{Codec, Holds, writers};
use serde_json::Value;
use std::fmt::Debug;

/// How many random values of each schema.
const VALUES: usize = 100;
/// How many data of each random writer.
const DATA: usize = 8;

/// How many random writers each schema has.
fn writers() -> u64 {
    let count = std::env::var("AVRO_TEST_WRITERS").ok();
    count.map_or(30, |count| count.parse().unwrap())
}

fn choices(holds: Holds) -> Choices {
    Choices {
        holds,
        // The order of more entries is not the same in two maps.
        map_entries: 1,
        size: 40,
    }
}

/// What was read, with the entries of maps in the order of their keys.
fn sorted(schema: &Schema, read: Result<Vec<u8>, DecodeError>) -> Result<Datum, DecodeError> {
    let datum = |bytes: Vec<u8>| datum::read(schema.set(), schema.root(), &bytes).unwrap();
    read.map(|bytes| datum(bytes).sorted())
}

/// A derived type.
pub(crate) struct Derived {
    /// The case or golden type that it is like.
    pub(crate) name: &'static str,
    pub(crate) schema: fn() -> &'static Schema,
    pub(crate) codec: Codec,
}

impl Derived {
    pub(crate) fn new<T>(name: &'static str) -> Self
    where
        T: AvroSchema + for<'de> Decode<'de> + Encode + Debug + 'static,
    {
        Self {
            name,
            schema: T::schema,
            codec: Codec::of::<T>(),
        }
    }

    /// Compares it with a generated type that reads no other schemas.
    pub(crate) fn check_alone(&self, generated: &Codec, schema_json: &str, holds: Holds) {
        let schema = Schema::parse(schema_json).unwrap();
        self.check_schema(&schema);
        self.check_values(generated, &schema, choices(holds));
    }

    /// Compares it with a generated type; how many data of other schemas were read.
    pub(crate) fn check(&self, generated: &Codec, schema_json: &str, holds: Holds) -> usize {
        self.check_alone(generated, schema_json, holds);
        let (schema, choices) = (Schema::parse(schema_json).unwrap(), choices(holds));
        let mut read = 0;
        for seed in 0..writers() {
            read += self.check_writer(generated, &schema, (choices, seed));
        }
        read
    }

    fn check_schema(&self, schema: &Schema) {
        let ours = (self.schema)();
        assert_eq!(
            ours.canonical_form(),
            schema.canonical_form(),
            "{}",
            self.name
        );
        let parse = |schema: &Schema| serde_json::from_str::<Value>(&schema.to_json()).unwrap();
        let (ours, theirs) = (parse(ours), parse(schema));
        assert!(ours == theirs, "{}: {ours}\nis not\n{theirs}", self.name);
    }

    fn check_values(&self, generated: &Codec, schema: &Schema, choices: Choices) {
        let mut prng = Prng::named(self.name, 0);
        let values = (0..VALUES)
            .filter_map(|_| datum::random(schema.set(), schema.root(), choices, &mut prng));
        let mut count = 0;
        for value in values {
            let bytes = datum::write(&value);
            let expected = Ok(bytes.clone());
            let context = || format!("{}: {}", self.name, hex(&bytes));
            assert_eq!(
                (generated.round_trip)(&bytes),
                expected,
                "generated {}",
                context()
            );
            assert_eq!(
                (self.codec.round_trip)(&bytes),
                expected,
                "derived {}",
                context()
            );
            let shown = (self.codec.to_avro_json)(&bytes).unwrap();
            assert_eq!(
                Ok(&shown),
                (generated.to_avro_json)(&bytes).as_ref(),
                "{}",
                context()
            );
            if value.is_finite() {
                let again = (self.codec.from_avro_json)(&shown).unwrap();
                assert_eq!(again, bytes, "{}: {shown}", context());
            }
            count += 1;
        }
        assert!(count > 0, "{}: there are no values", self.name);
    }

    /// How many data of a random writer were read.
    fn check_writer(
        &self,
        generated: &Codec,
        schema: &Schema,
        (choices, seed): (Choices, u64),
    ) -> usize {
        let mut prng = Prng::named(self.name, seed + 1);
        let writer = Schema::parse(&writers::random(schema, &mut prng).to_string()).unwrap();
        let theirs = (generated.read_as)(&writer).map_err(|error| error.to_string());
        let ours = (self.codec.read_as)(&writer).map_err(|error| error.to_string());
        let context = || format!("{} with seed {seed}: {}", self.name, writer.to_json());
        let (ours, theirs) = match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => (ours, theirs),
            (ours, theirs) => {
                assert_eq!(ours.err(), theirs.err(), "{}", context());
                return 0;
            }
        };
        let is_known = (generated.is_known)(&writer);
        let mut read = 0;
        for _ in 0..DATA {
            let Some(value) = datum::random(writer.set(), writer.root(), choices, &mut prng) else {
                continue;
            };
            let bytes = datum::write(&value.quiet());
            let (ours, theirs) = (ours(&bytes), theirs(&bytes));
            read += usize::from(ours.is_ok());
            // A decoder for a known writer goes by the writer's order, and may meet another error.
            if is_known && ours.is_err() && theirs.is_err() {
                continue;
            }
            let (ours, theirs) = (sorted(schema, ours), sorted(schema, theirs));
            assert_eq!(ours, theirs, "{}: {}", context(), hex(&bytes));
        }
        read
    }
}
