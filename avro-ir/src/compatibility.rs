//! This module says whether data of one schema can be read with another, and if not, why. Spec:
//! "Schema Resolution".
//!
//! The reasons are those that Java's `SchemaCompatibility` finds, by its types and places. Beyond
//! them, logical types are compared, and a union's branch is the one that a decoder takes.

mod changes;
mod level;
#[cfg(test)]
mod tests;
mod walk;

pub use changes::Changes;
pub use level::{Compared, Direction, Level, LevelReport, UnknownLevel, check};

use crate::diagnostic::{Color, Diagnostic, render_all};
use crate::location::Sources;
use crate::resolution::{
    Incompatibility, ResolutionError, ResolutionOptions, build, report, settle,
};
use crate::schema::Schema;
use std::fmt;

/// How much of a writer's data a reader can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// All of it.
    Compatible,
    /// All, unless some value occurs: a branch of a union or a symbol of an enum that the reader
    /// does not have, a decimal of more digits than it holds.
    Partial,
    /// Nothing.
    Incompatible,
}

/// Whether a reader's schema can read data of a writer's, and why not.
#[derive(Clone, Debug)]
pub struct Compatibility {
    writer: Schema,
    reader: Schema,
    verdict: Verdict,
    incompatibilities: Vec<Incompatibility>,
    changes: Changes,
}

/// Compares the schema that data were written with to the one that they are read with.
///
/// # Errors
///
/// When the two schemas are too large to compare: see [`ResolutionOptions::max_size`].
///
/// # Examples
///
/// ```
/// use avro_ir::{Schema, Verdict, compatibility};
///
/// let writer = Schema::parse(r#"["null", "string", "long"]"#)?;
/// let reader = Schema::parse(r#"["null", "string"]"#)?;
/// let found = compatibility(&writer, &reader)?;
/// assert_eq!(found.verdict(), Verdict::Partial); // strings can be read, longs cannot
/// assert!(!found.is_compatible());
///
/// let [missing] = found.incompatibilities() else { panic!() };
/// assert_eq!(missing.kind.as_str(), "MISSING_UNION_BRANCH");
/// assert_eq!(missing.path, "/2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compatibility(writer: &Schema, reader: &Schema) -> Result<Compatibility, ResolutionError> {
    compatibility_with(writer, reader, &ResolutionOptions::default())
}

/// Compares two schemas by rules of your choice.
///
/// # Errors
///
/// As [`compatibility`].
pub fn compatibility_with(
    writer: &Schema,
    reader: &Schema,
    options: &ResolutionOptions,
) -> Result<Compatibility, ResolutionError> {
    let built = build::pairs(writer, reader, options)
        .ok_or_else(|| ResolutionError::too_large(options.max_size))?;
    let parents = settle::parents(&built.nodes);
    let causes = settle::causes(&built, &parents);
    let incompatibilities = walk::incompatibilities(&built, reader.set(), &parents, &causes);
    let verdict = match (causes[0], incompatibilities.is_empty()) {
        (Some(_), _) => Verdict::Incompatible,
        (None, false) => Verdict::Partial,
        (None, true) => Verdict::Compatible,
    };
    Ok(Compatibility {
        writer: writer.clone(),
        reader: reader.clone(),
        verdict,
        incompatibilities,
        changes: Changes::of(&built, writer.set(), reader.set()),
    })
}

impl Compatibility {
    /// What the data were written with.
    #[must_use]
    pub fn writer(&self) -> &Schema {
        &self.writer
    }

    /// What they are read with.
    #[must_use]
    pub fn reader(&self) -> &Schema {
        &self.reader
    }

    /// How much of the data can be read.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether all data can be read: what Java, and schema registries, call compatible.
    #[must_use]
    pub fn is_compatible(&self) -> bool {
        self.verdict == Verdict::Compatible
    }

    /// Every reason why some or all data cannot be read, in the order of the reader's text.
    #[must_use]
    pub fn incompatibilities(&self) -> &[Incompatibility] {
        &self.incompatibilities
    }

    /// What a reader does with data that it can read.
    #[must_use]
    pub fn changes(&self) -> Changes {
        self.changes.clone()
    }

    /// A diagnostic for each incompatibility, with the texts of both schemas.
    #[must_use]
    pub fn diagnostics(&self) -> (Vec<Diagnostic>, Sources) {
        report::diagnostics(&self.writer, &self.reader, &self.incompatibilities)
    }

    /// The incompatibilities, at most 20, with the lines of both schemas that they come from.
    #[must_use]
    pub fn render(&self, color: Color) -> String {
        let (diagnostics, sources) = self.diagnostics();
        render_all(&diagnostics, &sources, color)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Compatible => "compatible",
            Self::Partial => "compatible unless some values occur",
            Self::Incompatible => "incompatible",
        })
    }
}
