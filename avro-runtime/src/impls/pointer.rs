//! This module encodes what a pointer points to.

use crate::binary::Input;
use crate::error::DecodeError;
use crate::private::{Definition, Reference};
use crate::raw::Sink;
use crate::read::{Own, POINTER, Way, has_values, value};
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

/// Implements `Decode` by reading the target in its place, whose memory and depth are counted: how many
/// counts of references are beside it, the type, and the place, unless others share it.
macro_rules! decode_target {
    ($($counts:literal $ty:ty, |$pointer:ident| $target:expr);*) => { $(
        impl<'de, T: Decode<'de>> Decode<'de> for $ty {
            const MIN_SIZE: usize = T::MIN_SIZE;
            const BLANK_COST: usize = POINTER;
            const BRANCHES: usize = T::BRANCHES;

            #[inline(always)]
            fn blank() -> Self {
                Self::new(T::blank())
            }

            #[inline]
            fn decode(input: &mut Input<'de>) -> Result<Self, DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let value = T::decode(input)?;
                input.leave();
                Ok(Self::new(value))
            }

            #[inline]
            fn read<W: Way<'de>>(
                &mut self,
                input: &mut Input<'de>,
                way: W,
            ) -> Result<(), DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let $pointer = &mut *self;
                match $target {
                    Some(target) => target.read(input, way)?,
                    None => *self = Self::new(value(&Own, input, way)?),
                }
                input.leave();
                Ok(())
            }

            #[inline]
            fn read_branch<W: Way<'de>>(
                &mut self,
                branch: usize,
                input: &mut Input<'de>,
                way: W,
            ) -> Result<(), DecodeError> {
                input.allocate_boxed($counts, Layout::new::<T>())?;
                input.enter()?;
                let $pointer = &mut *self;
                match $target {
                    Some(target) => target.read_branch(branch, input, way)?,
                    None => {
                        has_values::<T, Own>(input)?;
                        let mut target = T::blank();
                        T::read_branch(&mut target, branch, input, way.fresh())?;
                        *self = Self::new(target);
                    }
                }
                input.leave();
                Ok(())
            }

            fn read_as() -> &'static Definition {
                T::read_as()
            }
        }
    )* };
}

decode_target!(
    0 Box<T>, |pointer| Some(&mut **pointer);
    2 Arc<T>, |pointer| Arc::get_mut(pointer);
    2 Rc<T>, |pointer| Rc::get_mut(pointer)
);
