//! This module encodes what a pointer points to.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::evolution::Resolved;
use crate::private::{Definition, Reference};
use crate::raw::Sink;
use crate::{AvroSchema, Decode, Encode};
use avro_ir::{Schema, SchemaError};
use std::alloc::Layout;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// Implements `AvroSchema` by the target's schema.
macro_rules! target_schema {
    ($([$($bounds:tt)*] $ty:ty),*) => { $(
        impl<T: AvroSchema + ?Sized $($bounds)*> AvroSchema for $ty {
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
    )* };
}

target_schema!([] &T, [] Box<T>, [] Arc<T>, [] Rc<T>, [+ ToOwned] Cow<'_, T>);

/// Implements `Encode` by encoding the target.
macro_rules! encode_target {
    ($($ty:ty),*) => { $(
        impl<T: Encode + ?Sized> Encode for $ty {
            const BRANCHES: usize = T::BRANCHES;

            #[inline]
            fn encode(&self, out: &mut Sink<'_>) {
                T::encode(self, out);
            }

            #[inline]
            fn encode_branch(&self, first: i32, out: &mut Sink<'_>) {
                T::encode_branch(self, first, out);
            }

            fn written_as() -> &'static Definition {
                T::written_as()
            }
        }
    )* };
}

encode_target!(&T);

/// Implements `Encode` by encoding the target, whose depth counts: recursive types hold themselves
/// in such pointers, or in arrays and maps.
macro_rules! encode_owned {
    ($($ty:ty),*) => { $(
        impl<T: Encode + ?Sized> Encode for $ty {
            const BRANCHES: usize = T::BRANCHES;

            #[inline]
            fn encode(&self, out: &mut Sink<'_>) {
                out.recurse(&**self);
            }

            #[inline]
            fn encode_branch(&self, first: i32, out: &mut Sink<'_>) {
                if out.enter() {
                    T::encode_branch(self, first, out);
                    out.leave();
                }
            }

            fn written_as() -> &'static Definition {
                T::written_as()
            }
        }
    )* };
}

encode_owned!(Box<T>, Arc<T>, Rc<T>);

impl<T: Encode + ToOwned + ?Sized> Encode for Cow<'_, T> {
    const BRANCHES: usize = T::BRANCHES;

    #[inline]
    fn encode(&self, out: &mut Sink<'_>) {
        T::encode(self, out);
    }

    #[inline]
    fn encode_branch(&self, first: i32, out: &mut Sink<'_>) {
        T::encode_branch(self, first, out);
    }

    fn written_as() -> &'static Definition {
        T::written_as()
    }
}

/// Implements `Decode` by decoding the target, whose memory and depth are counted: how many counts of
/// references are beside it, and the type.
macro_rules! decode_target {
    ($($counts:literal $ty:ty),*) => { $(
        impl<'de, T: Decode<'de>> Decode<'de> for $ty {
            const MIN_SIZE: usize = T::MIN_SIZE;
            const BRANCHES: usize = T::BRANCHES;

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let value = T::decode(input)?;
                input.leave();
                Ok(Self::new(value))
            }

            #[inline]
            fn decode_resolved(
                input: &mut Input<'de>,
                resolved: Resolved<'_>,
            ) -> Result<Self, DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let value = T::decode_resolved(input, resolved)?;
                input.leave();
                Ok(Self::new(value))
            }

            #[inline]
            fn decode_branch(branch: usize, input: &mut Input<'de>) -> Result<Self, DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let value = T::decode_branch(branch, input)?;
                input.leave();
                Ok(Self::new(value))
            }

            #[inline]
            fn resolve_branch(
                branch: usize,
                resolved: Resolved<'_>,
                input: &mut Input<'de>,
            ) -> Result<Self, DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let value = T::resolve_branch(branch, resolved, input)?;
                input.leave();
                Ok(Self::new(value))
            }

            fn read_as() -> &'static Definition {
                T::read_as()
            }
        }
    )* };
}

decode_target!(0 Box<T>, 2 Arc<T>, 2 Rc<T>);
