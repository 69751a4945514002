//! This module turns diagnostics into text.

use super::{Diagnostic, Severity};
use crate::location::Sources;

/// Whether rendered text has terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    Never,
    /// ANSI escape sequences.
    Always,
}

/// One diagnostic with the source lines that it points at.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, _color: Color) -> String {
    render_short(diagnostic, sources)
}

/// All diagnostics.
#[must_use]
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, color: Color) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| render(diagnostic, sources, color) + "\n")
        .collect()
}

/// One diagnostic on one line: `file:line:col: error[AVRO0012]: message`.
#[must_use]
pub fn render_short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic
        .primary
        .as_ref()
        .map_or_else(String::new, |label| {
            let position = sources.position(label.location);
            let name = sources
                .get(label.location.source)
                .map_or("", |source| &*source.name);
            format!("{name}:{}:{}: ", position.line, position.column)
        });
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!(
        "{place}{severity}[{}]: {}",
        diagnostic.code, diagnostic.message
    )
}
