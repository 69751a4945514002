use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

mod celsius {
    pub type Avro = f64;

    pub fn to_avro(value: &super::Celsius) -> f64 {
        value.0
    }

    pub fn from_avro(value: f64) -> Result<super::Celsius, String> {
        Ok(super::Celsius(value))
    }
}

struct Celsius(f64);

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Order {
    #[avro(with = celsius)]
    temperature: Celsius,
}

fn main() {
    let _ = Order::schema();
    let value: Order = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
