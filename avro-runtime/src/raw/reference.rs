//! This module refers to definitions from constants that a definition may depend on. The compiler
//! looks through the references of a constant, so that one to a static which depends on the constant
//! would be a cycle; it does not look through pointers.

use crate::private::Definition;
use std::fmt;

/// A reference to a definition.
#[derive(Clone, Copy)]
pub struct Reference(*const Definition);

// SAFETY: it is a shared reference in all but its type, and definitions are `Sync`, since statics of
// them are.
unsafe impl Send for Reference {}
// SAFETY: as above.
unsafe impl Sync for Reference {}

impl Reference {
    /// The reference.
    #[must_use]
    pub const fn new(definition: &'static Definition) -> Self {
        Self(definition)
    }

    /// The definition.
    #[must_use]
    pub const fn get(self) -> &'static Definition {
        // SAFETY: the field is private, and `new` took it from a reference for good.
        unsafe { &*self.0 }
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The definition may refer back to what this is a part of.
        f.debug_tuple("Reference").field(&self.get().name).finish()
    }
}
