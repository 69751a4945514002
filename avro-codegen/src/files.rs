//! Schema files in, generated files out, and the settings file: what the build helper and the
//! command share.

mod diff;
mod error;
mod inputs;
mod outputs;
mod read;
mod settings;
mod versions;
mod walk;

pub use error::Error;
pub use inputs::{Inputs, read};
pub use outputs::{Difference, Overwrite, compare, unified_diff, write, write_file, write_files};
pub use read::{MAX_DATA, read_bytes};
pub use settings::Settings;
pub use versions::{Version, Versions, read_versions};

use crate::options::Options;
use crate::render::{Generated, check, generate, is_device};
use avro_ir::{Diagnostic, Schema, SchemaSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The schemas of some files, bound to each other.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Schemas {
    /// The schemas.
    pub set: Arc<SchemaSet>,
    /// What is worth a warning.
    pub warnings: Vec<Diagnostic>,
    /// The files that were read, and the directories that were searched.
    pub watched: Vec<PathBuf>,
    /// The schemas of writers that are known.
    pub writers: Vec<Schema>,
}

/// Reads and binds the files of `settings`.
///
/// # Errors
///
/// When a file cannot be found or read, and when a schema is wrong: everything that is wrong.
pub fn load(settings: &Settings) -> Result<Schemas, Error> {
    let inputs = inputs::read(&settings.inputs, &settings.include)?;
    let options = settings.load_options();
    let loaded = avro_ir::load(inputs.sources, &options)?;
    let mut schemas = Schemas {
        set: loaded.set,
        warnings: [inputs.warnings, loaded.warnings].concat(),
        watched: inputs.watched,
        writers: Vec::new(),
    };
    for path in &settings.written_by {
        let written = read_versions(&[path], &options)?;
        schemas.watched.extend(written.watched);
        schemas.warnings.extend(written.warnings);
        let versions = written.list.into_iter().map(|version| version.roots);
        let all = versions.chain([written.shared]);
        schemas.writers.extend(all.flatten());
    }
    Ok(schemas)
}

/// Generates code for `schemas`; its warnings come first.
///
/// # Errors
///
/// As [`generate`].
pub fn generate_for(schemas: &Schemas, settings: &Settings) -> Result<Generated, Error> {
    let generated = generate(&schemas.set, &options(schemas, settings));
    let mut generated = generated.map_err(|findings| error(schemas, findings))?;
    generated
        .warnings
        .splice(0..0, schemas.warnings.iter().cloned());
    Ok(generated)
}

/// The warnings of [`generate_for`], without the code.
///
/// # Errors
///
/// As [`generate`].
pub fn check_for(schemas: &Schemas, settings: &Settings) -> Result<Vec<Diagnostic>, Error> {
    let found = check(&schemas.set, &options(schemas, settings));
    let found = found.map_err(|findings| error(schemas, findings))?;
    Ok([&schemas.warnings[..], &found].concat())
}

fn options(schemas: &Schemas, settings: &Settings) -> Options {
    let mut options = settings.options.clone();
    options.writers.extend(schemas.writers.iter().cloned());
    options
}

fn error(schemas: &Schemas, findings: Vec<Diagnostic>) -> Error {
    Error::diagnostics(findings, schemas.set.sources().clone())
}

/// A path as it is shown: the same on every system, and without what could disturb a terminal.
#[must_use]
pub fn shown(path: &Path) -> String {
    avro_ir::__private::visible(&slashed(path))
}

/// The name of a file, without its ending, that stands for a name of any text: it leads nowhere else, and is
/// no device.
#[must_use]
pub fn file_name(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '$' | ' ');
    let name = name.replace(|c| !is_plain(c), "_");
    let first = name.split('.').next().unwrap_or_default();
    if is_device(first.trim_end()) {
        format!("_{name}")
    } else {
        name
    }
}

/// A path as a text, the same on every system.
fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
