//! What a builder reports.

use std::error::Error;
use std::fmt;

/// A field without a default was not set in a builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingField {
    name: &'static str,
}

impl MissingField {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name }
    }

    /// The field's Avro name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Display for MissingField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "field `{}` has no default and was not set", self.name)
    }
}

impl Error for MissingField {}
