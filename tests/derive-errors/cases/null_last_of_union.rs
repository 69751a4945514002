use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(null_last)]
    payload: Option<Payload>,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Text(String),
    Number(f64),
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
