use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
union Bits {
    int: i32,
    float: f32,
}

fn main() {
    let _ = Bits::schema();
    let value: Bits = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
