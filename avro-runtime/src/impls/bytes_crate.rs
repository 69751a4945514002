//! This module encodes the type of the crate bytes.

use crate::private::{Definition, Reference};
use crate::{AvroSchema, Decode, DecodeError, Encode, Input, Sink};
use avro_ir::Schema;
use bytes::Bytes;

impl AvroSchema for Bytes {
    const DEFINITION: Reference = <[u8]>::DEFINITION;

    fn schema() -> &'static Schema {
        <[u8]>::schema()
    }
}

impl Encode for Bytes {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(&**self);
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for Bytes {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::new()
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.bytes().map(Self::copy_from_slice)
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}
