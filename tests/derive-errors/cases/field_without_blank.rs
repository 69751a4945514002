//! A type that is converted, of which there is no value to read into.

use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Celsius(f64);

impl TryFrom<&Celsius> for f64 {
    type Error = String;

    fn try_from(celsius: &Celsius) -> Result<Self, String> {
        Ok(celsius.0)
    }
}

impl TryFrom<f64> for Celsius {
    type Error = String;

    fn try_from(degrees: f64) -> Result<Self, String> {
        Ok(Self(degrees))
    }
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Weather {
    #[avro(as = f64)]
    now: Celsius,
}

fn main() {}
