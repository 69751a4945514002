use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Secret;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(default = 1)]
    secret: Secret,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
