//! What is compatible, against Java's `SchemaCompatibility`.

#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

use avro_ir::{
    LoadOptions, LogicalTypes, ParseOptions, ResolutionOptions, Schema, Sources,
    compatibility_with, load,
};
use avro_tests::evolve;
use avro_tests::oracle::Oracle;
use avro_tests::prng::Prng;
use avro_tests::shared::{Report, path, text, vectors};
use std::collections::BTreeSet;
use std::path::Path;

/// How many random schemas are compared with later versions of themselves, and with others.
const RANDOM: u64 = 2_000;

type Found = BTreeSet<(String, String)>;

/// The types and places that we find. Java does not look at logical types: policy 12.
fn ours(reader: &Schema, writer: &Schema) -> Found {
    let options = ResolutionOptions::default().logical_types(LogicalTypes::Ignored);
    let found = compatibility_with(writer, reader, &options).unwrap();
    let shown = found.incompatibilities().iter();
    let shown = shown.map(|found| (found.kind.to_string(), found.path.clone()));
    let shown = shown.collect::<Found>();
    assert_eq!(found.is_compatible(), shown.is_empty());
    shown
}

fn parse(text: &str) -> Schema {
    Schema::parse_with(text, &ParseOptions::java())
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Compares what we find with what Java does; both schemas as text that both can read.
fn check(java: &mut Oracle, reader: &str, writer: &str) -> Result<(), String> {
    let ours = ours(&parse(reader), &parse(writer));
    let java = java.compatibility(reader, writer)?;
    let theirs = java.incompatibilities.into_iter();
    let theirs = theirs.map(|found| (found.kind, found.location));
    let theirs = theirs.collect::<Found>();
    if java.compatible != theirs.is_empty() {
        return Err("Java gives no reasons".to_owned());
    }
    if is_equal(&ours, &theirs, reader, writer) {
        return Ok(());
    }
    Err(format!(
        "{ours:?}, Java {theirs:?}\n  reader {reader}\n  writer {writer}"
    ))
}

fn is_equal(ours: &Found, theirs: &Found, reader: &str, writer: &str) -> bool {
    let ours = ours.iter().map(|found| as_java(found, theirs));
    let ours = ours.collect::<Found>();
    if ours == *theirs {
        return true;
    }
    // Java remembers a pair of types with the place where it met them first, even if it only tried a
    // branch of a union there, and then the place starts at that branch.
    let kinds = |found: &Found| {
        found
            .iter()
            .map(|(kind, _)| kind.clone())
            .collect::<BTreeSet<_>>()
    };
    (refers(reader) || refers(writer)) && kinds(&ours) == kinds(theirs)
}

/// Java compares a new field that is an enum with a `default` to the writer's record, as if that
/// default stood for a missing field.
fn as_java(found: &(String, String), theirs: &Found) -> (String, String) {
    let (kind, place) = found;
    let java = ("TYPE_MISMATCH".to_owned(), format!("{place}/type"));
    if kind == "READER_FIELD_MISSING_DEFAULT_VALUE" && theirs.contains(&java) {
        return java;
    }
    found.clone()
}

/// Whether a schema uses a named type by its name.
fn refers(schema: &str) -> bool {
    let schema = parse(schema);
    let names = schema.set().named_types();
    let json = schema.to_json();
    let mut names = names.map(|(name, _)| name.as_str().to_owned());
    names.any(|name| {
        let short = name.rsplit('.').next().unwrap_or_default().to_owned();
        let uses = |name: &str| json.matches(&format!("\"{name}\"")).count();
        uses(&name) + if short == name { 0 } else { uses(&short) } > 1
    })
}

#[test]
fn vectors_are_compared_as_by_java() {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let mut report = Report::default();
    for vector in vectors("compat_pairs") {
        let (reader, writer) = (text(&vector, "reader"), text(&vector, "writer"));
        let result = check(&mut java, reader, writer);
        report.add(text(&vector, "id"), &[], result);
    }
    report.finish();
}

/// The schema of a folder that no other refers to, and that is called `name`.
fn real(folder: &Path, name: &str) -> String {
    let mut sources = Sources::new();
    let mut files = std::fs::read_dir(folder).unwrap();
    while let Some(file) = files.next().map(|file| file.unwrap().path()) {
        if file
            .extension()
            .is_some_and(|extension| extension == "avsc")
        {
            sources.add(
                file.to_string_lossy(),
                std::fs::read_to_string(&file).unwrap(),
            );
        }
    }
    let set = load(sources, &LoadOptions::default()).unwrap().set;
    let mut named = set.named_types();
    let (_, root) = named.find(|(fullname, _)| fullname.name() == name).unwrap();
    set.schema(root).to_json()
}

#[test]
fn all_pairs_of_lsst_alerts_are_compared_as_by_java() {
    let (Some(mut java), Some(folder)) = (Oracle::java(), path("real/lsst")) else {
        return;
    };
    let versions = ["4.0", "7.0", "7.1", "7.4", "10.0", "11.1"];
    let schemas = versions.map(|version| real(&folder.join(version), "alert"));
    let mut report = Report::default();
    for (reader, of_reader) in versions.iter().zip(&schemas) {
        for (writer, of_writer) in versions.iter().zip(&schemas) {
            let id = format!("{reader} reads {writer}");
            report.add(&id, &[], check(&mut java, of_reader, of_writer));
        }
    }
    report.finish();
}

#[test]
fn schemas_in_use_are_compatible_with_themselves() {
    let (Some(mut java), Some(folder)) = (Oracle::java(), path("real")) else {
        return;
    };
    let mut report = Report::default();
    for (name, root) in [("datahub", "MetadataChangeEvent"), ("gwalert", "Alert")] {
        let schema = real(&folder.join(name), root);
        report.add(name, &[], check(&mut java, &schema, &schema));
        assert!(ours(&parse(&schema), &parse(&schema)).is_empty());
    }
    report.finish();
}

#[test]
fn random_schemas_and_later_versions_are_compared_as_by_java() {
    let Some(mut java) = Oracle::java() else {
        return;
    };
    let mut report = Report::default();
    let (mut compatible, mut all) = (0, 0);
    for seed in 0..RANDOM {
        let mut prng = Prng::named("compatibility", seed);
        let old = evolve::schema(&mut prng);
        let new = evolve::evolved(&mut prng, &old).to_string();
        let old = old.to_string();
        let other = evolve::schema(&mut prng).to_string();
        for (reader, writer) in [(&new, &old), (&old, &new), (&other, &old)] {
            let result = check(&mut java, reader, writer);
            compatible += usize::from(ours(&parse(reader), &parse(writer)).is_empty());
            all += 1;
            report.add(&format!("seed {seed}"), &[], result);
        }
    }
    report.finish();
    // Otherwise the test would show little.
    assert!(
        (all / 5..all * 4 / 5).contains(&compatible),
        "{compatible} of {all}"
    );
}
