//! Findings on standard error, and the exit code.

use crate::args::MessageFormat;
use avro_codegen::files::Error;
use avro_ir::__private::{visible_json, visible_lines};
use avro_ir::{Color, Diagnostic, Label, Location, Sources};
use serde_json::{Value, json};
use std::io::{self, Write as _};
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// As asked.
    Fine,
    /// Schemas are wrong, or differences were found.
    Wrong,
    /// Arguments or files cannot be used.
    Unusable,
}

pub(crate) fn exit_code(outcome: Outcome) -> ExitCode {
    ExitCode::from(match outcome {
        Outcome::Fine => 0,
        Outcome::Wrong => 1,
        Outcome::Unusable => 2,
    })
}

/// Shows why arguments cannot be used, or the help that they ask for.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let is_plain = visible_lines(&text) == text;
    // What was typed is repeated: with what could disturb a terminal, it is shown without colours.
    let shown = if is_plain {
        error.print()
    } else {
        say(text.trim_end())
    };
    // Where nothing can be written, the exit code says it.
    drop(shown);
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The error of a finding that is in no text.
pub(crate) fn problem(finding: Diagnostic) -> Error {
    Error::diagnostics(vec![finding], Sources::new())
}

/// How a run ends that failed.
pub(crate) fn outcome(error: &Error) -> Outcome {
    if error.is_io() {
        Outcome::Unusable
    } else {
        Outcome::Wrong
    }
}

/// Shows why a run failed.
pub(crate) fn error(error: &Error, format: MessageFormat) -> io::Result<Outcome> {
    findings(error.findings(), error.sources(), format)?;
    Ok(outcome(error))
}

/// Shows findings.
pub(crate) fn findings(
    findings: &[Diagnostic],
    sources: &Sources,
    format: MessageFormat,
) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    unless_closed(write_findings(findings, sources, format))
}

/// Who closes the pipe that is written to, as `head` does, has enough: what a run does and how it ends does
/// not depend on it.
fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

fn write_findings(
    findings: &[Diagnostic],
    sources: &Sources,
    format: MessageFormat,
) -> io::Result<()> {
    let mut err = anstream::stderr().lock();
    match format {
        // The stream takes colours out again where they are not wanted.
        MessageFormat::Human => writeln!(
            err,
            "{}",
            avro_ir::render_all(findings, sources, Color::Always).trim_end()
        ),
        MessageFormat::Short => findings.iter().try_for_each(|finding| {
            writeln!(
                err,
                "{}",
                avro_ir::render_short(finding, sources).trim_end()
            )
        }),
        MessageFormat::Json => findings.iter().try_for_each(|finding| {
            writeln!(err, "{}", visible_json(&json(finding, sources).to_string()))
        }),
    }
}

/// One finding as JSON.
pub(crate) fn json(finding: &Diagnostic, sources: &Sources) -> Value {
    json!({
        "code": finding.code.as_str(),
        "severity": if finding.is_error() { "error" } else { "warning" },
        "message": finding.message,
        "place": finding.primary.as_ref().map(|label| place(label, sources)),
        "other_places": finding.secondary.iter().map(|label| place(label, sources)).collect::<Vec<_>>(),
        "help": finding.help,
    })
}

fn place(label: &Label, sources: &Sources) -> Value {
    let mut place = location(label.location, sources);
    place["label"] = json!(label.text);
    place
}

/// A place as JSON.
pub(crate) fn location(location: Location, sources: &Sources) -> Value {
    let position = sources.position(location);
    json!({
        "file": sources.get(location.source).map(|source| &source.name),
        "line": position.line,
        "column": position.column,
        "start": location.start,
        "end": location.end,
        "pointer": sources.json_pointer(location),
    })
}

/// Prints JSON on standard output.
pub(crate) fn print_json(json: &str) -> io::Result<()> {
    print(&visible_json(json))
}

/// Prints a line on standard output.
pub(crate) fn print(line: &str) -> io::Result<()> {
    unless_closed(writeln!(anstream::stdout().lock(), "{line}"))
}

/// Prints a line on standard error.
pub(crate) fn say(line: &str) -> io::Result<()> {
    unless_closed(writeln!(
        anstream::stderr().lock(),
        "{}",
        visible_lines(line)
    ))
}

/// A number of things, with their name in the singular or the plural.
pub(crate) fn count(number: usize, name: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {name}{s}")
}
