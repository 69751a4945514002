//! This module encodes null, booleans and numbers. Spec: "Binary Encoding", primitive types.

use crate::binary::Input;
use crate::error::{DecodeError, OutOfRange};
use crate::evolution::Resolved;
use crate::private::{Definition, Piece, Reference, Shape};
use crate::raw::Sink;
use crate::schema::unnamed;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;

/// Implements `Encode` and `Decode` for a primitive type.
macro_rules! primitive {
    ($ty:ty, $name:literal $shape:ident, $min_size:literal, $read:ident, |$items:ident, $out:ident| $write_items:expr,
        |$input:ident| $read_items:expr $(, $resolved:ident)?) => {
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
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                input.$read()
            }

            fn decode_items($input: &mut Input<'de>) -> Result<Vec<Self>, DecodeError> {
                $read_items
            }

            $(
                #[inline]
                fn decode_resolved(
                    input: &mut Input<'de>,
                    resolved: Resolved<'_>,
                ) -> Result<Self, DecodeError> {
                    resolved.$resolved(input)
                }
            )?

            fn read_as() -> &'static Definition {
                <Self as AvroSchema>::definition()
            }
        }
    };
}

primitive!(
    (),
    "null" Null,
    0,
    null,
    |items, out| out.put_items(items, |item| *item),
    |input| input.array(0, Input::null)
);
primitive!(
    bool,
    "boolean" Boolean,
    1,
    boolean,
    |items, out| out.put_plain_items(items),
    |input| input.array(1, Input::boolean)
);
primitive!(
    i32,
    "int" Int,
    1,
    int,
    |items, out| out.put_items(items, |item| *item),
    |input| input.array(1, Input::int)
);
primitive!(
    i64,
    "long" Long,
    1,
    long,
    |items, out| out.put_items(items, |item| *item),
    |input| input.array(1, Input::long)
);
primitive!(
    f32,
    "float" Float,
    4,
    float,
    |items, out| out.put_plain_items(items),
    |input| input.array_of_plain(f32::from_le_bytes),
    float
);
primitive!(
    f64,
    "double" Double,
    8,
    double,
    |items, out| out.put_plain_items(items),
    |input| input.array_of_plain(f64::from_le_bytes),
    double
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

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        let start = input.offset();
        let value = input.int()?;
        Self::try_from(value).map_err(|_| {
            input.out_of_range(OutOfRange::new("the int is not a byte, 0 to 255"), start)
        })
    }

    #[inline]
    fn decode_items(input: &mut Input<'de>) -> Result<Vec<Self>, DecodeError> {
        input.bytes().map(<[u8]>::to_vec)
    }

    fn items_read_as() -> &'static Definition {
        <[Self] as AvroSchema>::definition()
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}
