//! Schema text: what is read is written, and read again as the same.

use crate::text;
use avro_ir::{Color, Fullname, Names, ParseOptions, Schema, render_all, resolve};

/// Reads a schema by several rules. What was read gives JSON and a canonical form that are the same schema
/// when they are read again; what was refused can be shown.
pub fn schema_text(input: &[u8]) {
    let text = text::schema(input);
    for options in [ParseOptions::default(), ParseOptions::java(), any_names()] {
        match Schema::parse_with(&text, &options) {
            Ok(schema) => check(&schema, &options),
            Err(error) => {
                let shown = render_all(error.diagnostics(), error.sources(), Color::Always);
                assert!(!shown.is_empty() && !error.to_string().is_empty());
            }
        }
    }
}

fn any_names() -> ParseOptions {
    let mut options = ParseOptions::java();
    options.names = Names::Any;
    options
}

fn check(schema: &Schema, options: &ParseOptions) {
    let mut again = options.clone();
    // There is no other way to say that a type of the null namespace is used within one.
    again.null_namespace_fallback = true;
    let json = schema.to_json();
    for text in [&json, &schema.to_json_pretty()] {
        let read = parse(text, &again);
        assert_eq!(read.to_json(), json);
        assert_eq!(read.reading_key(), schema.reading_key());
        assert_eq!(read.canonical_form(), schema.canonical_form());
    }
    if !has_bare_name_in_namespace(schema) {
        check_canonical(schema, &again);
    }
    // A writer's schema can always be read as itself, unless no value of it ends.
    let resolution = resolve(schema, schema);
    assert!(resolution.is_ok_and(|it| it.is_same()), "{json}");
}

/// Whether there are types with and without a namespace: the canonical form has no way to say that a type
/// has none within one.
fn has_bare_name_in_namespace(schema: &Schema) -> bool {
    let set = schema.set();
    let kinds = set.ids().map(|id| &set.node(id).kind);
    let names = kinds.filter_map(|kind| kind.fullname());
    let has_dot = |name: &Fullname| name.as_str().contains('.');
    let (within, bare): (Vec<_>, Vec<_>) = names.partition(|name| has_dot(name));
    !within.is_empty() && !bare.is_empty()
}

fn check_canonical(schema: &Schema, options: &ParseOptions) {
    let canonical = schema.canonical_form();
    let read = parse(&canonical, options);
    assert_eq!(read.canonical_form(), canonical);
    assert_eq!(read.fingerprint_rabin(), schema.fingerprint_rabin());
    assert_eq!(
        schema.fingerprint_rabin(),
        avro_ir::rabin(canonical.as_bytes())
    );
}

fn parse(text: &str, options: &ParseOptions) -> Schema {
    Schema::parse_with(text, options).unwrap_or_else(|error| panic!("{error}\n{text}"))
}
