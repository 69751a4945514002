//! Decoders for writers that are known when the code is generated.

use super::{Path, Ty};
use avro_ir::Promotion;
use proc_macro2::Ident;

/// One writer whose data a record reads with a function of its own.
#[derive(Clone, Debug)]
pub struct Writer {
    /// What the writer's schema is recognised by.
    pub key: [u8; 32],
    /// The function, one of the record's [`Written`].
    pub function: Ident,
}

/// How a record reads what one schema wrote.
#[derive(Clone, Debug)]
pub struct Written {
    /// The function.
    pub function: Ident,
    /// The functions that pass over records which the reader does not have.
    pub skips: Vec<SkipRecord>,
    /// The writer's fields, in the writer's order.
    pub steps: Vec<WrittenStep>,
    /// About how many bytes of memory the defaults of the other fields take.
    pub memory: usize,
}

/// What is done with one field of the writer.
#[derive(Clone, Debug)]
pub enum WrittenStep {
    /// It is passed over.
    Skip(Skip),
    /// It is read as the reader's field at this position.
    Read {
        /// The position.
        field: usize,
        /// How.
        read: Read,
    },
}

/// How a value of the writer becomes one of the reader's.
#[derive(Clone, Debug)]
pub enum Read {
    /// As the reader's own decoder does.
    Same(Ty),
    /// As a wider number.
    Promote(Promotion),
    /// As a symbol of another index.
    Enum {
        /// The reader's enum.
        path: Path,
        /// For each symbol of the writer the variant, or why there is none.
        symbols: Vec<Result<Ident, String>>,
    },
    /// As an array of these items.
    Array(ReadItems),
    /// As a map of these values.
    Map(ReadItems),
    /// By another function for this writer.
    Record {
        /// The reader's record.
        path: Path,
        /// One of its [`Written`].
        function: Ident,
        /// Whether depth is counted here.
        guarded: bool,
    },
    /// By the branch of the writer's union.
    Choice(Vec<Read>),
    /// As `None`.
    None,
    /// As `Some`.
    Some(Box<Read>),
    /// As a variant of a generated union.
    Variant(Path, Ident, Box<Read>),
    /// In a `Box` of this type.
    Boxed(Ty, Box<Read>),
    /// Not at all: why.
    Fail(String),
}

/// What an array or a map holds.
#[derive(Clone, Debug)]
pub struct ReadItems {
    /// How an item is read.
    pub item: Box<Read>,
    /// The fewest bytes of an item, as it was written.
    pub min_size: usize,
}

/// A function that passes over a record of the writer.
#[derive(Clone, Debug)]
pub struct SkipRecord {
    /// The function.
    pub function: Ident,
    /// Its fields.
    pub fields: Vec<Skip>,
}

/// How a value of the writer is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// So many bytes.
    Bytes(usize),
    /// A boolean.
    Boolean,
    /// An int.
    Int,
    /// A long.
    Long,
    /// A length, and so many bytes.
    Prefixed,
    /// A symbol of an enum that has so many.
    Symbol(usize),
    /// One of the branches.
    Union(Vec<Skip>),
    /// Items of at least so many bytes each.
    Array(usize, Box<Skip>),
    /// Values of at least so many bytes each, with their keys.
    Map(usize, Box<Skip>),
    /// By a function.
    Record {
        /// The function.
        function: Ident,
        /// Whether depth is counted here.
        guarded: bool,
    },
}
