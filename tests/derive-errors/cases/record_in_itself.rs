use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    id: i64,
    next: Order,
}

// The compiler has more to say of each use.
fn main() {}
