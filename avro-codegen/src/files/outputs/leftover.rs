//! What earlier runs left: the files that they listed, and temporary files of runs that were stopped.

use super::super::error::Error;
use super::{MODULE, is_generated, text};
use crate::mark;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What the names of temporary files start with; the process and a number follow.
const TEMPORARY: &str = ".avro-codegen-";

/// The name of this process's temporary file of a number.
pub(super) fn temporary_name(number: u64) -> String {
    format!("{TEMPORARY}{}-{number}", std::process::id())
}

/// The files that the last run into a directory wrote by its list, and those that runs meant to write that
/// were stopped: their list may be in a temporary file still.
pub(super) fn listed(directory: &Path) -> Result<BTreeSet<PathBuf>, Error> {
    let mut found = BTreeSet::new();
    let lists = stale(directory).into_iter().chain([directory.join(MODULE)]);
    for list in lists.filter(|path| is_generated(path)) {
        let text = text(&list).map_err(Error::one)?;
        let names = mark::listed(&text).filter(|name| is_below(name));
        found.extend(names.map(|name| directory.join(name)));
    }
    Ok(found)
}

/// Whether a name in a list, which anyone may have edited, is one of a file of Rust below the directory.
fn is_below(name: &str) -> bool {
    let path = Path::new(name);
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    let is_name = |part: Component<'_>| matches!(part, Component::Normal(_));
    is_rust && path.components().all(is_name)
}

/// Removes the temporary files beside some places that runs left which were stopped.
pub(super) fn clear<P: AsRef<Path>>(places: impl IntoIterator<Item = P>) {
    let places = places.into_iter();
    let folders = places.filter_map(|place| place.as_ref().parent().map(Path::to_owned));
    for folder in folders.collect::<BTreeSet<_>>() {
        for file in stale(&folder) {
            // What cannot be removed is in nobody's way.
            let _ = fs::remove_file(file);
        }
    }
}

/// The temporary files in a folder, but for those of other runs that go on.
fn stale(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let entries = entries.filter(|entry| {
        let process = process(&entry.file_name().to_string_lossy());
        process.is_some_and(|process| process == std::process::id() || !is_running(process))
    });
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// The process whose temporary file has this name.
fn process(name: &str) -> Option<u32> {
    let (process, number) = name.strip_prefix(TEMPORARY)?.split_once('-')?;
    number.parse::<u64>().ok()?;
    process.parse().ok()
}

/// Whether a process is there, where that can be told.
fn is_running(process: u32) -> bool {
    cfg!(target_os = "linux") && Path::new("/proc").join(process.to_string()).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_files_below_its_folder_only() {
        for name in ["a.rs", "a/b.rs", "module.con/mod.rs"] {
            assert!(is_below(name), "{name}");
        }
        for name in ["../a.rs", "/a.rs", "a/../b.rs", "a", "a.txt", "", ".."] {
            assert!(!is_below(name), "{name}");
        }
    }

    #[test]
    fn only_names_of_temporary_files_are_taken_for_theirs() {
        assert_eq!(process(&temporary_name(7)), Some(std::process::id()));
        for name in [".avro-codegen-x-1", ".avro-codegen-1", "avro-codegen.toml"] {
            assert_eq!(process(name), None);
        }
    }

    #[test]
    fn temporary_files_of_a_run_that_goes_on_are_left() {
        let folder = tempfile::tempdir().unwrap();
        let [own, dead, alive] = [
            temporary_name(0),
            format!("{TEMPORARY}4294967295-0"),
            format!("{TEMPORARY}1-0"),
        ];
        for name in [&own, &dead, &alive] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        clear([folder.path().join("mod.rs")]);
        let exists = |name| folder.path().join(name).exists();
        assert!(!exists(own) && !exists(dead));
        assert_eq!(exists(alive), cfg!(target_os = "linux"));
    }
}
