//! Random writers that are known when the code is generated: the same that the tests make.

use crate::Result;
use crate::inputs::Input;
use crate::table;
use crate::variants::Variant;
use avro_build::Config;
use avro_ir::{Kind, Schema};
use avro_tests_data::prng::Prng;
use avro_tests_data::writers;
use std::fs;
use std::path::Path;

/// How many writers each record has.
const SEEDS: u64 = 4;

/// A decoder for each of some random writers of each root record.
pub(crate) fn variant(input: &Input, directory: &Path) -> Result<Variant> {
    let set = table::load(input)?;
    let mut config = Config::new();
    for root in set.roots() {
        let reader = set.schema(root.schema);
        let Kind::Record(record) = &reader.node().kind else {
            continue;
        };
        for seed in 0..SEEDS {
            let name = format!("{}: {}", input.name, record.name);
            let json = writers::random(&reader, &mut Prng::named(&name, seed)).to_string();
            let writer = Schema::parse(&json)?;
            let has_values = avro_ir::infinite_records(writer.set()).is_empty();
            let is_record = matches!(writer.node().kind, Kind::Record(_));
            if is_record && has_values && avro_ir::resolve(&writer, &reader).is_ok() {
                let file = format!("{}_{}_{seed}.avsc", input.name, record.name);
                let path = directory.join(file.replace(' ', "_"));
                fs::write(&path, json)?;
                config = config.written_by(path);
            }
        }
    }
    Ok(Variant {
        name: "static",
        config,
        holds: "Everything",
    })
}
