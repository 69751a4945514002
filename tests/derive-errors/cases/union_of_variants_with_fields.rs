use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(rename_all = "lowercase")]
enum Payload {
    Text { text: String },
    TEXT { text: String },
}

fn main() {
    let _ = Payload::schema();
    let value: Payload = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
