use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Celsius(f64);

impl From<f64> for Celsius {
    fn from(value: f64) -> Self {
        Self(value)
    }
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(as = f64)]
    temperature: Celsius,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
