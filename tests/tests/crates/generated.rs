//! Generated code in crates of their own: in both editions, in a module of a
//! module, without a prelude, and as documentation.

use crate::fixture::Fixture;
use avro_build::Config;
use std::process::Output;

/// A crate with two sets of generated code: a tree in `src/deep/inside/gen`, and `src/flat.rs`.
struct Crate(Fixture);

impl Crate {
    fn new(edition: &'static str, root: &str, schemas: &str) -> Self {
        let krate = Fixture::new(edition, "avro_runtime");
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
}

/// What was printed, which must end well.
#[track_caller]
fn printed(output: Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Compiles names that stand for something else in Rust.
#[track_caller]
fn check(edition: &'static str) {
    let root = "#![deny(warnings)]\n#![no_implicit_prelude]\npub mod deep;\npub mod flat;\n";
    let krate = Crate::new(edition, root, "hygiene");
    printed(krate.0.check("rustc", &[]));
}

#[test]
fn names_of_the_prelude_and_of_crates_harm_nothing_in_edition_2021() {
    check("2021");
}

#[test]
fn names_of_the_prelude_and_of_crates_harm_nothing_in_edition_2024() {
    check("2024");
}

/// Records of which each holds the next in an array of maps.
fn chain(length: usize) -> String {
    let record = |index: usize| {
        let next = match index + 1 {
            next if next < length => {
                format!(r#"{{"type": "array", "items": {{"type": "map", "values": "R{next}"}}}}"#)
            }
            _ => r#""long""#.to_owned(),
        };
        let fields = format!(r#"[{{"name": "next", "type": {next}}}]"#);
        format!(r#"{{"type": "record", "name": "R{index}", "fields": {fields}}}"#)
    };
    let records: Vec<_> = (0..length).map(record).collect();
    format!(
        r#"{{"protocol": "Chain", "types": [{}]}}"#,
        records.join(", ")
    )
}

#[test]
fn a_long_chain_of_collections_is_dropped_and_sent_to_threads() {
    let folder = tempfile::tempdir().unwrap();
    let schemas = folder.path().join("chain.avpr");
    std::fs::write(&schemas, chain(80)).unwrap();
    let root = "pub mod deep;\npub mod flat;\n\
         pub fn sent(value: flat::R0) -> impl Send + Sync + Unpin { value.clone() }\n";
    let krate = Crate::new("2024", root, schemas.to_str().unwrap());
    printed(krate.0.check("rustc", &[]));
}

#[test]
fn no_doc_becomes_a_test() {
    let root = "//! ```\n//! assert!(true);\n//! ```\npub mod deep;\npub mod flat;\n";
    let documented = Crate::new("2024", root, "golden/docs");
    let listed = printed(
        documented
            .0
            .run("rustdoc", &["--test", "--test-args=--list"]),
    );
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
