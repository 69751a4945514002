use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(serde::Serialize, AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[serde(rename = "order-id")]
    id: i64,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
