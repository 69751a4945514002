use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(flatten, default)]
    address: Address,
}

#[derive(Default, AvroSchema, AvroEncode, AvroDecode)]
struct Address {
    street: String,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
