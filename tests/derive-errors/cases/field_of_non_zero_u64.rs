use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::num::NonZeroU64;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    quantity: NonZeroU64,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
