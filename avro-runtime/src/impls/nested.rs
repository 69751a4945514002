//! This module gives [`Nested`] the traits of what it holds. Data cannot be nested deeper for it, so no
//! depth is counted.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Reference};
use crate::raw::{Nested, Sink};
use crate::read::{self, NO_VALUE, POINTER, Way};
use crate::{AvroSchema, Decode, Encode};
use avro_ir::{Schema, SchemaError};
use std::alloc::Layout;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

impl<T: Send + Sync> From<T> for Nested<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Default + Send + Sync> Default for Nested<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Nested<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}

impl<T: PartialEq> PartialEq for Nested<T> {
    fn eq(&self, other: &Self) -> bool {
        T::eq(self, other)
    }
}

impl<T: Eq> Eq for Nested<T> {}

impl<T: PartialOrd> PartialOrd for Nested<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        T::partial_cmp(self, other)
    }
}

impl<T: Ord> Ord for Nested<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        T::cmp(self, other)
    }
}

impl<T: Hash> Hash for Nested<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        T::hash(self, state);
    }
}

impl<T: AvroSchema> AvroSchema for Nested<T> {
    const IS_NULLABLE: bool = T::IS_NULLABLE;
    const IS_UNION: bool = T::IS_UNION;
    const DEFINITION: Reference = T::DEFINITION;

    fn schema() -> &'static Schema {
        T::schema()
    }

    fn try_schema_fingerprint() -> Result<u64, SchemaError> {
        T::try_schema_fingerprint()
    }
}

impl<T: Encode> Encode for Nested<T> {
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode(self, out);
    }

    fn encode_branch(&self, first: i32, out: &mut Sink<'_>) {
        T::encode_branch(self, first, out);
    }

    fn written_as() -> &'static Definition {
        T::written_as()
    }
}

impl<'de, T: Decode<'de> + Send + Sync> Decode<'de> for Nested<T> {
    const MIN_SIZE: usize = T::MIN_SIZE;
    const BLANK_COST: usize = if T::BLANK_COST == NO_VALUE {
        NO_VALUE
    } else {
        POINTER
    };
    const BRANCHES: usize = T::BRANCHES;

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        read::decode(input)
    }

    fn read<W: Way<'de>>(&mut self, input: &mut Input<'de>, way: W) -> Result<(), DecodeError> {
        input.allocate_boxed(0, Layout::new::<T>())?;
        T::read(self, input, way)
    }

    fn read_branch<W: Way<'de>>(
        &mut self,
        branch: usize,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        input.allocate_boxed(0, Layout::new::<T>())?;
        T::read_branch(self, branch, input, way)
    }

    fn read_as() -> &'static Definition {
        T::read_as()
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Nested<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de> + Send + Sync> serde::Deserialize<'de> for Nested<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::Nested;
    use crate::{from_slice, to_vec};
    use std::sync::Arc;

    #[test]
    fn what_is_nested_has_the_bytes_of_what_it_holds() {
        let nested = vec![Nested::new(7_i64), Nested::new(8)];
        let bytes = to_vec(&nested).unwrap();
        assert_eq!(bytes, to_vec(&vec![7_i64, 8]).unwrap());
        assert_eq!(from_slice::<Vec<Nested<i64>>>(&bytes).unwrap(), nested);
    }

    #[test]
    fn each_value_is_dropped_once() {
        let counted = Arc::new(());
        let nested = Nested::new(Arc::clone(&counted));
        let mut other = nested.clone();
        assert_eq!(Arc::strong_count(&counted), 3);
        *other = Arc::new(());
        assert_eq!(Arc::strong_count(&counted), 2);
        let inner = nested.into_inner();
        assert_eq!(Arc::strong_count(&counted), 2);
        drop((inner, other));
        assert_eq!(Arc::strong_count(&counted), 1);
    }
}
