//! This module encodes slices and vectors: arrays, or bytes when the items are bytes. Spec:
//! "Binary Encoding", arrays.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Reference, composed};
use crate::raw::Sink;
use crate::read::{self, Way};
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

    #[inline(always)]
    fn blank() -> Self {
        Self::new()
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        read::decode(input)
    }

    #[inline]
    fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
        T::read_items(self, input, way)
    }

    fn read_as() -> &'static Definition {
        T::items_read_as()
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<[T]> {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::default()
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        read::decode(input)
    }

    #[inline]
    fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
        let mut items = Vec::new();
        T::read_items(&mut items, input, way.fresh())?;
        *self = items.into_boxed_slice();
        Ok(())
    }

    fn read_as() -> &'static Definition {
        T::items_read_as()
    }
}
