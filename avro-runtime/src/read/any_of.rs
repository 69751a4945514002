//! This module finds a value for the place of a field that is converted.
//!
//! A macro does not know which traits a type has. The compiler does: of methods with one name it takes the
//! first that fits, and it looks at what takes more references first.

use crate::Decode;
use std::marker::PhantomData;

/// Finds any value of `T`, which is read as an `A`: `(&&AnyOf::<T, A>::NEW).any()`.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf<T, A>(PhantomData<fn() -> (T, A)>);

impl<T, A> AnyOf<T, A> {
    /// To ask.
    pub const NEW: Self = Self(PhantomData);

    /// There is none: an error that says what to do.
    #[must_use]
    pub fn any(self) -> T
    where
        T: HasBlank,
    {
        T::blank()
    }
}

/// Its default.
pub trait ByDefault<T> {
    /// The value.
    fn any(&self) -> T;
}

impl<T: Default, A> ByDefault<T> for &AnyOf<T, A> {
    fn any(&self) -> T {
        T::default()
    }
}

/// What it is converted to, where that cannot fail.
pub trait ByConversion<T> {
    /// The value.
    fn any(&self) -> T;
}

impl<T: From<A>, A: for<'a> Decode<'a>> ByConversion<T> for AnyOf<T, A> {
    fn any(&self) -> T {
        T::from(<A as Decode<'static>>::blank())
    }
}

/// A type of which some value can be made, to be read into.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `Default`, which reading begins with",
    label = "a field that is converted is filled with some value before it is read",
    note = "implement `Default`, or name a function that gives any value: `#[avro(blank = path)]`"
)]
pub trait HasBlank: Sized {
    /// Any value.
    fn blank() -> Self;
}
