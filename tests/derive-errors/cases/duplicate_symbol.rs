use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(rename_all = "UPPERCASE")]
enum State {
    Open,
    OPEN,
}

fn main() {
    let _ = State::schema();
    let value: State = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
