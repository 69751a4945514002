//! Which schemas the arguments mean.

use crate::args::{AllowedNames, MessageFormat, Sources};
use crate::{report, roots};
use avro_codegen::files::{self, Error, Settings, Version};
use avro_ir::{Code, Diagnostic, LoadOptions, ParseOptions, Schema};
use std::path::{Path, PathBuf};

/// The settings file that is found by itself.
const SETTINGS: &str = "avro-codegen.toml";

/// How schemas are read, with the names that the arguments allow.
pub(crate) fn strict(names: &AllowedNames) -> LoadOptions {
    let mut options = LoadOptions::default();
    options.parse.names = names.chosen().unwrap_or_default();
    options
}

/// How schemas are read that data were written with: it is too late to be strict, but for the names. They
/// are the same in every command.
pub(crate) fn lenient(names: &AllowedNames) -> LoadOptions {
    let mut options = strict(names);
    let names = options.parse.names;
    options.parse = ParseOptions::java();
    options.parse.names = names;
    options.parse.primitive_names = false;
    options
}

/// The settings that hold for the arguments: those of the file, then what the arguments say.
pub(crate) fn settings(paths: &[PathBuf], sources: &Sources) -> Result<Settings, Error> {
    let found = || Some(PathBuf::from(SETTINGS)).filter(|path| path.is_file());
    let mut settings = match sources.config.clone().or_else(found) {
        Some(file) => Settings::from_toml(&file)?,
        None => Settings::default(),
    };
    if !paths.is_empty() {
        settings.inputs = paths.to_vec();
    }
    settings.include.extend(sources.include.iter().cloned());
    if let Some(names) = sources.names.chosen() {
        settings.names = names;
    }
    Ok(settings)
}

/// The one schema of some files that refer to each other.
pub(crate) fn one(
    paths: &[PathBuf],
    options: &LoadOptions,
    root: Option<&str>,
) -> Result<Schema, Error> {
    let mut versions = read(paths, options)?;
    if versions.len() > 1 {
        return Err(several(&named(paths), &versions));
    }
    let version = versions.pop().expect("there is one at least");
    roots::only(&version.set, &named(paths), root)
}

/// The versions that paths hold; what is passed over is said.
fn read<P: AsRef<Path>>(paths: &[P], options: &LoadOptions) -> Result<Vec<Version>, Error> {
    let versions = files::read_versions(paths, options)?;
    // Where standard error cannot be written, there is nobody to warn.
    let _ = report::findings(
        &versions.warnings,
        &avro_ir::Sources::new(),
        MessageFormat::Human,
    );
    Ok(versions.list)
}

/// The schemas of some files, the oldest version first, with what they are called in messages.
pub(crate) fn versions(
    path: &Path,
    options: &LoadOptions,
    root: Option<&str>,
) -> Result<Vec<(String, Schema)>, Error> {
    let versions = read(&[path], options)?;
    let schema = |version: &Version| match (&version.file, root, &version.roots[..]) {
        (Some(file), None, [schema]) => Ok((file.clone(), schema.clone())),
        (file, root, _) => {
            let name = file.clone().unwrap_or_else(|| path.display().to_string());
            let schema = roots::only(&version.set, &avro_ir::quote(&name), root)?;
            Ok((name, schema))
        }
    };
    versions.iter().map(schema).collect()
}

fn several(paths: &str, versions: &[Version]) -> Error {
    let files = versions
        .iter()
        .filter_map(|version| version.file.as_deref());
    let files = files.map(avro_ir::quote).collect::<Vec<_>>().join(", ");
    let message = format!(
        "{paths} has {} versions of one schema, where one is needed",
        versions.len()
    );
    let help = format!("name the one that is meant: one of {files}");
    report::problem(Diagnostic::error(Code::NoInput, message).with_help(help))
}

/// Paths as a message has them.
pub(crate) fn named(paths: &[PathBuf]) -> String {
    let quoted = paths.iter().map(|path| format!("`{}`", files::shown(path)));
    quoted.collect::<Vec<_>>().join(", ")
}
