use avro_runtime::{AvroDecode, AvroEncode};

#[derive(AvroEncode, AvroDecode)]
struct Order {
    id: i64,
}

fn main() {
    let order: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&order);
}
