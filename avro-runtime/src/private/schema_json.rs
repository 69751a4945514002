//! This module makes the self-contained JSON of a type in an array of about its length.

use super::bundle::{bundle, bundle_len};
use super::{Defined, Definition};
use crate::AvroSchema;
use crate::raw::Concat;
use std::marker::PhantomData;

/// The self-contained JSON of a type.
#[derive(Debug)]
pub struct SchemaJson<T>(PhantomData<T>);

impl<T: Defined> SchemaJson<T> {
    /// The text.
    pub const TEXT: &'static str = select::<T>(bundle_len(T::DEFINITION));
}

/// The definition of a type that has a schema.
#[derive(Debug)]
pub struct OfType<T: ?Sized>(PhantomData<T>);

impl<T: AvroSchema + ?Sized> Defined for OfType<T> {
    const DEFINITION: &'static Definition = T::DEFINITION.get();
}

/// A text in an array of `N` bytes.
struct InArray<T, const N: usize>(PhantomData<T>);

impl<T: Defined, const N: usize> InArray<T, N> {
    const TEXT: &'static Concat<N> = &bundle(T::DEFINITION);
}

/// Takes the smallest array that has room for `len` bytes. What is behind a call that is not made
/// is not evaluated, so the other arrays do not come to be.
const fn select<T: Defined>(len: usize) -> &'static str {
    match len {
        0..=0x200 => text::<T, 0x200>(),
        0x201..=0x400 => text::<T, 0x400>(),
        0x401..=0x800 => text::<T, 0x800>(),
        0x801..=0x1000 => text::<T, 0x1000>(),
        0x1001..=0x2000 => text::<T, 0x2000>(),
        0x2001..=0x4000 => text::<T, 0x4000>(),
        0x4001..=0x8000 => text::<T, 0x8000>(),
        0x8001..=0x1_0000 => text::<T, 0x1_0000>(),
        0x1_0001..=0x2_0000 => text::<T, 0x2_0000>(),
        0x2_0001..=0x4_0000 => text::<T, 0x4_0000>(),
        0x4_0001..=0x8_0000 => text::<T, 0x8_0000>(),
        0x8_0001..=0x10_0000 => text::<T, 0x10_0000>(),
        0x10_0001..=0x40_0000 => text::<T, 0x40_0000>(),
        0x40_0001..=0x100_0000 => text::<T, 0x100_0000>(),
        _ => panic!("the schema is longer than 16 MiB"),
    }
}

const fn text<T: Defined, const N: usize>() -> &'static str {
    InArray::<T, N>::TEXT.as_str()
}
