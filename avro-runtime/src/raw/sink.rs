//! This module appends values to a vector, and keeps the first error instead of returning one a
//! field.

use super::slice::{Plain, as_bytes};
use super::{Put, PutBounded};
use crate::Encode;
use crate::error::{EncodeError, EncodeErrorKind, OutOfRange};
use crate::limits::Limits;
use crate::logical::Logical;
use crate::stack::{Place, has_room, with_next};
use std::fmt;

/// How many bytes an array reserves at a time.
const CHUNK: usize = 64 << 10;

/// Where values are encoded to.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Encode, Sink};
///
/// struct User { id: i64, name: String }
///
/// impl Encode for User {
///     fn encode(&self, out: &mut Sink<'_>) {
///         out.put((self.id, self.name.as_str()));
///     }
/// }
///
/// let bytes = avro_runtime::to_vec(&User { id: 3, name: "Ada".to_owned() })?;
/// assert_eq!(bytes, b"\x06\x06Ada");
/// # Ok::<(), avro_runtime::EncodeError>(())
/// ```
pub struct Sink<'a> {
    out: &'a mut Vec<u8>,
    fault: Option<Box<Fault>>,
    limits: &'a Limits,
    depth_left: u32,
    /// Where the stack was when the outermost value was entered; nothing before.
    stack: Place,
}

/// How much was written; not the bytes, which would get into logs.
impl fmt::Debug for Sink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sink")
            .field("length", &self.out.len())
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// Why a value could not be written, and how many bytes there were before it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) error: EncodeError,
    pub(crate) at: usize,
}

/// Appends a value without limits of its own.
pub(crate) fn put<P: Put>(out: &mut Vec<u8>, value: P) {
    Sink::new(out, &Limits::DEFAULT).put(value);
}

impl<'a> Sink<'a> {
    pub(crate) fn new(out: &'a mut Vec<u8>, limits: &'a Limits) -> Self {
        Self {
            out,
            fault: None,
            limits,
            depth_left: limits.max_depth,
            stack: Place::NONE,
        }
    }

    pub(crate) fn finish(self) -> Result<(), Fault> {
        match self.fault {
            None => Ok(()),
            Some(fault) => Err(*fault),
        }
    }

    /// Writes a value, or a tuple of values one after the other, behind one capacity check.
    #[inline(always)]
    pub fn put<P: Put>(&mut self, value: P) {
        self.out.reserve(P::FIXED.saturating_add(value.extra()));
        let len = self.out.len();
        // SAFETY: `FIXED + extra()` bytes are reserved, fresh capacity overlaps nothing, and `end`
        // is where the bytes written, all initialised, end.
        unsafe {
            let start = self.out.as_mut_ptr().add(len);
            let end = value.write(start);
            self.out.set_len(len + end.offset_from_unsigned(start));
        }
    }

    /// Writes an array whose items have a constant bound, as one item block.
    #[inline]
    pub fn put_items<'v, T, P: PutBounded>(&mut self, items: &'v [T], item: impl Fn(&'v T) -> P) {
        self.item_block(items.len());
        for chunk in items.chunks(const { chunk_len(P::FIXED) }) {
            self.out.reserve(P::FIXED * chunk.len());
            let len = self.out.len();
            // SAFETY: the bound of each item of the chunk is `FIXED`, and all are reserved; should
            // `item` panic, the length still ends before the chunk.
            unsafe {
                let start = self.out.as_mut_ptr().add(len);
                let mut cursor = start;
                for value in chunk {
                    cursor = item(value).write(cursor);
                }
                self.out.set_len(len + cursor.offset_from_unsigned(start));
            }
        }
        self.end_of_items();
    }

    /// Writes an array of floats, doubles or booleans, as one item block.
    pub(crate) fn put_plain_items<T: Plain>(&mut self, items: &[T]) {
        if cfg!(target_endian = "big") {
            return self.put_items(items, |item| *item);
        }
        self.item_block(items.len());
        self.out.extend_from_slice(as_bytes(items));
        self.end_of_items();
    }

    /// Writes the header of the only item block of an array or map: nothing if it is empty.
    #[inline(always)]
    pub fn item_block(&mut self, len: usize) {
        match i64::try_from(len) {
            Ok(0) => {}
            Ok(len) => self.put(len),
            Err(_) => self.too_many_items(),
        }
    }

    /// Items that take no memory can be more than a long counts.
    #[cold]
    #[inline(never)]
    fn too_many_items(&mut self) {
        let error = OutOfRange::new("there are more items than a long can count");
        self.fail(error.into());
    }

    /// Writes what ends an array or map.
    #[inline(always)]
    pub fn end_of_items(&mut self) {
        self.put(false);
    }

    /// Writes a value of a recursive type, one level down; an error when values are nested too deep.
    #[inline]
    pub fn recurse<T: Encode + ?Sized>(&mut self, value: &T) {
        if self.enter() {
            value.encode(self);
            self.leave();
        }
    }

    /// Enters a value of a recursive type; `false`, and an error, when values are nested too deep, in levels or in bytes of the stack:
    /// then the value must be left out.
    #[inline(always)]
    #[must_use]
    pub fn enter(&mut self) -> bool {
        let here = Place::here();
        if self.depth_left == self.limits.max_depth {
            self.stack = here;
        }
        let used = self.stack.distance(here);
        match self.depth_left.checked_sub(1) {
            Some(left) if has_room(used, self.levels(), self.limits.max_stack) => {
                self.depth_left = left;
                true
            }
            _ => self.too_deep(used),
        }
    }

    /// Leaves a value that was [entered](Self::enter).
    #[inline(always)]
    pub fn leave(&mut self) {
        self.depth_left = self.depth_left.saturating_add(1);
    }

    /// How many values were entered.
    #[inline(always)]
    fn levels(&self) -> u32 {
        self.limits.max_depth.saturating_sub(self.depth_left)
    }

    #[cold]
    #[inline(never)]
    fn too_deep(&mut self, used: usize) -> bool {
        let kind = match self.depth_left {
            0 => EncodeErrorKind::TooDeep {
                limit: self.limits.max_depth,
            },
            _ => EncodeErrorKind::TooMuchStack {
                used: with_next(used, self.levels()),
                limit: self.limits.max_stack,
            },
        };
        self.fail(EncodeError::new(kind));
        false
    }

    /// Writes a value of another crate as the logical type `L`.
    #[inline]
    pub fn put_logical<L: Encode + Logical<T>, T>(&mut self, value: &T) {
        match L::from_value(value) {
            Ok(logical) => logical.encode(self),
            Err(error) => self.fail(error.into()),
        }
    }

    /// Notes that a value cannot be written. The first error is what the caller gets; what else is
    /// written is thrown away.
    #[cold]
    #[inline(never)]
    pub fn fail(&mut self, error: EncodeError) {
        let at = self.out.len();
        self.fault
            .get_or_insert_with(|| Box::new(Fault { error, at }));
    }
}

/// How many items of `bound` bytes a chunk holds.
const fn chunk_len(bound: usize) -> usize {
    match CHUNK.checked_div(bound) {
        None => CHUNK,
        Some(0) => 1,
        Some(len) => len,
    }
}
