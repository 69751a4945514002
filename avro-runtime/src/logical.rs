//! Lossless types for the specification's logical types, and conversions to other crates' types.
//! Spec: "Logical Types".

use crate::error::OutOfRange;

/// A logical type that stands for values of `T`, such as a crate's timestamp.
///
/// Both directions are exact: a value without a counterpart is an error, never another value.
pub trait Logical<T>: Sized {
    /// The logical value of `value`.
    ///
    /// # Errors
    ///
    /// When the logical type cannot hold it exactly.
    fn from_value(value: &T) -> Result<Self, OutOfRange>;

    /// The value that `self` stands for.
    ///
    /// # Errors
    ///
    /// When `T` cannot hold it exactly.
    fn into_value(self) -> Result<T, OutOfRange>;
}
