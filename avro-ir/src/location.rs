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
    /// Texts are refused before they grow beyond what fits.
    pub(crate) fn new(source: SourceId, start: usize, end: usize) -> Self {
        let fit = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            source,
            start: fit(start),
            end: fit(end),
        }
    }

    /// The same place when so many texts were put in front of its own: see [`Sources::append`].
    #[must_use]
    pub fn shifted(mut self, texts: u32) -> Self {
        self.source.0 = self.source.0.saturating_add(texts);
        self
    }

    /// The byte range within the source's text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The index of a [`Source`] in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub(crate) u32);

/// The texts of two sets together, so that one message can show both.
pub(crate) struct Joined {
    pub(crate) sources: Sources,
    /// How many texts are in front of those of the second set.
    shift: u32,
}

impl Joined {
    /// Both sets are one.
    pub(crate) fn of_one(sources: &Sources) -> Self {
        Self {
            sources: sources.clone(),
            shift: 0,
        }
    }

    /// The reader's texts, whose places stay as they are, then the writer's. Different texts of
    /// one name are told apart.
    pub(crate) fn new(reader: &Sources, writer: &Sources) -> Self {
        let mut sources = reader.clone();
        let shift = sources.append(writer);
        for (index, source) in sources.list.iter_mut().enumerate() {
            let (side, others) = if index < reader.len() {
                ("reader", writer)
            } else {
                ("writer", reader)
            };
            let is_other = |other: &Source| other.name == source.name && other.text != source.text;
            if others.list.iter().any(is_other) {
                source.name = format!("{side} {}", source.name);
            }
        }
        Self { sources, shift }
    }

    /// A place of the second set in both.
    pub(crate) fn second(&self, location: Location) -> Location {
        location.shifted(self.shift)
    }
}

/// One text that was read, and the name to show for it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source {
    /// The name shown in messages, usually a path as the user wrote it.
    pub name: String,
    /// The whole text, with its byte-order mark and comments if it has any.
    pub text: Arc<str>,
    /// Whether it is only there to be referred to.
    is_include: bool,
}

impl Source {
    /// Whether it is only there to be referred to, and declares no root of its own.
    #[must_use]
    pub fn is_include(&self) -> bool {
        self.is_include
    }
}

/// All texts of a run, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

/// A line and a column as people count them: from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column; a tab is one character, and so is a wide one.
    pub column: usize,
}

impl Sources {
    /// No texts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text of which every top-level schema is a root.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        self.push(Source {
            name: name.into(),
            text: text.into(),
            is_include: false,
        })
    }

    /// Adds a text whose types can be referred to, but which declares no roots.
    pub fn add_include(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        self.push(Source {
            name: name.into(),
            text: text.into(),
            is_include: true,
        })
    }

    fn push(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(source);
        id
    }

    /// Adds all texts of `others`, and says by how much their places are [shifted](Location::shifted),
    /// so that one message can show places of both.
    ///
    /// # Examples
    ///
    /// ```
    /// use avro_ir::Schema;
    ///
    /// let (first, second) = (Schema::parse("\"int\"")?, Schema::parse("\"long\"")?);
    /// let mut sources = first.set().sources().clone();
    /// let shift = sources.append(second.set().sources());
    /// let place = second.node().location.shifted(shift);
    /// assert_eq!(&*sources.get(place.source).unwrap().text, "\"long\"");
    /// # Ok::<(), avro_ir::SchemaError>(())
    /// ```
    pub fn append(&mut self, others: &Self) -> u32 {
        let shift = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.extend(others.list.iter().cloned());
        shift
    }

    /// The source that `id` stands for; `None` if it is of other [`Sources`].
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.list.get(id.0 as usize)
    }

    /// All sources, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.list)
    }

    /// How many sources there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The line and column at which `location` starts.
    #[must_use]
    pub fn position(&self, location: Location) -> Position {
        let before = self.before(location);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let visible = before[line_start..].trim_start_matches('\u{feff}');
        Position {
            line,
            column: visible.chars().count() + 1,
        }
    }

    /// The place as a JSON pointer, such as `/fields/2/type`: that of the innermost value which
    /// holds all of `location`.
    ///
    /// It is found by reading the text again, so it is for messages.
    #[must_use]
    pub fn json_pointer(&self, location: Location) -> String {
        let text = self.get(location.source).map_or("", |source| &*source.text);
        crate::json_text::pointer(location, text)
    }

    /// The text in front of `location`.
    fn before(&self, location: Location) -> &str {
        let text = self.get(location.source).map_or("", |source| &*source.text);
        text.get(..location.start as usize).unwrap_or(text)
    }
}
