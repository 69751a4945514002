use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(nmae = "Pages")]
struct Page<T = i64> {
    items: Vec<T>,
}

fn main() {
    let _ = <Page>::schema();
    let value: Page = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
