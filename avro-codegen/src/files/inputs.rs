//! Files, directories and globs to texts, in an order that does not depend on theirs.

use super::error::{Error, unreadable};
use super::read::{bytes, is_standard_input, max_text};
use super::walk::{self, Found};
use super::{shown, slashed};
use avro_ir::__private::{FileKind, Form};
use avro_ir::{Code, Diagnostic, Location, SourceId, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The texts of a run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Inputs {
    /// The texts.
    pub sources: Sources,
    /// The files that were read, and the directories that were searched.
    pub watched: Vec<PathBuf>,
    /// What was passed over.
    pub warnings: Vec<Diagnostic>,
}

/// Reads schema files.
///
/// Each path is a file, a directory that is searched for `.avsc` and `.avpr` files at any depth, or
/// a glob. `includes` are read too, but only what `paths` refer to is generated from them.
///
/// In a directory, links are followed, and each folder is searched once; what is no file is passed over with
/// a warning. No file may have more bytes than a schema may by default.
///
/// # Errors
///
/// When a path matches nothing, and when a file cannot be read: every such path.
pub fn read<P: AsRef<Path>>(paths: &[P], includes: &[P]) -> Result<Inputs, Error> {
    let mut search = Search::default();
    for path in includes {
        search.add(path.as_ref(), Role::Include);
    }
    for path in paths {
        search.add(path.as_ref(), Role::Input);
    }
    if paths.is_empty() {
        search.errors.push(Diagnostic::error(
            Code::NoInput,
            "no schema files are given",
        ));
    }
    search.read()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Include,
    Input,
}

#[derive(Default)]
struct Search {
    /// By the name that is shown, which gives the order.
    files: BTreeMap<String, (PathBuf, Role)>,
    directories: Vec<PathBuf>,
    warnings: Vec<Diagnostic>,
    errors: Vec<Diagnostic>,
}

impl Search {
    fn add(&mut self, path: &Path, role: Role) {
        let text = path.to_string_lossy();
        if is_standard_input(path) {
            self.file(path, role);
        } else if path.is_dir() {
            self.found(walk::directory(path), path, role);
        } else if path.exists() || !text.contains(['*', '?', '[']) {
            self.file(path, role);
        } else {
            match walk::pattern(&text) {
                Ok(found) => self.found(found, path, role),
                Err(error) => self.errors.push(Diagnostic::error(
                    Code::NoInput,
                    format!("`{}` is not a pattern: {error}", shown(path)),
                )),
            }
        }
    }

    /// What a directory or a glob has.
    fn found(&mut self, found: Found, path: &Path, role: Role) {
        if found.files.is_empty() && found.errors.is_empty() {
            let message = format!("no schema file matches `{}`", shown(path));
            let help = "a path is a file, a directory with `.avsc` or `.avpr` files, or a glob such as `schemas/**/*.avsc`";
            self.errors
                .push(Diagnostic::error(Code::NoInput, message).with_help(help));
        }
        let others = found.others.iter();
        self.warnings
            .extend(others.map(|(path, kind)| passed_over(path, *kind)));
        self.directories.extend(found.directories);
        self.errors.extend(found.errors);
        for file in found.files {
            self.file(&file, role);
        }
    }

    fn file(&mut self, path: &Path, role: Role) {
        let entry = self
            .files
            .entry(name(path))
            .or_insert_with(|| (path.to_owned(), role));
        // What is asked for is generated, even when it is included as well.
        if role == Role::Input {
            entry.1 = Role::Input;
        }
    }

    fn read(mut self) -> Result<Inputs, Error> {
        let mut sources = Sources::new();
        let mut watched = self.directories;
        for (name, (path, role)) in self.files {
            match bytes(&path, max_text()) {
                Ok(bytes) => {
                    let text = String::from_utf8_lossy(&bytes);
                    let source = match role {
                        Role::Include => sources.add_include(name, &*text),
                        Role::Input => sources.add(name, &*text),
                    };
                    self.errors.extend(not_a_text(&bytes, source));
                }
                Err(error) => self.errors.push(unreadable(&path, &error)),
            }
            watched.push(path);
        }
        watched.sort();
        watched.dedup();
        if self.errors.is_empty() {
            Ok(Inputs {
                sources,
                watched,
                warnings: self.warnings,
            })
        } else {
            self.errors.extend(self.warnings);
            Err(Error::diagnostics(self.errors, sources))
        }
    }
}

/// The warning of what has the name of a schema file, and is none.
fn passed_over(path: &Path, kind: FileKind) -> Diagnostic {
    let message = format!("`{}` is {}, and passed over", shown(path), kind.name());
    let warning = Diagnostic::warning(Code::UnreadableInput, message);
    match kind {
        FileKind::Pipe => warning.with_help("a pipe is read when it is named by itself"),
        _ => warning.with_help("only files are read: give it another name, or remove it"),
    }
}

/// The finding for bytes that are no text.
fn not_a_text(bytes: &[u8], source: SourceId) -> Option<Diagnostic> {
    let Some(form) = Form::of(bytes) else {
        return not_utf8(bytes, source);
    };
    let [start, end] = [0, 1];
    let message = format!("this is {}, not a schema", form.name());
    let diagnostic =
        Diagnostic::error(Code::JsonSyntax, message).at(Location { source, start, end }, "");
    Some(match form {
        Form::ContainerFile => diagnostic
            .with_help("it is JSON after `avro.schema` there: save that as an `.avsc` file"),
        _ => diagnostic,
    })
}

/// The finding for the first byte that is not UTF-8; in the text, a mark stands in its place.
fn not_utf8(bytes: &[u8], source: SourceId) -> Option<Diagnostic> {
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let mark = char::REPLACEMENT_CHARACTER.len_utf8();
    let [start, end] = [at, at + mark].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("the text is not UTF-8: byte 0x{byte:02x} at offset {at}");
    let diagnostic =
        Diagnostic::error(Code::JsonSyntax, message).at(Location { source, start, end }, "");
    Some(diagnostic.with_help("save the file as UTF-8"))
}

/// The path from the current directory where it is below it, without `./`.
fn name(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let relative = path.strip_prefix(&here).unwrap_or(path);
    let parts = relative
        .components()
        .filter(|part| *part != std::path::Component::CurDir);
    slashed(&parts.collect::<PathBuf>())
}
