//! This module encodes slices and vectors: arrays, or bytes when the items are bytes. Spec:
//! "Binary Encoding", arrays.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::raw::Sink;
use crate::{Decode, Encode};

impl<T: Encode> Encode for [T] {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode_items(self, out);
    }
}

impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode_items(self, out);
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        T::decode_items(input)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<[T]> {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        T::decode_items(input).map(Vec::into_boxed_slice)
    }
}
