//! The caller's options, checked: Rust syntax is parsed once, and rules can be looked up.

use crate::model;
use crate::options::{BytesType, DecimalCrate, Layout, MapType, Options, TimeCrate, UuidCrate};
use crate::rules::{Keys, Rules};
use crate::syntax::{self, Fault};
use avro_ir::{Code, Diagnostic, Schema, quote};
use proc_macro2::TokenStream;

/// [`Options`] with every text parsed.
#[derive(Debug)]
pub(crate) struct Choices {
    pub(crate) layout: Layout,
    pub(crate) modules: Rules<Vec<String>>,
    pub(crate) roots: Rules<()>,
    pub(crate) extern_paths: Rules<TokenStream>,
    pub(crate) type_overrides: Rules<TokenStream>,
    pub(crate) map_types: Rules<model::Map>,
    pub(crate) bytes_types: Rules<model::Bytes>,
    pub(crate) string_types: Rules<TokenStream>,
    pub(crate) logical_types: Rules<TokenStream>,
    pub(crate) type_attributes: Rules<Vec<TokenStream>>,
    pub(crate) field_attributes: Rules<Vec<TokenStream>>,
    pub(crate) renames: Rules<String>,
    pub(crate) schema_json: Rules<()>,
    pub(crate) writers: Vec<Schema>,
    pub(crate) time: TimeCrate,
    pub(crate) decimal: DecimalCrate,
    pub(crate) uuid: UuidCrate,
    pub(crate) serde: bool,
    pub(crate) builders: bool,
    pub(crate) box_branches_over: usize,
}

/// Parses every text of the options.
///
/// # Errors
///
/// All texts that are not what their option asks for.
pub(crate) fn check(options: &Options) -> Result<Choices, Vec<Diagnostic>> {
    parse(options).map_err(|problems| problems.into_iter().map(Problem::diagnostic).collect())
}

/// A text that is not what its option asks for.
#[derive(Debug)]
#[cfg_attr(
    not(feature = "files"),
    expect(dead_code, reason = "only settings have places")
)]
pub(crate) struct Problem {
    /// The option.
    pub(crate) option: &'static str,
    /// Which of its rules.
    pub(crate) index: usize,
    message: String,
    help: &'static str,
}

impl Problem {
    pub(crate) fn diagnostic(self) -> Diagnostic {
        Diagnostic::error(Code::InvalidRust, self.message).with_help(self.help)
    }
}

/// All texts that are not what their option asks for.
#[cfg(feature = "files")]
pub(crate) fn problems(options: &Options) -> Vec<Problem> {
    parse(options).err().unwrap_or_default()
}

#[expect(
    clippy::too_many_lines,
    reason = "a table: how the text of each option is read"
)]
fn parse(options: &Options) -> Result<Choices, Vec<Problem>> {
    let mut errors = Vec::new();
    let mut check = Check {
        errors: &mut errors,
    };
    let choices = Choices {
        layout: options.layout,
        modules: check.rules(
            "module",
            Keys::Prefixes,
            &options.modules,
            syntax::module_path,
        ),
        roots: Rules::new("roots", Keys::Paths, listed(&options.roots)),
        extern_paths: check.rules(
            "extern_path",
            Keys::Prefixes,
            &options.extern_paths,
            syntax::path,
        ),
        type_overrides: check.rules(
            "type_override",
            Keys::Paths,
            &options.type_overrides,
            syntax::owned_type,
        ),
        map_types: Rules::new(
            "map_type",
            Keys::Paths,
            mapped(&options.map_types, map_type),
        ),
        bytes_types: Rules::new(
            "bytes_type",
            Keys::Paths,
            mapped(&options.bytes_types, bytes_type),
        ),
        string_types: check.rules(
            "string_type",
            Keys::Paths,
            &options.string_types,
            syntax::owned_type,
        ),
        logical_types: check.rules(
            "logical_type",
            Keys::LogicalTypes,
            &options.logical_types,
            syntax::owned_type,
        ),
        type_attributes: check.rules(
            "type_attribute",
            Keys::Paths,
            &options.type_attributes,
            syntax::attributes,
        ),
        field_attributes: check.rules(
            "field_attribute",
            Keys::Paths,
            &options.field_attributes,
            syntax::attributes,
        ),
        renames: check.rules("rename", Keys::Paths, &options.renames, syntax::identifier),
        schema_json: Rules::new("schema_json", Keys::Paths, listed(&options.schema_json)),
        writers: options.writers.clone(),
        time: options.time,
        decimal: options.decimal,
        uuid: options.uuid,
        serde: options.serde,
        builders: options.builders,
        box_branches_over: options.box_branches_over,
    };
    if errors.is_empty() {
        Ok(choices)
    } else {
        Err(errors)
    }
}

/// Rules that say no more than what they are for.
fn listed(paths: &[String]) -> Vec<(String, ())> {
    paths.iter().map(|path| (path.clone(), ())).collect()
}

impl Choices {
    /// A warning for each rule that matched nothing in this run.
    pub(crate) fn unused(&self) -> Vec<Diagnostic> {
        let mut warnings: Vec<Diagnostic> = Vec::new();
        warnings.extend(self.modules.unused());
        warnings.extend(self.roots.unused());
        warnings.extend(self.extern_paths.unused());
        warnings.extend(self.type_overrides.unused());
        warnings.extend(self.map_types.unused());
        warnings.extend(self.bytes_types.unused());
        warnings.extend(self.string_types.unused());
        warnings.extend(self.logical_types.unused());
        warnings.extend(self.type_attributes.unused());
        warnings.extend(self.field_attributes.unused());
        warnings.extend(self.renames.unused());
        warnings.extend(self.schema_json.unused());
        warnings
    }
}

struct Check<'a> {
    errors: &'a mut Vec<Problem>,
}

impl Check<'_> {
    fn rules<T>(
        &mut self,
        option: &'static str,
        keys: Keys,
        texts: &[(String, String)],
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Rules<T> {
        let mut rules = Vec::with_capacity(texts.len());
        for (index, (path, text)) in texts.iter().enumerate() {
            match parse(text) {
                Ok(value) => rules.push((path.clone(), value)),
                Err(Fault { problem, help }) => self.errors.push(Problem {
                    option,
                    index,
                    message: format!("`{option}` for {}: {} {problem}", quote(path), quote(text)),
                    help,
                }),
            }
        }
        Rules::new(option, keys, rules)
    }
}

fn mapped<T: Copy, U>(rules: &[(String, T)], map: impl Fn(T) -> U) -> Vec<(String, U)> {
    rules
        .iter()
        .map(|(path, value)| (path.clone(), map(*value)))
        .collect()
}

fn map_type(ty: MapType) -> model::Map {
    match ty {
        MapType::HashMap => model::Map::HashMap,
        MapType::BTreeMap => model::Map::BTreeMap,
    }
}

fn bytes_type(ty: BytesType) -> model::Bytes {
    match ty {
        BytesType::Vec => model::Bytes::Vec,
        BytesType::Bytes => model::Bytes::Bytes,
    }
}
