//! What the tests share.

use avro_build::{Config, Generated};
use std::fs;
use std::path::Path;

/// Types of every kind, in two namespaces.
pub(crate) const SHOP: &str = r#"{"protocol": "Shop", "namespace": "shop", "types": [
    {"type": "enum", "name": "Kind", "symbols": ["SMALL", "LARGE"]},
    {"type": "fixed", "name": "Hash", "size": 4},
    {"type": "record", "name": "Line", "fields": [{"name": "article", "type": "string"}]},
    {"type": "record", "name": "Order", "fields": [
        {"name": "id", "type": "long"},
        {"name": "note", "type": "string"},
        {"name": "raw", "type": "bytes"},
        {"name": "lines", "type": {"type": "array", "items": "Line"}},
        {"name": "labels", "type": {"type": "map", "values": "string"}},
        {"name": "kind", "type": "Kind"},
        {"name": "hash", "type": "Hash"},
        {"name": "payload", "type": ["Line", "long"]},
        {"name": "day", "type": {"type": "int", "logicalType": "date"}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
        {"name": "key", "type": {"type": "string", "logicalType": "uuid"}},
        {"name": "odd", "type": {"type": "string", "logicalType": "odd"}}
    ]},
    {"type": "record", "name": "shop.staff.Person", "fields": [
        {"name": "names", "type": {"type": "map", "values": "string"}}
    ]}
]}"#;

/// A folder with `shop.avpr`.
pub(crate) fn shop() -> tempfile::TempDir {
    folder(&[("shop.avpr", SHOP)])
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What is generated for a folder.
#[track_caller]
pub(crate) fn generate(config: &Config, folder: &Path) -> Generated {
    config.generate([folder]).unwrap()
}

/// The one file that is generated for [`SHOP`], on one line, with one space between words.
#[track_caller]
pub(crate) fn text(config: &Config) -> String {
    one_line(&generate(config, shop().path()).files[0].text)
}

/// Without line breaks, indentation, and what they do to commas.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    text.replace("< ", "<")
        .replace(", >", ">")
        .replace("( ", "(")
        .replace(", )", ")")
        .replace(" )", ")")
}

/// The messages of warnings.
pub(crate) fn warnings(generated: &Generated) -> Vec<&str> {
    generated
        .warnings
        .iter()
        .map(|warning| &*warning.message)
        .collect()
}
