use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

type Name = String;
type Text = String;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Name(Name),
    Text(Text),
}

fn main() {
    let _ = Payload::schema();
    let value: Payload = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
