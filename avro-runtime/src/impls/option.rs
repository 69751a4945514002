//! This module encodes optional values as a union of null and the value's type. Spec: "Binary
//! Encoding", unions.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::raw::Sink;
use crate::{Decode, Encode};

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        match self {
            None => out.put(0),
            Some(value) => {
                out.put(1);
                value.encode(out);
            }
        }
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    const MIN_SIZE: usize = 1;

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        match input.branch(2)? {
            0 => Ok(None),
            _ => T::decode(input).map(Some),
        }
    }
}
