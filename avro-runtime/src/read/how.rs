//! This module holds what a field's type does not tell of how it is read: where null stands, that depth is
//! counted, that another type is read and converted. Each is a value, so that they nest as types do.

mod foreign;
mod option;

pub use foreign::{As, Checked, Converted, Rewritten, Text};
pub(crate) use option::option;
pub use option::{OrNull, OrNullLast, UnionOrNull};

use super::{NO_VALUE, POINTER, Way, inlined, no_value};
use crate::Decode;
use crate::binary::{Entries, Input, read_entries, read_items};
use crate::error::DecodeError;

/// How values of a type are read.
pub trait Reads<'de, T> {
    /// As [`Decode::MIN_SIZE`].
    const MIN_SIZE: usize = 1;

    /// As [`Decode::BLANK_COST`].
    const BLANK_COST: usize = 0;

    /// As [`Decode::blank`].
    fn blank(&self) -> T;

    /// Reads a value into a place.
    ///
    /// # Errors
    ///
    /// When the bytes are no such value, or cost more than the limits allow.
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError>;

    /// Reads the value of one of the branches of a union, which one type may be several of.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    #[inline]
    fn read_branch<W: Way<'de>>(
        &self,
        _branch: usize,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError>
    where
        Self: Sized,
    {
        way.read(self, to, input)
    }
}

/// That there is something to read a value into.
///
/// # Errors
///
/// When the type has no values.
#[inline(always)]
pub(crate) fn has_values<'de, T, R: Reads<'de, T>>(input: &Input<'de>) -> Result<(), DecodeError> {
    if R::BLANK_COST == NO_VALUE {
        return Err(no_value(input));
    }
    Ok(())
}

/// A place for a value.
///
/// # Errors
///
/// When the type has no values.
#[inline(always)]
pub fn new_place<'de, T, R: Reads<'de, T>>(how: &R, input: &Input<'de>) -> Result<T, DecodeError> {
    has_values::<T, R>(input)?;
    Ok(how.blank())
}

/// A value in a place of its own.
///
/// # Errors
///
/// As [`Reads::read`].
#[inline(always)]
pub fn value<'de, T, R: Reads<'de, T>, W: Way<'de>>(
    how: &R,
    input: &mut Input<'de>,
    way: W,
) -> Result<T, DecodeError> {
    has_values::<T, R>(input)?;
    let mut value = how.blank();
    way.fresh().read(how, &mut value, input)?;
    Ok(value)
}

/// As the type itself does.
#[derive(Clone, Copy, Debug)]
pub struct Own;

impl<'de, T: Decode<'de>> Reads<'de, T> for Own {
    const MIN_SIZE: usize = T::MIN_SIZE;
    const BLANK_COST: usize = T::BLANK_COST;

    inlined! {
        fn blank(&self) -> T {
            T::blank()
        }

        fn read<W: Way<'de>>(
            &self,
            to: &mut T,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            to.read(input, way)
        }

        fn read_branch<W: Way<'de>>(
            &self,
            branch: usize,
            to: &mut T,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            to.read_branch(branch, input, way)
        }
    }
}

/// As the type itself does, one level deeper: it closes a cycle of types.
#[derive(Clone, Copy, Debug)]
pub struct Guarded;

impl<'de, T: Decode<'de>> Reads<'de, T> for Guarded {
    const MIN_SIZE: usize = T::MIN_SIZE;
    const BLANK_COST: usize = T::BLANK_COST;

    fn blank(&self) -> T {
        T::blank()
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        input.enter()?;
        to.read(input, way)?;
        input.leave();
        Ok(())
    }
}

/// As an array of such items, of which none leads back to the type: no depth is counted.
#[derive(Clone, Copy, Debug)]
pub struct Array<R>(pub R);

impl<'de, T, R: Reads<'de, T>> Reads<'de, Vec<T>> for Array<R> {
    fn blank(&self) -> Vec<T> {
        Vec::new()
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut Vec<T>,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        read_items(&self.0, to, input, way)
    }
}

/// As a map of such values, of which none leads back to the type: no depth is counted.
#[derive(Clone, Copy, Debug)]
pub struct Map<R>(pub R);

impl<'de, M: Entries<'de>, R: Reads<'de, M::Value>> Reads<'de, M> for Map<R> {
    fn blank(&self) -> M {
        M::default()
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut M,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        read_entries(&self.0, to, input, way)
    }
}

/// As a union of one branch.
#[derive(Clone, Copy, Debug)]
pub struct Single<R>(pub R);

impl<'de, T, R: Reads<'de, T>> Reads<'de, T> for Single<R> {
    const MIN_SIZE: usize = 1 + R::MIN_SIZE;
    const BLANK_COST: usize = R::BLANK_COST;

    fn blank(&self) -> T {
        self.0.blank()
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        let (_, way) = way.branch(input, 1)?;
        way.read(&self.0, to, input)
    }
}

/// In a box, whose memory counts.
#[derive(Clone, Copy, Debug)]
pub struct Boxed<R>(pub R);

impl<'de, T, R: Reads<'de, T>> Reads<'de, Box<T>> for Boxed<R> {
    const MIN_SIZE: usize = R::MIN_SIZE;
    const BLANK_COST: usize = if R::BLANK_COST == NO_VALUE {
        NO_VALUE
    } else {
        POINTER
    };

    fn blank(&self) -> Box<T> {
        Box::new(self.0.blank())
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut Box<T>,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        input.allocate(size_of::<T>())?;
        self.0.read(to, input, way)
    }
}
