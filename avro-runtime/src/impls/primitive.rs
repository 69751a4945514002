//! This module encodes null, booleans and numbers. Spec: "Binary Encoding", primitive types.

use crate::binary::{Input, read_items};
use crate::error::{DecodeError, OutOfRange};
use crate::private::{Definition, Piece, Reference, Shape};
use crate::raw::Sink;
use crate::read::{self, Own, Way, store};
use crate::schema::unnamed;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;

/// Implements `Encode` and `Decode` for a primitive type: its own blank, and how it is read; slices, whose
/// depth does not count.
macro_rules! primitive {
    ($ty:ty, $name:literal $shape:ident, $min_size:literal, $blank:expr, $read:ident,
        |$items:ident, $out:ident| $write_items:expr, $($read_items:tt)*) => {
        impl AvroSchema for $ty {
            const IS_NULLABLE: bool = $min_size == 0;

            unnamed!($name, $shape, Piece::Text(concat!("\"", $name, "\"")));
        }

        impl Encode for $ty {
            #[inline(always)]
            fn encode(&self, out: &mut Sink<'_>) {
                out.put(*self);
            }

            fn encode_items($items: &[Self], $out: &mut Sink<'_>) {
                $write_items;
            }

            fn written_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }

        impl<'de> Decode<'de> for $ty {
            const MIN_SIZE: usize = $min_size;

            #[inline(always)]
            fn blank() -> Self {
                $blank
            }

            #[inline(always)]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                input.$read()
            }

            primitive!(@read $min_size $read $($read_items)*);

            fn read_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }
    };
    (@read $min_size:literal $read:ident same) => {
        fn read_items<W: Way<'de>>(
            list: &mut Vec<Self>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            if !way.has_own_items() {
                return read_items(&Own, list, input, way);
            }
            input.read_numbers(list, $min_size, Input::$read)
        }
    };
    (@read $min_size:literal $read:ident $from_bytes:expr) => {
        read::inlined! {
            fn read<W: Way<'de>>(
                &mut self,
                input: &mut Input<'de>,
                way: W,
            ) -> Result<(), DecodeError> {
                *self = way.$read(input)?;
                Ok(())
            }
        }

        fn read_items<W: Way<'de>>(
            list: &mut Vec<Self>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            if !way.has_own_items() {
                return read_items(&Own, list, input, way);
            }
            input.read_plain(list, $from_bytes)
        }
    };
}

primitive!(
    (),
    "null" Null,
    0,
    (),
    null,
    |items, out| out.put_items(items, |item| *item),
    same
);
primitive!(
    bool,
    "boolean" Boolean,
    1,
    false,
    boolean,
    |items, out| out.put_plain_items(items),
    same
);
primitive!(
    i32,
    "int" Int,
    1,
    0,
    int,
    |items, out| out.put_items(items, |item| *item),
    same
);
primitive!(
    i64,
    "long" Long,
    1,
    0,
    long,
    |items, out| out.put_items(items, |item| *item),
    same
);
primitive!(
    f32,
    "float" Float,
    4,
    0.0,
    float,
    |items, out| out.put_plain_items(items),
    f32::from_le_bytes
);
primitive!(
    f64,
    "double" Double,
    8,
    0.0,
    double,
    |items, out| out.put_plain_items(items),
    f64::from_le_bytes
);

impl AvroSchema for u8 {
    const DEFINITION: Reference = i32::DEFINITION;
    const ITEMS: Reference = Reference::new(&Definition::unnamed(
        "bytes",
        Shape::Bytes,
        &[Piece::Text("\"bytes\"")],
    ));

    fn schema() -> &'static Schema {
        i32::schema()
    }
}

/// A single byte is an int from 0 to 255; a slice of bytes is bytes.
impl Encode for u8 {
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(i32::from(*self));
    }

    #[inline]
    fn encode_items(items: &[Self], out: &mut Sink<'_>) {
        out.put(items);
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }

    fn items_written_as() -> &'static Definition {
        <[Self] as AvroSchema>::definition()
    }
}

impl<'de> Decode<'de> for u8 {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        0
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        let start = input.offset();
        let value = input.int()?;
        Self::try_from(value).map_err(|_| {
            input.out_of_range(OutOfRange::new("the int is not a byte, 0 to 255"), start)
        })
    }

    #[inline]
    fn read_items<W: Way<'de>>(
        list: &mut Vec<Self>,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        way.own(input)?;
        let bytes = input.bytes()?;
        if W::NEW {
            store::<true, _>(list, bytes.to_vec());
        } else {
            list.clear();
            list.extend_from_slice(bytes);
        }
        Ok(())
    }

    fn items_read_as() -> &'static Definition {
        <[Self] as AvroSchema>::definition()
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}
