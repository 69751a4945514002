//! The settings file: an error or settings, and what they generate is Rust.

use crate::generate::check;
use avro_codegen::files::Settings;
use avro_ir::{Color, LoadOptions, SchemaSet, Sources, load};
use std::sync::{Arc, LazyLock};

/// A schema with something for each rule to match.
static SET: LazyLock<Arc<SchemaSet>> = LazyLock::new(|| {
    let mut sources = Sources::new();
    sources.add("a.avsc", include_str!("../../schemas/order.avsc"));
    sources.add("b.avsc", include_str!("../../schemas/prices.avsc"));
    let loaded = load(sources, &LoadOptions::default());
    loaded.expect("the schemas are valid").set
});

/// Reads the text of a settings file, and generates with the settings.
pub fn settings(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    match Settings::parse("avro-codegen.toml", &text) {
        Ok(settings) => check(&SET, &settings.options),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(!error.render(Color::Always).is_empty());
        }
    }
}
