//! Every input that is kept in `fuzz/corpus`, and every one in `fuzz/crashes` that a target once failed for.

use avro_tests_fuzz::TARGETS;
use std::path::{Path, PathBuf};
use std::{fs, panic};

/// The inputs of a target, in the order of their names.
fn inputs(target: &str) -> Vec<PathBuf> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let folders = ["corpus", "crashes"].map(|kind| fuzz.join(kind).join(target));
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok());
    let files = entries.flatten().map(|entry| entry.expect("a file").path());
    let mut inputs: Vec<PathBuf> = files.collect();
    inputs.sort();
    inputs
}

/// Runs a target with each of its inputs, and says which of them it fails for.
#[track_caller]
fn replay(target: &str) {
    let run = TARGETS.iter().find(|(name, _)| *name == target);
    let (_, run) = run.expect("a target of that name");
    let inputs = inputs(target);
    assert!(!inputs.is_empty(), "{target} has no inputs");
    let fails = |input: &PathBuf| {
        let bytes = fs::read(input).expect("it can be read");
        panic::catch_unwind(|| run(&bytes)).is_err()
    };
    let failed: Vec<PathBuf> = inputs.into_iter().filter(fails).collect();
    assert!(failed.is_empty(), "{target} fails for {failed:#?}");
}

macro_rules! replays {
    ($($test:ident $target:literal;)*) => {
        $(#[test] fn $test() { replay($target); })*

        #[test]
        fn every_target_is_replayed() {
            let names = TARGETS.map(|(name, _)| name);
            assert_eq!(names, [$($target),*]);
        }
    };
}

replays! {
    what_is_read_of_schemas_is_read_again "schema_text";
    what_is_generated_is_rust "generate";
    the_order_of_texts_does_not_matter "bind";
    settings_are_read_without_panic "settings";
    types_read_what_text_shows "datum";
    other_writers_are_read_alike "writers";
    types_read_the_text_of_their_schema "json_text";
    messages_are_read_as_data_are "messages";
}
