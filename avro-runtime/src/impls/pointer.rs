//! This module encodes what a pointer points to.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::raw::Sink;
use crate::{Decode, Encode};
use std::borrow::Cow;
use std::sync::Arc;

/// Implements `Encode` by encoding the target.
macro_rules! encode_target {
    ($($ty:ty),*) => { $(
        impl<T: Encode + ?Sized> Encode for $ty {
            #[inline]
            fn encode(&self, out: &mut Sink<'_>) {
                T::encode(self, out);
            }
        }
    )* };
}

encode_target!(&T, Box<T>, Arc<T>);

impl<T: Encode + ToOwned + ?Sized> Encode for Cow<'_, T> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode(self, out);
    }
}

/// Implements `Decode` by decoding the target, whose memory is counted.
macro_rules! decode_target {
    ($($ty:ty),*) => { $(
        impl<'de, T: Decode<'de>> Decode<'de> for $ty {
            const MIN_SIZE: usize = T::MIN_SIZE;

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                input.allocate(size_of::<T>())?;
                T::decode(input).map(Self::new)
            }
        }
    )* };
}

decode_target!(Box<T>, Arc<T>);
