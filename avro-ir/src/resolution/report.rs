//! This module turns incompatibilities into diagnostics that show both schemas.

use super::{Incompatibility, IncompatibilityKind, Occurrence, attribute};
use crate::diagnostic::{Code, Diagnostic};
use crate::location::{Joined, Location, Sources};
use crate::schema::Schema;
use std::sync::Arc;

/// How many incompatibilities become diagnostics: more than anyone reads.
const MAX_SHOWN: usize = 1000;
/// How many causes of one are shown.
const MAX_CAUSES: usize = 3;

/// A diagnostic for each, with the texts that they point at. The places to mend are the reader's.
pub(crate) fn diagnostics(
    writer: &Schema,
    reader: &Schema,
    found: &[Incompatibility],
) -> (Vec<Diagnostic>, Sources) {
    let (writers, readers) = (writer.set(), reader.set());
    let joined = if Arc::ptr_eq(writers, readers) {
        Joined::of_one(readers.sources())
    } else {
        Joined::new(readers.sources(), writers.sources())
    };
    let found = found.iter().take(MAX_SHOWN);
    let diagnostics = found.map(|found| diagnostic(found, &joined));
    (diagnostics.collect(), joined.sources)
}

fn diagnostic(found: &Incompatibility, joined: &Joined) -> Diagnostic {
    let mut message = found.message.clone();
    if let Some(field) = &found.field {
        message = format!("{field}: {message}");
    }
    let mut diagnostic = Diagnostic::error(found.kind.code(), message);
    let causes = match &*found.causes {
        [] => std::slice::from_ref(found),
        causes => causes,
    };
    for cause in causes.iter().take(MAX_CAUSES) {
        let (reader, writer) = places(cause, joined);
        let shown = diagnostic.primary.iter().chain(&diagnostic.secondary);
        let is_shown = shown
            .map(|label| label.location)
            .any(|place| place == writer);
        diagnostic = match diagnostic.primary {
            None => diagnostic.at(reader, &*cause.read),
            Some(_) => diagnostic.also(reader, &*cause.read),
        };
        if !is_shown {
            diagnostic = diagnostic.also(writer, &*cause.written);
        }
    }
    let seldom = match found.occurrence {
        Occurrence::Always => "",
        Occurrence::Sometimes => "; data without such values can be read",
    };
    diagnostic.with_help(format!("{}{seldom}", found.help))
}

/// What to point at in the reader's text, and in the writer's.
fn places(found: &Incompatibility, joined: &Joined) -> (Location, Location) {
    let (reader, writer) = (found.reader, joined.second(found.writer));
    let part = |location, names: &[&str]| {
        attribute::place(location, names, &joined.sources).unwrap_or(location)
    };
    let short = |location| {
        if attribute::is_long(location, &joined.sources) {
            part(location, &["name", "type"])
        } else {
            location
        }
    };
    match found.kind {
        IncompatibilityKind::NameMismatch => (part(reader, &["name"]), part(writer, &["name"])),
        IncompatibilityKind::FixedSizeMismatch => {
            (part(reader, &["size"]), part(writer, &["size"]))
        }
        IncompatibilityKind::MissingEnumSymbols => (part(reader, &["symbols"]), writer),
        IncompatibilityKind::ReaderFieldMissingDefaultValue => (reader, part(writer, &["name"])),
        IncompatibilityKind::TypeMismatch | IncompatibilityKind::MissingUnionBranch => {
            (short(reader), short(writer))
        }
    }
}

impl IncompatibilityKind {
    /// The code of its diagnostics.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::NameMismatch => Code::NameMismatch,
            Self::FixedSizeMismatch => Code::FixedSizeMismatch,
            Self::MissingEnumSymbols => Code::MissingEnumSymbols,
            Self::ReaderFieldMissingDefaultValue => Code::ReaderFieldMissingDefaultValue,
            Self::TypeMismatch => Code::TypeMismatch,
            Self::MissingUnionBranch => Code::MissingUnionBranch,
        }
    }
}
