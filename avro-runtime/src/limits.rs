//! This module says what untrusted input may make the decoder allocate or recurse.

/// What one datum may cost. Every reader starts from the defaults.
///
/// Strings, bytes and fixed are checked against the bytes that are left before anything is
/// allocated, so together they never take more memory than the input.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Limits, from_slice_with_limits};
///
/// let limits = Limits::default().max_items(2);
/// assert!(from_slice_with_limits::<Vec<i32>>(&[6, 0, 0, 0, 0], &limits).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How deep values of recursive types may be nested.
    pub max_depth: u32,
    /// How many bytes of the machine's stack values of recursive types may take, from the outermost
    /// to the one that is entered. What that one takes by itself comes on top, so the thread needs
    /// more: Rust's own threads have 2 MiB.
    pub max_stack: usize,
    /// How long one string, bytes or fixed may be.
    pub max_bytes: usize,
    /// How many items the arrays and maps of one datum may hold together.
    pub max_items: usize,
    /// How many items that take no bytes (`null`, records without fields) they may hold together.
    pub max_zero_width_items: usize,
    /// How many bytes of memory the items of arrays and maps and the boxes of recursive types may
    /// take together; the contents of strings and bytes are not counted. For a datum that is shown
    /// as JSON, how long the text may be.
    pub max_allocation: usize,
}

impl Default for Limits {
    /// 128 levels, 1 MiB of stack, a million items without bytes, 512 MiB of items; any length and any number of
    /// items that the input really holds.
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        max_depth: 128,
        max_stack: 1 << 20,
        max_bytes: usize::MAX,
        max_items: usize::MAX,
        max_zero_width_items: 1_000_000,
        max_allocation: 512 << 20,
    };

    /// Sets [`max_depth`](Self#structfield.max_depth).
    #[must_use]
    pub fn max_depth(mut self, levels: u32) -> Self {
        self.max_depth = levels;
        self
    }

    /// Sets [`max_stack`](Self#structfield.max_stack).
    #[must_use]
    pub fn max_stack(mut self, bytes: usize) -> Self {
        self.max_stack = bytes;
        self
    }

    /// Sets [`max_bytes`](Self#structfield.max_bytes).
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Sets [`max_items`](Self#structfield.max_items).
    #[must_use]
    pub fn max_items(mut self, items: usize) -> Self {
        self.max_items = items;
        self
    }

    /// Sets [`max_zero_width_items`](Self#structfield.max_zero_width_items).
    #[must_use]
    pub fn max_zero_width_items(mut self, items: usize) -> Self {
        self.max_zero_width_items = items;
        self
    }

    /// Sets [`max_allocation`](Self#structfield.max_allocation).
    #[must_use]
    pub fn max_allocation(mut self, bytes: usize) -> Self {
        self.max_allocation = bytes;
        self
    }
}
