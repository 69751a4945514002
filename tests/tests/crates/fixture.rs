//! A crate of its own, which a test writes.
//!
//! Cargo compiles what such crates depend on, once. The crates themselves go to the compiler as they
//! are: there are many, and cargo would take longer over each than the compiler.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::{env, fs};

/// A crate in a folder that goes with it.
pub(crate) struct Fixture {
    folder: tempfile::TempDir,
    edition: &'static str,
    /// What it calls the run time.
    dependency: &'static str,
}

impl Fixture {
    /// A crate that depends on the run time as `dependency`.
    pub(crate) fn new(edition: &'static str, dependency: &'static str) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            edition,
            dependency,
        }
    }

    /// Where a file or folder of the crate is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        write(&self.folder.path().join(name), text);
    }

    /// What `rustc`, or a program with its arguments, says of `src/lib.rs`.
    pub(crate) fn check(&self, program: &str, arguments: &[&str]) -> Output {
        self.run(
            program,
            &[&["--emit=metadata", "--out-dir", "."], arguments].concat(),
        )
    }

    /// What `rustdoc` or the like says of `src/lib.rs`.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let runtime = runtime();
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            // The derive looks for schema files from here.
            .env("CARGO_MANIFEST_DIR", self.folder.path())
            .args(["--edition", self.edition])
            .args(["--crate-type=lib", "--crate-name=fixture"])
            .arg(format!(
                "--extern={}={}",
                self.dependency,
                runtime.display()
            ))
            .arg("-L")
            .arg(runtime.parent().unwrap())
            .args(arguments)
            .arg("src/lib.rs");
        command.output().unwrap()
    }
}

/// The metadata of the run time, beside that of what it needs.
fn runtime() -> &'static Path {
    static RUNTIME: OnceLock<PathBuf> = OnceLock::new();
    RUNTIME.get_or_init(check_runtime)
}

fn check_runtime() -> PathBuf {
    let folder = tempfile::tempdir().unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[package]\nname = \"fixture\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\navro-runtime.path = '{}'\n",
        repository.join("avro-runtime").display()
    );
    write(&folder.path().join("Cargo.toml"), &manifest);
    write(&folder.path().join("src/lib.rs"), "");
    // With the versions that were built already, nothing has to be fetched.
    let lock = fs::read_to_string(repository.join("Cargo.lock")).unwrap();
    write(&folder.path().join("Cargo.lock"), &lock);
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(folder.path())
        .args(["check", "--message-format=json"])
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    let output = cargo.env("CARGO_TARGET_DIR", target).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let messages = String::from_utf8(output.stdout).unwrap();
    let artifact = messages
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|message| message["target"]["name"] == "avro_runtime")
        .expect("cargo names what it has compiled");
    let file = artifact["filenames"][0].as_str();
    file.expect("a library has a file").into()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
