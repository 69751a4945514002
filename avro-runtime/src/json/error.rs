//! This module holds what can go wrong with the JSON text of a datum.

use super::scan::Scanner;
use crate::error::DecodeErrorKind;
use avro_ir::quote;
use std::fmt;

/// JSON text is no value of its schema or type.
///
/// It says what is wrong ([`kind`](Self::kind)), in which field ([`path`](Self::path)) and where in
/// the text ([`line`](Self::line), [`column`](Self::column)).
///
/// # Examples
///
/// ```
/// use avro_runtime::json;
///
/// let error = json::from_str::<Vec<i32>>("[1,\n 2.5]").unwrap_err();
/// assert_eq!((error.line(), error.column(), error.path()), (2, 2, "[1]"));
/// assert_eq!(
///     error.to_string(),
///     "line 2, column 2, in `[1]`: the number is not written as an integer"
/// );
/// ```
#[derive(Clone, PartialEq)]
pub struct Error(Box<Details>);

#[derive(Clone, PartialEq)]
struct Details {
    kind: ErrorKind,
    offset: usize,
    line: usize,
    column: usize,
    path: String,
}

/// What is wrong with JSON text. What is shown of it names fields, branches and types, and no value:
/// errors get into logs. The value is in the variant, for who asks.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The type has no schema, along which the text is to be read: why
    /// ([`AvroSchema::try_schema`](crate::AvroSchema::try_schema)).
    NoSchema(String),
    /// The text is not JSON.
    Syntax {
        /// What should be there.
        expected: &'static str,
        /// What is there.
        found: String,
    },
    /// A string is not as JSON has them.
    InvalidString(&'static str),
    /// A number is not as JSON has them.
    InvalidNumber(String),
    /// There is more text after the value.
    TrailingText(String),
    /// A value has another type than its schema.
    WrongType {
        /// What the schema has.
        expected: String,
        /// What the text has.
        found: &'static str,
    },
    /// A number with a fraction or an exponent, where the schema has an int or a long.
    NotAnInteger(String),
    /// A number has no value of its type.
    NumberOutOfRange {
        /// The number.
        number: String,
        /// The type.
        schema: &'static str,
    },
    /// A character that is no byte: those of bytes and fixed are U+0000 to U+00FF.
    NotAByte(char),
    /// A fixed has another number of bytes.
    WrongSize {
        /// The fixed.
        fixed: String,
        /// Its size.
        expected: usize,
        /// How many bytes there are.
        found: usize,
    },
    /// An enum has no such symbol.
    UnknownSymbol {
        /// What the text has.
        symbol: String,
        /// The enum.
        enumeration: String,
        /// The symbol that was probably meant.
        closest: Option<String>,
    },
    /// A record has no such field.
    UnknownMember {
        /// What the text has.
        member: String,
        /// The record.
        record: String,
        /// The field that was probably meant.
        closest: Option<String>,
    },
    /// A field of a record is missing. The JSON encoding has no defaults.
    MissingMember {
        /// The field.
        member: String,
        /// The record.
        record: String,
    },
    /// A field of a record, or a key of a map, is there twice.
    RepeatedMember(String),
    /// A union has no such branch.
    UnknownBranch {
        /// What the text has.
        branch: String,
        /// The branch that was probably meant.
        closest: Option<String>,
    },
    /// A union's value has no branch.
    MissingBranch {
        /// What is there instead.
        found: &'static str,
        /// A branch that it could have.
        branch: Option<String>,
    },
    /// The value is beyond the [`Limits`](crate::Limits), or is none of the type's, such as a
    /// logical type that is out of range.
    Datum(DecodeErrorKind),
}

/// What is wrong, and at which byte of the text.
#[derive(Debug)]
pub(super) struct Fault(pub(super) Box<(ErrorKind, usize)>);

impl Fault {
    #[cold]
    #[inline(never)]
    pub(super) fn new(kind: ErrorKind, offset: usize) -> Self {
        Self(Box::new((kind, offset)))
    }
}

impl Error {
    pub(super) fn new(kind: ErrorKind, text: &str, offset: usize, path: String) -> Self {
        let (line, column) = Scanner::position(text, offset);
        Self(Box::new(Details {
            kind,
            offset,
            line,
            column,
            path,
        }))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The byte of the text that the offending value starts at.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The line of the text, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The character of the line, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// The field that the offending value is in, such as `items[2].price`; empty for the whole
    /// datum. The branches of unions are no part of it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details {
            kind,
            line,
            column,
            path,
            ..
        } = &*self.0;
        match path.as_str() {
            "" => write!(f, "line {line}, column {column}: {kind}"),
            path => write!(f, "line {line}, column {column}, in `{path}`: {kind}"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("line", &self.0.line)
            .field("column", &self.0.column)
            .field("path", &self.0.path)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {}

/// As it is displayed: without values.
impl fmt::Debug for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSchema(reason) => write!(f, "the type has no schema: {reason}"),
            Self::Syntax { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::InvalidString(reason) => f.write_str(reason),
            Self::InvalidNumber(_) => f.write_str("this is not a number of JSON"),
            Self::TrailingText(_) => f.write_str("there is more text after the value"),
            Self::WrongType { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::NotAnInteger(_) => f.write_str("the number is not written as an integer"),
            Self::NumberOutOfRange { schema, .. } => {
                write!(f, "the number is out of the range of `{schema}`")
            }
            Self::NotAByte(_) => {
                f.write_str("a character is no byte: those of bytes and fixed are U+0000 to U+00FF")
            }
            Self::WrongSize {
                fixed,
                expected,
                found,
            } => write!(f, "{} has {expected} bytes, not {found}", quote(fixed)),
            Self::UnknownSymbol { .. }
            | Self::UnknownMember { .. }
            | Self::UnknownBranch { .. } => self.unknown(f),
            Self::MissingMember { member, record } => write!(
                f,
                "{} of {} is missing; the JSON encoding has no defaults",
                quote(member),
                quote(record)
            ),
            Self::RepeatedMember(member) => write!(f, "{} is there twice", quote(member)),
            Self::MissingBranch { found, branch } => missing_branch(found, branch.as_deref(), f),
            Self::Datum(kind) => kind.fmt(f),
        }
    }
}

impl ErrorKind {
    /// The message for a name that is none of the schema's.
    fn unknown(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closest = match self {
            Self::UnknownSymbol {
                enumeration,
                closest,
                ..
            } => {
                write!(f, "the text is no symbol of {}", quote(enumeration))?;
                closest
            }
            Self::UnknownMember {
                member,
                record,
                closest,
            } => {
                write!(f, "{} is no field of {}", quote(member), quote(record))?;
                closest
            }
            Self::UnknownBranch { branch, closest } => {
                write!(f, "the union has no branch {}", quote(branch))?;
                closest
            }
            Self::NoSchema(_)
            | Self::Syntax { .. }
            | Self::InvalidString(_)
            | Self::InvalidNumber(_)
            | Self::TrailingText(_)
            | Self::WrongType { .. }
            | Self::NotAnInteger(_)
            | Self::NumberOutOfRange { .. }
            | Self::NotAByte(_)
            | Self::WrongSize { .. }
            | Self::MissingMember { .. }
            | Self::RepeatedMember(_)
            | Self::MissingBranch { .. }
            | Self::Datum(_) => &None,
        };
        match closest {
            Some(closest) => write!(f, "; did you mean {}?", quote(closest)),
            None => Ok(()),
        }
    }
}

fn missing_branch(found: &str, branch: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match branch {
        None => write!(f, "the union has no branch for {found}"),
        Some("null") => write!(f, "null is written without its branch, as `null`"),
        Some(branch) => {
            let example = format!("{{\"{branch}\": …}}");
            write!(
                f,
                "expected a union's branch, found {found}; write the value as {}",
                quote(&example)
            )
        }
    }
}
