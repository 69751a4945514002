use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

type Count = i64;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(default = "none")]
    count: Count,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
