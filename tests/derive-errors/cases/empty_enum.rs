use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Never {}

fn main() {
    let _ = Never::schema();
    let value: Never = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
