use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

#[derive(Default)]
struct Celsius(f64);

impl From<&Celsius> for f64 {
    fn from(value: &Celsius) -> Self {
        value.0
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
