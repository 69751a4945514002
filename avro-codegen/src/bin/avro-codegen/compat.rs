//! `compat`: whether data of one schema can be read with another.

use crate::args::{Compat, MessageFormat};
use crate::report::{self, Outcome};
use crate::schemas;
use avro_codegen::files::Error;
use avro_ir::__private::visible;
use avro_ir::{
    Code, Compared, Diagnostic, Direction, Incompatibility, LevelReport, Occurrence, Schema,
    Verdict,
};
use serde_json::{Value, json};
use std::io;
use std::path::Path;

pub(crate) fn run(args: &Compat) -> io::Result<Outcome> {
    let comparison = match compare(args) {
        Ok(comparison) => comparison,
        Err(error) if args.json => {
            report::print_json(&format!("{:#}", json_of_error(args, &error)))?;
            return Ok(report::outcome(&error));
        }
        Err(error) => return report::error(&error, MessageFormat::Human),
    };
    if args.json {
        report::print_json(&format!("{:#}", json(args, &comparison)))?;
    } else {
        show(args, &comparison)?;
    }
    Ok(if comparison.report.is_compatible() {
        Outcome::Fine
    } else {
        Outcome::Wrong
    })
}

/// What was compared, and what came of it.
struct Comparison {
    /// What the new schema is called.
    new: String,
    /// What the others are called, the oldest first.
    history: Vec<String>,
    report: LevelReport,
}

fn compare(args: &Compat) -> Result<Comparison, Error> {
    let root = args.root.as_deref();
    let strict = schemas::strict(&args.names);
    let new = schemas::one(std::slice::from_ref(&args.reader), &strict, root)?;
    // These have data already.
    let lenient = schemas::lenient(&args.names);
    let mut history = Vec::new();
    for path in args.writer.iter().rev() {
        let mut versions = schemas::versions(path, &lenient, root)?;
        if !is_same_file(path, &args.reader) {
            // The new schema may be in the folder already; it is no older version of itself.
            versions.retain(|(name, _)| !is_same_file(Path::new(name), &args.reader));
        }
        history.extend(versions);
    }
    let (history, old): (Vec<_>, Vec<_>) = history.into_iter().unzip();
    let report = avro_ir::check(args.level, &new, &old)
        .map_err(|error| report::problem(Diagnostic::error(Code::TooLarge, error.to_string())))?;
    Ok(Comparison {
        new: args.reader.display().to_string(),
        history,
        report,
    })
}

/// Whether both are there, and one.
fn is_same_file(left: &Path, right: &Path) -> bool {
    let [left, right] = [left, right].map(|path| path.canonicalize().ok());
    left.is_some() && left == right
}

impl Comparison {
    /// The names of two schemas that were compared: who reads, and who wrote.
    fn names(&self, compared: &Compared) -> (&str, &str) {
        let (new, old) = (self.new.as_str(), self.history[compared.version].as_str());
        match compared.direction {
            Direction::Backward => (new, old),
            Direction::Forward => (old, new),
        }
    }
}

fn show(args: &Compat, comparison: &Comparison) -> io::Result<()> {
    let mut failed = 0;
    for compared in comparison.report.compared() {
        let found = &compared.compatibility;
        failed += usize::from(!found.is_compatible());
        let (reader, writer) = comparison.names(compared);
        let [reader, writer] = [reader, writer].map(visible);
        let reasons = report::count(found.incompatibilities().len(), "reason");
        report::print(&match found.verdict() {
            Verdict::Compatible => {
                format!(
                    "`{reader}` reads all data of `{writer}`: {}",
                    found.changes()
                )
            }
            Verdict::Partial => {
                format!("`{reader}` reads data of `{writer}` unless some values occur: {reasons}")
            }
            Verdict::Incompatible => {
                format!("`{reader}` cannot read data of `{writer}`: {reasons}")
            }
        })?;
        let (findings, sources) = found.diagnostics();
        report::findings(&findings, &sources, MessageFormat::Human)?;
    }
    let compared = comparison.report.compared().len();
    match (compared, failed) {
        (0, _) => report::print(&format!("{}: nothing to compare", args.level)),
        (1, _) => Ok(()),
        (_, 0) => report::print(&format!("{}: compatible", args.level)),
        _ => report::print(&format!(
            "{}: incompatible in {failed} of {compared} comparisons",
            args.level
        )),
    }
}

fn json(args: &Compat, comparison: &Comparison) -> Value {
    let compared = comparison.report.compared();
    let verdicts = compared.iter().map(|it| it.compatibility.verdict());
    let verdict = verdicts.max().unwrap_or(Verdict::Compatible);
    let comparisons = compared.iter().map(|compared| {
        let (reader, writer) = comparison.names(compared);
        json!({
            "reader": reader,
            "writer": writer,
            "verdict": word(compared.compatibility.verdict()),
        })
    });
    let found = comparison.report.incompatibilities();
    let found = found.map(|(compared, found)| incompatibility(comparison, compared, found));
    let findings = compared.iter().flat_map(|compared| {
        let (findings, sources) = compared.compatibility.diagnostics();
        let findings = findings.into_iter();
        findings.map(move |finding| report::json(&finding, &sources))
    });
    json!({
        "compatible": comparison.report.is_compatible(),
        "verdict": word(verdict),
        "level": args.level.as_str(),
        "comparisons": comparisons.collect::<Vec<_>>(),
        "incompatibilities": found.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

/// What is printed where nothing could be compared.
fn json_of_error(args: &Compat, error: &Error) -> Value {
    let findings = error.findings().iter();
    let findings = findings.map(|finding| report::json(finding, error.sources()));
    json!({
        "compatible": null,
        "verdict": null,
        "level": args.level.as_str(),
        "comparisons": [],
        "incompatibilities": [],
        "findings": findings.collect::<Vec<_>>(),
    })
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Compatible => "compatible",
        Verdict::Partial => "partial",
        Verdict::Incompatible => "incompatible",
    }
}

fn incompatibility(comparison: &Comparison, compared: &Compared, found: &Incompatibility) -> Value {
    let (reader, writer) = comparison.names(compared);
    let mut json = reason(compared, found);
    let causes = found.causes.iter().map(|cause| reason(compared, cause));
    json["help"] = json!(found.help);
    json["occurs"] = json!(match found.occurrence {
        Occurrence::Always => "always",
        Occurrence::Sometimes => "sometimes",
    });
    json["reader_schema"] = json!(reader);
    json["writer_schema"] = json!(writer);
    json["causes"] = causes.collect();
    json
}

/// What is wrong, where in both schemas, and its code in the diagnostics.
fn reason(compared: &Compared, found: &Incompatibility) -> Value {
    let place = |schema: &Schema, location| report::location(location, schema.set().sources());
    json!({
        "type": found.kind.as_str(),
        "code": found.kind.code().as_str(),
        "path": found.path,
        "message": found.message,
        "reader": place(compared.compatibility.reader(), found.reader),
        "writer": place(compared.compatibility.writer(), found.writer),
    })
}
