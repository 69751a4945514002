//! This module holds what can go wrong with a datum: one pointer wide, built on cold paths only.

mod encode;

pub use encode::{EncodeError, EncodeErrorKind};

use crate::framing;
use std::error::Error;
use std::fmt;

/// A datum could not be read.
///
/// It says what is wrong ([`kind`](Self::kind)), at which byte ([`offset`](Self::offset)) and, when
/// the type has a schema, in which field ([`path`](Self::path)).
///
/// # Examples
///
/// ```
/// let error = avro_runtime::from_slice::<i32>(&[0x80]).unwrap_err();
/// assert_eq!(error.to_string(), "at byte 0: unexpected end of input: 2 bytes needed, 1 left");
/// ```
#[derive(Clone, PartialEq)]
pub struct DecodeError(Box<Details>);

#[derive(Clone, PartialEq)]
struct Details {
    kind: DecodeErrorKind,
    offset: usize,
    path: String,
    note: Option<&'static str>,
}

/// What is wrong with a datum's bytes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The bytes end within a value.
    UnexpectedEnd {
        /// How many bytes the value takes, as far as that is known.
        needed: u64,
        /// How many there are.
        left: usize,
    },
    /// Bytes are left after the value.
    TrailingBytes(usize),
    /// A boolean is neither 0 nor 1.
    InvalidBoolean(u8),
    /// An int takes more than 5 bytes, or a long more than 10.
    VarintTooLong,
    /// An int has more than 32 bits, or a long more than 64.
    VarintOverflow,
    /// The length of a string or of bytes is below zero.
    NegativeLength(i64),
    /// A string is not UTF-8.
    InvalidUtf8,
    /// A union has no such branch.
    BranchOutOfRange {
        /// The branch that the bytes name.
        index: i64,
        /// How many there are.
        branches: usize,
    },
    /// A union's branch is null, where only the other branches have a value.
    UnexpectedNull,
    /// An enum has no such symbol.
    SymbolOutOfRange {
        /// The symbol that the bytes name.
        index: i64,
        /// How many there are.
        symbols: usize,
    },
    /// The size of an item block, in bytes, is below zero.
    NegativeBlockSize(i64),
    /// The items of a block take more or fewer bytes than the block says.
    BlockSizeMismatch {
        /// What the block says.
        declared: usize,
        /// What the items take.
        consumed: usize,
    },
    /// A value of the base type is none of the logical type's.
    OutOfRange(OutOfRange),
    /// A field's own conversion has no value for what was read: why.
    Conversion(String),
    /// A type that the value holds has no schema, or another one than its bytes are read with: why
    /// ([`AvroSchema::try_schema`](crate::AvroSchema::try_schema)).
    NoSchema(String),
    /// The writer wrote a value that the reader's schema has no place for: why.
    Unresolvable(String),
    /// Values are nested deeper than [`Limits::max_depth`](crate::Limits::max_depth).
    TooDeep {
        /// The limit.
        limit: u32,
    },
    /// Values are nested so deep that they take more of the stack than
    /// [`Limits::max_stack`](crate::Limits::max_stack).
    TooMuchStack {
        /// How many bytes they take.
        used: usize,
        /// The limit.
        limit: usize,
    },
    /// A string, bytes or fixed is longer than [`Limits::max_bytes`](crate::Limits::max_bytes).
    TooManyBytes {
        /// Its length.
        length: u64,
        /// The limit.
        limit: usize,
    },
    /// Arrays and maps hold more than [`Limits::max_items`](crate::Limits::max_items).
    TooManyItems {
        /// The limit.
        limit: usize,
    },
    /// Arrays hold more items that take no bytes than
    /// [`Limits::max_zero_width_items`](crate::Limits::max_zero_width_items).
    TooManyZeroWidthItems {
        /// The limit.
        limit: usize,
    },
    /// The value takes more memory than [`Limits::max_allocation`](crate::Limits::max_allocation).
    TooMuchMemory {
        /// The limit.
        limit: usize,
    },
}

impl DecodeError {
    /// An error at a byte, for implementations of [`Decode`](crate::Decode) by hand.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        Self(Box::new(Details {
            kind,
            offset,
            path: String::new(),
            note: None,
        }))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// The byte that the offending value starts at.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The field that the offending value is in, such as `items[2].price`; empty for the whole
    /// datum and where no schema is known.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The same error in an input that has `length` bytes before the datum.
    pub(crate) fn after(mut self, length: usize) -> Self {
        self.0.offset += length;
        self
    }

    /// What the input seems to be, if it does not look like a plain datum: a message with a header,
    /// or a container file.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.0.note
    }

    /// The error of an input whose value ends before `rest`.
    #[cold]
    #[inline(never)]
    pub(crate) fn trailing<'de>(
        input: &'de [u8],
        rest: &[u8],
        is_datum: impl FnOnce(&'de [u8]) -> bool,
    ) -> Self {
        let kind = DecodeErrorKind::TrailingBytes(rest.len());
        let error = Self::new(kind, input.len() - rest.len());
        error.located(String::new(), input, is_datum)
    }

    /// The same error with its field's path, and what else there is to say of the input.
    #[cold]
    pub(crate) fn located<'de>(
        mut self,
        path: String,
        input: &'de [u8],
        is_datum: impl FnOnce(&'de [u8]) -> bool,
    ) -> Self {
        self.0.path = path;
        self.0.note = framing::of_no_datum_but(input, is_datum);
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}", self.0.offset)?;
        if !self.0.path.is_empty() {
            write!(f, ", in `{}`", self.0.path)?;
        }
        write!(f, ": {}", self.0.kind)?;
        match self.0.note {
            Some(note) => write!(f, "; {note}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.0.kind)
            .field("offset", &self.0.offset)
            .field("path", &self.0.path)
            .finish()
    }
}

impl Error for DecodeError {}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedEnd { needed, left } => {
                write!(
                    f,
                    "unexpected end of input: {needed} bytes needed, {left} left"
                )
            }
            Self::TrailingBytes(count) => write!(f, "{count} bytes are left after the value"),
            Self::InvalidBoolean(byte) => write!(f, "a boolean is 0 or 1, not {byte}"),
            Self::VarintTooLong => {
                f.write_str("an int takes at most 5 bytes and a long at most 10")
            }
            Self::VarintOverflow => f.write_str("the number has more bits than its type"),
            Self::NegativeLength(length) => write!(f, "the length {length} is below zero"),
            Self::InvalidUtf8 => f.write_str("the string is not UTF-8"),
            Self::BranchOutOfRange { index, branches } => {
                write!(f, "there is no branch {index} in a union of {branches}")
            }
            Self::UnexpectedNull => f.write_str("null, where only the other branches have a value"),
            Self::SymbolOutOfRange { index, symbols } => {
                write!(f, "there is no symbol {index} in an enum of {symbols}")
            }
            Self::NegativeBlockSize(size) => write!(f, "the block size {size} is below zero"),
            Self::BlockSizeMismatch { declared, consumed } => {
                write!(
                    f,
                    "the block's size is {declared} bytes, but its items take {consumed}"
                )
            }
            Self::OutOfRange(error) => error.fmt(f),
            Self::Conversion(message) | Self::Unresolvable(message) => f.write_str(message),
            Self::NoSchema(reason) => write!(f, "the type has no schema: {reason}"),
            Self::TooDeep { limit } => too_deep(*limit, f),
            Self::TooMuchStack { used, limit } => too_much_stack(*used, *limit, f),
            Self::TooManyBytes { length, limit } => {
                write!(f, "{length} bytes in one value; the limit is {limit}")
            }
            Self::TooManyItems { limit } => write!(f, "more than {limit} items; that is the limit"),
            Self::TooManyZeroWidthItems { limit } => {
                write!(
                    f,
                    "more than {limit} items that take no bytes; that is the limit"
                )
            }
            Self::TooMuchMemory { limit } => {
                write!(
                    f,
                    "the items take more than {limit} bytes of memory; that is the limit"
                )
            }
        }
    }
}

fn too_deep(limit: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "values are nested more than {limit} deep; that is the limit"
    )
}

fn too_much_stack(used: usize, limit: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "values are nested so deep that they take {used} bytes of the stack; the limit is {limit}: \
         on a thread with a larger stack, `Limits::max_stack` can be raised"
    )
}

/// A value has no exact counterpart in the type that it should become.
///
/// # Examples
///
/// ```
/// let error = avro_runtime::from_slice::<u8>(&[0x80, 0x04]).unwrap_err();
/// assert_eq!(error.to_string(), "at byte 0: the int is not a byte, 0 to 255");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OutOfRange {
    reason: &'static str,
}

impl OutOfRange {
    /// An error that says `reason`: lower case, without a full stop.
    #[must_use]
    pub const fn new(reason: &'static str) -> Self {
        Self { reason }
    }
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl Error for OutOfRange {}
