//! Generated files to disk: all of them or none, over nothing that was not generated, only where they
//! differ, and never next to what is stale.

mod commit;
mod leftover;

use super::error::{Error, unreadable, unwritable};
use super::{diff, shown};
use crate::mark::MARK;
use crate::render::GeneratedFile;
use avro_ir::__private::{FileKind, read_file};
use avro_ir::{Code, Diagnostic, Sources};
use commit::Change;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The file that a directory of modules starts with.
const MODULE: &str = "mod.rs";

/// The most bytes of a file that is compared.
const MAX_OLD: usize = 1 << 30;

/// A file on disk that is not what would be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The file.
    pub path: PathBuf,
    /// Its text now; `None` when it is missing.
    pub old: Option<String>,
    /// What it should be; `None` when it is left over from an earlier run.
    pub new: Option<String>,
}

/// Which files may be overwritten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Overwrite {
    /// Those that were generated.
    #[default]
    Generated,
    /// Those that were not, too.
    All,
}

/// Compares `directory` with what was generated for it.
///
/// # Errors
///
/// When a file cannot be read, or may not be overwritten: every such file.
pub fn compare(
    directory: &Path,
    files: &[GeneratedFile],
    overwrite: Overwrite,
) -> Result<Vec<Difference>, Error> {
    let mut differences = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        let path = directory.join(&file.path);
        match old_text(&path, overwrite) {
            Ok(old) if old.as_deref() == Some(&file.text) => {}
            Ok(old) => differences.push(Difference {
                path,
                old,
                new: Some(file.text.clone()),
            }),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(Error::diagnostics(errors, Sources::new()));
    }
    differences.extend(left_over(directory, files)?);
    Ok(differences)
}

/// Makes `directory` what was generated for it: all of it, or on an error nothing. A file that is right
/// already is not touched. A file of the directory's last run that is generated no more is removed; that
/// run listed it in its `mod.rs`.
///
/// # Errors
///
/// As [`compare`]; and when a file cannot be written.
pub fn write(
    directory: &Path,
    files: &[GeneratedFile],
    overwrite: Overwrite,
) -> Result<Vec<Difference>, Error> {
    let _alone = alone();
    let differences = compare(directory, files, overwrite)?;
    // A module comes before the file that declares it, and `mod.rs` last of all, so that whatever is
    // declared is there, at any moment.
    let (written, removed): (Vec<_>, Vec<_>) = differences.iter().partition(|it| it.new.is_some());
    let changes = written.into_iter().rev().chain(removed);
    let changes: Vec<Change<'_>> = changes
        .map(|Difference { path, new, .. }| (&**path, new.as_ref().map(String::as_bytes)))
        .collect();
    let mut places = expected(directory, files);
    places.extend(listed(directory, files)?);
    leftover::clear(places);
    commit::all(&changes).map_err(|(path, error)| Error::one(unwritable(path, &error)))?;
    Ok(differences)
}

/// The differences as a unified diff.
#[must_use]
pub fn unified_diff(differences: &[Difference]) -> String {
    let mut text = String::new();
    for Difference { path, old, new } in differences {
        let name = shown(path);
        let [from, to] = [old, new].map(|side| {
            if side.is_some() {
                name.as_str()
            } else {
                "/dev/null"
            }
        });
        let [old, new] = [old, new].map(|side| side.as_deref().unwrap_or_default());
        diff::unified(&mut text, [from, to], old, new);
    }
    text
}

/// Writes a file whole or not at all; what is no file, such as a pipe, is written to. Directories that are
/// missing are made.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write_file(path: &Path, contents: &[u8]) -> Result<(), Error> {
    match FileKind::at(path) {
        Ok(FileKind::Pipe | FileKind::Socket | FileKind::Device) => {
            fs::write(path, contents).map_err(|error| Error::one(unwritable(path, &error)))
        }
        Ok(FileKind::Regular | FileKind::Directory) | Err(_) => write_files(&[(path, contents)]),
    }
}

/// Writes all of the files, or on an error none.
///
/// # Errors
///
/// When one of them cannot be written.
pub fn write_files(files: &[(&Path, &[u8])]) -> Result<(), Error> {
    let _alone = alone();
    leftover::clear(files.iter().map(|(path, _)| *path));
    let changes: Vec<Change<'_>> = files
        .iter()
        .map(|&(path, contents)| (path, Some(contents)))
        .collect();
    commit::all(&changes).map_err(|(path, error)| Error::one(unwritable(path, &error)))
}

/// One run of a process writes at a time, so that temporary files of the process that another run finds are
/// not in use.
fn alone() -> MutexGuard<'static, ()> {
    static RUNS: Mutex<()> = Mutex::new(());
    RUNS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The text of the file at a place that is written to, if there is one.
fn old_text(path: &Path, overwrite: Overwrite) -> Result<Option<String>, Diagnostic> {
    match FileKind::at(path) {
        Ok(FileKind::Regular) => {}
        // A link that leads nowhere is somebody's, too.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let is_free = overwrite == Overwrite::All || fs::symlink_metadata(path).is_err();
            return if is_free {
                Ok(None)
            } else {
                Err(foreign(path))
            };
        }
        Err(error) => return Err(unwritable(path, &error)),
        Ok(kind) => {
            let message = format!("it is {}, not a file", kind.name());
            return Err(unwritable(path, &io::Error::other(message)));
        }
    }
    if overwrite == Overwrite::Generated && !is_generated(path) {
        return Err(foreign(path));
    }
    text(path).map(Some)
}

fn text(path: &Path) -> Result<String, Diagnostic> {
    let bytes = read_file(path, MAX_OLD).map_err(|error| unreadable(path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The finding for a file that may be somebody's work.
fn foreign(path: &Path) -> Diagnostic {
    let message = format!(
        "`{}` was not generated, and would be overwritten",
        shown(path)
    );
    Diagnostic::error(Code::ForeignOutput, message).with_help(
        "generate into a folder of its own; if the file is not needed, remove it, or say `--force`, in a \
         build script `Config::force`",
    )
}

/// Whether there is a file that bears the mark.
fn is_generated(path: &Path) -> bool {
    let mut start = Vec::new();
    let length = u64::try_from(MARK.len()).unwrap_or(u64::MAX);
    let is_read = matches!(FileKind::at(path), Ok(FileKind::Regular))
        && fs::File::open(path)
            .and_then(|file| io::Read::read_to_end(&mut io::Read::take(file, length), &mut start))
            .is_ok();
    is_read && start == MARK.as_bytes()
}

fn expected(directory: &Path, files: &[GeneratedFile]) -> BTreeSet<PathBuf> {
    files.iter().map(|it| directory.join(&it.path)).collect()
}

/// The files that earlier runs into a directory listed.
fn listed(directory: &Path, files: &[GeneratedFile]) -> Result<BTreeSet<PathBuf>, Error> {
    // One file to be included is in a directory of the build script's, which may hold more.
    if files.iter().any(|file| file.path == MODULE) {
        leftover::listed(directory)
    } else {
        Ok(BTreeSet::new())
    }
}

/// The files of the last run into a directory that are generated no more.
fn left_over(directory: &Path, files: &[GeneratedFile]) -> Result<Vec<Difference>, Error> {
    let expected = expected(directory, files);
    let listed = listed(directory, files)?.into_iter();
    let listed = listed.filter(|path| !expected.contains(path) && is_generated(path));
    let differences = listed.map(|path| {
        Ok(Difference {
            old: Some(text(&path).map_err(Error::one)?),
            path,
            new: None,
        })
    });
    differences.collect()
}
