//! `generate`: Rust types for schema files.

use crate::args::Generate;
use crate::progress;
use crate::report::{self, Outcome};
use crate::schemas;
use avro_codegen::files::{self, Difference, Error, Overwrite, Settings, shown};
use avro_codegen::{Generated, Layout, Output};
use std::io;
use std::path::Path;

pub(crate) fn run(args: &Generate) -> io::Result<Outcome> {
    let format = args.messages.message_format;
    let made = settings(args).and_then(|settings| {
        let _progress = progress::show("generating");
        let schemas = files::load(&settings)?;
        let generated = files::generate_for(&schemas, &settings)?;
        Ok((settings, schemas, generated))
    });
    let (settings, schemas, generated) = match made {
        Ok(made) => made,
        Err(error) => return report::error(&error, format),
    };
    if !args.quiet {
        report::findings(&generated.warnings, schemas.set.sources(), format)?;
    }
    let Some(directory) = settings
        .out_dir
        .as_deref()
        .filter(|directory| *directory != Path::new("-"))
    else {
        report::say(
            "error: the output is a directory: give `-o DIR`, or `out_dir` in the settings file",
        )?;
        return Ok(Outcome::Unusable);
    };
    let overwrite = if args.force {
        Overwrite::All
    } else {
        Overwrite::Generated
    };
    match if args.check {
        files::compare(directory, &generated.files, overwrite)
    } else {
        files::write(directory, &generated.files, overwrite)
    } {
        Ok(differences) => finish(args, directory, &generated, &differences),
        Err(error) => report::error(&error, format),
    }
}

fn settings(args: &Generate) -> Result<Settings, Error> {
    let mut settings = schemas::settings(&args.paths, &args.sources)?;
    if let Some(out) = &args.out {
        settings.out_dir = Some(out.clone());
    }
    settings.written_by.extend(args.written_by.iter().cloned());
    if args.flat {
        settings.options.layout = Layout::Flat;
    }
    settings.options.output = Output::Directory;
    Ok(settings)
}

fn finish(
    args: &Generate,
    directory: &Path,
    generated: &Generated,
    differences: &[Difference],
) -> io::Result<Outcome> {
    if args.diff {
        let diff = files::unified_diff(differences);
        if !diff.is_empty() {
            report::print(diff.trim_end())?;
        }
    }
    if args.verbose || (args.check && !args.quiet) {
        list(args, differences)?;
    }
    let files = report::count(generated.files.len(), "file");
    let directory = shown(directory);
    let (changed, left_over) = counted(differences);
    if args.check && !differences.is_empty() {
        let removed = and(left_over, "to be removed");
        report::say(&format!(
            "error: not up to date: {changed} of {files} in `{directory}`{removed}"
        ))?;
        return Ok(Outcome::Wrong);
    }
    if !args.quiet {
        let verb = if args.check { "checked" } else { "generated" };
        let removed = and(left_over, "removed");
        report::say(&format!(
            "{verb} {files} in `{directory}`, {changed} changed{removed}"
        ))?;
    }
    Ok(Outcome::Fine)
}

/// How many files `--check` names.
const MAX_LISTED: usize = 20;

/// A line for each file that differs, unless there are many.
fn list(args: &Generate, differences: &[Difference]) -> io::Result<()> {
    let most = if args.verbose { usize::MAX } else { MAX_LISTED };
    let mut listed = differences.iter().take(most);
    listed.try_for_each(|difference| report::say(&described(difference, args.check)))?;
    match differences.len().saturating_sub(most) {
        0 => Ok(()),
        more => report::say(&format!("… and {more} more; `--diff` shows what differs")),
    }
}

/// How many files are new or other than before, and how many are left over.
fn counted(differences: &[Difference]) -> (usize, usize) {
    let left_over = differences.iter().filter(|it| it.new.is_none()).count();
    (differences.len() - left_over, left_over)
}

/// More that a sentence says, where there is something to say.
fn and(number: usize, what: &str) -> String {
    match number {
        0 => String::new(),
        _ => format!(", {number} {what}"),
    }
}

fn described(difference: &Difference, check: bool) -> String {
    let done = match (difference.new.is_some(), check) {
        (true, false) => "wrote",
        (true, true) => "differs:",
        (false, false) => "removed",
        (false, true) => "left over:",
    };
    format!("{done} {}", shown(&difference.path))
}
