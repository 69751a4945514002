//! What a schema says of itself beyond names: docs and properties.

use crate::support::check_schema;
use avro_runtime::AvroSchema;

/// An order.
///
/// Has "lines".
#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Documented {
    /// The number.
    id: i32,
    /** Of a
     * block. */
    block: i32,
    plain: i32,
}

#[test]
fn comments_are_docs() {
    check_schema::<Documented>(
        r#"{"type": "record", "name": "Documented", "doc": "An order.\n\nHas \"lines\".",
            "fields": [{"name": "id", "type": "int", "doc": "The number."},
            {"name": "block", "type": "int", "doc": "Of a\nblock."},
            {"name": "plain", "type": "int"}]}"#,
    );
}

/// For Rust.
#[derive(AvroSchema)]
#[avro(doc = "For Avro.")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Instead {
    /// For Rust.
    #[avro(doc = "For Avro, too.")]
    id: i32,
}

#[test]
fn a_doc_of_its_own_stands_instead_of_the_comment() {
    check_schema::<Instead>(
        r#"{"type": "record", "name": "Instead", "doc": "For Avro.", "fields": [
            {"name": "id", "type": "int", "doc": "For Avro, too."}]}"#,
    );
}

#[derive(AvroSchema)]
#[avro(prop(owner = "sales", "retention-days" = 30, pii = true, tags = ["a", "b"]))]
#[avro(prop(limit = -1.5, nothing = None))]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Properties {
    #[avro(prop(order = "descending", "java-class" = "java.net.URI"))]
    uri: String,
}

#[test]
fn properties_are_json_of_their_literals() {
    check_schema::<Properties>(
        r#"{"type": "record", "name": "Properties", "owner": "sales", "retention-days": 30,
            "pii": true, "tags": ["a", "b"], "limit": -1.5, "nothing": null, "fields": [
            {"name": "uri", "type": "string", "order": "descending",
                "java-class": "java.net.URI"}]}"#,
    );
}

/// The levels.
#[derive(AvroSchema)]
#[avro(namespace = "acme", alias = "Grade", prop(owner = "sales"))]
#[expect(dead_code, reason = "only the schema is of interest")]
enum Level {
    /// Not in the schema: Avro has no docs of symbols.
    Low,
    High,
}

#[test]
fn an_enum_is_described_as_a_record_is() {
    check_schema::<Level>(
        r#"{"type": "enum", "name": "Level", "namespace": "acme", "doc": "The levels.",
            "aliases": ["Grade"], "owner": "sales", "symbols": ["Low", "High"]}"#,
    );
}

/// A digest.
#[derive(AvroSchema)]
#[avro(namespace = "acme", alias = "Hash", prop(owner = "security"))]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Digest([u8; 16]);

#[test]
fn a_fixed_is_described_as_a_record_is() {
    check_schema::<Digest>(
        r#"{"type": "fixed", "name": "Digest", "namespace": "acme", "doc": "A digest.",
            "aliases": ["Hash"], "owner": "security", "size": 16}"#,
    );
}

#[derive(AvroSchema)]
#[avro(doc = "\"quotes\", \\, a tab\t, \u{1} and \u{1f600}")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Escaped {
    id: i32,
}

#[test]
fn docs_are_escaped_as_json_has_it() {
    check_schema::<Escaped>(
        r#"{"type": "record", "name": "Escaped",
            "doc": "\"quotes\", \\, a tab\t, \u0001 and \ud83d\ude00",
            "fields": [{"name": "id", "type": "int"}]}"#,
    );
}
