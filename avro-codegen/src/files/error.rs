//! What can go wrong with files, settings and schemas, shown as a person reads it.

use super::shown;
use avro_ir::{Code, Color, Diagnostic, Failure, Sources};
use std::fmt;
use std::io;
use std::path::Path;

/// Why nothing was generated. Both [`Display`](fmt::Display) and [`Debug`] show every finding with
/// its place in the source, as a build script's failure is printed with `Debug`.
#[derive(Clone)]
pub struct Error(Box<Findings>);

#[derive(Clone)]
struct Findings {
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl Error {
    /// Findings, and the texts that they point into.
    #[must_use]
    pub fn diagnostics(diagnostics: Vec<Diagnostic>, sources: Sources) -> Self {
        Self(Box::new(Findings {
            diagnostics,
            sources,
        }))
    }

    /// A finding that is in no text.
    pub(super) fn one(finding: Diagnostic) -> Self {
        Self::diagnostics(vec![finding], Sources::new())
    }

    /// What was found, errors and warnings.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.0.diagnostics
    }

    /// The texts that the findings point into.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.0.sources
    }

    /// Whether a file is the reason, not what it says.
    #[must_use]
    pub fn is_io(&self) -> bool {
        let mut errors = self
            .0
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error());
        errors.all(|error| {
            matches!(
                error.code,
                Code::UnreadableInput | Code::NoInput | Code::ForeignOutput
            )
        })
    }

    /// The whole text that is shown.
    #[must_use]
    pub fn render(&self, color: Color) -> String {
        avro_ir::render_all(&self.0.diagnostics, &self.0.sources, color)
    }
}

/// The finding for a file that cannot be read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot read `{}`: {error}", shown(path));
    if error.kind() == io::ErrorKind::FileTooLarge {
        let help = "is it the right file? Schemas can be divided into several files, and data be read in parts";
        return Diagnostic::error(Code::TooLarge, message).with_help(help);
    }
    Diagnostic::error(Code::UnreadableInput, message)
}

/// The finding for a file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot write `{}`: {error}", shown(path));
    Diagnostic::error(Code::UnreadableInput, message)
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::diagnostics(failure.diagnostics, failure.sources)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render(Color::Never).trim_end())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Error {}
