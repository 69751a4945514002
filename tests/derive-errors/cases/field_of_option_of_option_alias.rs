use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

type Note = Option<String>;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    note: Option<Note>,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
