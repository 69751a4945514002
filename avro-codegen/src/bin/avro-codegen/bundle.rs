//! `bundle`: self-contained schemas.

use crate::args::{Bundle, MessageFormat};
use crate::report::{self, Outcome};
use crate::roots::roots;
use crate::schemas;
use avro_codegen::files::{self, Error};
use avro_ir::__private::bare_references;
use avro_ir::{Code, Diagnostic, SchemaId, SchemaSet, Sources};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn run(args: &Bundle) -> io::Result<Outcome> {
    let settings = schemas::settings(&args.paths, &args.sources);
    let bundles = settings.and_then(|settings| {
        let schemas = files::load(&settings)?;
        let roots = roots(&schemas.set, args.root.as_deref())?;
        if args.out.is_some() {
            check_files(&schemas.set, &roots)?;
        }
        Ok((schemas, roots))
    });
    match bundles {
        Ok((schemas, roots)) => {
            warn(&schemas.set, &roots)?;
            write(&schemas.set, &roots, args.out.as_deref())
        }
        Err(error) => report::error(&error, MessageFormat::Human),
    }
}

/// No two bundles may go to one file.
fn check_files(set: &SchemaSet, roots: &[SchemaId]) -> Result<(), Error> {
    let mut taken = HashSet::new();
    let twice = roots.iter().map(|&root| file(set, root)).filter(|file| {
        // Some file systems do not tell cases apart.
        !taken.insert(file.to_lowercase())
    });
    let errors: Vec<Diagnostic> = twice
        .map(|file| {
            Diagnostic::error(Code::NoInput, format!("two schemas would go to `{file}`"))
                .with_help("bundle them in two runs, into two directories")
        })
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Error::diagnostics(errors, Sources::new()))
    }
}

/// Warns of names that not all implementations read.
fn warn(set: &Arc<SchemaSet>, roots: &[SchemaId]) -> io::Result<()> {
    let mut warnings = Vec::new();
    for warning in roots
        .iter()
        .flat_map(|&root| bare_references(&set.schema(root)))
    {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
    report::findings(&warnings, set.sources(), MessageFormat::Human)
}

/// Prints the schemas, or writes them to a directory, all or none.
fn write(
    set: &Arc<SchemaSet>,
    roots: &[SchemaId],
    directory: Option<&Path>,
) -> io::Result<Outcome> {
    let text = |root: &SchemaId| set.schema(*root).to_json_pretty();
    let Some(directory) = directory else {
        roots
            .iter()
            .try_for_each(|root| report::print_json(&text(root)))?;
        return Ok(Outcome::Fine);
    };
    let places = roots.iter().map(|&root| directory.join(file(set, root)));
    let files: Vec<(PathBuf, String)> =
        places.zip(roots.iter().map(|it| text(it) + "\n")).collect();
    let files: Vec<(&Path, &[u8])> = files
        .iter()
        .map(|(path, text)| (&**path, text.as_bytes()))
        .collect();
    match files::write_files(&files) {
        Ok(()) => Ok(Outcome::Fine),
        Err(error) => report::error(&error, MessageFormat::Human),
    }
}

/// A file named after the type, or after the file that a schema without a name is from.
fn file(set: &SchemaSet, root: SchemaId) -> String {
    let node = set.node(root);
    let name = node.kind.fullname().map(ToString::to_string);
    let source = set.sources().get(node.location.source);
    let stem = || Path::new(&source?.name).file_stem()?.to_str();
    let name = name.or_else(|| stem().filter(|stem| *stem != "-").map(str::to_owned));
    let name = name.unwrap_or_else(|| "schema".to_owned());
    format!("{}.avsc", files::file_name(&name))
}
