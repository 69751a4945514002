//! Files that define the same type differently are versions of it: a folder of `v1.avsc`, `v2.avsc`, …
//!
//! Such files cannot be bound together, as other files can. So each is bound with the files that are
//! no versions: types that all of them may refer to.

use super::error::Error;
use super::inputs;
use avro_ir::__private::root_names;
use avro_ir::{Code, Diagnostic, Fullname, LoadOptions, Schema, SchemaSet, Source, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What some paths hold: schemas that belong together, or versions of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Versions {
    /// The versions, the oldest first: by the numbers in their files' names, then by the letters.
    pub list: Vec<Version>,
    /// The schemas of files that are no versions, where there are several.
    pub shared: Vec<Schema>,
    /// The files that were read, and the directories that were searched.
    pub watched: Vec<PathBuf>,
    /// What was passed over.
    pub warnings: Vec<Diagnostic>,
}

/// Schemas that are bound to each other.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Version {
    /// The file that the version is in; `None` if there is one version only.
    pub file: Option<String>,
    /// The schemas.
    pub set: Arc<SchemaSet>,
    /// Those of its file; of all files if there is one version only.
    pub roots: Vec<Schema>,
}

/// Reads what some paths hold.
///
/// # Errors
///
/// As [`read`](inputs::read) and [`load`](avro_ir::load); and where files define several types
/// differently, so that it is not known which of them belong together.
pub fn read_versions<P: AsRef<Path>>(
    paths: &[P],
    options: &LoadOptions,
) -> Result<Versions, Error> {
    let inputs::Inputs {
        sources,
        watched,
        warnings,
    } = inputs::read(paths, &[])?;
    let mut versions = Versions {
        list: Vec::new(),
        shared: Vec::new(),
        watched,
        warnings,
    };
    match avro_ir::load(sources.clone(), options) {
        Ok(loaded) => versions.list.push(Version {
            file: None,
            roots: roots(&loaded.set).collect(),
            set: loaded.set,
        }),
        Err(failure) => {
            let files = files_by_type(&sources, options);
            let conflict = |finding: &Diagnostic| finding.code == Code::ConflictingDefinitions;
            let is_conflict = failure.diagnostics.iter().any(conflict);
            match of_one_type(&files).filter(|_| is_conflict) {
                Some(files) => versions.bind_each(&sources, &files, options)?,
                None => return Err(mixed(failure.into(), &files, is_conflict)),
            }
        }
    }
    Ok(versions)
}

fn roots(set: &Arc<SchemaSet>) -> impl Iterator<Item = Schema> {
    set.roots().iter().map(|root| set.schema(root.schema))
}

impl Versions {
    /// Binds each version with the files that are no versions.
    fn bind_each(
        &mut self,
        sources: &Sources,
        files: &[&str],
        options: &LoadOptions,
    ) -> Result<(), Error> {
        let is_version = |source: &Source| files.contains(&source.name.as_str());
        for &file in files {
            let mut own = Sources::new();
            let sources = sources.iter().map(|(_, source)| source);
            for source in sources.filter(|it| it.name == file || !is_version(it)) {
                own.add(source.name.clone(), source.text.clone());
            }
            let set = avro_ir::load(own, options)?.set;
            let (roots, shared) = roots(&set).partition(|root| is_in(root, file));
            self.list.push(Version {
                file: Some(file.to_owned()),
                roots,
                set,
            });
            // They are the same in all.
            self.shared = shared;
        }
        Ok(())
    }
}

/// The files that are more than one for the types that they are, by these types.
type Files = BTreeMap<Vec<Fullname>, Vec<String>>;

fn files_by_type(sources: &Sources, options: &LoadOptions) -> Files {
    let mut files = Files::new();
    for (_, source) in sources.iter() {
        let mut names = root_names(&source.text, options);
        names.sort();
        if !names.is_empty() {
            files.entry(names).or_default().push(source.name.clone());
        }
    }
    files.retain(|_, files| files.len() > 1);
    files
}

/// The versions, if all that is repeated is one type (or the types of one protocol).
fn of_one_type(files: &Files) -> Option<Vec<&str>> {
    let mut repeated = files.values();
    let (Some(versions), None) = (repeated.next(), repeated.next()) else {
        return None;
    };
    let mut versions: Vec<&str> = versions.iter().map(String::as_str).collect();
    versions.sort_by_key(|name| natural(name));
    Some(versions)
}

/// Whether a schema stands in the file of this name.
fn is_in(schema: &Schema, file: &str) -> bool {
    let source = schema.set().sources().get(schema.node().location.source);
    source.is_some_and(|source| source.name == file)
}

/// Says which files could be versions, where there are several types of which there are several.
fn mixed(error: Error, files: &Files, is_conflict: bool) -> Error {
    if files.len() < 2 || !is_conflict {
        return error;
    }
    let quoted = |names: &[String]| {
        let names = names.iter().map(|name| avro_ir::quote(name));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut findings = Vec::new();
    for (types, files) in files {
        let types: Vec<String> = types.iter().map(ToString::to_string).collect();
        let message = format!("{} is in several files: {}", quoted(&types), quoted(files));
        findings.push(Diagnostic::error(Code::ConflictingDefinitions, message));
    }
    let last = findings.last_mut().expect("there are two types at least");
    last.help = Some(
        "files that define one type are taken for its versions; with several such types, which of \
         the files belong together is not known: give each version a folder of its own, and name \
         the folders one by one"
            .to_owned(),
    );
    Error::diagnostics(findings, Sources::new())
}

/// A name's parts as a person orders them: `v2` before `v10`.
fn natural(name: &str) -> Vec<(u128, String)> {
    let mut parts = vec![(0, String::new())];
    let mut digits = String::new();
    for char in name.chars().chain(['\0']) {
        if char.is_ascii_digit() {
            digits.push(char);
            continue;
        }
        if !digits.is_empty() {
            let number = std::mem::take(&mut digits).parse().unwrap_or(u128::MAX);
            parts.push((number, String::new()));
        }
        parts.last_mut().expect("it starts with one").1.push(char);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        let mut names = [
            "b/v10.avsc",
            "b/v2.avsc",
            "b/v2a.avsc",
            "a/v3.avsc",
            "b/v2-1.avsc",
        ];
        names.sort_by_key(|name| natural(name));
        assert_eq!(
            names,
            [
                "a/v3.avsc",
                "b/v2-1.avsc",
                "b/v2.avsc",
                "b/v2a.avsc",
                "b/v10.avsc"
            ]
        );
    }
}
