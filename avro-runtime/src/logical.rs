//! Lossless types for the specification's logical types, and conversions to other crates' types.
//! Spec: "Logical Types".

mod big_decimal;
mod calendar;
mod date;
mod decimal;
mod decimal_fixed;
mod duration;
mod integer;
mod local_timestamp;
mod magnitude;
mod newtype;
#[cfg(feature = "serde")]
mod serde;
mod time_of_day;
mod timestamp;
mod uuid;

mod foreign;

pub use big_decimal::BigDecimal;
pub use date::Date;
pub use decimal::Decimal;
pub(crate) use decimal::digits_fit;
pub use decimal_fixed::DecimalFixed;
pub use duration::Duration;
pub use local_timestamp::{LocalTimestampMicros, LocalTimestampMillis, LocalTimestampNanos};
pub use time_of_day::{TimeMicros, TimeMillis};
pub use timestamp::{TimestampMicros, TimestampMillis, TimestampNanos};
pub use uuid::{Uuid, UuidFixed};

use crate::error::OutOfRange;

/// A logical type that stands for values of `T`, such as a crate's timestamp.
///
/// Both directions are exact: a value without a counterpart is an error, never another value.
#[diagnostic::on_unimplemented(
    message = "`{T}` does not carry the logical type `{Self}`",
    label = "a type is expected that converts to and from `{Self}`",
    note = "use the logical type itself, the type of another crate with its feature, or `#[avro(as = Type)]`"
)]
pub trait Logical<T>: Sized {
    /// Why the type is refused where values are derived or generated: it cannot hold some scale at
    /// all. Empty if it is not.
    #[doc(hidden)]
    const REFUSAL: &'static str = "";

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

    /// Any value of `T`, which reading begins with: asked of types that do not carry the logical type's
    /// zero, such as a number that excludes it.
    ///
    /// # Panics
    ///
    /// Unless it is implemented.
    #[must_use]
    fn blank_value() -> T {
        panic!("a type that does not carry zero needs `Logical::blank_value`")
    }
}

#[cfg(test)]
mod tests;
