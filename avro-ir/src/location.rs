//! Where a schema node stands: the file, and the bytes in it.

use std::ops::Range;
use std::sync::Arc;

/// A place in one of the texts that were read: a byte range of a [`Source`].
///
/// It is four words of plain data; [`Sources`] turns it into line, column and JSON pointer when a
/// message is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// The text it is in.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Location {
    /// The byte range within the source's text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The index of a [`Source`] in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub(crate) u32);

/// One text that was read, and the name to show for it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name shown in messages, usually a path as the user wrote it.
    pub name: String,
    /// The whole text, with its byte-order mark and comments if it has any.
    pub text: Arc<str>,
}

/// All texts of a run, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}
