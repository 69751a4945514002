//! Writes the inputs that fuzzing starts from to `fuzz/corpus`: schemas and settings of other tests, and
//! random data. What is there already, and is not called `seed`, stays.

use avro_tests_data::Holds;
use avro_tests_data::datum::{self, Choices, Datum};
use avro_tests_data::prng::Prng;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Larger files say no more, and are slow to change.
const MAX_LEN: usize = 3_000;

/// What stands between two texts.
const SEPARATOR: [u8; 1] = [0x1e];

fn main() -> Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut schemas = Vec::new();
    for folder in ["golden", "invalid", "warned", "schemas"] {
        read(&tests.join(folder), &["avsc", "avpr", "json"], &mut schemas)?;
    }
    let random = (1..9).map(|seed| vec![0, seed]);
    schemas.extend(random);
    let chosen = (0..).zip(&schemas);
    write(
        "generate",
        chosen.map(|(index, text)| [&[index][..], text].concat()),
    )?;
    write(
        "bind",
        schemas.chunks(2).map(|pair| pair.join(&SEPARATOR[..])),
    )?;
    write("schema_text", schemas.into_iter())?;
    write("settings", settings(&tests)?.into_iter())?;
    typed()
}

/// Reads the files of a folder and those in it.
fn read(folder: &Path, extensions: &[&str], files: &mut Vec<Vec<u8>>) -> Result<()> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<Result<Vec<PathBuf>>>()?;
    paths.sort();
    for path in paths {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            read(&path, extensions, files)?;
        } else if extension.is_some_and(|it| extensions.contains(&it)) {
            files.push(fs::read(path)?);
        }
    }
    Ok(())
}

/// Settings files of tests, and the examples of their documentation.
fn settings(tests: &Path) -> Result<Vec<Vec<u8>>> {
    let mut files = Vec::new();
    read(&tests.join("invalid"), &["toml"], &mut files)?;
    let page = fs::read_to_string(tests.join("../avro-codegen/docs/settings.md"))?;
    let examples = page.split("```toml\n").skip(1);
    let examples = examples.filter_map(|rest| rest.split("```").next());
    files.extend(examples.map(|text| text.as_bytes().to_vec()));
    Ok(files)
}

/// The inputs that start with a type.
fn typed() -> Result<()> {
    let (mut data, mut texts, mut messages, mut writers) = (vec![], vec![], vec![], vec![]);
    for (index, (_, schema)) in (0..).zip(avro_tests_fuzz::schemas()) {
        for seed in 0..3 {
            let value = random(schema, seed).ok_or("every type has values")?;
            let bytes = datum::write_variant(&value, &mut Prng::new(seed.into()));
            let text = datum::avro_json(schema.set(), schema.root(), &value).to_string();
            messages.push([&[index, seed][..], &bytes].concat());
            data.push([&[index][..], &bytes].concat());
            texts.push([&[index][..], text.as_bytes()].concat());
            // A writer, its seed, how the datum is made, and its seed.
            writers.push(vec![index, seed, seed, 0, 1, seed, 0]);
            writers.push(vec![index, 0xff, seed, 1, 1, seed, 1]);
        }
    }
    write("datum", data.into_iter())?;
    write("json_text", texts.into_iter())?;
    write("messages", messages.into_iter())?;
    write("writers", writers.into_iter())
}

fn random(schema: &avro_ir::Schema, seed: u8) -> Option<Datum> {
    let choices = Choices {
        holds: Holds::Cents,
        map_entries: 2,
        size: 15,
    };
    let mut prng = Prng::new(seed.into());
    datum::random(schema.set(), schema.root(), choices, &mut prng)
}

fn write(target: &str, inputs: impl Iterator<Item = Vec<u8>>) -> Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tests.join("../../fuzz/corpus").join(target);
    fs::create_dir_all(&folder)?;
    for (index, input) in inputs.filter(|it| it.len() <= MAX_LEN).enumerate() {
        fs::write(folder.join(format!("seed_{index:03}")), input)?;
    }
    Ok(())
}
