use avro_runtime::{AvroEncode, AvroSchema, Encode, Sink};

struct Address {
    street: String,
}

impl Encode for Address {
    fn encode(&self, out: &mut Sink<'_>) {
        self.street.encode(out);
    }
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
