use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(name = "Page{T")]
struct Page<T> {
    items: Vec<T>,
}

fn main() {
    let _ = <Page<i64>>::schema();
    let value: Page<i64> = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
