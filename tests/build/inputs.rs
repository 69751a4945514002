//! What there is to generate from.

use crate::Result;
use avro_tests_data::evolve;
use avro_tests_data::prng::Prng;
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many random schemas there are.
const RANDOM: u64 = 30;

/// Schemas that are generated together.
#[derive(Clone)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) files: Vec<PathBuf>,
    /// The vectors that have this schema.
    pub(crate) vectors: Vec<String>,
}

impl Input {
    pub(crate) fn new(name: &str, path: &Path) -> Self {
        Self {
            name: name.to_owned(),
            files: schema_files(path),
            vectors: Vec::new(),
        }
    }
}

impl Input {
    /// How many bytes the schemas have: the larger ones take long to compile.
    pub(crate) fn size(&self) -> u64 {
        let files = self.files.iter().filter_map(|file| file.metadata().ok());
        files.map(|metadata| metadata.len()).sum()
    }
}

/// The cases that are valid, and the real schemas: each version by itself.
pub(crate) fn files(shared: &Path) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in entries(&shared.join("cases"))? {
        let name = stem(&path);
        if !name.contains("INVALID") {
            inputs.push(Input::new(&name, &path));
        }
    }
    for path in entries(&shared.join("real/lsst"))? {
        let version = path.file_name().unwrap_or_default().to_string_lossy();
        inputs.push(Input::new(&format!("lsst {version}"), &path));
    }
    for name in ["gwalert", "datahub"] {
        inputs.push(Input::new(name, &shared.join("real").join(name)));
    }
    Ok(inputs)
}

/// One input for each schema of the vectors about binary data; schemas that no type can stand for
/// are left out.
pub(crate) fn vectors(shared: &Path, directory: &Path) -> Result<Vec<Input>> {
    fs::create_dir_all(directory)?;
    let mut inputs: Vec<Input> = Vec::new();
    let mut by_schema: HashMap<String, usize> = HashMap::new();
    for file in ["binary_encoding", "logical_types", "malformed_binary"] {
        let text = fs::read_to_string(shared.join(format!("vectors/{file}.json")))?;
        let parsed: Value = serde_json::from_str(&text)?;
        for vector in parsed["vectors"].as_array().ok_or("no vectors")? {
            let schema = schema_text(&vector["schema"]);
            let id = vector["id"].as_str().ok_or("no id")?;
            if has_no_values(&schema) {
                continue;
            }
            let index = *by_schema.entry(schema.clone()).or_insert(inputs.len());
            if index == inputs.len() {
                inputs.push(vector_input(id, directory, &schema)?);
            }
            inputs[index].vectors.push(id.to_owned());
        }
    }
    Ok(inputs)
}

/// Random schemas that have values.
pub(crate) fn random(directory: &Path) -> Result<Vec<Input>> {
    fs::create_dir_all(directory)?;
    let mut inputs = Vec::new();
    for seed in 0..RANDOM {
        let schema = evolve::schema(&mut Prng::new(seed)).to_string();
        if !has_no_values(&schema) && !has_empty_union(&schema)? {
            let file = directory.join(format!("random_{seed}.avsc"));
            fs::write(&file, schema)?;
            inputs.push(Input::new(&format!("random {seed}"), &file));
        }
    }
    Ok(inputs)
}

/// Called after the first vector with the schema.
fn vector_input(id: &str, directory: &Path, schema: &str) -> Result<Input> {
    let file = directory.join(format!("{id}.avsc"));
    fs::write(&file, schema)?;
    Ok(Input::new(id, &file))
}

/// A schema is JSON, or the text of it; a bare word is the name of a primitive.
fn schema_text(schema: &Value) -> String {
    match schema.as_str() {
        Some(text) if text.starts_with(['{', '[', '"']) => text.to_owned(),
        Some(_) | None => schema.to_string(),
    }
}

/// A record that contains itself: tests hold that it is refused.
fn has_no_values(schema: &str) -> bool {
    let mut sources = avro_ir::Sources::new();
    sources.add("vector", schema);
    avro_ir::load(sources, &avro_ir::LoadOptions::default()).is_err()
}

/// A union without branches: where it stands there is no value.
fn has_empty_union(schema: &str) -> Result<bool> {
    let schema = avro_ir::Schema::parse(schema)?;
    let mut nodes = schema.set().nodes().iter();
    Ok(nodes
        .any(|node| matches!(&node.kind, avro_ir::Kind::Union(union) if union.branches.is_empty())))
}

fn schema_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut files = entries(path).unwrap_or_default();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "avsc")
    });
    files
}

fn entries(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(directory)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
