use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(PartialEq, Eq, Hash)]
struct Key;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    counts: std::collections::HashMap<Key, i64>,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
