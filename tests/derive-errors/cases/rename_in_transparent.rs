use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct OrderId(#[avro(rename = "id")] i64);

fn main() {
    let _ = OrderId::schema();
    let value: OrderId = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
