//! What is written: all of it or nothing, and over nothing that was not generated.

use crate::support::{Run, USER, command, files, folder, names, run, run_with_input, write};
use std::fs;
use std::path::Path;

const OTHER: &str = r#"{"type": "enum", "name": "acme.old.E", "symbols": []}"#;

/// Generates all schemas of a folder into `src`.
#[track_caller]
fn generate(folder: &Path, arguments: &[&str], code: i32) -> Run {
    run(
        folder,
        &[&["generate", "s", "-o", "src"], arguments].concat(),
    )
    .ends_with(code)
}

#[test]
fn what_was_not_generated_is_not_overwritten_and_nothing_is_written() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    let mine = [
        ("src/mod.rs", "pub mod mine;\n"),
        ("src/acme.rs", "pub fn mine() {}\n"),
    ];
    write(folder.path(), &mine);
    let before = files(&folder.path().join("src"));
    for arguments in [&[][..], &["--check"], &["--diff"]] {
        let said = generate(folder.path(), arguments, 2).stderr;
        for name in ["src/mod.rs", "src/acme.rs"] {
            let expected =
                format!("error[AVRO0045]: `{name}` was not generated, and would be overwritten");
            assert!(said.contains(&expected), "{said}");
        }
        assert!(said.contains("`--force`"), "{said}");
        assert_eq!(files(&folder.path().join("src")), before);
    }
}

#[test]
fn force_overwrites_what_was_not_generated() {
    let folder = folder(&[
        ("s/user.avsc", USER),
        ("src/mod.rs", ""),
        ("src/mine.rs", "// mine"),
    ]);
    generate(folder.path(), &["--check", "--force"], 1);
    generate(folder.path(), &["--force"], 0);
    assert_eq!(
        names(&folder.path().join("src")),
        ["acme.rs", "mine.rs", "mod.rs"]
    );
    generate(folder.path(), &["--check"], 0);
}

#[test]
fn a_file_with_the_mark_that_the_last_run_did_not_list_stays() {
    let folder = folder(&[("s/user.avsc", USER)]);
    generate(folder.path(), &[], 0);
    let copy = fs::read_to_string(folder.path().join("src/acme.rs")).unwrap();
    write(
        folder.path(),
        &[("src/copy.rs", &copy), ("src/below/copy.rs", &copy)],
    );
    generate(folder.path(), &["--check"], 0);
    generate(folder.path(), &["--flat"], 0);
    assert_eq!(
        names(&folder.path().join("src")),
        ["below/copy.rs", "copy.rs", "mod.rs"]
    );
}

#[test]
fn a_file_that_was_listed_and_is_somebodys_now_stays() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    generate(folder.path(), &[], 0);
    write(folder.path(), &[("src/acme/old.rs", "// mine")]);
    fs::remove_file(folder.path().join("s/other.avsc")).unwrap();
    generate(folder.path(), &[], 0);
    assert_eq!(
        names(&folder.path().join("src")),
        ["acme.rs", "acme/old.rs", "mod.rs"]
    );
}

#[test]
fn a_list_that_was_edited_removes_nothing_outside_of_the_folder() {
    let folder = folder(&[("s/user.avsc", USER)]);
    generate(folder.path(), &[], 0);
    let list = fs::read_to_string(folder.path().join("src/mod.rs")).unwrap();
    let edited = list.replacen("//   acme.rs", "//   ../out.rs\n//   acme.rs", 1);
    assert_ne!(list, edited);
    write(folder.path(), &[("src/mod.rs", &edited), ("out.rs", &list)]);
    generate(folder.path(), &[], 0);
    assert!(folder.path().join("out.rs").exists());
}

/// The output of `s`, then the same with a file that cannot be written.
#[track_caller]
fn fails_and_changes_nothing(folder: &Path) {
    let before = files(&folder.join("src"));
    let said = generate(folder, &[], 2).stderr;
    assert!(
        said.contains("error[AVRO0030]: cannot write `src/"),
        "{said}"
    );
    assert_eq!(files(&folder.join("src")), before);
}

#[test]
fn a_file_in_the_middle_that_cannot_be_written_leaves_the_old_state() {
    let folder = folder(&[("s/user.avsc", USER)]);
    generate(folder.path(), &[], 0);
    let changed = USER.replace("\"id\"", "\"key\"");
    let name = "n".repeat(300);
    let long = format!(r#"{{"type": "fixed", "name": "{name}.F", "size": 1}}"#);
    write(
        folder.path(),
        &[("s/user.avsc", &changed), ("s/long.avsc", &long)],
    );
    fails_and_changes_nothing(folder.path());
}

#[test]
fn a_folder_where_a_file_must_be_leaves_the_old_state() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    write(folder.path(), &[("src/acme/old.rs/mine.txt", "mine")]);
    fails_and_changes_nothing(folder.path());
    generate(folder.path(), &["--check"], 2);
    let said = generate(folder.path(), &["--force"], 2).stderr;
    assert!(
        said.contains("`src/acme/old.rs`: it is a folder, not a file"),
        "{said}"
    );
}

#[test]
fn a_file_where_a_folder_must_be_leaves_the_old_state() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    write(folder.path(), &[("src/acme", "mine")]);
    let before = files(&folder.path().join("src"));
    let said = generate(folder.path(), &[], 2).stderr;
    assert!(said.contains("cannot write `src/acme/old.rs`"), "{said}");
    assert_eq!(files(&folder.path().join("src")), before);
}

#[test]
fn a_run_that_fails_makes_no_folders() {
    let name = "n".repeat(300);
    let long = format!(r#"{{"type": "fixed", "name": "a.b.{name}.F", "size": 1}}"#);
    let folder = folder(&[("s/long.avsc", &long)]);
    generate(folder.path(), &[], 2);
    assert!(!folder.path().join("src").exists());
}

/// The name of a temporary file of a process that is no more.
const LEFT: &str = "src/.avro-codegen-4294967295-0";

#[test]
fn temporary_files_of_a_run_that_was_stopped_are_removed() {
    let folder = folder(&[("s/user.avsc", USER), (LEFT, "half"), ("src/.mine", "")]);
    generate(folder.path(), &["--check"], 1);
    assert!(folder.path().join(LEFT).exists());
    generate(folder.path(), &[], 0);
    assert_eq!(
        names(&folder.path().join("src")),
        [".mine", "acme.rs", "mod.rs"]
    );
}

#[test]
fn temporary_files_beside_what_is_generated_no_more_are_removed() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    generate(folder.path(), &[], 0);
    let left = LEFT.replace("src/", "src/acme/");
    write(folder.path(), &[(&left, "half")]);
    fs::remove_file(folder.path().join("s/other.avsc")).unwrap();
    generate(folder.path(), &[], 0);
    let names = names(&folder.path().join("src"));
    assert_eq!(names, ["acme.rs", "mod.rs"]);
}

#[test]
fn what_a_run_wrote_before_it_was_stopped_is_removed_by_its_list() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    generate(folder.path(), &[], 0);
    // As it is when all modules are there, and `mod.rs` is still to be moved to its place.
    let path = |name| folder.path().join(name);
    fs::rename(path("src/mod.rs"), path(LEFT)).unwrap();
    fs::remove_file(path("s/other.avsc")).unwrap();
    generate(folder.path(), &[], 0);
    assert_eq!(names(&path("src")), ["acme.rs", "mod.rs"]);
}

#[test]
fn each_file_that_is_declared_is_there_when_a_run_is_killed() {
    let folder = folder(&[]);
    for index in 0..300 {
        let schema = format!(r#"{{"type": "fixed", "name": "n{index}.F", "size": 1}}"#);
        write(folder.path(), &[(&format!("s/{index}.avsc"), &schema)]);
    }
    let module = folder.path().join("src/mod.rs");
    let mut child = command(folder.path(), &["generate", "s", "-o", "src", "-q"])
        .spawn()
        .unwrap();
    while !module.exists() && child.try_wait().unwrap().is_none() {}
    child.kill().unwrap();
    child.wait().unwrap();
    let text = fs::read_to_string(&module).unwrap();
    for index in 0..300 {
        assert!(text.contains(&format!("pub mod n{index};")));
        assert!(folder.path().join(format!("src/n{index}.rs")).exists());
    }
    generate(folder.path(), &["-q"], 0);
    assert_eq!(names(&folder.path().join("src")).len(), 301);
}

#[cfg(unix)]
#[test]
fn outputs_that_are_links_stay_links() {
    let folder = folder(&[("s/user.avsc", USER)]);
    generate(folder.path(), &[], 0);
    let path = |name| folder.path().join(name);
    fs::create_dir(path("there")).unwrap();
    fs::rename(path("src/acme.rs"), path("there/acme.rs")).unwrap();
    std::os::unix::fs::symlink("../there/acme.rs", path("src/acme.rs")).unwrap();
    write(
        folder.path(),
        &[("s/user.avsc", &USER.replace("\"id\"", "\"key\""))],
    );
    generate(folder.path(), &[], 0);
    assert!(path("src/acme.rs").is_symlink());
    assert!(
        fs::read_to_string(path("there/acme.rs"))
            .unwrap()
            .contains("pub key: i64")
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_what_was_not_generated_is_not_written_through() {
    let folder = folder(&[("s/user.avsc", USER), ("mine.rs", "// mine"), ("src/x", "")]);
    for (target, name) in [
        ("../mine.rs", "src/acme.rs"),
        ("../nothing.rs", "src/mod.rs"),
    ] {
        std::os::unix::fs::symlink(target, folder.path().join(name)).unwrap();
    }
    let said = generate(folder.path(), &[], 2).stderr;
    assert!(said.contains("`src/acme.rs` was not generated"), "{said}");
    assert!(said.contains("`src/mod.rs` was not generated"), "{said}");
    assert!(!folder.path().join("nothing.rs").exists());
    assert_eq!(
        fs::read_to_string(folder.path().join("mine.rs")).unwrap(),
        "// mine"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_an_output_is_no_file() {
    let folder = folder(&[("s/user.avsc", USER), ("src/x", "")]);
    let path = folder.path().join("src/mod.rs");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    let said = generate(folder.path(), &["--force"], 2).stderr;
    assert!(
        said.contains("`src/mod.rs`: it is a pipe, not a file"),
        "{said}"
    );
}

#[test]
fn a_bundle_is_written_whole_or_not_at_all() {
    let folder = folder(&[("s/user.avsc", USER), ("s/other.avsc", OTHER)]);
    write(
        folder.path(),
        &[("out/acme.User.avsc/x", ""), ("out/acme.old.E.avsc", "old")],
    );
    let run = run(folder.path(), &["bundle", "s", "-o", "out"]).ends_with(2);
    assert!(
        run.stderr.contains("cannot write `out/acme.User.avsc`"),
        "{}",
        run.stderr
    );
    let text = fs::read_to_string(folder.path().join("out/acme.old.E.avsc")).unwrap();
    assert_eq!(text, "old");
    assert_eq!(names(&folder.path().join("out")).len(), 2);
}

#[cfg(unix)]
#[test]
fn a_link_that_data_are_written_to_stays_a_link() {
    let folder = folder(&[("user.avsc", USER), ("there/x", "")]);
    std::os::unix::fs::symlink("there/out.bin", folder.path().join("out.bin")).unwrap();
    let arguments = ["encode", "--schema=user.avsc", "-o", "out.bin"];
    run_with_input(folder.path(), &arguments, r#"{"id": 1}"#).ends_with(0);
    assert_eq!(fs::read(folder.path().join("there/out.bin")).unwrap(), [2]);
}
