//! This module encodes bytes and fixed. Spec: "Binary Encoding", bytes, fixed.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Reference};
use crate::raw::{Concat, Sink};
use crate::schema::fixed;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::Schema;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// Implements `Decode` for types that are made from `&[u8]`: how many counts of references are beside
/// the bytes, and the type.
macro_rules! decode_bytes {
    ($($counts:literal [$($borrowed:tt)*] $ty:ty),*) => { $(
        impl<'de $($borrowed)*> Decode<'de> for $ty {
            const MIN_SIZE: usize = 1;

            fn blank() -> Self {
                Self::from(&[][..])
            }

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                if $counts > 0 {
                    input.allocate_counts()?;
                }
                input.bytes().map(Self::from)
            }

            fn read_as() -> &'static Definition {
                <[u8] as AvroSchema>::definition()
            }
        }
    )* };
}

decode_bytes!(
    0 [: 'a, 'a] &'a [u8],
    0 [: 'a, 'a] Cow<'a, [u8]>,
    2 [] Arc<[u8]>,
    2 [] Rc<[u8]>
);

/// A fixed of `N` bytes that no schema names; its own schema calls it `Fixed` and the number `N`.
///
/// # Examples
///
/// ```
/// use avro_runtime::FixedBytes;
///
/// assert_eq!(avro_runtime::to_vec(&FixedBytes([1, 2]))?, [1, 2]);
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FixedBytes<const N: usize>(pub [u8; N]);

impl<const N: usize> Default for FixedBytes<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> From<[u8; N]> for FixedBytes<N> {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes)
    }
}

impl<const N: usize> From<FixedBytes<N>> for [u8; N] {
    fn from(fixed: FixedBytes<N>) -> Self {
        fixed.0
    }
}

impl<const N: usize> AsRef<[u8]> for FixedBytes<N> {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// What the schema of [`FixedBytes`] is made of.
struct Named<const N: usize>;

impl<const N: usize> Named<N> {
    const NAME: &'static Concat<32> = &{
        let mut name = Concat::new();
        name.push("Fixed");
        name.push_number(N);
        name
    };
    /// What comes after the name.
    const REST: &'static Concat<96> = &{
        let mut json = Concat::new();
        json.push(",\"size\":");
        json.push_number(N);
        json.push("}");
        json
    };
}

impl<const N: usize> AvroSchema for FixedBytes<N> {
    fixed!(Named::<N>::NAME.as_str(), N, Named::<N>::REST.as_str());
}

impl<const N: usize> Encode for FixedBytes<N> {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(&self.0);
    }

    fn encode_items(items: &[Self], out: &mut Sink<'_>) {
        out.put_items(items, |item| &item.0);
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de, const N: usize> Decode<'de> for FixedBytes<N> {
    const MIN_SIZE: usize = N;

    fn blank() -> Self {
        Self([0; N])
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.fixed().copied().map(Self)
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

/// A fixed called `Fixed` and the number `N`, as [`FixedBytes`].
impl<const N: usize> AvroSchema for [u8; N] {
    const DEFINITION: Reference = FixedBytes::<N>::DEFINITION;

    fn schema() -> &'static Schema {
        FixedBytes::<N>::schema()
    }
}

impl<const N: usize> Encode for [u8; N] {
    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        out.put(self);
    }

    fn encode_items(items: &[Self], out: &mut Sink<'_>) {
        out.put_items(items, |item| item);
    }

    fn written_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}

impl<'de, const N: usize> Decode<'de> for [u8; N] {
    const MIN_SIZE: usize = N;

    fn blank() -> Self {
        [0; N]
    }

    #[inline]
    fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
        input.fixed().copied()
    }

    fn read_as() -> &'static Definition {
        <Self as AvroSchema>::definition()
    }
}
