use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

type List<T> = Vec<T>;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(default = [1, "two"])]
    counts: List<i64>,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
