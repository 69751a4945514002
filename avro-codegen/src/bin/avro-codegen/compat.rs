//! `compat`: whether data of one schema can be read with another.

use crate::args::{Compat, MessageFormat};
use crate::report::{self, Outcome};
use crate::roots;
use avro_codegen::files::{self, Error};
use avro_ir::{
    Code, Compared, Diagnostic, Direction, Incompatibility, LevelReport, LoadOptions, Location,
    Occurrence, ParseOptions, Schema, Sources, Verdict,
};
use serde_json::{Value, json};
use std::io;
use std::path::Path;

pub(crate) fn run(args: &Compat) -> io::Result<Outcome> {
    let report = match compare(args) {
        Ok(report) => report,
        Err(error) => return report::error(&error, MessageFormat::Human),
    };
    if args.json {
        report::print(&format!("{:#}", json(args, &report)))?;
    } else {
        show(args, &report)?;
    }
    Ok(if report.is_compatible() {
        Outcome::Fine
    } else {
        Outcome::Wrong
    })
}

fn compare(args: &Compat) -> Result<LevelReport, Error> {
    let root = args.root.as_deref();
    let new = read(&args.reader, &LoadOptions::default(), root)?;
    // These have data already, so that it is too late to be strict.
    let mut lenient = LoadOptions::default();
    lenient.parse = ParseOptions::java();
    let old = args.writer.iter().rev();
    let history = old.map(|path| read(path, &lenient, root));
    let history = history.collect::<Result<Vec<_>, _>>()?;
    avro_ir::check(args.level, &new, &history).map_err(|error| {
        let finding = Diagnostic::error(Code::TooLarge, error.to_string());
        Error::diagnostics(vec![finding], Sources::new())
    })
}

fn read(path: &Path, options: &LoadOptions, root: Option<&str>) -> Result<Schema, Error> {
    let inputs = files::read(&[path], &[])?;
    let set = avro_ir::load(inputs.sources, options)?.set;
    roots::only(&set, path, root)
}

/// The names of the schemas that were compared: who reads, and who wrote.
fn names<'a>(
    args: &'a Compat,
    compared: &Compared,
) -> (std::path::Display<'a>, std::path::Display<'a>) {
    // The command line has the newest first, the history last.
    let old = &args.writer[args.writer.len() - 1 - compared.version];
    match compared.direction {
        Direction::Backward => (args.reader.display(), old.display()),
        Direction::Forward => (old.display(), args.reader.display()),
    }
}

fn show(args: &Compat, report: &LevelReport) -> io::Result<()> {
    let mut failed = 0;
    for compared in report.compared() {
        let found = &compared.compatibility;
        failed += usize::from(!found.is_compatible());
        let (reader, writer) = names(args, compared);
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
    let compared = report.compared().len();
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

fn json(args: &Compat, report: &LevelReport) -> Value {
    let verdicts = report.compared().iter();
    let verdicts = verdicts.map(|compared| compared.compatibility.verdict());
    let verdict = verdicts.max().unwrap_or(Verdict::Compatible);
    let comparisons = report.compared().iter().map(|compared| {
        let (reader, writer) = names(args, compared);
        json!({
            "reader": reader.to_string(),
            "writer": writer.to_string(),
            "verdict": word(compared.compatibility.verdict()),
        })
    });
    let found = report.incompatibilities();
    let found = found.map(|(compared, found)| incompatibility(args, compared, found));
    json!({
        "compatible": report.is_compatible(),
        "verdict": word(verdict),
        "level": args.level.as_str(),
        "comparisons": comparisons.collect::<Vec<_>>(),
        "incompatibilities": found.collect::<Vec<_>>(),
    })
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Compatible => "compatible",
        Verdict::Partial => "partial",
        Verdict::Incompatible => "incompatible",
    }
}

fn incompatibility(args: &Compat, compared: &Compared, found: &Incompatibility) -> Value {
    let (reader, writer) = names(args, compared);
    let (of_reader, of_writer) = (
        compared.compatibility.reader(),
        compared.compatibility.writer(),
    );
    let causes = found.causes.iter().map(|cause| {
        json!({
            "type": cause.kind.as_str(),
            "path": cause.path,
            "message": cause.message,
            "reader": place(of_reader, cause.reader),
            "writer": place(of_writer, cause.writer),
        })
    });
    json!({
        "type": found.kind.as_str(),
        "path": found.path,
        "message": found.message,
        "help": found.help,
        "occurs": match found.occurrence {
            Occurrence::Always => "always",
            Occurrence::Sometimes => "sometimes",
        },
        "reader": place(of_reader, found.reader),
        "writer": place(of_writer, found.writer),
        "reader_schema": reader.to_string(),
        "writer_schema": writer.to_string(),
        "causes": causes.collect::<Vec<_>>(),
    })
}

/// A place as `file:line:column`.
fn place(schema: &Schema, location: Location) -> String {
    let sources = schema.set().sources();
    let name = sources
        .get(location.source)
        .map_or("", |source| &source.name);
    let position = sources.position(location);
    format!("{name}:{}:{}", position.line, position.column)
}
