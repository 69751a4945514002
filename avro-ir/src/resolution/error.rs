//! This module is the error for a pair of schemas of which nothing can be read.

use super::{Incompatibility, Resolution, report};
use crate::diagnostic::{Color, Diagnostic, render_all};
use crate::load::SchemaError;
use crate::location::Sources;
use std::fmt;

/// No data of the writer's schema can be read with the reader's.
///
/// # Examples
///
/// ```
/// use avro_ir::{Schema, resolve};
///
/// let (writer, reader) = (Schema::parse("\"string\"")?, Schema::parse("\"int\"")?);
/// let error = resolve(&writer, &reader).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the writer's schema cannot be read: /: the writer wrote `string`, which cannot be read as `int` (TYPE_MISMATCH): \
///      keep `string`, or make the reader's type a union that has it; or leave the field as it is, and add one with a default",
/// );
/// # Ok::<(), avro_ir::SchemaError>(())
/// ```
#[derive(Clone)]
pub struct ResolutionError(Box<Reason>);

#[derive(Clone)]
enum Reason {
    Incompatible(Resolution),
    TooLarge(usize),
    NoReaderSchema(SchemaError),
}

/// How many reasons the text of an error shows.
const MAX_SHOWN: usize = 20;

impl ResolutionError {
    pub(super) fn incompatible(resolution: Resolution) -> Self {
        Self(Box::new(Reason::Incompatible(resolution)))
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self(Box::new(Reason::TooLarge(limit)))
    }

    /// For a Rust type whose parts do not make a schema.
    #[doc(hidden)]
    #[must_use]
    pub fn no_reader_schema(error: SchemaError) -> Self {
        Self(Box::new(Reason::NoReaderSchema(error)))
    }

    /// Every reason, in the order of the reader's text; none when the schemas are too large.
    #[must_use]
    pub fn incompatibilities(&self) -> &[Incompatibility] {
        match &*self.0 {
            Reason::Incompatible(resolution) => resolution.findings(),
            Reason::TooLarge(_) | Reason::NoReaderSchema(_) => &[],
        }
    }

    /// A diagnostic for each reason, with the texts of both schemas; none when the schemas are too
    /// large.
    #[must_use]
    pub fn diagnostics(&self) -> (Vec<Diagnostic>, Sources) {
        match &*self.0 {
            Reason::Incompatible(resolution) => report::diagnostics(
                &resolution.writer,
                &resolution.reader,
                resolution.findings(),
            ),
            Reason::NoReaderSchema(error) => {
                (error.diagnostics().to_vec(), error.sources().clone())
            }
            Reason::TooLarge(_) => (Vec::new(), Sources::new()),
        }
    }

    /// All reasons, at most 20, with the lines of both schemas that they come from.
    ///
    /// # Examples
    ///
    /// ```
    /// use avro_ir::{Color, Schema, resolve};
    ///
    /// let (writer, reader) = (Schema::parse("\"long\"")?, Schema::parse("\"int\"")?);
    /// let error = resolve(&writer, &reader).unwrap_err();
    /// assert_eq!(
    ///     error.render(Color::Never),
    ///     "\
    /// error[AVRO0040]: the writer wrote `long`, which cannot be read as `int`
    ///   ┌─ reader schema:1:1
    /// 1 │ \"int\"
    ///   │ ^^^^^ read as `int`
    ///   ┌─ writer schema:1:1
    /// 1 │ \"long\"
    ///   │ ------ written as `long`
    ///   = help: `int` can be read as `long`, but not the other way round: keep `long`
    /// ",
    /// );
    /// # Ok::<(), avro_ir::SchemaError>(())
    /// ```
    #[must_use]
    pub fn render(&self, color: Color) -> String {
        match &*self.0 {
            Reason::Incompatible(_) | Reason::NoReaderSchema(_) => {
                let (diagnostics, sources) = self.diagnostics();
                render_all(&diagnostics, &sources, color)
            }
            Reason::TooLarge(_) => format!("error: {self}\n"),
        }
    }
}

impl fmt::Debug for ResolutionError {
    /// What a person reads, as `main` and `unwrap` print errors with `Debug`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.render(Color::Never).trim_end())
    }
}

impl fmt::Display for ResolutionError {
    /// All reasons on one line, at most 20.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = match &*self.0 {
            Reason::Incompatible(resolution) => resolution.findings(),
            Reason::NoReaderSchema(error) => {
                return write!(f, "the reader's type has no schema: {error}");
            }
            Reason::TooLarge(limit) => {
                return write!(
                    f,
                    "the two schemas have more than {limit} pairs of types, fields and symbols that meet: raise `max_size`"
                );
            }
        };
        f.write_str("the writer's schema cannot be read: ")?;
        for (index, finding) in findings.iter().take(MAX_SHOWN).enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{finding}")?;
        }
        match findings.len().saturating_sub(MAX_SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl std::error::Error for ResolutionError {}
