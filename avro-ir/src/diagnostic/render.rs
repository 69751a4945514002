//! This module turns diagnostics into text, with the source lines that they point at.

use super::snippet::Snippet;
use super::{Diagnostic, Label, Severity, visible, visible_lines};
use crate::location::Sources;

/// Whether rendered text has terminal colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    #[default]
    Never,
    /// ANSI escape sequences.
    Always,
}

/// The roles that colours have.
#[derive(Clone, Copy)]
enum Style {
    Error,
    Warning,
    Strong,
    Frame,
    Note,
}

impl Style {
    fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
        }
    }

    fn escape(self) -> &'static str {
        match self {
            Self::Error => "\x1b[1;31m",
            Self::Warning => "\x1b[1;33m",
            Self::Strong => "\x1b[1m",
            Self::Frame => "\x1b[1;34m",
            Self::Note => "\x1b[36m",
        }
    }
}

impl Color {
    fn paint(self, style: Style, text: &str) -> String {
        match self {
            Self::Never => text.to_owned(),
            Self::Always if text.is_empty() => String::new(),
            Self::Always => format!("{}{text}\x1b[0m", style.escape()),
        }
    }
}

impl Severity {
    /// The word for it: `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One diagnostic with the source lines that it points at, each line ended by a line break.
///
/// # Examples
///
/// ```
/// use avro_ir::{Color, LoadOptions, Sources, load, render};
///
/// let mut sources = Sources::new();
/// sources.add("ages.avsc", r#"{"type": "array", "items": "itn"}"#);
/// let failure = load(sources, &LoadOptions::default()).unwrap_err();
/// assert_eq!(
///     render(&failure.diagnostics[0], &failure.sources, Color::Never),
///     "\
/// error[AVRO0012]: no type named `itn`
///   ┌─ ages.avsc:1:28
/// 1 │ {\"type\": \"array\", \"items\": \"itn\"}
///   │                            ^^^^^ not a primitive, and `itn` is not defined here
///   = help: did you mean `int`?
/// "
/// );
/// ```
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, color: Color) -> String {
    let style = Style::of(diagnostic.severity);
    let secondary = diagnostic
        .secondary
        .iter()
        .map(|label| (label, '-', Style::Frame));
    let primary = diagnostic.primary.iter().map(|label| (label, '^', style));
    let labels = primary.chain(secondary).collect::<Vec<_>>();
    let last_line = labels
        .iter()
        .map(|(label, ..)| sources.position(label.location).line)
        .max();
    let gutter = last_line.map_or(1, |line| line.to_string().len());
    let mut page = Page {
        sources,
        color,
        gutter,
        lines: Vec::new(),
    };
    page.head(diagnostic, style);
    let mut file = None;
    for (label, mark, style) in labels {
        let is_same_file = file.replace(label.location.source) == Some(label.location.source);
        page.place(label, if is_same_file { "├─" } else { "┌─" });
        page.snippet(label, mark, style);
    }
    page.help(diagnostic.help.as_deref());
    page.lines.join("\n") + "\n"
}

/// The lines of one diagnostic.
struct Page<'a> {
    sources: &'a Sources,
    color: Color,
    /// How wide line numbers are.
    gutter: usize,
    lines: Vec<String>,
}

impl Page<'_> {
    fn head(&mut self, diagnostic: &Diagnostic, style: Style) {
        let head = format!("{}[{}]", diagnostic.severity.as_str(), diagnostic.code);
        let message = format!(": {}", visible_lines(&diagnostic.message));
        self.lines
            .push(self.color.paint(style, &head) + &self.color.paint(Style::Strong, &message));
    }

    fn place(&mut self, label: &Label, corner: &str) {
        let corner = self.color.paint(Style::Frame, corner);
        self.lines.push(format!(
            "{:gutter$} {corner} {}",
            "",
            place(label, self.sources),
            gutter = self.gutter
        ));
    }

    /// The line of a label, and the marks below it.
    fn snippet(&mut self, label: &Label, mark: char, style: Style) {
        let Some(snippet) = Snippet::new(label.location, self.sources) else {
            return;
        };
        let line = self.sources.position(label.location).line;
        let number = self.color.paint(
            Style::Frame,
            &format!("{line:>gutter$}", gutter = self.gutter),
        );
        let bar = self.color.paint(Style::Frame, "│");
        self.lines.push(
            format!("{number} {bar} {}", snippet.line)
                .trim_end()
                .to_owned(),
        );
        let marks = String::from(mark).repeat(snippet.width);
        let marked = self.color.paint(
            style,
            format!("{marks} {}", visible_lines(&label.text)).trim_end(),
        );
        self.lines.push(format!(
            "{:gutter$} {bar} {:indent$}{marked}",
            "",
            "",
            gutter = self.gutter,
            indent = snippet.indent
        ));
    }

    fn help(&mut self, help: Option<&str>) {
        if let Some(help) = help {
            let word = self.color.paint(Style::Note, "= help:");
            self.lines.push(format!(
                "{:gutter$} {word} {}",
                "",
                visible_lines(help),
                gutter = self.gutter
            ));
        }
    }
}

/// Where a label stands, as `file:line:column`.
/// The file, line and column of a label.
pub(crate) fn place(label: &Label, sources: &Sources) -> String {
    let position = sources.position(label.location);
    let name = sources
        .get(label.location.source)
        .map_or("", |source| &*source.name);
    format!("{}:{}:{}", visible(name), position.line, position.column)
}

/// How many diagnostics anyone reads.
const SHOWN: usize = 20;

/// The first 20 diagnostics, errors first, and how many more there are.
#[must_use]
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, color: Color) -> String {
    let mut sorted = diagnostics.iter().collect::<Vec<_>>();
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    let shown = sorted
        .iter()
        .take(SHOWN)
        .map(|diagnostic| render(diagnostic, sources, color));
    let mut text = shown.collect::<Vec<_>>().join("\n");
    let hidden = sorted.get(SHOWN..).unwrap_or_default();
    let errors = hidden
        .iter()
        .filter(|diagnostic| diagnostic.is_error())
        .count();
    let counts = [(errors, "error"), (hidden.len() - errors, "warning")];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts = counts
        .map(|(count, what)| format!("{count} more {what}{}", if *count == 1 { "" } else { "s" }));
    let counts = counts.collect::<Vec<_>>();
    if !counts.is_empty() {
        text.extend(["\n… and ", &counts.join(" and "), "\n"]);
    }
    text
}

/// One diagnostic on one line: `file:line:col: error[AVRO0012]: message`.
#[must_use]
pub fn render_short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic
        .primary
        .as_ref()
        .map(|label| place(label, sources) + ": ")
        .unwrap_or_default();
    format!(
        "{place}{}[{}]: {}",
        diagnostic.severity.as_str(),
        diagnostic.code,
        visible(&diagnostic.message)
    )
}
