//! Which schemas the arguments mean.

use crate::args::{AllowedNames, Sources};
use crate::{report, roots};
use avro_codegen::files::{self, Error, Settings, Version};
use avro_ir::{Code, Diagnostic, LoadOptions, ParseOptions, Schema};
use std::path::{Path, PathBuf};

/// The settings file that is found by itself.
const SETTINGS: &str = "avro-codegen.toml";

/// How schemas are read that data were written with: it is too late to be strict.
pub(crate) fn lenient() -> LoadOptions {
    let mut options = LoadOptions::default();
    options.parse = ParseOptions::java();
    options
}

/// The same, with the names that the arguments allow.
pub(crate) fn with_names(mut options: LoadOptions, names: &AllowedNames) -> LoadOptions {
    if let Some(names) = names.chosen() {
        options.parse.names = names;
    }
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
    let mut versions = files::read_versions(paths, options)?.list;
    if versions.len() > 1 {
        return Err(several(&named(paths), &versions));
    }
    let version = versions.pop().expect("there is one at least");
    roots::only(&version.set, &named(paths), root)
}

/// The schemas of some files, the oldest version first, with what they are called in messages.
pub(crate) fn versions(
    path: &Path,
    options: &LoadOptions,
    root: Option<&str>,
) -> Result<Vec<(String, Schema)>, Error> {
    let versions = files::read_versions(&[path], options)?.list;
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
    let quoted = paths
        .iter()
        .map(|path| avro_ir::quote(&path.display().to_string()));
    quoted.collect::<Vec<_>>().join(", ")
}
