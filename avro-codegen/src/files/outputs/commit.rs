//! Changes of several files, of which all are made or none.
//!
//! Everything that may fail for want of room comes first, in temporary files beside the places. Then files
//! are only moved; what a move replaces is kept until all are done, and moved back when one fails.

use super::leftover::temporary_name;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A file, and what it shall hold; nothing when it shall go.
pub(super) type Change<'a> = (&'a Path, Option<&'a [u8]>);

/// Makes the changes, in their order.
///
/// # Errors
///
/// When one cannot be made, with its path; then none is.
pub(super) fn all<'a>(changes: &[Change<'a>]) -> Result<(), (&'a Path, io::Error)> {
    let mut staged = Staged::default();
    for &(path, contents) in changes {
        let added = staged.add(path, contents);
        added.map_err(|error| (path, error))?;
    }
    staged
        .commit()
        .map_err(|(at, error)| (changes[at].0, error))
}

/// Changes that are ready to be made.
#[derive(Default)]
struct Staged {
    moves: Vec<Move>,
    /// The folders that were made; those that stay empty go again.
    made: Vec<PathBuf>,
}

/// A change as moves of files.
struct Move {
    /// Where the file is, links followed.
    place: PathBuf,
    /// What moves there.
    new: Option<Temporary>,
    /// What is there now, or where it moves to when it shall go.
    old: Option<Temporary>,
}

/// A temporary file, which goes when it was not moved.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // It may have been moved.
        let _ = fs::remove_file(&self.0);
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        self.moves.clear();
        for folder in self.made.iter().rev() {
            // Only one that is empty is removed.
            let _ = fs::remove_dir(folder);
        }
    }
}

impl Staged {
    fn add(&mut self, path: &Path, contents: Option<&[u8]>) -> io::Result<()> {
        let Some(contents) = contents else {
            self.moves.push(Move {
                place: path.to_owned(),
                new: None,
                old: Some(Temporary(unused_beside(path))),
            });
            return Ok(());
        };
        let place = real(path);
        self.make_folder(folder(&place))?;
        let (new, file) = create_beside(&place)?;
        fill(file, &place, contents)?;
        let old = if place.is_file() {
            Some(copy(&place)?)
        } else {
            None
        };
        let new = Some(new);
        self.moves.push(Move { place, new, old });
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|it| {
            let is_some = !it.as_os_str().is_empty();
            is_some && !it.exists()
        });
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        self.made.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)
    }

    /// Makes the changes; when one fails, gives its index, with all of them taken back.
    fn commit(self) -> Result<(), (usize, io::Error)> {
        for (at, change) in self.moves.iter().enumerate() {
            if let Err(error) = change.make() {
                for done in self.moves[..at].iter().rev() {
                    done.take_back();
                }
                return Err((at, error));
            }
        }
        Ok(())
    }
}

impl Move {
    fn make(&self) -> io::Result<()> {
        match (&self.new, &self.old) {
            (Some(new), _) => fs::rename(&new.0, &self.place),
            (None, Some(old)) => fs::rename(&self.place, &old.0),
            (None, None) => Ok(()),
        }
    }

    fn take_back(&self) {
        // The first error is the one to tell.
        let _ = match &self.old {
            Some(old) => fs::rename(&old.0, &self.place),
            None => fs::remove_file(&self.place),
        };
    }
}

/// Where the file is that a path leads to, through links; a link may lead to what is not there yet.
fn real(path: &Path) -> PathBuf {
    /// How many links a system follows.
    const LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder(&path).join(target),
            Err(_) => break,
        }
    }
    path
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

/// A name in the same folder that no other file of this process has.
fn unused_beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    folder(path).join(temporary_name(COUNT.fetch_add(1, Ordering::Relaxed)))
}

/// Makes a file that no other run writes to.
fn create_beside(path: &Path) -> io::Result<(Temporary, File)> {
    loop {
        let temporary = unused_beside(path);
        match File::create_new(&temporary) {
            // Left over from a run that was stopped.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            created => return created.map(|file| (Temporary(temporary), file)),
        }
    }
}

/// Writes to a file, with the permissions of the one whose place it takes.
fn fill(mut file: File, place: &Path, contents: &[u8]) -> io::Result<()> {
    file.write_all(contents)?;
    match fs::metadata(place) {
        Ok(metadata) => file.set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    }
}

/// What is at a place, by another name as well.
fn copy(place: &Path) -> io::Result<Temporary> {
    let copy = Temporary(unused_beside(place));
    // Not every file system has links.
    fs::hard_link(place, &copy.0).or_else(|_| fs::copy(place, &copy.0).map(|_| ()))?;
    Ok(copy)
}

#[cfg(test)]
mod tests;
