//! This module reads types that do not read themselves, or not all that is asked of them.

use super::{Reads, value};
use crate::Decode;
use crate::binary::Input;
use crate::error::DecodeError;
use crate::logical::Logical;
use crate::private::from_avro;
use crate::read::Way;
use std::fmt::{self, Display};
use std::marker::PhantomData;

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
