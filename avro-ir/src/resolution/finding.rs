//! This module says why data of a writer cannot be read.

use super::place::Places;
use super::problem::{Problem, Reason};
use crate::diagnostic::quote;
use crate::location::Location;
use std::fmt;

/// One reason why values cannot be read, with its place in both schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Incompatibility {
    /// What kind of reason.
    pub kind: IncompatibilityKind,
    /// The place in the reader's schema as a JSON pointer, such as `/fields/2/type`; within a union
    /// of the writer, the index of its branch. `/` is the whole schema.
    pub path: String,
    /// The innermost field of the reader that holds the place, such as `` `acme.Order.lines` ``; the
    /// field itself where that is what is missing.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// Where the writer's schema says so.
    pub writer: Location,
    /// Where the reader's schema says so.
    pub reader: Location,
    /// Whether every value meets it, or only some do.
    pub occurrence: Occurrence,
    /// Of a branch of a union that is there but cannot be read: why, as far as a message shows it.
    pub causes: Vec<Incompatibility>,
    /// What to say at the writer's place.
    pub(crate) written: String,
    /// What to say at the reader's place.
    pub(crate) read: String,
}

impl Incompatibility {
    pub(crate) fn new(problem: &Problem, places: &Places<'_>, occurrence: Occurrence) -> Self {
        let Reason {
            message,
            help,
            field,
            written,
            read,
        } = problem.reason.clone();
        Self {
            kind: problem.kind,
            path: places.path(problem.pair, &problem.place),
            field: field.or_else(|| places.field(problem.pair)),
            message,
            help,
            writer: problem.writer,
            reader: problem.reader,
            occurrence,
            causes: Vec::new(),
            written,
            read,
        }
    }
}

impl Occurrence {
    /// How often a problem occurs with a pair that all values meet, or only some.
    pub(crate) fn of(problem: &Problem, is_met: bool) -> Self {
        if is_met && !problem.is_partial {
            Self::Always
        } else {
            Self::Sometimes
        }
    }
}

/// Which values meet an [`Incompatibility`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Occurrence {
    /// Every value does: nothing can be read.
    Always,
    /// Values that hold a certain branch of a union, a symbol of an enum, or a decimal of many
    /// digits.
    Sometimes,
}

/// What kind of reason, by the names that Java's `SchemaCompatibility` gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum IncompatibilityKind {
    /// Two named types have different names, and the reader's has no alias for the writer's.
    NameMismatch,
    /// Two fixed have different sizes.
    FixedSizeMismatch,
    /// The writer's enum has symbols that the reader's has not, and the reader's has no default.
    MissingEnumSymbols,
    /// A field of the reader that the writer does not have has no default.
    ReaderFieldMissingDefaultValue,
    /// The types differ, and the writer's cannot be promoted to the reader's.
    TypeMismatch,
    /// The reader's union has no branch for a type of the writer.
    MissingUnionBranch,
}

impl IncompatibilityKind {
    /// The name in Java's `SchemaCompatibility`, such as `TYPE_MISMATCH`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameMismatch => "NAME_MISMATCH",
            Self::FixedSizeMismatch => "FIXED_SIZE_MISMATCH",
            Self::MissingEnumSymbols => "MISSING_ENUM_SYMBOLS",
            Self::ReaderFieldMissingDefaultValue => "READER_FIELD_MISSING_DEFAULT_VALUE",
            Self::TypeMismatch => "TYPE_MISMATCH",
            Self::MissingUnionBranch => "MISSING_UNION_BRANCH",
        }
    }
}

impl fmt::Display for IncompatibilityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Incompatibility {
    /// The path, the message, the kind, and how to mend it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            path,
            message,
            help,
            ..
        } = self;
        write!(f, "{path}: {message} ({kind}): {help}")
    }
}

/// Why a symbol of the writer's enum cannot be read.
#[must_use]
pub fn missing_symbol(reader: &str, symbol: &str) -> String {
    format!(
        "the reader's enum {} has no symbol {}, and no `default` symbol to stand for it",
        quote(reader),
        quote(symbol)
    )
}
