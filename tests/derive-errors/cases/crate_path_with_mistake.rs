use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

mod codec {
    pub use avro_runtime::*;
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(crate = "crate::codec", nmae = "PurchaseOrder")]
struct Order {
    id: i64,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
