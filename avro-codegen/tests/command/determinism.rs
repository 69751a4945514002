//! The same schemas give the same bytes, however they are found and wherever they are.

use crate::support::{files, folder, run, tests, write};
use std::fs;
use std::path::Path;

/// A folder with the golden schemas in `schemas`.
fn copy() -> tempfile::TempDir {
    let folder = folder(&[]);
    for (name, text) in golden() {
        write(folder.path(), &[(&format!("schemas/{name}"), &text)]);
    }
    folder
}

/// Every golden schema of a case without a type that another case has too.
fn golden() -> Vec<(String, String)> {
    let cases = [
        "defaults",
        "docs",
        "enums",
        "keywords",
        "logical",
        "namespaces",
        "recursion",
        "unions",
    ];
    let mut schemas = Vec::new();
    for case in cases {
        for entry in fs::read_dir(tests("golden").join(case)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension != "rs") {
                let name = format!("{case}/{}", path.file_name().unwrap().to_str().unwrap());
                schemas.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    schemas
}

/// What is generated in a folder for these inputs.
#[track_caller]
fn generated(folder: &Path, inputs: &[&str]) -> Vec<(String, String)> {
    let arguments = [&["generate", "-q", "-o", "gen"], inputs].concat();
    run(folder, &arguments).ends_with(0);
    let files = files(&folder.join("gen"));
    fs::remove_dir_all(folder.join("gen")).unwrap();
    assert!(files.len() > 10, "{} files", files.len());
    files
}

/// Compares what is generated for these inputs with what is generated for the directory.
#[track_caller]
fn check(inputs: &[&str]) {
    let folder = copy();
    let expected = generated(folder.path(), &["schemas"]);
    assert!(
        generated(folder.path(), inputs) == expected,
        "{inputs:?} gives other code"
    );
}

#[test]
fn two_processes_write_the_same() {
    check(&["schemas"]);
}

#[test]
fn a_glob_is_as_good_as_the_directory() {
    check(&["schemas/**/*.av*"]);
}

#[test]
fn files_in_any_order_are_as_good_as_the_directory() {
    let mut files: Vec<String> = golden()
        .into_iter()
        .map(|(name, _)| format!("schemas/{name}"))
        .collect();
    files.reverse();
    let middle = files.len() / 2;
    files.rotate_left(middle);
    check(&files.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_path_may_be_written_in_several_ways() {
    check(&["./schemas/"]);
    check(&["schemas/unions", "schemas/./", "schemas/enums/*.avsc"]);
}

#[test]
fn the_folder_does_not_matter() {
    let [one, other] = [copy(), copy()];
    assert!(generated(one.path(), &["schemas"]) == generated(other.path(), &["schemas"]));
}

#[test]
fn no_absolute_path_is_written() {
    let folder = copy();
    let absolute = folder.path().join("schemas");
    let parent = tempfile::tempdir().unwrap();
    let written = generated(parent.path(), &[absolute.to_str().unwrap()]);
    let path = folder.path().to_str().unwrap();
    assert!(written.iter().all(|(_, text)| !text.contains(path)));
}
