use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order<'a> {
    id: &'a i64,
}

fn main() {
    let _ = <Order<'_>>::schema();
    let value: Order<'_> = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
