//! Generates the schemas of the golden files twice: as they are, and with decoders for some random writers.

use avro_build::Config;
use avro_ir::{Kind, LoadOptions, Schema, SchemaSet, Sources};
use avro_tests_data::prng::Prng;
use avro_tests_data::writers;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Beside this crate.
const SCHEMAS: [&str; 8] = [
    "golden/primitives/reading.avsc",
    "golden/unions/event.avsc",
    "golden/enums/status.avsc",
    "golden/logical/stamp.avsc",
    "golden/defaults/settings.avsc",
    "golden/recursion/shapes.avpr",
    "golden/evolution/order.avpr",
    "schemas/order.avsc",
];

/// How many writers each record has at most.
const WRITERS: u64 = 3;

fn main() -> Result<()> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = SCHEMAS.map(|file| Path::new("..").join(file));
    write(&out.join("plain.rs"), &Config::new(), &files)?;
    let (mut known, mut table) = (Config::new(), String::new());
    let set = load(&files)?;
    for root in set.roots() {
        let reader = set.schema(root.schema);
        if let Kind::Record(record) = &reader.node().kind {
            let writers = writers(&reader, record.name.as_str());
            writeln!(table, "({:?}, &{writers:?}),", record.name.as_str())?;
            for (index, writer) in writers.iter().enumerate() {
                let file = out.join(format!("{}_{index}.avsc", record.name));
                fs::write(&file, writer)?;
                known = known.written_by(file);
            }
        }
    }
    write(&out.join("known.rs"), &known, &files)?;
    fs::write(out.join("writers.rs"), format!("&[{table}]"))?;
    Ok(())
}

fn write(path: &Path, config: &Config, files: &[PathBuf]) -> Result<()> {
    let generated = config.generate(files)?;
    let [file] = &generated.files[..] else {
        return Err("a single file is the default".into());
    };
    Ok(fs::write(path, &file.text)?)
}

fn load(files: &[PathBuf]) -> Result<std::sync::Arc<SchemaSet>> {
    let mut sources = Sources::new();
    for file in files {
        sources.add(file.display().to_string(), fs::read_to_string(file)?);
    }
    Ok(avro_ir::load(sources, &LoadOptions::default())?.set)
}

/// Schemas of records whose data can be read as those of `reader`.
fn writers(reader: &Schema, name: &str) -> Vec<String> {
    let writers = (0..WRITERS).map(|seed| {
        let mut prng = Prng::named(name, seed);
        writers::random(reader, &mut prng).to_string()
    });
    writers.filter(|json| is_writer(json, reader)).collect()
}

fn is_writer(json: &str, reader: &Schema) -> bool {
    let Ok(writer) = Schema::parse(json) else {
        return false;
    };
    matches!(writer.node().kind, Kind::Record(_))
        && avro_ir::infinite_records(writer.set()).is_empty()
        && avro_ir::resolve(&writer, reader).is_ok()
}
