//! Types of a user's own, which some generated types are made to use.

use avro_runtime::logical::{Decimal, Logical};
use avro_runtime::{AvroSchema, Decode, DecodeError, Encode, Input, OutOfRange, Schema, Sink};
use std::sync::LazyLock;

/// An amount of money, instead of a decimal with two digits after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cents(pub i64);

impl<const P: u32> Logical<Cents> for Decimal<P, 2> {
    fn from_value(value: &Cents) -> Result<Self, OutOfRange> {
        Self::from_unscaled(value.0.into())
    }

    fn into_value(self) -> Result<Cents, OutOfRange> {
        let cents = self.unscaled().and_then(|cents| i64::try_from(cents).ok());
        cents
            .map(Cents)
            .ok_or(OutOfRange::new("the amount does not fit"))
    }
}

/// Text of a logical type that only its user knows; it holds no upper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Custom(String);

impl AvroSchema for Custom {
    fn schema() -> &'static Schema {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
            Schema::parse(r#"{"type":"string","logicalType":"my-custom"}"#)
                .expect("the schema is valid")
        });
        &SCHEMA
    }
}

impl Encode for Custom {
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(self.0.as_str());
    }
}

impl Decode<'_> for Custom {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self(String::new())
    }

    fn decode(input: &mut Input<'_>) -> Result<Self, DecodeError> {
        let start = input.offset();
        let text = input.string()?;
        if text.chars().any(char::is_uppercase) {
            let error = OutOfRange::new("there are capitals");
            return Err(input.out_of_range(error, start));
        }
        Ok(Self(text.to_owned()))
    }
}
