//! Generated code: what is generated of any schema is Rust.

use crate::text;
use avro_codegen::{BytesType, Layout, MapType, Options, Output, TimeCrate};
use avro_ir::{LoadOptions, Names, Sources, load};

/// Reads a schema as the compiler does, and generates code by options that the first byte chooses.
pub fn generate(input: &[u8]) {
    let Some((&choices, input)) = input.split_first() else {
        return;
    };
    let mut sources = Sources::new();
    sources.add("fuzz.avsc", text::schema(input));
    let mut rules = LoadOptions::default();
    if choices & 0x80 != 0 {
        rules.parse.names = Names::Any;
    }
    if let Ok(loaded) = load(sources, &rules) {
        check(&loaded.set, &options(choices));
    }
}

fn options(choices: u8) -> Options {
    let is_set = |bit: u8| choices & (1 << bit) != 0;
    let everything = || ".".to_owned();
    let mut options = Options::default();
    options.serde = is_set(0);
    options.builders = is_set(1);
    if is_set(2) {
        options.layout = Layout::Flat;
    }
    if is_set(3) {
        options.output = Output::Directory;
    }
    if is_set(4) {
        options.map_types = vec![(everything(), MapType::BTreeMap)];
        options.bytes_types = vec![(everything(), BytesType::Bytes)];
    }
    if is_set(5) {
        options.box_branches_over = 0;
    }
    if is_set(6) {
        options.time = TimeCrate::Jiff;
    }
    options
}

/// What is generated is Rust, and checking alone gives the same verdict.
pub(crate) fn check(set: &avro_ir::SchemaSet, options: &Options) {
    let checked = avro_codegen::check(set, options);
    match avro_codegen::generate(set, options) {
        Ok(generated) => {
            for file in &generated.files {
                let parsed = syn::parse_file(&file.text);
                assert!(parsed.is_ok(), "{:?}\n{}", parsed.err(), file.text);
            }
            assert_eq!(checked, Ok(generated.warnings));
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            assert_eq!(checked, Err(errors));
        }
    }
}
