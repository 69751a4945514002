//! This module reads values into places: one body for every way to read.
//!
//! The bytes are of the type's own schema or of another along a plan, and the place is new or holds an old
//! value whose memory is kept. All four are the same steps in the same order, so that a type spells them
//! once, over a [`Way`]; the compiler makes of it what is called. A place that is filled instead of a value
//! that is returned keeps large records from being moved, and a record's fields from each needing the drops
//! of all before it: what a struct literal with `?` costs the compiler grows with the cube of its fields.

mod along;
mod any_of;
mod direct;
mod fields;
mod how;

pub use any_of::{AnyOf, ByConversion, ByDefault, HasBlank};
pub use fields::{Fields, Flattened, Found};
pub use how::{
    Array, As, Boxed, Checked, Converted, Guarded, Map, OrNull, OrNullLast, Own, Reads, Rewritten,
    Single, Text, UnionOrNull, new_place, value,
};
pub(crate) use how::{has_values, option};

#[cfg(test)]
mod tests;

use crate::Decode;
use crate::binary::Input;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::evolution::{Resolved, ResolvedRecord};

/// What [`Decode::BLANK_COST`] is of a type without values: there is nothing to read it into.
pub const NO_VALUE: usize = usize::MAX;

/// What [`Decode::BLANK_COST`] is of a pointer: it is on the heap, and where a type leads back to itself
/// by value it is by a pointer.
pub const POINTER: usize = 1 << 16;

/// How a value is found among the bytes, and what its place holds.
pub trait Way<'de>: Copy {
    /// Whether the place is blank, so that nothing in it is worth keeping.
    const NEW: bool;

    /// The same for a place within that is blank.
    type Fresh: Way<'de>;

    /// How the fields of a record are found.
    type Fields: Fields<'de>;

    /// The same for a place within that is blank.
    fn fresh(self) -> Self::Fresh;

    /// Whether the place is blank.
    fn is_new(self) -> bool {
        Self::NEW
    }

    /// Reads a value that is a part of this one.
    ///
    /// # Errors
    ///
    /// When the bytes are no such value, or cost more than the limits allow.
    fn read<T, R: Reads<'de, T>>(
        self,
        how: &R,
        to: &mut T,
        input: &mut Input<'de>,
    ) -> Result<(), DecodeError>;

    /// Reads a value as its type does.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    fn read_own<T: Decode<'de>>(
        self,
        to: &mut T,
        input: &mut Input<'de>,
    ) -> Result<(), DecodeError>;

    /// That the bytes are of the type's own schema: for types that read nothing else.
    ///
    /// # Errors
    ///
    /// When they are of another.
    fn own(self, input: &Input<'de>) -> Result<(), DecodeError>;

    /// The fields of the record.
    ///
    /// # Errors
    ///
    /// When the plan is for something else.
    fn fields(self, input: &Input<'de>) -> Result<Self::Fields, DecodeError>;

    /// The branch of the union, which has so many, and how its value is read.
    ///
    /// # Errors
    ///
    /// When there is no such branch.
    fn branch(self, input: &mut Input<'de>, branches: usize) -> Result<(usize, Self), DecodeError>;

    /// The position of the enum's symbol, which has so many.
    ///
    /// # Errors
    ///
    /// When there is no such symbol.
    fn symbol(self, input: &mut Input<'de>, symbols: usize) -> Result<usize, DecodeError>;

    /// A float.
    ///
    /// # Errors
    ///
    /// At the end of the input.
    fn float(self, input: &mut Input<'de>) -> Result<f32, DecodeError>;

    /// A double.
    ///
    /// # Errors
    ///
    /// At the end of the input.
    fn double(self, input: &mut Input<'de>) -> Result<f64, DecodeError>;

    /// The fewest bytes of an item, which is so many in the type's own schema; and how items are read, each
    /// after [`item`](Self::item). Of maps, the values.
    fn items(self, min_size: usize) -> (usize, Self);

    /// How the next item is read.
    ///
    /// # Errors
    ///
    /// When it is of a branch that has no counterpart.
    fn item(self, input: &mut Input<'de>) -> Result<Self, DecodeError>;

    /// Whether items need no plan.
    fn has_own_items(self) -> bool;

    /// Reads a value of a type that knows its own bytes alone: others are rewritten first.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    fn rewritten<T: for<'a> Decode<'a>>(
        self,
        to: &mut T,
        input: &mut Input<'de>,
    ) -> Result<(), DecodeError>;
}

/// The bytes are of the type's own schema.
#[derive(Clone, Copy, Debug)]
pub struct Direct<const NEW: bool>;

/// The bytes are of another schema, which a plan leads along. It is not the plan of what is the same.
#[derive(Clone, Copy, Debug)]
pub struct Along<'p, const NEW: bool>(pub(crate) Resolved<'p>);

/// Puts a value in a place, for types of which a blank owns nothing: then there is nothing to drop.
#[inline(always)]
pub(crate) fn store<const NEW: bool, T>(to: &mut T, value: T) {
    if NEW {
        std::mem::forget(std::mem::replace(to, value));
    } else {
        *to = value;
    }
}

/// [`Decode::decode`] of types that spell [`Decode::read`].
///
/// # Errors
///
/// As the type; always, if it has no values.
#[inline(always)]
pub fn decode<'de, T: Decode<'de>>(input: &mut Input<'de>) -> Result<T, DecodeError> {
    has_values::<T, Own>(input)?;
    let mut value = T::blank();
    value.read(input, Direct::<true>)?;
    Ok(value)
}

/// Reads a value along a plan.
#[inline(always)]
pub(crate) fn decode_resolved<'de, T: Decode<'de>>(
    input: &mut Input<'de>,
    resolved: Resolved<'_>,
) -> Result<T, DecodeError> {
    has_values::<T, Own>(input)?;
    let mut value = T::blank();
    Along::<true>(resolved).read(&Own, &mut value, input)?;
    Ok(value)
}

/// The cost of the blanks of all these: what a record holds.
#[must_use]
pub const fn all(costs: &[usize]) -> usize {
    let (mut sum, mut at) = (0_usize, 0);
    while at < costs.len() {
        sum = sum.saturating_add(costs[at]);
        at += 1;
    }
    sum
}

/// The cost of the cheapest of these blanks: what a union holds.
#[must_use]
pub const fn any(costs: &[usize]) -> usize {
    if costs.is_empty() {
        return NO_VALUE;
    }
    costs[cheapest(costs)]
}

/// Which blank is the cheapest.
#[must_use]
pub const fn cheapest(costs: &[usize]) -> usize {
    let (mut best, mut at) = (0, 1);
    while at < costs.len() {
        if costs[at] < costs[best] {
            best = at;
        }
        at += 1;
    }
    best
}

/// What stands where a type without values would have one.
///
/// # Panics
///
/// Always; nothing reads into such a place.
#[cold]
#[must_use]
pub fn no_blank<T>() -> T {
    panic!("a type without values has no blank")
}

#[cold]
#[inline(never)]
fn no_value(input: &Input<'_>) -> DecodeError {
    let message = "a value of a type that has none".to_owned();
    input.error(DecodeErrorKind::Unresolvable(message))
}

/// In release each costs less than a call; in debug each would enlarge the stack of what calls it.
macro_rules! inlined {
    ($($function:item)*) => { $(
        #[cfg_attr(debug_assertions, inline)]
        #[cfg_attr(not(debug_assertions), inline(always))]
        $function
    )* };
}
pub(crate) use inlined;

/// The fields of a record along a plan.
#[derive(Debug)]
pub struct AlongFields<'p, const NEW: bool>(ResolvedRecord<'p>);
