use super::*;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// A folder with `a.rs`, `b.rs` and `gone.rs`, and changes of all of them and of `new.rs`, the last of
/// which cannot be made.
fn failing() -> (tempfile::TempDir, Staged) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut staged = Staged::default();
    for name in ["a.rs", "gone.rs", "b.rs"] {
        fs::write(path(name), "old").unwrap();
    }
    staged.add(&path("a.rs"), Some(b"new")).unwrap();
    staged.add(&path("below/new.rs"), Some(b"new")).unwrap();
    staged.add(&path("gone.rs"), None).unwrap();
    staged.add(&path("b.rs"), Some(b"new")).unwrap();
    fs::remove_file(path("b.rs")).unwrap();
    fs::create_dir_all(path("b.rs/full")).unwrap();
    (folder, staged)
}

#[test]
fn a_move_that_fails_takes_back_those_before_it() {
    let (folder, staged) = failing();
    let (at, _) = staged.commit().unwrap_err();
    assert_eq!(at, 3);
    assert_eq!(names(folder.path()), ["a.rs", "b.rs", "gone.rs"]);
    for name in ["a.rs", "gone.rs"] {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), "old");
    }
}

#[test]
fn what_is_not_committed_leaves_nothing() {
    let (folder, staged) = failing();
    drop(staged);
    assert_eq!(names(folder.path()), ["a.rs", "b.rs", "gone.rs"]);
}

#[test]
fn all_changes_are_made_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("gone.rs"), "old").unwrap();
    fs::write(path("a.rs"), "old").unwrap();
    let [a, b, gone] = ["a.rs", "below/b.rs", "gone.rs"].map(path);
    let changes = [
        (&*a, Some(&b"new"[..])),
        (&*b, Some(b"new")),
        (&*gone, None),
    ];
    all(&changes).unwrap();
    assert_eq!(names(folder.path()), ["a.rs", "below"]);
    assert_eq!(names(&path("below")), ["b.rs"]);
    assert_eq!(fs::read_to_string(a).unwrap(), "new");
}

#[test]
fn a_file_that_cannot_be_made_is_named_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "old").unwrap();
    let [good, bad] = ["x/good.rs", "file/bad.rs"].map(|name| folder.path().join(name));
    let (path, _) = all(&[(&good, Some(b"")), (&bad, Some(b""))]).unwrap_err();
    assert_eq!(path, bad);
    assert_eq!(names(folder.path()), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("there")).unwrap();
    for name in ["is.rs", "will_be.rs"] {
        std::os::unix::fs::symlink(format!("there/{name}"), path(name)).unwrap();
    }
    fs::write(path("there/is.rs"), "old").unwrap();
    let links = ["is.rs", "will_be.rs"].map(path);
    all(&[(&links[0], Some(b"new")), (&links[1], Some(b"new"))]).unwrap();
    for link in links {
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(link).unwrap(), "new");
    }
    assert_eq!(names(&path("there")), ["is.rs", "will_be.rs"]);
}
