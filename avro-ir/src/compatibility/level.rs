//! This module compares a new version of a schema to earlier ones, by the levels of schema
//! registries.

use super::{Compatibility, compatibility};
use crate::resolution::{Incompatibility, ResolutionError};
use crate::schema::Schema;
use std::fmt;
use std::str::FromStr;

/// Which versions must be able to read which, by the names that schema registries use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The new version reads data of the last one.
    #[default]
    Backward,
    /// The new version reads data of all earlier ones.
    BackwardTransitive,
    /// The last version reads data of the new one.
    Forward,
    /// All earlier versions read data of the new one.
    ForwardTransitive,
    /// Both ways with the last version.
    Full,
    /// Both ways with all earlier versions.
    FullTransitive,
    /// Nothing is compared.
    None,
}

/// Who reads whose data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// The new version reads data of an earlier one.
    Backward,
    /// An earlier version reads data of the new one.
    Forward,
}

/// The new version and an earlier one, compared in one direction.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Compared {
    /// The position of the earlier version in the history, from 0, the oldest.
    pub version: usize,
    /// Who reads whose data.
    pub direction: Direction,
    /// What was found.
    pub compatibility: Compatibility,
}

/// What [`check`] found.
#[derive(Clone, Debug)]
pub struct LevelReport {
    compared: Vec<Compared>,
}

/// Compares a new version to the earlier ones that `level` asks for; `history` has the oldest first.
///
/// # Errors
///
/// When two schemas are too large to compare, as [`compatibility`](super::compatibility()).
///
/// # Examples
///
/// ```
/// use avro_ir::{Level, Schema, check};
///
/// let history = [Schema::parse("\"int\"")?, Schema::parse("\"long\"")?];
/// let new = Schema::parse("\"double\"")?;
/// assert!(check(Level::BackwardTransitive, &new, &history)?.is_compatible());
/// assert!(!check("FORWARD".parse()?, &new, &history)?.is_compatible());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(
    level: Level,
    new: &Schema,
    history: &[Schema],
) -> Result<LevelReport, ResolutionError> {
    let first = if level.is_transitive() {
        0
    } else {
        history.len().saturating_sub(1)
    };
    let mut compared = Vec::new();
    for (version, old) in history.iter().enumerate().skip(first) {
        for &direction in level.directions() {
            let compatibility = match direction {
                Direction::Backward => compatibility(old, new)?,
                Direction::Forward => compatibility(new, old)?,
            };
            compared.push(Compared {
                version,
                direction,
                compatibility,
            });
        }
    }
    Ok(LevelReport { compared })
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 7] = [
        Self::Backward,
        Self::BackwardTransitive,
        Self::Forward,
        Self::ForwardTransitive,
        Self::Full,
        Self::FullTransitive,
        Self::None,
    ];

    /// The name in schema registries, such as `BACKWARD_TRANSITIVE`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Backward => "BACKWARD",
            Self::BackwardTransitive => "BACKWARD_TRANSITIVE",
            Self::Forward => "FORWARD",
            Self::ForwardTransitive => "FORWARD_TRANSITIVE",
            Self::Full => "FULL",
            Self::FullTransitive => "FULL_TRANSITIVE",
            Self::None => "NONE",
        }
    }

    fn is_transitive(self) -> bool {
        matches!(
            self,
            Self::BackwardTransitive | Self::ForwardTransitive | Self::FullTransitive
        )
    }

    fn directions(self) -> &'static [Direction] {
        match self {
            Self::Backward | Self::BackwardTransitive => &[Direction::Backward],
            Self::Forward | Self::ForwardTransitive => &[Direction::Forward],
            Self::Full | Self::FullTransitive => &[Direction::Backward, Direction::Forward],
            Self::None => &[],
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Level {
    type Err = UnknownLevel;

    /// Reads `BACKWARD_TRANSITIVE`, in any case, and with hyphens too.
    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        let text = text.replace('-', "_");
        let same = |level: &Self| level.as_str().eq_ignore_ascii_case(&text);
        Self::ALL.into_iter().find(same).ok_or(UnknownLevel)
    }
}

/// A text that is not the name of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownLevel;

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a level; there are ")?;
        for level in &Level::ALL[..Level::ALL.len() - 1] {
            write!(f, "{level}, ")?;
        }
        write!(f, "and {}", Level::None)
    }
}

impl std::error::Error for UnknownLevel {}

impl LevelReport {
    /// Whether every comparison found full compatibility.
    #[must_use]
    pub fn is_compatible(&self) -> bool {
        self.compared
            .iter()
            .all(|compared| compared.compatibility.is_compatible())
    }

    /// Every comparison that was made, the oldest version first.
    #[must_use]
    pub fn compared(&self) -> &[Compared] {
        &self.compared
    }

    /// Every incompatibility, with the comparison that found it.
    pub fn incompatibilities(&self) -> impl Iterator<Item = (&Compared, &Incompatibility)> {
        self.compared.iter().flat_map(|compared| {
            let found = compared.compatibility.incompatibilities().iter();
            found.map(move |found| (compared, found))
        })
    }
}
