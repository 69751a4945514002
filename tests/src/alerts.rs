//! Alerts of the Rubin Observatory, as its own Python code wrote them.

use crate::{Case, cases, datum, shared};
use avro_ir::Schema;
use std::path::PathBuf;

/// The versions of the schemas.
pub const VERSIONS: [&str; 6] = ["4.0", "7.0", "7.1", "7.4", "10.0", "11.1"];

/// A version's alert type, its container file, and the one datum in it.
#[derive(Debug)]
pub struct Alert {
    /// The version.
    pub version: &'static str,
    /// The generated type.
    pub case: &'static Case,
    /// The container file.
    pub path: PathBuf,
    /// The datum.
    pub datum: Vec<u8>,
}

/// One alert of each version; none where the shared files are missing.
///
/// # Panics
///
/// When a file is not what it should be.
#[must_use]
pub fn alerts() -> Vec<Alert> {
    let versions = VERSIONS.iter().filter_map(|version| {
        let path = shared::path(&format!("real/lsst/{version}/fakeAlert.avro"))?;
        let namespace = version.replace('.', "_");
        let name = format!("lsst {version}: lsst.v{namespace}.alert");
        let case = cases().iter().find(|case| case.name == name)?;
        let datum = only_datum(&std::fs::read(&path).expect("the file can be read"));
        Some(Alert {
            version,
            case,
            path,
            datum,
        })
    });
    versions.collect()
}

/// The datum of a container file with one block of one datum, not compressed. Spec: "Object
/// Container Files".
fn only_datum(file: &[u8]) -> Vec<u8> {
    let header = r#"{"type": "record", "name": "Header", "fields": [
        {"name": "magic", "type": {"type": "fixed", "name": "Magic", "size": 4}},
        {"name": "meta", "type": {"type": "map", "values": "bytes"}},
        {"name": "sync", "type": {"type": "fixed", "name": "Sync", "size": 16}},
        {"name": "count", "type": "long"},
        {"name": "block", "type": "bytes"},
        {"name": "end", "type": "Sync"}
    ]}"#;
    let schema = Schema::parse(header).expect("the schema is valid");
    let read = datum::read(schema.set(), schema.root(), file).expect("it is a container file");
    let datum::Datum::Record(fields) = read else {
        panic!("{read:?}");
    };
    let [
        magic,
        datum::Datum::Map(meta),
        sync,
        count,
        datum::Datum::Bytes(block),
        end,
    ] = &fields[..]
    else {
        panic!("{fields:?}");
    };
    let null = (
        "avro.codec".to_owned(),
        datum::Datum::Bytes(b"null".to_vec()),
    );
    assert_eq!(magic, &datum::Datum::Fixed(b"Obj\x01".to_vec()));
    assert_eq!((count, sync), (&datum::Datum::Long(1), end));
    assert!(meta.contains(&null));
    block.clone()
}
