use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "taged")]
enum Payload {
    Text(String),
    Nothing,
}

fn main() {
    let _ = Payload::schema();
    let value: Payload = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
