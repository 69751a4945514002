use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroEncode, AvroDecode)]
struct Address {
    street: String,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    address: Address,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
