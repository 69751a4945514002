//! This module is the two doors: `load` for a compiler with many files, `Schema::parse` for a
//! program that is given a schema.

use crate::ast::Content;
use crate::bind::{self, Bound, Context};
use crate::diagnostic::{Color, Diagnostic, Report, place, render_all, render_short};
use crate::infinite::infinite_records;
use crate::json_text;
use crate::location::Sources;
use crate::name::Fullname;
use crate::options::{Door, LoadOptions, ParseOptions};
use crate::parse;
use crate::schema::{Schema, SchemaSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// What [`load`] gives: the schemas, and what is doubtful about them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// All schemas of all sources.
    pub set: Arc<SchemaSet>,
    /// Findings that do not stop the run, in the order of the texts.
    pub warnings: Vec<Diagnostic>,
}

/// What [`load`] gives when there are errors.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Failure {
    /// The texts, for showing the findings.
    pub sources: Sources,
    /// All errors and warnings, in the order of the texts.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the schemas and protocols of many texts as one set.
///
/// A type may be used before it is defined, and in other files; an identical second definition
/// merges with the first. A text that is an object with `protocol` and without `type` is a
/// protocol, whose `types` are roots.
///
/// # Errors
///
/// When any text has an error: a [`Failure`] with all of them. Records without a finite value
/// (see [`infinite_records`]) are errors too.
///
/// # Examples
///
/// ```
/// use avro_ir::{LoadOptions, Sources, load};
///
/// let mut sources = Sources::new();
/// sources.add("order.avsc", r#"{"type": "record", "name": "Order", "fields": [
///     {"name": "total", "type": "Money"}
/// ]}"#);
/// sources.add("money.avsc", r#"{"type": "fixed", "name": "Money", "size": 8}"#);
/// let loaded = load(sources, &LoadOptions::default()).map_err(|failure| failure.to_string())?;
/// assert!(loaded.set.named("Order").is_some());
/// # Ok::<(), String>(())
/// ```
pub fn load(sources: Sources, options: &LoadOptions) -> Result<Loaded, Failure> {
    let mut report = Report::default();
    let bound = read(&sources, options, Door::Compiler, &mut report);
    let mut set = to_set(bound, sources);
    if !report.has_errors() {
        report.extend(infinite_records(&set));
    }
    let has_errors = report.has_errors();
    let diagnostics = report.finish();
    if has_errors {
        return Err(Failure {
            sources: std::mem::take(&mut set.sources),
            diagnostics,
        });
    }
    Ok(Loaded {
        set: Arc::new(set),
        warnings: diagnostics,
    })
}

impl From<Failure> for SchemaError {
    fn from(failure: Failure) -> Self {
        Self(Box::new(failure))
    }
}

impl fmt::Display for Failure {
    /// Each error on a line, at most 20.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_errors(f, &self.diagnostics, &self.sources)
    }
}

impl std::error::Error for Failure {}

fn read(
    sources: &Sources,
    LoadOptions {
        parse: options,
        elsewhere,
    }: &LoadOptions,
    door: Door,
    report: &mut Report,
) -> Bound {
    let values = sources
        .iter()
        .map(|(id, source)| json_text::read(id, &source.text, options, report));
    let values = values.collect::<Vec<_>>();
    let is_complete = values.iter().all(Option::is_some);
    let documents = values.iter().flatten().map(|value| match door {
        Door::Compiler => parse::document(value, options, report),
        Door::Program => parse::schema(value, options, report),
    });
    let documents = documents.collect::<Vec<_>>();
    bind::documents(
        &documents,
        Context {
            sources,
            options,
            elsewhere,
            door,
            is_complete,
        },
        report,
    )
}

/// The fullnames of the types that a text is: one for a schema, those of its types for a protocol.
/// What is wrong with the text is not said here.
#[must_use]
pub fn root_names(text: &str, options: &LoadOptions) -> Vec<Fullname> {
    let report = &mut Report::default();
    let mut sources = Sources::new();
    let source = sources.add("", text);
    let Some(value) = json_text::read(source, text, &options.parse, report) else {
        return Vec::new();
    };
    let document = parse::document(&value, &options.parse, report);
    let (namespace, schemas) = match &document.content {
        Content::Schema(schema) => ("", std::slice::from_ref(schema)),
        Content::Protocol(protocol) => (protocol.namespace, &protocol.types[..]),
    };
    let names = schemas.iter().filter_map(|schema| schema.kind.header());
    let names = names.filter_map(|header| header.fullname(namespace));
    names.collect()
}

fn to_set(bound: Bound, sources: Sources) -> SchemaSet {
    let Bound {
        nodes,
        named,
        roots,
    } = bound;
    SchemaSet {
        nodes,
        named,
        roots,
        sources,
        min_sizes: OnceLock::new(),
    }
}

impl Schema {
    /// Reads one schema by the specification's rules.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or not a schema: with all errors that were found.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::SchemaError> {
    /// let schema = avro_ir::Schema::parse(r#"{"type": "array", "items": "long"}"#)?;
    /// assert_eq!(schema.node().kind.name(), "array");
    /// # Ok(())
    /// # }
    /// ```
    pub fn parse(text: &str) -> Result<Self, SchemaError> {
        Self::parse_with(text, &ParseOptions::default())
    }

    /// Reads one schema by rules of your choice.
    ///
    /// # Errors
    ///
    /// As [`Schema::parse`].
    pub fn parse_with(text: &str, options: &ParseOptions) -> Result<Self, SchemaError> {
        let mut sources = Sources::new();
        sources.add("schema", text);
        let set = parse_set(sources, options)?;
        let root = set.roots[0].schema;
        Ok(set.schema(root))
    }

    /// Reads schemas of which later ones may refer to types of earlier ones.
    ///
    /// # Errors
    ///
    /// As [`Schema::parse`].
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::SchemaError> {
    /// let hash = r#"{"type": "fixed", "name": "Hash", "size": 16}"#;
    /// let hashes = r#"{"type": "array", "items": "Hash"}"#;
    /// let schemas = avro_ir::Schema::parse_all(&[hash, hashes])?;
    /// assert_eq!(schemas.len(), 2);
    /// # Ok(())
    /// # }
    /// ```
    pub fn parse_all(texts: &[&str]) -> Result<Vec<Self>, SchemaError> {
        Self::parse_all_with(texts, &ParseOptions::default())
    }

    /// Reads schemas that refer to each other by rules of your choice.
    ///
    /// # Errors
    ///
    /// As [`Schema::parse`].
    pub fn parse_all_with(
        texts: &[&str],
        options: &ParseOptions,
    ) -> Result<Vec<Self>, SchemaError> {
        let mut sources = Sources::new();
        for (index, text) in texts.iter().enumerate() {
            sources.add(format!("schema {}", index + 1), *text);
        }
        let set = parse_set(sources, options)?;
        Ok(set
            .roots
            .iter()
            .map(|root| set.schema(root.schema))
            .collect())
    }
}

fn parse_set(sources: Sources, options: &ParseOptions) -> Result<Arc<SchemaSet>, SchemaError> {
    let mut report = Report::default();
    let options = LoadOptions {
        parse: options.clone(),
        elsewhere: Vec::new(),
    };
    let bound = read(&sources, &options, Door::Program, &mut report);
    if report.has_errors() {
        let diagnostics = report.finish();
        return Err(SchemaError(Box::new(Failure {
            sources,
            diagnostics,
        })));
    }
    Ok(Arc::new(to_set(bound, sources)))
}

/// What is wrong with a schema that a program was given.
///
/// Its `Debug` form, which a `main` that returns it prints, shows the errors with their lines.
#[derive(Clone)]
pub struct SchemaError(Box<Failure>);

impl SchemaError {
    /// All errors and warnings, in the order of the texts.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0.diagnostics
    }

    /// The texts, for showing the findings.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.0.sources
    }
}

/// The error of a schema that was not written as text.
#[must_use]
pub fn schema_error(diagnostic: Diagnostic) -> SchemaError {
    SchemaError(Box::new(Failure {
        sources: Sources::new(),
        diagnostics: vec![diagnostic],
    }))
}

impl fmt::Debug for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure {
            sources,
            diagnostics,
        } = &*self.0;
        let report = render_all(diagnostics, sources, Color::Never);
        f.write_str(report.trim_end())
    }
}

impl fmt::Display for SchemaError {
    /// Each error on a line, at most 20.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for SchemaError {}

/// How many errors are shown where there is one text for all.
const SHOWN: usize = 20;

fn write_errors(
    f: &mut fmt::Formatter<'_>,
    diagnostics: &[Diagnostic],
    sources: &Sources,
) -> fmt::Result {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error());
    let count = errors.clone().count();
    for (index, diagnostic) in errors.take(SHOWN).enumerate() {
        let separator = if index == 0 { "" } else { "\n" };
        write!(f, "{separator}{}", render_short(diagnostic, sources))?;
        write_details(f, diagnostic, sources)?;
    }
    if count > SHOWN {
        write!(f, "\nand {} more errors", count - SHOWN)?;
    }
    Ok(())
}

fn write_details(
    f: &mut fmt::Formatter<'_>,
    diagnostic: &Diagnostic,
    sources: &Sources,
) -> fmt::Result {
    if let Some(label) = diagnostic
        .primary
        .as_ref()
        .filter(|label| !label.text.is_empty())
    {
        write!(f, ": {}", label.text)?;
    }
    for label in &diagnostic.secondary {
        write!(f, ", {} at {}", label.text, place(label, sources))?;
    }
    match &diagnostic.help {
        Some(help) => write!(f, "; {help}"),
        None => Ok(()),
    }
}
