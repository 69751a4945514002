use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use serde::Serialize;

#[derive(Serialize, AvroSchema, AvroEncode, AvroDecode)]
enum Color {
    Red,
    #[serde(skip)]
    Other,
    #[serde(skip)]
    #[avro(ignore_serde)]
    Meant,
}

fn main() {}
