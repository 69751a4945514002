//! This module holds a pointer that the compiler does not look through.

use std::panic::{RefUnwindSafe, UnwindSafe};

/// A `Box` at which the compiler stops following what a type holds.
///
/// The compiler looks for `Send` and the like, and for what is dropped, through everything that a type
/// holds, in boxes and collections too, and gives up after 128 steps. Generated types that would be
/// nested deeper hold this at some places. It is used as a `Box` is: it dereferences to the value, and
/// comes [`From`] one.
pub struct Nested<T>(*mut T);

// SAFETY: it is a `Box<T>` in all but its type, and every function that makes one of a value asks for
// `T: Send + Sync`. `T` is invariant, so that the one that was asked about is the one that is held.
unsafe impl<T> Send for Nested<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Nested<T> {}
impl<T> Unpin for Nested<T> {}
impl<T> UnwindSafe for Nested<T> {}
impl<T> RefUnwindSafe for Nested<T> {}

impl<T: Send + Sync> Nested<T> {
    /// Holds a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Box::into_raw(Box::new(value)))
    }
}

impl<T> Nested<T> {
    /// The value.
    #[must_use]
    pub fn into_inner(self) -> T {
        let pointer = self.0;
        std::mem::forget(self);
        // SAFETY: the pointer is from `Box::into_raw`, and what held it is forgotten.
        *unsafe { Box::from_raw(pointer) }
    }
}

impl<T: Clone> Clone for Nested<T> {
    fn clone(&self) -> Self {
        // Whoever made `self` was asked for the bounds on `T`.
        Self(Box::into_raw(Box::new(T::clone(self))))
    }
}

impl<T> Drop for Nested<T> {
    fn drop(&mut self) {
        // SAFETY: the pointer is from `Box::into_raw`, and nothing is dropped twice.
        drop(unsafe { Box::from_raw(self.0) });
    }
}

impl<T> std::ops::Deref for Nested<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the pointer is a box's, and lives as long as this.
        unsafe { &*self.0 }
    }
}

impl<T> std::ops::DerefMut for Nested<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and nothing else has the pointer.
        unsafe { &mut *self.0 }
    }
}
