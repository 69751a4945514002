use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

mod billing {
    #[derive(avro_runtime::AvroSchema, avro_runtime::AvroEncode, avro_runtime::AvroDecode)]
    pub struct Address {
        street: String,
    }
}

mod shipping {
    #[derive(avro_runtime::AvroSchema, avro_runtime::AvroEncode, avro_runtime::AvroDecode)]
    pub struct Address {
        planet: String,
    }
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    from: billing::Address,
    to: Vec<Option<shipping::Address>>,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
