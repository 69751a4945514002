use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Thing;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
}

fn main() {
    let _ = <Page<Thing>>::schema();
    let value: Page<Thing> = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
