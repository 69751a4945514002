use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct DateTime<T>(T);

struct FixedOffset;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    at: DateTime<FixedOffset>,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
