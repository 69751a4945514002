//! This module encodes maps. Spec: "Binary Encoding", maps.

use crate::binary::{Entries, Input, Room, read_entries};
use crate::error::DecodeError;
use crate::private::{Definition, Piece, Reading, Reference, Shape, Writing, composed};
use crate::raw::Sink;
use crate::read::{self, Own, Way};
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

/// Appends the entries of a map, as one item block.
#[inline]
pub fn encode_entries<'v, K, V>(
    entries: impl ExactSizeIterator<Item = (&'v K, &'v V)>,
    out: &mut Sink<'_>,
) where
    K: AsRef<str> + 'v,
    V: Encode + 'v,
{
    out.item_block(entries.len());
    for (key, value) in entries {
        out.put(key.as_ref());
        value.encode(out);
    }
    out.end_of_items();
}

/// The schema of a map of such values.
struct Values<V>(PhantomData<V>);

impl<V: AvroSchema> Values<V> {
    const MAP: Reference = Reference::new(&Definition::unnamed(
        "map",
        Shape::Map,
        &[
            Piece::Text("{\"type\":\"map\",\"values\":"),
            Piece::Of(V::DEFINITION),
            Piece::Text("}"),
        ],
    ));
}

impl<K: AsRef<str>, V: AvroSchema, S> AvroSchema for HashMap<K, V, S> {
    const DEFINITION: Reference = Values::<V>::MAP;

    fn schema() -> &'static Schema {
        composed(Self::definition())
    }
}

impl<K: AsRef<str>, V: AvroSchema> AvroSchema for BTreeMap<K, V> {
    const DEFINITION: Reference = Values::<V>::MAP;

    fn schema() -> &'static Schema {
        composed(Self::definition())
    }
}

impl<K: AsRef<str>, V: Encode, S> Encode for HashMap<K, V, S> {
    fn encode(&self, out: &mut Sink<'_>) {
        if out.enter() {
            encode_entries(self.iter(), out);
            out.leave();
        }
    }

    fn written_as() -> &'static Definition {
        Writing::<V>::MAP
    }
}

impl<K: AsRef<str>, V: Encode> Encode for BTreeMap<K, V> {
    fn encode(&self, out: &mut Sink<'_>) {
        if out.enter() {
            encode_entries(self.iter(), out);
            out.leave();
        }
    }

    fn written_as() -> &'static Definition {
        Writing::<V>::MAP
    }
}

impl<'de, K, V, S> Decode<'de> for HashMap<K, V, S>
where
    K: From<&'de str> + Eq + Hash,
    V: Decode<'de>,
    S: BuildHasher + Default,
{
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::default()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        read::decode(input)
    }

    fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
        input.enter()?;
        read_entries(&Own, self, input, way)?;
        input.leave();
        Ok(())
    }

    fn read_as() -> &'static Definition {
        Reading::<V>::MAP
    }
}

impl<'de, K: From<&'de str> + Ord, V: Decode<'de>> Decode<'de> for BTreeMap<K, V> {
    const MIN_SIZE: usize = 1;

    fn blank() -> Self {
        Self::default()
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        read::decode(input)
    }

    fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
        input.enter()?;
        read_entries(&Own, self, input, way)?;
        input.leave();
        Ok(())
    }

    fn read_as() -> &'static Definition {
        Reading::<V>::MAP
    }
}

impl<'de, K, V, S> Entries<'de> for HashMap<K, V, S>
where
    K: From<&'de str> + Eq + Hash,
    S: BuildHasher + Default,
{
    type Value = V;

    fn memory(entries: usize) -> usize {
        <Self as Room>::memory(entries)
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn reserve(&mut self, additional: usize) {
        Self::reserve(self, additional);
    }

    fn insert(&mut self, key: &'de str, value: V) {
        self.insert(K::from(key), value);
    }
}

impl<'de, K: From<&'de str> + Ord, V> Entries<'de> for BTreeMap<K, V> {
    type Value = V;

    fn memory(entries: usize) -> usize {
        <Self as Room>::memory(entries)
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn reserve(&mut self, _additional: usize) {}

    fn insert(&mut self, key: &'de str, value: V) {
        self.insert(K::from(key), value);
    }
}

/// The entries in the order of the bytes, of which two may have one key.
impl<'de, K: From<&'de str>, V> Entries<'de> for Vec<(K, V)> {
    type Value = V;

    fn memory(entries: usize) -> usize {
        <Self as Room>::memory(entries)
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn reserve(&mut self, additional: usize) {
        self.reserve_exact(additional);
    }

    fn insert(&mut self, key: &'de str, value: V) {
        self.push((K::from(key), value));
    }
}
