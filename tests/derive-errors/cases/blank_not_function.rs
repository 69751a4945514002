//! `blank` without the function.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Weather {
    #[avro(as = i64, blank)]
    now: u64,
}

fn main() {}
