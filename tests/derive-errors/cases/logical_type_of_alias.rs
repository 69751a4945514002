use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

type Millis = String;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(timestamp_millis)]
    at: Millis,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
