use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

mod celsius {
    pub type Avro = f64;

    pub fn to_avro(value: &super::Celsius) -> Result<f64, String> {
        Ok(value.0)
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
