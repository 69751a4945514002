//! This module is the cursor over a datum's bytes. Spec: "Binary Encoding", primitive types.

use super::budget::Left;
use super::fault::invalid_utf8;
use super::varint;
use crate::Decode;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::limits::Limits;
use crate::logical::Logical;
use crate::raw::utf8;
use std::fmt;

/// Where values are decoded from: a slice, the part not read, and what is left of the [`Limits`].
///
/// # Examples
///
/// ```
/// use avro_runtime::{Input, Limits};
///
/// let mut input = Input::new(b"\x06\x06Ada", &Limits::default());
/// assert_eq!(input.long()?, 3);
/// assert_eq!(input.string()?, "Ada");
/// # Ok::<(), avro_runtime::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct Input<'de> {
    data: &'de [u8],
    pub(super) rest: &'de [u8],
    limits: Limits,
    pub(crate) left: Left,
}

/// Where it is; not the bytes, which would get into logs.
impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("offset", &self.offset())
            .field("length", &self.data.len())
            .finish_non_exhaustive()
    }
}

impl<'de> Input<'de> {
    /// A cursor at the beginning of `data`.
    #[must_use]
    #[inline]
    pub fn new(data: &'de [u8], limits: &Limits) -> Self {
        Self {
            data,
            rest: data,
            limits: limits.clone(),
            left: Left::new(limits),
        }
    }

    /// How many bytes have been read.
    #[must_use]
    #[inline(always)]
    pub fn offset(&self) -> usize {
        self.data.len() - self.rest.len()
    }

    /// The bytes that have not been read.
    #[must_use]
    #[inline(always)]
    pub fn rest(&self) -> &'de [u8] {
        self.rest
    }

    /// What a datum may cost.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Reads a null: no bytes.
    ///
    /// # Errors
    ///
    /// Never.
    #[inline(always)]
    pub fn null(&mut self) -> Result<(), DecodeError> {
        Ok(())
    }

    /// Reads a boolean.
    ///
    /// # Errors
    ///
    /// At the end of the input, and for bytes other than 0 and 1.
    #[inline(always)]
    pub fn boolean(&mut self) -> Result<bool, DecodeError> {
        match *self.rest {
            [byte @ ..2, ref rest @ ..] => {
                self.rest = rest;
                Ok(byte == 1)
            }
            _ => Err(self.invalid_boolean()),
        }
    }

    /// Reads an int.
    ///
    /// # Errors
    ///
    /// At the end of the input, for more than 5 bytes and for more than 32 bits.
    #[inline(always)]
    pub fn int(&mut self) -> Result<i32, DecodeError> {
        let bits = match self.short_varint() {
            Some(bits) => bits,
            None => self.wide_int()?,
        };
        Ok((bits >> 1).cast_signed() ^ -(bits & 1).cast_signed())
    }

    /// Reads a long.
    ///
    /// # Errors
    ///
    /// At the end of the input, for more than 10 bytes and for more than 64 bits.
    #[inline(always)]
    pub fn long(&mut self) -> Result<i64, DecodeError> {
        let bits = self.long_bits()?;
        Ok((bits >> 1).cast_signed() ^ -(bits & 1).cast_signed())
    }

    #[inline(always)]
    fn long_bits(&mut self) -> Result<u64, DecodeError> {
        match self.short_varint() {
            Some(bits) => Ok(u64::from(bits)),
            None => self.wide_long(),
        }
    }

    /// Reads a varint of one or two bytes.
    #[inline(always)]
    fn short_varint(&mut self) -> Option<u32> {
        let (bits, rest) = match *self.rest {
            [first @ ..0x80, ref rest @ ..] => (u32::from(first), rest),
            [first, second @ ..0x80, ref rest @ ..] => {
                (u32::from(first & 0x7f) | u32::from(second) << 7, rest)
            }
            _ => return None,
        };
        self.rest = rest;
        Some(bits)
    }

    #[inline(never)]
    fn wide_int(&mut self) -> Result<u32, DecodeError> {
        let bits = match varint::read(self.data, self.rest) {
            Some((bits, len @ ..=5)) => u32::try_from(bits).ok().zip(self.rest.get(len..)),
            _ => None,
        };
        let Some((bits, rest)) = bits else {
            return Err(self.varint_error(5));
        };
        self.rest = rest;
        Ok(bits)
    }

    #[inline(never)]
    fn wide_long(&mut self) -> Result<u64, DecodeError> {
        let Some((bits, len)) = varint::read_word(self.rest) else {
            return self.rare_long();
        };
        let Some(rest) = self.rest.get(len..) else {
            return self.rare_long();
        };
        self.rest = rest;
        Ok(bits)
    }

    /// Reads a long of nine or ten bytes, or near the end of the input.
    #[inline(never)]
    fn rare_long(&mut self) -> Result<u64, DecodeError> {
        let bits = varint::read(self.data, self.rest);
        let Some((bits, Some(rest))) = bits.map(|(bits, len)| (bits, self.rest.get(len..))) else {
            return Err(self.varint_error(10));
        };
        self.rest = rest;
        Ok(bits)
    }

    /// Reads a float.
    ///
    /// # Errors
    ///
    /// At the end of the input.
    #[inline(always)]
    pub fn float(&mut self) -> Result<f32, DecodeError> {
        self.array_of_bytes()
            .map(|bytes| f32::from_le_bytes(*bytes))
    }

    /// Reads a double.
    ///
    /// # Errors
    ///
    /// At the end of the input.
    #[inline(always)]
    pub fn double(&mut self) -> Result<f64, DecodeError> {
        self.array_of_bytes()
            .map(|bytes| f64::from_le_bytes(*bytes))
    }

    #[inline(always)]
    fn array_of_bytes<const N: usize>(&mut self) -> Result<&'de [u8; N], DecodeError> {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(self.unexpected_end(N as u64)),
        }
    }

    /// Reads bytes.
    ///
    /// # Errors
    ///
    /// When the length is below zero or above the limit, or the input is shorter.
    #[inline(always)]
    pub fn bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        let start = self.offset();
        // Zig-zag puts the sign into bit 0: turned to the top, a negative length is far too long.
        let length = self.long_bits()?.rotate_right(1);
        match usize::try_from(length) {
            Ok(len) if len <= self.rest.len() && len <= self.limits.max_bytes => self.take(len),
            _ => Err(self.length_error(start, length)),
        }
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// As [`bytes`](Self::bytes), and when it is not UTF-8.
    #[inline(always)]
    pub fn string(&mut self) -> Result<&'de str, DecodeError> {
        let start = self.offset();
        let bytes = self.bytes()?;
        match utf8(bytes) {
            Some(text) => Ok(text),
            None => Err(invalid_utf8(start)),
        }
    }

    /// Reads a fixed of `N` bytes.
    ///
    /// # Errors
    ///
    /// When `N` is above the limit, or the input is shorter.
    #[inline(always)]
    pub fn fixed<const N: usize>(&mut self) -> Result<&'de [u8; N], DecodeError> {
        if N > self.limits.max_bytes {
            return Err(self.length_error(self.offset(), N as u64));
        }
        self.array_of_bytes()
    }

    /// Reads a fixed of `size` bytes.
    ///
    /// # Errors
    ///
    /// When `size` is above the limit, or the input is shorter.
    #[inline(always)]
    pub fn fixed_slice(&mut self, size: usize) -> Result<&'de [u8], DecodeError> {
        if size > self.limits.max_bytes {
            return Err(self.length_error(self.offset(), size as u64));
        }
        self.take(size)
    }

    /// Goes to a byte that has been read or passed before.
    pub(crate) fn seek(&mut self, offset: usize) {
        self.rest = self.data.get(offset..).unwrap_or_default();
    }

    /// Reads `len` bytes, whatever they are.
    #[inline(always)]
    pub(crate) fn take(&mut self, len: usize) -> Result<&'de [u8], DecodeError> {
        match self.rest.split_at_checked(len) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(self.unexpected_end(len as u64)),
        }
    }

    /// Reads the index of a union's branch, below `branches`.
    ///
    /// # Errors
    ///
    /// As [`int`](Self::int), and when there is no such branch.
    #[inline(always)]
    pub fn branch(&mut self, branches: usize) -> Result<usize, DecodeError> {
        self.index(branches, |index| DecodeErrorKind::BranchOutOfRange {
            index,
            branches,
        })
    }

    /// The error for a branch that holds null, where the type has no place for it.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn unexpected_branch(&self, _branch: usize) -> DecodeError {
        self.error(DecodeErrorKind::UnexpectedNull)
    }

    /// Reads the index of an enum's symbol, below `symbols`.
    ///
    /// # Errors
    ///
    /// As [`int`](Self::int), and when there is no such symbol.
    #[inline(always)]
    pub fn symbol(&mut self, symbols: usize) -> Result<usize, DecodeError> {
        self.index(symbols, |index| DecodeErrorKind::SymbolOutOfRange {
            index,
            symbols,
        })
    }

    #[inline(always)]
    fn index(
        &mut self,
        count: usize,
        kind: impl FnOnce(i64) -> DecodeErrorKind,
    ) -> Result<usize, DecodeError> {
        let start = self.offset();
        let index = self.int()?;
        match usize::try_from(index) {
            Ok(index) if index < count => Ok(index),
            _ => Err(DecodeError::new(kind(i64::from(index)), start)),
        }
    }

    /// Reads a logical type `L` and turns it into `T`.
    ///
    /// # Errors
    ///
    /// When there is no `L`, or `T` has no such value.
    #[inline]
    pub fn logical<L: Decode<'de> + Logical<T>, T>(&mut self) -> Result<T, DecodeError> {
        let start = self.offset();
        match L::decode(self)?.into_value() {
            Ok(value) => Ok(value),
            Err(error) => Err(self.out_of_range(error, start)),
        }
    }
}
