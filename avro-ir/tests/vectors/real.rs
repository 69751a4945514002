//! Schemas in use.

use crate::support::{check_round_trip, shared};
use avro_ir::{LoadOptions, ParseOptions, Sources, load};
use std::path::{Path, PathBuf};

fn schema_files(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "avsc")
        {
            files.push(path);
        }
    }
    files.sort();
}

fn check(directory: &str) {
    let Some(directory) = shared("real").map(|path| path.join(directory)) else {
        return;
    };
    let mut files = Vec::new();
    schema_files(&directory, &mut files);
    let mut sources = Sources::new();
    for file in files {
        sources.add(
            file.display().to_string(),
            std::fs::read_to_string(&file).unwrap(),
        );
    }
    let loaded =
        load(sources, &LoadOptions::default()).unwrap_or_else(|failure| panic!("{failure}"));
    for root in loaded.set.roots() {
        let schema = loaded.set.schema(root.schema);
        check_round_trip(&schema, &ParseOptions::default()).unwrap();
    }
}

#[test]
fn datahub_is_read_and_written() {
    check("datahub");
}

#[test]
fn gravitational_wave_alerts_are_read_and_written() {
    check("gwalert");
}

#[test]
fn rubin_alerts_of_every_version_are_read_and_written() {
    for version in ["4.0", "7.0", "7.1", "7.4", "10.0", "11.1"] {
        check(&format!("lsst/{version}"));
    }
}
