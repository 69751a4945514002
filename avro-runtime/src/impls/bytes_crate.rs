//! This module encodes the type of the crate bytes.

use crate::private::Reference;
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
}

impl<'de> Decode<'de> for Bytes {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.bytes().map(Self::copy_from_slice)
    }

    fn path_schema() -> Option<&'static Schema> {
        Self::try_schema().ok()
    }
}
