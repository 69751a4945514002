//! This module tells whether a type has a schema, where that is not asked of it.
//!
//! A method is looked for by the receiver's own type first: `KnownDefinition` is implemented for the
//! probe, if the type has a schema; `UnknownDefinition` for a reference to it, which comes second.

use super::Definition;
use crate::AvroSchema;
use std::marker::PhantomData;

/// Stands for a type.
#[derive(Debug)]
pub struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Probe<T> {
    /// It has no other value.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: AvroSchema + ?Sized> Probe<T> {
    /// The fingerprint of the type's schema, where it is known to the compiler of schemas; this
    /// constant goes before the trait's below.
    pub const FINGERPRINT: Option<u64> = T::KNOWN_FINGERPRINT;
}

/// For all types.
pub trait UnknownFingerprint {
    /// None.
    const FINGERPRINT: Option<u64> = None;
}

impl<T: ?Sized> UnknownFingerprint for Probe<T> {}

/// For types with a schema.
pub trait KnownDefinition {
    /// The type's definition.
    fn definition(&self) -> &'static Definition;
}

impl<T: AvroSchema + ?Sized> KnownDefinition for Probe<T> {
    fn definition(&self) -> &'static Definition {
        T::definition()
    }
}

/// For all types.
pub trait UnknownDefinition {
    /// The definition that says nothing.
    fn definition(&self) -> &'static Definition;
}

impl<T: ?Sized> UnknownDefinition for &Probe<T> {
    fn definition(&self) -> &'static Definition {
        &Definition::UNKNOWN
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;

    #[test]
    fn a_type_without_a_schema_has_the_definition_that_says_nothing() {
        struct Secret;
        assert_eq!(crate::__definition_of!(Secret).shape, Shape::Unknown);
        assert_eq!(crate::__definition_of!(bool).shape, Shape::Boolean);
        crate::__assert_fingerprint!(Secret, "Secret", 7, "ns.Secret");
        crate::__assert_fingerprint!(bool, "bool", 7, "ns.Bool");
    }
}
