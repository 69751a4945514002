//! What is read: files, and what else has the name of one.

use crate::support::{USER, command, folder, run, run_with_input, write};
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

/// Makes a link.
#[cfg(unix)]
fn link(folder: &Path, target: &str, name: &str) {
    std::os::unix::fs::symlink(target, folder.join(name)).unwrap();
}

/// Makes a pipe with a name.
#[cfg(unix)]
fn pipe(folder: &Path, name: &str) {
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join(name))
        .status();
    assert!(made.unwrap().success());
}

/// A file of so many bytes that takes no room.
fn sparse(folder: &Path, name: &str, length: u64) {
    let file = File::create(folder.join(name)).unwrap();
    file.set_len(length).unwrap();
}

const SIX_GIGABYTES: u64 = 6 << 30;

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_passed_over_with_a_warning() {
    let folder = folder(&[("d/user.avsc", USER)]);
    pipe(folder.path(), "d/x.avsc");
    for path in ["d", "d/*.avsc", "**/*.avsc"] {
        let run = run(folder.path(), &["check", path]).ends_with(0);
        let expected = "warning[AVRO0030]: `d/x.avsc` is a pipe, and passed over\n";
        assert!(run.stderr.contains(expected), "{}", run.stderr);
        assert!(run.stderr.contains("1 type in 1 file"), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn every_command_passes_a_pipe_over() {
    let folder = folder(&[("d/user.avsc", USER), ("datum.bin", "")]);
    pipe(folder.path(), "d/x.avsc");
    fs::write(folder.path().join("datum.bin"), [2]).unwrap();
    for arguments in [
        &["canonical", "d"][..],
        &["fingerprint", "d"],
        &["bundle", "d"],
        &["generate", "d", "-o", "gen"],
        &["generate", "d/user.avsc", "--written-by", "d", "-o", "gen"],
        &["generate", "d/user.avsc", "--include", "d", "-o", "gen"],
        &["compat", "--reader", "d", "--writer", "d"],
        &["decode", "datum.bin", "--writer", "d"],
    ] {
        let run = run(folder.path(), arguments);
        let warns = run.stderr.contains("is a pipe, and passed over");
        assert!(warns || arguments[0] == "bundle", "{}", run.stderr);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_socket_and_a_link_to_a_device_are_passed_over() {
    let folder = folder(&[("d/user.avsc", USER)]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("d/s.avsc")).unwrap();
    link(folder.path(), "/dev/zero", "d/zero.avsc");
    let run = run(folder.path(), &["check", "d"]).ends_with(0);
    for expected in [
        "`d/s.avsc` is a socket, and passed over",
        "`d/zero.avsc` is a device, and passed over",
    ] {
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_pipes_alone_has_no_schema() {
    let folder = folder(&[("d/readme", "")]);
    pipe(folder.path(), "d/x.avsc");
    let run = run(folder.path(), &["check", "d"]).ends_with(2);
    assert!(run.stderr.contains("is a pipe"), "{}", run.stderr);
    assert!(
        run.stderr.contains("no schema file matches `d`"),
        "{}",
        run.stderr
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read() {
    let folder = folder(&[("user.avsc", USER)]);
    pipe(folder.path(), "pipe");
    let path = folder.path().join("pipe");
    let writer = std::thread::spawn(move || fs::write(path, USER));
    let run = run(
        folder.path(),
        &["compat", "--reader=user.avsc", "--writer=pipe"],
    )
    .ends_with(0);
    writer.join().unwrap().unwrap();
    assert!(
        run.stdout
            .starts_with("`user.avsc` reads all data of `pipe`"),
        "{}",
        run.stdout
    );
}

#[cfg(unix)]
#[test]
fn a_device_that_is_named_is_refused() {
    let folder = folder(&[("user.avsc", USER)]);
    for arguments in [
        &["check", "/dev/zero"][..],
        &["check", "user.avsc", "--config", "/dev/zero"],
        &["decode", "/dev/zero", "--writer", "user.avsc"],
        &["encode", "/dev/zero", "--schema", "user.avsc", "--hex"],
    ] {
        let run = run(folder.path(), arguments).ends_with(2);
        let expected = "cannot read `/dev/zero`: it is a device, not a file";
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let folder = folder(&[("user.avsc", USER)]);
    sparse(folder.path(), "large", SIX_GIGABYTES);
    for arguments in [
        &["check", "large"][..],
        &["check", "user.avsc", "--config", "large"],
        &["decode", "large", "--writer", "user.avsc"],
        &["encode", "large", "--schema", "user.avsc", "--hex"],
    ] {
        let run = run(folder.path(), arguments).ends_with(1);
        let expected = "error[AVRO0006]: cannot read `large`: it has more than ";
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn standard_input_without_end_is_read_to_the_limit() {
    let folder = folder(&[]);
    for arguments in [&["check", "-"][..], &["decode", "d", "--writer", "-"]] {
        let mut command = command(folder.path(), arguments);
        command.stdin(Stdio::from(File::open("/dev/zero").unwrap()));
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("it has more than 10485760 bytes"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn folders_that_link_to_each_other_are_searched_once() {
    let folder = folder(&[("d/user.avsc", USER), ("d/d1/f.avsc", "\"int\"")]);
    for from in 1..=10 {
        fs::create_dir_all(folder.path().join(format!("d/d{from}"))).unwrap();
        for to in 1..=10 {
            link(
                folder.path(),
                &format!("../d{to}"),
                &format!("d/d{from}/l{to}"),
            );
        }
    }
    for path in [
        "d",
        "d/**/*.avsc",
        "**/d*/**/*.avsc",
        "d/**/**/../**/*.avsc",
    ] {
        let run = run(folder.path(), &["check", path]);
        assert!(
            run.stderr.contains("2 files: no errors") || path.contains(".."),
            "{path}: {}",
            run.stderr
        );
        assert_eq!(run.code, 0, "{path}: {}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_file_has_the_name_that_it_has_without_links() {
    let folder = folder(&[("d/z/user.avsc", USER)]);
    link(folder.path(), "z", "d/a");
    link(folder.path(), ".", "d/b");
    for path in ["d", "d/**/*.avsc"] {
        run(folder.path(), &["generate", path, "-o", "gen"]).ends_with(0);
        let text = fs::read_to_string(folder.path().join("gen/acme.rs")).unwrap();
        assert!(text.contains("from:\n//   d/z/user.avsc\n\n"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_only_a_link_leads_to_is_searched() {
    let folder = folder(&[("elsewhere/user.avsc", USER), ("d/readme", "")]);
    link(folder.path(), "../elsewhere", "d/link");
    for path in ["d", "d/**/*.avsc", "d/*/user.avsc", "d/link/*.avsc"] {
        run(folder.path(), &["check", path]).ends_with(0);
    }
}

#[test]
fn a_pattern_means_files_by_their_whole_path() {
    let other = r#"{"type": "fixed", "name": "F", "size": 1}"#;
    let folder = folder(&[
        ("a/b/user.avsc", USER),
        ("a/c/f.avsc", other),
        ("f.avsc", other),
    ]);
    let count = |pattern: &str| {
        let run = run(folder.path(), &["check", pattern]).ends_with(0);
        run.stderr
    };
    assert!(count("a/*/*.avsc").contains("2 files"));
    assert!(count("a/?/user.avsc").contains("1 file:"));
    assert!(count("a/[bc]/*").contains("2 files"));
    assert!(count("**/f.avsc").contains("2 files"));
    assert!(count("a/*/../c/*").contains("1 file:"));
    let whole = folder.path().join("a/**/*.avsc");
    assert!(count(whole.to_str().unwrap()).contains("2 files"));
    run(folder.path(), &["check", "a/**b/*"]).ends_with(2);
}

#[test]
fn data_may_come_from_standard_input_still() {
    let folder = folder(&[("user.avsc", USER)]);
    let arguments = ["decode", "--hex", "--writer", "user.avsc"];
    write(folder.path(), &[]);
    let run = run_with_input(folder.path(), &arguments, "02").ends_with(0);
    assert_eq!(run.stdout, "{\"id\":1}\n");
}
