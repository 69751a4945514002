//! This module says how the fields of a record are found.

use super::{Along, AlongFields, Direct, Own, Reads, Way, inlined};
use crate::Decode;
use crate::binary::Input;
use crate::error::DecodeError;
use crate::evolution::Step;

/// Where a field is.
#[derive(Clone, Copy, Debug)]
pub enum Found<S, P> {
    /// Among the bytes, as the type itself has it.
    Same(S),
    /// Among the bytes, along a plan.
    Plan(P),
    /// Nowhere: it has its default.
    Default,
}

/// How the fields of a record are found, each in turn.
pub trait Fields<'de>: Sized {
    /// The way of fields that are as the type itself has them.
    type Same: Way<'de>;

    /// The way of the others. Where there are none it is the same: so nothing else is compiled.
    type Plan: Way<'de>;

    /// Goes to the field at `index`.
    ///
    /// # Errors
    ///
    /// When what comes before it cannot be passed over.
    fn step(
        &mut self,
        input: &mut Input<'de>,
        index: usize,
    ) -> Result<Found<Self::Same, Self::Plan>, DecodeError>;

    /// Puts the default of a field in its place: the one that is given, or the schema's.
    ///
    /// # Errors
    ///
    /// When there is none.
    #[expect(
        clippy::too_many_arguments,
        reason = "a place, how it is read, and where it is found"
    )]
    fn default<T, R: Reads<'de, T>>(
        &mut self,
        how: R,
        to: &mut T,
        input: &mut Input<'de>,
        index: usize,
        default: impl FnOnce() -> Option<T>,
    ) -> Result<(), DecodeError>;

    /// Reads the field at `index`, or takes its default if the bytes do not have it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such value, or there is neither a field nor a default.
    #[expect(
        clippy::too_many_arguments,
        reason = "a place, how it is read, and where it is found"
    )]
    #[cfg_attr(debug_assertions, inline)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn find<T, R: Reads<'de, T>>(
        &mut self,
        how: R,
        to: &mut T,
        input: &mut Input<'de>,
        index: usize,
        default: impl FnOnce() -> Option<T>,
    ) -> Result<(), DecodeError> {
        match self.step(input, index)? {
            Found::Same(way) => how.read(to, input, way),
            Found::Plan(way) => how.read(to, input, way),
            Found::Default => self.default(how, to, input, index, default),
        }
    }

    /// Passes over what comes after the last field.
    ///
    /// # Errors
    ///
    /// When it cannot be passed over.
    fn end(self, input: &mut Input<'de>) -> Result<(), DecodeError>;

    inlined! {
        /// A field of a type that reads itself, whose default is the schema's.
        ///
        /// # Errors
        ///
        /// As [`find`](Self::find).
        fn field<T: Decode<'de>>(
            &mut self,
            to: &mut T,
            input: &mut Input<'de>,
            index: usize,
        ) -> Result<(), DecodeError> {
            self.find(Own, to, input, index, || None)
        }

        /// A field of a type that reads itself, with a default.
        ///
        /// # Errors
        ///
        /// As [`find`](Self::find).
        fn field_or<T: Decode<'de>>(
            &mut self,
            to: &mut T,
            input: &mut Input<'de>,
            index: usize,
            default: impl FnOnce() -> T,
        ) -> Result<(), DecodeError> {
            self.find(Own, to, input, index, || Some(default()))
        }

        /// A field whose default is the schema's.
        ///
        /// # Errors
        ///
        /// As [`find`](Self::find).
        fn field_as<T, R: Reads<'de, T>>(
            &mut self,
            how: R,
            to: &mut T,
            input: &mut Input<'de>,
            index: usize,
        ) -> Result<(), DecodeError> {
            self.find(how, to, input, index, || None)
        }

        /// A field with a default.
        ///
        /// # Errors
        ///
        /// As [`find`](Self::find).
        #[expect(clippy::too_many_arguments, reason = "as `find`")]
        fn field_as_or<T, R: Reads<'de, T>>(
            &mut self,
            how: R,
            to: &mut T,
            input: &mut Input<'de>,
            index: usize,
            default: impl FnOnce() -> T,
        ) -> Result<(), DecodeError> {
            self.find(how, to, input, index, || Some(default()))
        }
    }
}

impl<'de, const NEW: bool> Fields<'de> for Direct<NEW> {
    type Same = Self;
    type Plan = Self;

    inlined! {
        fn step(
            &mut self,
            _input: &mut Input<'de>,
            _index: usize,
        ) -> Result<Found<Self, Self>, DecodeError> {
            Ok(Found::Same(*self))
        }

        fn default<T, R: Reads<'de, T>>(
            &mut self,
            _how: R,
            _to: &mut T,
            _input: &mut Input<'de>,
            _index: usize,
            _default: impl FnOnce() -> Option<T>,
        ) -> Result<(), DecodeError> {
            // The type's own bytes have all fields.
            Ok(())
        }

        fn end(self, _input: &mut Input<'de>) -> Result<(), DecodeError> {
            Ok(())
        }
    }
}

impl<'de, 'p, const NEW: bool> Fields<'de> for AlongFields<'p, NEW> {
    type Same = Direct<NEW>;
    type Plan = Along<'p, NEW>;

    inlined! {
        fn step(
            &mut self,
            input: &mut Input<'de>,
            index: usize,
        ) -> Result<Found<Direct<NEW>, Along<'p, NEW>>, DecodeError> {
            Ok(match self.0.step(input, index)? {
                Step::Same => Found::Same(Direct),
                Step::Plan(resolved) => Found::Plan(Along(resolved)),
                Step::Default => Found::Default,
            })
        }

        fn default<T, R: Reads<'de, T>>(
            &mut self,
            how: R,
            to: &mut T,
            input: &mut Input<'de>,
            index: usize,
            default: impl FnOnce() -> Option<T>,
        ) -> Result<(), DecodeError> {
            match default() {
                Some(value) => {
                    *to = value;
                    Ok(())
                }
                None => self.0.read_default(&how, to, input, index),
            }
        }

        fn end(self, input: &mut Input<'de>) -> Result<(), DecodeError> {
            self.0.finish(input)
        }
    }
}

/// A record whose fields can be those of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: it is not a derived record",
    label = "not a struct with `#[derive(AvroDecode)]`",
    note = "only the fields of a record can be those of another; without `flatten` this is a field of its own"
)]
pub trait Flattened<'de>: Decode<'de> {
    /// How many fields it has.
    const COUNT: usize;

    /// Reads the fields as those at `first` and after.
    ///
    /// # Errors
    ///
    /// As [`Fields::find`].
    fn read_fields<F: Fields<'de>>(
        &mut self,
        input: &mut Input<'de>,
        fields: &mut F,
        first: usize,
    ) -> Result<(), DecodeError>;
}
