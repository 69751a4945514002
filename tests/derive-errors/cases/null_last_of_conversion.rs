use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(null_last, as = Payload)]
    payload: Option<String>,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
enum Payload {
    Text(String),
    Number(f64),
}

impl From<&String> for Payload {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Payload> for String {
    fn from(_: Payload) -> Self {
        Self::new()
    }
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
