//! This module says what is wrong, where, and how to mend it.

mod code;
mod render;
mod snippet;
#[cfg(test)]
mod tests;

pub use code::{Code, UnknownCode};
pub(crate) use render::place;
pub use render::{Color, render, render_all, render_short};

use crate::location::Location;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a finding stops the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used, but probably not as was meant.
    Warning,
}

/// One finding: what, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// Whether it stops the run.
    pub severity: Severity,
    /// What is wrong, in the user's terms.
    pub message: String,
    /// The place to mend; some findings have none.
    pub primary: Option<Label>,
    /// Other places that matter.
    pub secondary: Vec<Label>,
    /// How to mend it.
    pub help: Option<String>,
}

/// A place, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub location: Location,
    /// What to say there; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// An error without a place.
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message.into())
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message.into())
    }

    fn new(code: Code, severity: Severity, message: String) -> Self {
        Self {
            code,
            severity,
            message,
            primary: None,
            secondary: Vec::new(),
            help: None,
        }
    }

    /// Sets the place to mend.
    #[must_use]
    pub fn at(mut self, location: Location, text: impl Into<String>) -> Self {
        self.primary = Some(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, location: Location, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The findings of a run, as many as anyone would read.
#[derive(Debug, Default)]
pub(crate) struct Report {
    diagnostics: Vec<Diagnostic>,
    errors: usize,
}

impl Report {
    /// How many errors, and how many warnings, are kept.
    const LIMIT: usize = 1000;

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let warnings = self.diagnostics.len() - self.errors;
        let count = if diagnostic.is_error() {
            self.errors
        } else {
            warnings
        };
        if count < Self::LIMIT {
            self.errors += usize::from(diagnostic.is_error());
            self.diagnostics.push(diagnostic);
        }
    }

    pub(crate) fn extend(&mut self, diagnostics: Vec<Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Whether more errors would not be kept, so that they need not be looked for.
    pub(crate) fn is_full(&self) -> bool {
        self.errors >= Self::LIMIT
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Everything that was found, in the order of the texts.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| {
            diagnostic
                .primary
                .as_ref()
                .map(|label| (label.location.source, label.location.start))
        });
        self.diagnostics
    }
}

/// How much of a text of the input a message repeats.
const QUOTE_LIMIT: usize = 80;

/// A text of the input in backquotes: clipped, and without characters that could disturb a terminal.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("`");
    for (index, c) in text.chars().enumerate() {
        if index == QUOTE_LIMIT {
            quoted.push('…');
            break;
        }
        push_visible(&mut quoted, c);
    }
    quoted.push('`');
    quoted
}

/// A text in which nothing can disturb a terminal.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    text.chars().for_each(|c| push_visible(&mut shown, c));
    shown
}

/// A text of several lines in which nothing can disturb a terminal.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

/// JSON in which nothing can disturb a terminal, and which means the same: what could do so stands in strings,
/// where it can be escaped, but for line breaks.
#[must_use]
pub fn visible_json(text: &str) -> Cow<'_, str> {
    let is_shown = |c: char| c == '\n' || !is_disturbing(c);
    if text.chars().all(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_shown(c) {
            shown.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(shown, "\\u{unit:04x}");
            }
        }
    }
    Cow::Owned(shown)
}

/// Appends a character, or an escape for one that has no width or moves others.
pub(crate) fn push_visible(out: &mut String, c: char) {
    if is_disturbing(c) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
    } else {
        out.push(c);
    }
}

/// Control characters, and those that are invisible or change the direction of writing.
#[must_use]
pub fn is_disturbing(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
