use avro_runtime::{AvroEncode, AvroSchema};

#[derive(AvroEncode)]
struct Address {
    street: String,
}

#[derive(AvroSchema, AvroEncode)]
struct Order {
    address: Address,
}

fn main() {
    let _ = Order::schema();
    let address = Address {
        street: String::new(),
    };
    let _ = avro_runtime::to_vec(&Order { address });
}
