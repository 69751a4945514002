//! What can go wrong with files, settings and schemas, shown as a person reads it.

use avro_ir::{Code, Color, Diagnostic, Failure, Sources};
use std::fmt;
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

    /// A file that cannot be read or written.
    pub(super) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::diagnostics(vec![io(doing, path, error)], Sources::new())
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
        errors.all(|error| matches!(error.code, Code::UnreadableInput | Code::NoInput))
    }

    /// The whole text that is shown.
    #[must_use]
    pub fn render(&self, color: Color) -> String {
        avro_ir::render_all(&self.0.diagnostics, &self.0.sources, color)
    }
}

/// The finding for a file that cannot be read or written.
pub(super) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        Code::UnreadableInput,
        format!("cannot {doing} `{}`: {error}", super::shown(path)),
    )
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
