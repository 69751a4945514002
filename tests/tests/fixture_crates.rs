//! Generated code in crates of their own, compiled by cargo: in both editions, in a module of a
//! module, without a prelude, and as documentation.

#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong here is to fail the test"
)]

mod fixture;

use avro_build::Config;
use fixture::Fixture;

/// A crate with two sets of generated code: a tree in `src/deep/inside/gen`, and `src/flat.rs`.
struct Crate(Fixture);

impl Crate {
    fn new(edition: &str, root: &str, schemas: &str) -> Self {
        let krate = Fixture::new(edition, "avro-runtime");
        krate.write("src/lib.rs", root);
        krate.write("src/deep.rs", "pub mod inside {\n    pub mod r#gen;\n}\n");
        let config = Config::new().builders(true);
        let tree = config.clone().out_dir("src/deep/inside/gen");
        for file in tree.generate([schemas]).unwrap().files {
            krate.write(&format!("src/deep/inside/gen/{}", file.path), &file.text);
        }
        let flat = config.flat().generate([schemas]).unwrap();
        krate.write("src/flat.rs", &flat.files[0].text);
        Self(krate)
    }

    /// What cargo prints, which must end well.
    #[track_caller]
    fn cargo(&self, arguments: &[&str]) -> String {
        let output = self.0.cargo("fixtures", arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Compiles names that stand for something else in Rust.
#[track_caller]
fn check(edition: &str) {
    let root = "#![deny(warnings)]\n#![no_implicit_prelude]\npub mod deep;\npub mod flat;\n";
    Crate::new(edition, root, "hygiene").cargo(&["check"]);
}

#[test]
fn names_of_the_prelude_and_of_crates_harm_nothing_in_edition_2021() {
    check("2021");
}

#[test]
fn names_of_the_prelude_and_of_crates_harm_nothing_in_edition_2024() {
    check("2024");
}

#[test]
fn no_doc_becomes_a_test() {
    let root = "//! ```\n//! assert!(true);\n//! ```\npub mod deep;\npub mod flat;\n";
    let documented = Crate::new("2024", root, "golden/docs");
    let listed = documented.cargo(&["test", "--doc", "--", "--list"]);
    let tests: Vec<&str> = listed
        .lines()
        .filter(|line| line.ends_with(": test"))
        .collect();
    assert_eq!(
        tests,
        ["src/lib.rs - (line 1): test"],
        "only the crate's own"
    );
}
