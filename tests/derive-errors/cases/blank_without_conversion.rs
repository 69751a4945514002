//! A function for a value that reading begins with, on a field that begins with its type's own.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Weather {
    #[avro(blank = zero)]
    now: f64,
}

fn zero() -> f64 {
    0.0
}

fn main() {}
