use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

type Note = Option<String>;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Note(Note),
    Number(f64),
}

fn main() {
    let _ = Payload::schema();
    let value: Payload = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
