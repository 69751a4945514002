//! Folders and patterns to the files in them. Each folder is walked once, however many links lead to it,
//! so links that lead in a circle end.

use super::error::unreadable;
use avro_ir::__private::FileKind;
use avro_ir::Diagnostic;
use glob::{Pattern, PatternError};
use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Component, Path, PathBuf};

/// The names that a directory's schema files end in.
const EXTENSIONS: [&str; 2] = ["avsc", "avpr"];

/// What a walk finds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files. Of several ways to one, the one without links.
    pub(super) files: Vec<PathBuf>,
    /// The directories that were searched.
    pub(super) directories: Vec<PathBuf>,
    /// What has the name of a file that is looked for, and is none.
    pub(super) others: Vec<(PathBuf, FileKind)>,
    /// What cannot be searched.
    pub(super) errors: Vec<Diagnostic>,
}

/// The schema files of a directory, at any depth.
pub(super) fn directory(path: &Path) -> Found {
    Walk::new(vec![Part::Below, Part::Schema]).run(path)
}

/// The files that a pattern means.
///
/// # Errors
///
/// When it is no pattern.
pub(super) fn pattern(text: &str) -> Result<Found, PatternError> {
    Pattern::new(text)?;
    let is_fixed = |part: &Component<'_>| !is_special(part);
    let mut start: PathBuf = Path::new(text).components().take_while(is_fixed).collect();
    if start.as_os_str().is_empty() {
        start = PathBuf::from(".");
    }
    let parts = Path::new(text).components().skip_while(is_fixed);
    let walk = Walk::new(parts.map(part).collect::<Result<_, _>>()?);
    // A pattern that starts nowhere matches nothing.
    let mut found = if start.is_dir() {
        walk.run(&start)
    } else {
        Found::default()
    };
    // A pattern is no path to watch: what comes before its first special character is.
    found.directories = vec![start];
    Ok(found)
}

fn is_special(part: &Component<'_>) -> bool {
    part.as_os_str().to_string_lossy().contains(['*', '?', '['])
}

fn part(component: Component<'_>) -> Result<Part, PatternError> {
    let text = component.as_os_str().to_string_lossy();
    Ok(match &*text {
        "**" => Part::Below,
        ".." => Part::Above,
        name => Part::Name(Pattern::new(name)?),
    })
}

/// One part of the way to a file.
#[derive(Debug)]
enum Part {
    /// Any number of folders, or none.
    Below,
    /// The folder that a folder is in.
    Above,
    /// What has such a name.
    Name(Pattern),
    /// What has the name of a schema file.
    Schema,
}

impl Part {
    fn matches(&self, path: &Path) -> bool {
        match self {
            Self::Below | Self::Above => false,
            Self::Name(pattern) => path
                .file_name()
                .is_some_and(|name| pattern.matches(&name.to_string_lossy())),
            Self::Schema => path
                .extension()
                .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known)),
        }
    }
}

/// A folder, and the index of the part that what is in it must match.
type Step = (PathBuf, usize);

struct Walk {
    parts: Vec<Part>,
    pending: Vec<Step>,
    /// Folders that links lead to: they come last, so that a file has the name without links.
    links: Vec<Step>,
    seen: HashSet<Step>,
    found: Found,
}

impl Walk {
    fn new(parts: Vec<Part>) -> Self {
        Self {
            parts,
            pending: Vec::new(),
            links: Vec::new(),
            seen: HashSet::new(),
            found: Found::default(),
        }
    }

    fn run(mut self, start: &Path) -> Found {
        self.pending.push((start.to_owned(), 0));
        while let Some((folder, at)) = self.pending.pop().or_else(|| self.links.pop()) {
            if let Err(error) = self.enter(&folder, at) {
                self.found.errors.push(unreadable(&folder, &error));
            }
        }
        self.found
    }

    fn enter(&mut self, folder: &Path, at: usize) -> io::Result<()> {
        if !self.seen.insert((fs::canonicalize(folder)?, at)) {
            return Ok(());
        }
        match self.parts.get(at) {
            Some(Part::Above) => self.pending.push((folder.join(".."), at + 1)),
            Some(Part::Below) => {
                self.found.directories.push(folder.to_owned());
                self.pending.push((folder.to_owned(), at + 1));
                self.entries(folder, at)?;
            }
            Some(Part::Name(_) | Part::Schema) => self.entries(folder, at)?,
            None => {}
        }
        Ok(())
    }

    fn entries(&mut self, folder: &Path, at: usize) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        // What is found does not depend on the order in which a system lists it.
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            self.entry(&entry, at)?;
        }
        Ok(())
    }

    fn entry(&mut self, entry: &DirEntry, at: usize) -> io::Result<()> {
        let path = entry.path();
        let path = path.strip_prefix(".").unwrap_or(&path).to_owned();
        let is_below = matches!(self.parts[at], Part::Below);
        if !is_below && !self.parts[at].matches(&path) {
            return Ok(());
        }
        let found = entry.file_type()?;
        let (steps, kind) = if found.is_symlink() {
            (&mut self.links, FileKind::at(&path))
        } else {
            (&mut self.pending, Ok(FileKind::of(found)))
        };
        let is_last = !is_below && at + 1 == self.parts.len();
        match kind {
            Ok(FileKind::Directory) => steps.push((path, at + usize::from(!is_below))),
            // Where a link leads nowhere, that is said when it is read.
            Ok(FileKind::Regular) | Err(_) if is_last => self.found.files.push(path),
            Ok(kind) if is_last => self.found.others.push((path, kind)),
            Ok(_) | Err(_) => {}
        }
        Ok(())
    }
}
