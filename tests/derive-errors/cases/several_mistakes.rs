use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
#[avro(nmae = "PurchaseOrder")]
struct Order {
    #[avro(rename = "order-id")]
    id: i64,
    #[avro(default = "one")]
    quantity: u64,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
