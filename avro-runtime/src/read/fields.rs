//! This module says how the fields of a record are found.

use super::{Along, AlongFields, Direct, Own, Reads, inlined};
use crate::Decode;
use crate::binary::Input;
use crate::error::DecodeError;
use crate::evolution::Step;

/// How the fields of a record are found, each in turn.
pub trait Fields<'de>: Sized {
    /// Reads the field at `index`, or takes its default if the bytes do not have it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such value, or there is neither a field nor a default.
    #[expect(
        clippy::too_many_arguments,
        reason = "a place, how it is read, and where it is found"
    )]
    fn find<T, R: Reads<'de, T>>(
        &mut self,
        how: R,
        to: &mut T,
        input: &mut Input<'de>,
        index: usize,
        default: impl FnOnce() -> Option<T>,
    ) -> Result<(), DecodeError>;

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
    inlined! {
        fn find<T, R: Reads<'de, T>>(
            &mut self,
            how: R,
            to: &mut T,
            input: &mut Input<'de>,
            _index: usize,
            _default: impl FnOnce() -> Option<T>,
        ) -> Result<(), DecodeError> {
            how.read(to, input, *self)
        }

        fn end(self, _input: &mut Input<'de>) -> Result<(), DecodeError> {
            Ok(())
        }
    }
}

impl<'de, const NEW: bool> Fields<'de> for AlongFields<'_, NEW> {
    inlined! {
        fn find<T, R: Reads<'de, T>>(
            &mut self,
            how: R,
            to: &mut T,
            input: &mut Input<'de>,
            index: usize,
            default: impl FnOnce() -> Option<T>,
        ) -> Result<(), DecodeError> {
            match self.0.step(input, index)? {
                Step::Same => how.read(to, input, Direct::<NEW>),
                Step::Plan(resolved) => how.read(to, input, Along::<NEW>(resolved)),
                Step::Default => match default() {
                    Some(value) => {
                        *to = value;
                        Ok(())
                    }
                    None => self.0.read_default(&how, to, input, index),
                },
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
