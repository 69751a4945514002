//! What a build script tells cargo, and what it leaves in its output directory.

#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong here is to fail the test"
)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

const USER: &str =
    r#"{"type": "record", "name": "acme.User", "fields": [{"name": "id", "type": "long"}]}"#;
const WRONG: &str = r#"{"type": "array", "items": "strnig"}"#;
const CLASH: &str = r#"{"type": "enum", "name": "E", "symbols": ["a", "A"]}"#;

/// A folder for a crate, with `out` for its build script.
struct Crate(tempfile::TempDir);

/// How a build script ended, and what it said.
struct Run {
    is_fine: bool,
    stdout: String,
    stderr: String,
}

impl Crate {
    fn new(files: &[(&str, &str)]) -> Self {
        let new = Self(tempfile::tempdir().unwrap());
        fs::create_dir(new.path().join("out")).unwrap();
        for (name, text) in files {
            new.write(name, text);
        }
        new
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The names of the files in a folder.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Runs the build script.
    fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_build-script"));
        command.current_dir(self.path()).args(arguments);
        command
            .env_remove("AVRO_CODEGEN_UPDATE")
            .env("OUT_DIR", self.path().join("out"));
        let output = command.envs(variables.iter().copied()).output().unwrap();
        Run {
            is_fine: output.status.success(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Compares what a script that ends well tells cargo.
#[track_caller]
fn check(schemas: &Crate, arguments: &[&str], expected: &[&str]) {
    let run = schemas.run(&[&["compile"], arguments].concat(), &[]);
    assert!(run.is_fine, "{}", run.stderr);
    assert_eq!(run.stdout.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_directory_and_its_files_are_watched() {
    let schemas = Crate::new(&[("schemas/a/user.avsc", USER), ("schemas/a/notes.txt", "")]);
    let expected = [
        "cargo::rerun-if-changed=schemas",
        "cargo::rerun-if-changed=schemas/a",
        "cargo::rerun-if-changed=schemas/a/user.avsc",
    ];
    check(&schemas, &["schemas"], &expected);
}

#[test]
fn a_glob_is_watched_where_it_starts() {
    let schemas = Crate::new(&[("schemas/user.avsc", USER)]);
    let expected = [
        "cargo::rerun-if-changed=schemas",
        "cargo::rerun-if-changed=schemas/user.avsc",
    ];
    check(&schemas, &["schemas/*.avsc"], &expected);
}

#[test]
fn only_the_file_is_watched_when_a_file_is_given() {
    let schemas = Crate::new(&[("schemas/user.avsc", USER)]);
    check(
        &schemas,
        &["schemas/user.avsc"],
        &["cargo::rerun-if-changed=schemas/user.avsc"],
    );
}

#[test]
fn the_schemas_of_writers_are_watched() {
    let schemas = Crate::new(&[("user.avsc", USER), ("old/user.avsc", USER)]);
    let expected = [
        "cargo::rerun-if-changed=user.avsc",
        "cargo::rerun-if-changed=old",
        "cargo::rerun-if-changed=old/user.avsc",
    ];
    check(&schemas, &["--written-by", "old", "user.avsc"], &expected);
}

#[test]
fn included_files_and_the_settings_file_are_watched() {
    let used = r#"{"type": "fixed", "name": "F", "size": 1}"#;
    let files = [
        ("user.avsc", USER),
        ("lib/f.avsc", used),
        ("s.toml", "include = \"lib\"\n"),
    ];
    let expected = [
        "cargo::rerun-if-changed=lib",
        "cargo::rerun-if-changed=lib/f.avsc",
        "cargo::rerun-if-changed=user.avsc",
        "cargo::rerun-if-changed=s.toml",
    ];
    check(
        &Crate::new(&files),
        &["--settings", "s.toml", "user.avsc"],
        &expected,
    );
}

#[test]
fn an_output_is_never_watched() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    let run = schemas.run(&["compile", "--out-dir", "gen", "user.avsc"], &[]);
    assert_eq!(run.stdout, "cargo::rerun-if-changed=user.avsc\n");
    assert!(schemas.path().join("gen/acme.rs").exists());
}

#[test]
fn nothing_is_watched_when_that_is_turned_off() {
    check(
        &Crate::new(&[("user.avsc", USER)]),
        &["--no-rerun", "user.avsc"],
        &[],
    );
}

#[test]
fn warnings_are_cargos() {
    let expected = [
        "cargo::rerun-if-changed=e.avsc",
        "cargo::warning=e.avsc:1:43: warning[AVRO0026]: `a` and `A` have the same name in Rust; `a` becomes `A_2`",
    ];
    check(&Crate::new(&[("e.avsc", CLASH)]), &["e.avsc"], &expected);
}

#[test]
fn a_rule_that_matches_nothing_is_cargos_warning() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    let expected = ["cargo::warning=warning[AVRO0027]: `rename` for `acme.Usr` matches nothing"];
    check(
        &schemas,
        &["--no-rerun", "--rename", "acme.Usr", "X", "user.avsc"],
        &expected,
    );
}

#[test]
fn errors_are_cargos_in_short_and_the_scripts_in_full() {
    let schemas = Crate::new(&[("w.avsc", WRONG)]);
    let run = schemas.run(&["compile", "w.avsc"], &[]);
    assert!(!run.is_fine);
    let short = "cargo::error=w.avsc:1:28: error[AVRO0012]: no type named `strnig`";
    assert!(
        run.stdout.lines().any(|line| line == short),
        "{}",
        run.stdout
    );
    let expected = "error[AVRO0012]: no type named `strnig`
  ┌─ w.avsc:1:28
1 │ {\"type\": \"array\", \"items\": \"strnig\"}
  │                            ^^^^^^^^ not a primitive, and `strnig` is not defined here
  = help: did you mean `string`?";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
}

#[test]
fn nothing_is_written_on_an_error() {
    let schemas = Crate::new(&[("a.avsc", USER)]);
    schemas.run(&["compile", "a.avsc"], &[]);
    let before = schemas.read("out/avro.rs");
    schemas.write("w.avsc", WRONG);
    schemas.run(&["compile", "*.avsc"], &[]);
    assert_eq!(schemas.read("out/avro.rs"), before);
    assert_eq!(schemas.names("out"), ["avro.rs"]);
}

#[test]
fn a_file_that_is_right_already_is_not_touched() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    schemas.run(&["compile", "user.avsc"], &[]);
    let path = schemas.path().join("out/avro.rs");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    schemas.run(&["compile", "user.avsc"], &[]);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
    schemas.write("user.avsc", &USER.replace("id", "key"));
    schemas.run(&["compile", "user.avsc"], &[]);
    assert!(schemas.read("out/avro.rs").contains("pub key: i64"));
}

#[test]
fn other_files_of_the_output_directory_are_left_alone() {
    let schemas = Crate::new(&[
        ("user.avsc", USER),
        ("out/other.rs", "// by another generator"),
    ]);
    schemas.run(&["compile", "user.avsc"], &[]);
    assert_eq!(schemas.names("out"), ["avro.rs", "other.rs"]);
}

#[test]
fn two_configurations_can_share_an_output_directory() {
    // OUT_DIR belongs to the whole build script, which may generate more than this.
    let schemas = Crate::new(&[("user.avsc", USER), ("e.avsc", CLASH)]);
    schemas.run(&["compile", "--out-dir", "out/a", "user.avsc"], &[]);
    schemas.run(&["compile", "e.avsc"], &[]);
    assert_eq!(schemas.names("out/a"), ["acme.rs", "mod.rs"]);
    schemas.write("out/b.rs", &schemas.read("out/avro.rs"));
    schemas.run(&["compile", "e.avsc"], &[]);
    assert_eq!(schemas.names("out"), ["a", "avro.rs", "b.rs"]);
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_no_instruction_for_cargo() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    let name = "a\ncargo::rustc-cfg=b\n\u{1b}]0;t\u{7}";
    schemas.write(&format!("s/{name}.avsc"), CLASH);
    for arguments in [
        &["compile", "s"][..],
        &["compile", name],
        &["compile", "s", name],
    ] {
        let run = schemas.run(arguments, &[]);
        let lines = run.stdout.lines();
        let mut lines = lines.filter(|line| !line.starts_with("cargo::rerun-if-changed=s"));
        assert!(
            lines.all(
                |line| line.starts_with("cargo::warning=") || line.starts_with("cargo::error=")
            ),
            "{}",
            run.stdout
        );
        assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'));
    }
}

#[test]
fn what_was_not_generated_is_not_overwritten() {
    let schemas = Crate::new(&[("user.avsc", USER), ("out/avro.rs", "// mine")]);
    schemas.write("gen/acme.rs", "// mine");
    for (arguments, path) in [
        (&["compile", "user.avsc"][..], "out/avro.rs"),
        (&["compile", "--out-dir", "gen", "user.avsc"], "gen/acme.rs"),
    ] {
        let run = schemas.run(arguments, &[]);
        let expected = "avro.rs` was not generated, and would be overwritten";
        let expected = expected.replace("avro.rs", path.rsplit('/').next().unwrap());
        assert!(!run.is_fine && run.stdout.contains("cargo::error=error[AVRO0045]: "));
        assert!(run.stderr.contains(&expected), "{}", run.stderr);
        assert_eq!(schemas.read(path), "// mine");
        assert!(!schemas.path().join("gen/mod.rs").exists());
        assert!(
            schemas
                .run(&[arguments, &["--force"]].concat(), &[])
                .is_fine
        );
        assert_ne!(schemas.read(path), "// mine");
    }
}

#[test]
fn temporary_files_of_a_script_that_was_stopped_are_removed() {
    let left = "out/.avro-codegen-4294967295-0";
    let schemas = Crate::new(&[("user.avsc", USER), (left, "half")]);
    assert!(schemas.run(&["compile", "user.avsc"], &[]).is_fine);
    assert_eq!(schemas.names("out"), ["avro.rs"]);
}

#[cfg(unix)]
#[test]
fn a_device_among_the_schemas_is_cargos_warning() {
    let schemas = Crate::new(&[("schemas/user.avsc", USER)]);
    let link = schemas.path().join("schemas/zero.avsc");
    std::os::unix::fs::symlink("/dev/zero", link).unwrap();
    let expected =
        ["cargo::warning=warning[AVRO0030]: `schemas/zero.avsc` is a device, and passed over"];
    check(&schemas, &["--no-rerun", "schemas"], &expected);
}

#[test]
fn outside_of_a_build_script_the_error_says_so() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_build-script"));
    command
        .current_dir(schemas.path())
        .args(["compile", "user.avsc"])
        .env_remove("OUT_DIR");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("`OUT_DIR` is not set: this is not a build script"),
        "{said}"
    );
}

#[test]
fn code_that_is_up_to_date_is_asserted() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    schemas.run(&["compile", "--out-dir", "gen", "user.avsc"], &[]);
    let run = schemas.run(&["assert", "--out-dir", "gen", "user.avsc"], &[]);
    assert!(run.is_fine, "{}", run.stderr);
}

#[test]
fn code_that_is_not_up_to_date_is_a_panic_with_the_difference() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    schemas.run(&["compile", "--out-dir", "gen", "user.avsc"], &[]);
    let changed = schemas
        .read("gen/acme.rs")
        .replace("pub id: i64", "pub id: i32");
    schemas.write("gen/acme.rs", &changed);
    let run = schemas.run(&["assert", "--out-dir", "gen", "user.avsc"], &[]);
    assert!(!run.is_fine);
    let expected = "`AVRO_CODEGEN_UPDATE=1 cargo test` rewrites it";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("\n-    pub id: i32,\n+    pub id: i64,\n"),
        "{}",
        run.stderr
    );
    assert_eq!(schemas.read("gen/acme.rs"), changed);
}

#[test]
fn code_that_is_not_up_to_date_can_be_rewritten() {
    let schemas = Crate::new(&[("user.avsc", USER), ("gen/mod.rs", "// mine")]);
    let update = [("AVRO_CODEGEN_UPDATE", "1")];
    let arguments = ["assert", "--out-dir", "gen", "user.avsc"];
    let refused = schemas.run(&arguments, &update).stderr;
    assert!(
        refused.contains("`gen/mod.rs` was not generated"),
        "{refused}"
    );
    assert_eq!(schemas.read("gen/mod.rs"), "// mine");
    let forced = [&arguments[..], &["--force"]].concat();
    assert!(schemas.run(&forced, &update).is_fine);
    assert!(
        schemas
            .run(&["assert", "--out-dir", "gen", "user.avsc"], &[])
            .is_fine
    );
}

#[test]
fn an_update_of_0_compares() {
    let schemas = Crate::new(&[("user.avsc", USER)]);
    let update = [("AVRO_CODEGEN_UPDATE", "0")];
    assert!(
        !schemas
            .run(&["assert", "--out-dir", "gen", "user.avsc"], &update)
            .is_fine
    );
    assert!(!schemas.path().join("gen").exists());
}

#[test]
fn checked_in_code_needs_a_directory() {
    let run = Crate::new(&[("user.avsc", USER)]).run(&["assert", "user.avsc"], &[]);
    assert!(
        run.stderr
            .contains("`out_dir` says where the generated code is"),
        "{}",
        run.stderr
    );
}
