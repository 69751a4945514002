//! Inputs of public reports: each says what is meant, or is read.

use crate::support::shared;
use avro_ir::{Code, Diagnostic, LoadOptions, Names, ParseOptions, Schema, Sources, load, resolve};
use std::fs;
use std::path::{Path, PathBuf};

fn text(folder: &str, file: &str) -> Option<String> {
    let folder = shared(&format!("finds/{folder}"))?;
    Some(fs::read_to_string(folder.join(file)).unwrap())
}

/// What a compiler says of a text.
fn findings(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    sources.add("schema.avsc", text);
    match load(sources, &LoadOptions::default()) {
        Ok(loaded) => loaded.warnings,
        Err(failure) => failure.diagnostics,
    }
}

#[test]
fn a_logical_type_beside_a_union_is_a_warning_that_shows_the_branch() {
    let Some(text) = text("logical_type_beside_union_lost", "event.avsc") else {
        return;
    };
    let found = findings(&text);
    let found = found.iter().map(|it| (it.code, it.help.as_deref()));
    let help = |base: &str, logical: &str| {
        format!("write the branch as {{\"type\": \"{base}\", \"logicalType\": \"{logical}\"}}")
    };
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (
                Code::InvalidLogicalType,
                Some(&*help("long", "timestamp-millis"))
            ),
            (Code::InvalidLogicalType, Some(&*help("bytes", "decimal"))),
        ]
    );
}

#[test]
fn a_logical_type_that_stands_as_a_type_is_shown_as_it_is_written() {
    let Some(text) = text("logical_type_name_as_type", "row.avsc") else {
        return;
    };
    let found = findings(&text);
    let help = found.iter().map(|it| it.help.as_deref().unwrap());
    assert_eq!(
        help.collect::<Vec<_>>(),
        [
            r#"`date` is a logical type: write {"type": "int", "logicalType": "date"}"#,
            r#"`timestamp-millis` is a logical type: write {"type": "long", "logicalType": "timestamp-millis"}"#,
            r#"`timestamp-micros` is a logical type: write {"type": "long", "logicalType": "timestamp-micros"}"#,
            r#"`uuid` is a logical type: write {"type": "string", "logicalType": "uuid"}"#,
        ]
    );
}

#[test]
fn a_switch_reads_the_names_of_data_that_exist() {
    let mut any = ParseOptions::java();
    any.names = Names::Any;
    for (file, name) in [
        ("envelope.avsc", "shop-db.public.orders.Envelope"),
        ("reflect.avsc", "com.example.Job$.Row"),
    ] {
        let Some(text) = text("names_of_existing_data", file) else {
            return;
        };
        let error = Schema::parse_with(&text, &ParseOptions::java()).unwrap_err();
        let help = error.diagnostics()[0].help.as_deref().unwrap();
        assert!(
            help.ends_with("set `names` of `ParseOptions` to `Names::Any`"),
            "{help}"
        );
        let schema = Schema::parse_with(&text, &any).unwrap();
        assert_eq!(schema.node().kind.fullname().unwrap().as_str(), name);
    }
}

#[test]
fn a_container_file_is_called_what_it_is() {
    let Some(folder) = shared("finds/container_file_as_schema") else {
        return;
    };
    let bytes = fs::read(folder.join("orders.avro")).unwrap();
    let found = findings(&String::from_utf8_lossy(&bytes));
    assert_eq!(
        found[0].message,
        "this is an object container file, whose schema is in its header, not JSON"
    );
}

#[test]
fn a_wider_decimal_is_the_same_bytes() {
    let read = |file| text("decimal_precision_widened", file);
    let (Some(writer), Some(reader)) = (read("writer.avsc"), read("reader.avsc")) else {
        return;
    };
    let (writer, reader) = (Schema::parse(&writer), Schema::parse(&reader));
    let resolution = resolve(&writer.unwrap(), &reader.unwrap()).unwrap();
    assert!(resolution.is_same() && resolution.findings().is_empty());
}

/// The files of a folder that are schemas.
fn schemas(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_schema = |path: &PathBuf| path.extension().is_some_and(|it| it == "avsc");
    paths.filter(is_schema).collect()
}

#[test]
fn what_passed_once_passes() {
    let Some(pass) = shared("finds/pass") else {
        return;
    };
    let mut count = 0;
    for entry in fs::read_dir(pass).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let mut sources = Sources::new();
        for path in schemas(&folder) {
            let text = fs::read_to_string(&path).unwrap();
            sources.add(path.display().to_string(), text);
            count += 1;
        }
        if let Err(failure) = load(sources, &LoadOptions::default()) {
            panic!("{}: {failure}", folder.display());
        }
    }
    assert!(count >= 10, "{count} schemas");
}
