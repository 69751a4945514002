use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Secret;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Wrapper(Secret);

fn main() {
    let _ = Wrapper::schema();
    let value: Wrapper = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
