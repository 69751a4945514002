//! This module encodes the standard library's other collections as arrays. Spec: "Binary Encoding",
//! arrays.

use crate::binary::{Input, Room, read_items};
use crate::error::DecodeError;
use crate::private::{Definition, Piece, Reading, Reference, Shape, Writing, composed};
use crate::raw::Sink;
use crate::read::{self, Own, Way};
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

/// The schema of an array of such items; of bytes, too, it is no bytes.
struct Items<T>(PhantomData<T>);

impl<T: AvroSchema> Items<T> {
    const ARRAY: Reference = Reference::new(&Definition::unnamed(
        "array",
        Shape::Array,
        &[
            Piece::Text("{\"type\":\"array\",\"items\":"),
            Piece::Of(T::DEFINITION),
            Piece::Text("}"),
        ],
    ));
}

fn encode<'v, T: Encode + 'v>(items: impl ExactSizeIterator<Item = &'v T>, out: &mut Sink<'_>) {
    if out.enter() {
        out.item_block(items.len());
        for item in items {
            item.encode(out);
        }
        out.end_of_items();
        out.leave();
    }
}

/// The collection of items, whose memory counts too: sets are made beside the items, which may be
/// sorted with a buffer. Of equal items a set keeps one.
fn collected<T, C: FromIterator<T> + Room>(
    items: Vec<T>,
    input: &mut Input<'_>,
) -> Result<C, DecodeError> {
    input.allocate(C::memory(items.len()))?;
    Ok(items.into_iter().collect())
}

/// Implements the traits: what items have to be for reading, further parameters, their bounds for
/// reading, and the collection.
macro_rules! collection {
    ($([$($item:tt)*] [$($more:tt)*] [$($bounded:tt)*] $ty:ty),*) => { $(
        impl<T: AvroSchema $($more)*> AvroSchema for $ty {
            const DEFINITION: Reference = Items::<T>::ARRAY;

            fn schema() -> &'static Schema {
                composed(Self::definition())
            }
        }

        impl<T: Encode $($more)*> Encode for $ty {
            fn encode(&self, out: &mut Sink<'_>) {
                encode(self.iter(), out);
            }

            fn written_as() -> &'static Definition {
                Writing::<T>::ARRAY
            }
        }

        impl<'de, T: Decode<'de> $($item)* $($bounded)*> Decode<'de> for $ty {
            const MIN_SIZE: usize = 1;

            fn blank() -> Self {
                Self::default()
            }

            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                read::decode(input)
            }

            fn read<W: Way<'de>>(
                &mut self,
                input: &mut Input<'de>,
                way: W,
            ) -> Result<(), DecodeError> {
                let mut items = Vec::new();
                input.enter()?;
                read_items(&Own, &mut items, input, way.fresh())?;
                input.leave();
                *self = collected(items, input)?;
                Ok(())
            }

            fn read_as() -> &'static Definition {
                Reading::<T>::ARRAY
            }
        }
    )* };
}

collection!(
    [] [] [] VecDeque<T>,
    [+ Ord] [] [] BTreeSet<T>,
    [+ Eq + Hash] [, S] [, S: BuildHasher + Default] HashSet<T, S>
);
