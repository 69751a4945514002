//! This module encodes the integers that Avro has no type for as the smallest type that holds them
//! all. Spec: "Binary Encoding", int, long.

use crate::binary::Input;
use crate::error::{DecodeError, OutOfRange};
use crate::private::{Definition, Reference};
use crate::raw::Sink;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::num::NonZero;

/// Implements the traits for an integer by those of a wider one.
macro_rules! integer {
    ($ty:ty, $wide:ty, $read:ident, $reason:literal) => {
        impl AvroSchema for $ty {
            const DEFINITION: Reference = <$wide>::DEFINITION;

            fn schema() -> &'static Schema {
                <$wide>::schema()
            }
        }

        impl Encode for $ty {
            #[inline(always)]
            fn encode(&self, out: &mut Sink<'_>) {
                out.put(<$wide>::from(*self));
            }

            fn encode_items(items: &[Self], out: &mut Sink<'_>) {
                out.put_items(items, |item| <$wide>::from(*item));
            }

            fn written_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }

        impl<'de> Decode<'de> for $ty {
            const MIN_SIZE: usize = 1;

            #[inline(always)]
            fn blank() -> Self {
                0
            }

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                let start = input.offset();
                let value = input.$read()?;
                Self::try_from(value)
                    .map_err(|_| input.out_of_range(OutOfRange::new($reason), start))
            }

            fn read_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }
    };
}

integer!(i8, i32, int, "the int does not fit an i8, -128 to 127");
integer!(
    i16,
    i32,
    int,
    "the int does not fit an i16, -32768 to 32767"
);
integer!(u16, i32, int, "the int does not fit a u16, 0 to 65535");
integer!(
    u32,
    i64,
    long,
    "the long does not fit a u32, 0 to 4294967295"
);

/// Implements the traits for integers but zero by those of the integer.
macro_rules! non_zero {
    ($($ty:ty),*) => { $(
        impl AvroSchema for NonZero<$ty> {
            const DEFINITION: Reference = <$ty>::DEFINITION;

            fn schema() -> &'static Schema {
                <$ty>::schema()
            }
        }

        impl Encode for NonZero<$ty> {
            #[inline]
            fn encode(&self, out: &mut Sink<'_>) {
                self.get().encode(out);
            }

            fn written_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }

        impl<'de> Decode<'de> for NonZero<$ty> {
            const MIN_SIZE: usize = 1;

            #[inline(always)]
            fn blank() -> Self {
                Self::MIN
            }

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                let start = input.offset();
                let value = <$ty as Decode>::decode(input)?;
                Self::new(value).ok_or_else(|| input.out_of_range(ZERO, start))
            }

            fn read_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }
    )* };
}

const ZERO: OutOfRange = OutOfRange::new("the number is 0, which the field's type excludes");

non_zero!(i8, i16, i32, i64, u8, u16, u32);
