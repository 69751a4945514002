//! This module holds what a field's type does not tell of how it is read: where null stands, that depth is
//! counted, that another type is read and converted. Each is a value, so that they nest as types do.

use super::{NO_VALUE, POINTER, Way, inlined, no_value, store};
use crate::Decode;
use crate::binary::{Entries, Input, read_entries, read_items};
use crate::error::DecodeError;
use crate::logical::Logical;
use crate::private::from_avro;
use std::fmt::{self, Display};
use std::marker::PhantomData;

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

/// As a union of two branches, of which the one at `NULL` is null.
#[derive(Clone, Copy, Debug)]
pub struct OrNull<const NULL: usize, R>(pub R);

impl<'de, const NULL: usize, T, R: Reads<'de, T>> Reads<'de, Option<T>> for OrNull<NULL, R> {
    fn blank(&self) -> Option<T> {
        None
    }

    inlined! {
        fn read<W: Way<'de>>(
            &self,
            to: &mut Option<T>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, 2)?;
            option(&self.0, (branch != NULL).then_some(branch), to, input, way)
        }
    }
}

/// As a union with null at `NULL`, whose other branches are one type's.
#[derive(Clone, Copy, Debug)]
pub struct UnionOrNull<const NULL: usize>;

impl<'de, const NULL: usize, T: Decode<'de>> Reads<'de, Option<T>> for UnionOrNull<NULL> {
    fn blank(&self) -> Option<T> {
        None
    }

    inlined! {
        fn read<W: Way<'de>>(
            &self,
            to: &mut Option<T>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, T::BRANCHES)?;
            option(&Own, (branch != NULL).then_some(branch), to, input, way)
        }
    }
}

/// As a union with null after the branches of a type.
#[derive(Clone, Copy, Debug)]
pub struct OrNullLast;

impl<'de, T: Decode<'de>> Reads<'de, Option<T>> for OrNullLast {
    fn blank(&self) -> Option<T> {
        None
    }

    inlined! {
        fn read<W: Way<'de>>(
            &self,
            to: &mut Option<T>,
            input: &mut Input<'de>,
            way: W,
        ) -> Result<(), DecodeError> {
            let (branch, way) = way.branch(input, 1 + T::BRANCHES)?;
            let branch = (branch != T::BRANCHES).then_some(branch);
            option(&Own, branch, to, input, way)
        }
    }
}

inlined! {
    /// Reads what is null, or the value of a branch.
    pub(crate) fn option<'de, T, R: Reads<'de, T>, W: Way<'de>>(
        how: &R,
        branch: Option<usize>,
        to: &mut Option<T>,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        let Some(branch) = branch else {
            if !W::NEW {
                *to = None;
            }
            return Ok(());
        };
        if !W::NEW && let Some(value) = to {
            return how.read_branch(branch, value, input, way);
        }
        // It is none: there is nothing to drop.
        has_values::<T, R>(input)?;
        store::<true, _>(to, Some(how.blank()));
        match to {
            Some(value) => how.read_branch(branch, value, input, way.fresh()),
            None => Ok(()),
        }
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

/// As a logical type, of which another type is the value.
#[derive(Clone, Copy, Debug)]
pub struct As<L>(PhantomData<L>);

impl<L> As<L> {
    /// As this logical type.
    pub const LOGICAL: Self = Self(PhantomData);
}

impl<'de, T, L: Decode<'de> + Logical<T>> Reads<'de, T> for As<L> {
    const MIN_SIZE: usize = L::MIN_SIZE;

    fn blank(&self) -> T {
        match L::blank().into_value() {
            Ok(value) => value,
            Err(_) => <L as Logical<T>>::blank_value(),
        }
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        way.own(input)?;
        *to = input.logical::<L, T>()?;
        Ok(())
    }
}

/// As a string, of which the type is made.
#[derive(Clone, Copy, Debug)]
pub struct Text;

impl<'de, T: From<&'de str>> Reads<'de, T> for Text {
    fn blank(&self) -> T {
        T::from("")
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        way.own(input)?;
        *to = T::from(input.string()?);
        Ok(())
    }
}

/// As the type itself does, which knows no schema but its own: other bytes are rewritten first.
#[derive(Clone, Copy, Debug)]
pub struct Rewritten;

impl<'de, T: for<'a> Decode<'a>> Reads<'de, T> for Rewritten {
    const MIN_SIZE: usize = <T as Decode<'de>>::MIN_SIZE;
    const BLANK_COST: usize = <T as Decode<'de>>::BLANK_COST;

    fn blank(&self) -> T {
        <T as Decode<'de>>::blank()
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        way.rewritten(to, input)
    }
}

/// As the type itself does, once something else has been found to hold.
#[derive(Clone, Copy, Debug)]
pub struct Checked<F>(F);

impl<F: Fn(&Input<'_>) -> Result<(), DecodeError>> Checked<F> {
    /// Checks this.
    pub const fn new(check: F) -> Self {
        Self(check)
    }
}

impl<'de, T, F> Reads<'de, T> for Checked<F>
where
    T: Decode<'de>,
    F: Fn(&Input<'_>) -> Result<(), DecodeError>,
{
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
        (self.0)(input)?;
        to.read(input, way)
    }
}

/// As another type, which is converted.
#[derive(Clone, Copy)]
pub struct Converted<A, R, F, B> {
    how: R,
    from: F,
    blank: B,
    avro: PhantomData<fn() -> A>,
}

impl<A, R: fmt::Debug, F, B> fmt::Debug for Converted<A, R, F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Converted")
            .field("how", &self.how)
            .finish_non_exhaustive()
    }
}

impl<A, R, F, B> Converted<A, R, F, B> {
    /// Reads an `A`, of which the value is made; a blank is made otherwise, as the conversion may fail.
    pub const fn new<T, E>(how: R, from: F, blank: B) -> Self
    where
        F: Fn(A) -> Result<T, E>,
        B: Fn() -> T,
    {
        Self {
            how,
            from,
            blank,
            avro: PhantomData,
        }
    }
}

impl<'de, T, A, R, F, B, E> Reads<'de, T> for Converted<A, R, F, B>
where
    R: Reads<'de, A>,
    F: Fn(A) -> Result<T, E>,
    B: Fn() -> T,
    E: Display,
{
    const MIN_SIZE: usize = R::MIN_SIZE;

    fn blank(&self) -> T {
        (self.blank)()
    }

    #[inline]
    fn read<W: Way<'de>>(
        &self,
        to: &mut T,
        input: &mut Input<'de>,
        way: W,
    ) -> Result<(), DecodeError> {
        let start = input.offset();
        let avro = value(&self.how, input, way)?;
        *to = from_avro(input, start, (self.from)(avro))?;
        Ok(())
    }
}
