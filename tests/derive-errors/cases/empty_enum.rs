use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Never {}

fn main() {
    let _ = Never::schema();
    let _ = avro_runtime::from_slice::<Option<Never>>(&[]);
    let _ = avro_runtime::to_vec(&None::<Never>);
}
