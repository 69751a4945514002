use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Secret;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Text(String),
    Secret(Secret),
}

fn main() {
    let _ = Payload::schema();
    let value: Payload = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
