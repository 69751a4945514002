//! This module encodes slices and vectors: arrays, or bytes when the items are bytes. Spec:
//! "Binary Encoding", arrays.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::evolution::Resolved;
use crate::private::{Definition, Reference, composed};
use crate::raw::Sink;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;

impl<T: AvroSchema> AvroSchema for [T] {
    const DEFINITION: Reference = T::ITEMS;

    fn schema() -> &'static Schema {
        composed(Self::definition())
    }
}

impl<T: AvroSchema> AvroSchema for Vec<T> {
    const DEFINITION: Reference = T::ITEMS;

    fn schema() -> &'static Schema {
        composed(Self::definition())
    }
}

impl<T: Encode> Encode for [T] {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode_items(self, out);
    }

    fn written_as() -> &'static Definition {
        T::items_written_as()
    }
}

impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode_items(self, out);
    }

    fn written_as() -> &'static Definition {
        T::items_written_as()
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        T::decode_items(input)
    }

    #[inline]
    fn decode_resolved(
        input: &mut Input<'de>,
        resolved: Resolved<'_>,
    ) -> Result<Self, DecodeError> {
        T::decode_items_resolved(input, resolved)
    }

    fn read_as() -> &'static Definition {
        T::items_read_as()
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<[T]> {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        T::decode_items(input).map(Vec::into_boxed_slice)
    }

    #[inline]
    fn decode_resolved(
        input: &mut Input<'de>,
        resolved: Resolved<'_>,
    ) -> Result<Self, DecodeError> {
        T::decode_items_resolved(input, resolved).map(Vec::into_boxed_slice)
    }

    fn read_as() -> &'static Definition {
        T::items_read_as()
    }
}
