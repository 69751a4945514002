//! Files, directories and globs to texts, in an order that does not depend on theirs.

use super::error::{Error, io};
use super::shown;
use avro_ir::__private::Form;
use avro_ir::{Code, Diagnostic, Location, SourceId, Sources};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The names that a directory's schema files end in.
const EXTENSIONS: [&str; 2] = ["avsc", "avpr"];

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The texts of a run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Inputs {
    /// The texts.
    pub sources: Sources,
    /// The files that were read, and the directories that were searched.
    pub watched: Vec<PathBuf>,
}

/// Reads schema files.
///
/// Each path is a file, a directory that is searched for `.avsc` and `.avpr` files at any depth, or
/// a glob. `includes` are read too, but only what `paths` refer to is generated from them.
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
    /// How often a file was found; some more than once.
    found: usize,
    directories: Vec<PathBuf>,
    errors: Vec<Diagnostic>,
}

impl Search {
    fn add(&mut self, path: &Path, role: Role) {
        let before = (self.found, self.errors.len());
        let text = path.to_string_lossy();
        if text == STANDARD_INPUT {
            return self.file(path, role);
        } else if path.is_dir() {
            self.directory(path, role, &mut Vec::new());
        } else if path.exists() || !text.contains(['*', '?', '[']) {
            return self.file(path, role);
        } else if let Err(error) = self.glob(&text, role) {
            return self.errors.push(Diagnostic::error(
                Code::NoInput,
                format!("`{text}` is not a pattern: {error}"),
            ));
        }
        if (self.found, self.errors.len()) == before {
            let message = format!("no schema file matches `{}`", shown(path));
            let help = "a path is a file, a directory with `.avsc` or `.avpr` files, or a glob such as `schemas/**/*.avsc`";
            self.errors
                .push(Diagnostic::error(Code::NoInput, message).with_help(help));
        }
    }

    fn file(&mut self, path: &Path, role: Role) {
        self.found += 1;
        let entry = self
            .files
            .entry(name(path))
            .or_insert_with(|| (path.to_owned(), role));
        // What is asked for is generated, even when it is included as well.
        if role == Role::Input {
            entry.1 = Role::Input;
        }
    }

    /// Searches a directory; `within` are the directories that it is in, so that links end.
    fn directory(&mut self, path: &Path, role: Role, within: &mut Vec<PathBuf>) {
        let listed = fs::canonicalize(path).and_then(|real| Ok((real, fs::read_dir(path)?)));
        let (real, entries) = match listed {
            Ok(listed) => listed,
            Err(error) => return self.errors.push(io("read", path, &error)),
        };
        if within.contains(&real) {
            return;
        }
        within.push(real);
        self.directories.push(path.to_owned());
        for entry in entries {
            match entry.map(|entry| entry.path()) {
                Ok(path) if path.is_dir() => self.directory(&path, role, within),
                Ok(path) if is_schema_file(&path) => self.file(&path, role),
                Ok(_) => {}
                Err(error) => self.errors.push(io("read", path, &error)),
            }
        }
        within.pop();
    }

    fn glob(&mut self, pattern: &str, role: Role) -> Result<(), glob::PatternError> {
        for found in glob::glob(pattern)? {
            match found {
                Ok(path) if path.is_file() => self.file(&path, role),
                Ok(_) => {}
                Err(error) => self.errors.push(io("read", error.path(), error.error())),
            }
        }
        // A glob is no path to watch: what comes before its first special character is.
        let fixed: PathBuf = Path::new(pattern)
            .components()
            .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']))
            .collect();
        self.directories.push(if fixed.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            fixed
        });
        Ok(())
    }

    fn read(mut self) -> Result<Inputs, Error> {
        let mut sources = Sources::new();
        let mut watched = self.directories;
        for (name, (path, role)) in self.files {
            match bytes(&path) {
                Ok(bytes) => {
                    let text = String::from_utf8_lossy(&bytes);
                    let source = match role {
                        Role::Include => sources.add_include(name, &*text),
                        Role::Input => sources.add(name, &*text),
                    };
                    self.errors.extend(not_a_text(&bytes, source));
                }
                Err(error) => self.errors.push(io("read", &path, &error)),
            }
            watched.push(path);
        }
        watched.sort();
        watched.dedup();
        if self.errors.is_empty() {
            Ok(Inputs { sources, watched })
        } else {
            Err(Error::diagnostics(self.errors, sources))
        }
    }
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != STANDARD_INPUT {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_schema_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
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
    shown(&parts.collect::<PathBuf>())
}
