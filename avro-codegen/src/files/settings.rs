//! The settings file `avro-codegen.toml`: the same choices as in a build script.

#[cfg(test)]
mod tests;

use super::error::{Error, unreadable};
use super::read::{bytes, max_text};
use super::slashed;
use crate::choices;
use crate::options::{
    BytesType, DecimalCrate, Layout, MapType, Options, Output, TimeCrate, UuidCrate,
};
use avro_ir::__private::text;
use avro_ir::{Code, Diagnostic, LoadOptions, Location, Names, Sources, quote};
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What to read, what to make of it, and where to write it.
///
#[doc = include_str!("../../docs/settings.md")]
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// Files, directories and globs to generate from.
    pub inputs: Vec<PathBuf>,
    /// Files, directories and globs that are read as well.
    pub include: Vec<PathBuf>,
    /// Files, directories and globs of writers' schemas; those of one path may refer to each other,
    /// and may be versions of one type.
    pub written_by: Vec<PathBuf>,
    /// Which names all these schemas may have.
    pub names: Names,
    /// The directory to write to.
    pub out_dir: Option<PathBuf>,
    /// What to make of the schemas.
    pub options: Options,
}

/// The keys of a settings file.
const KEYS: [&str; 24] = [
    "inputs",
    "include",
    "names",
    "out_dir",
    "flat",
    "module",
    "roots",
    "extern_path",
    "type_override",
    "map_type",
    "bytes_type",
    "string_type",
    "time",
    "decimal",
    "uuid",
    "logical_type",
    "type_attribute",
    "field_attribute",
    "rename",
    "schema_json",
    "written_by",
    "serde",
    "builders",
    "box_branches_over",
];

impl Settings {
    /// Reads a settings file. Its paths are relative to the current directory, as in a build script.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is not TOML, or has a key or a value that is not known: everything
    /// that is wrong.
    pub fn from_toml(path: &Path) -> Result<Self, Error> {
        let read = bytes(path, max_text()).and_then(text);
        let text = read.map_err(|error| Error::one(unreadable(path, &error)))?;
        Self::parse(&slashed(path), &text)
    }

    /// Reads the text of a settings file; `name` is shown in errors.
    ///
    /// # Errors
    ///
    /// As [`from_toml`](Self::from_toml).
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut sources = Sources::new();
        let source = sources.add(name, text);
        let mut reader = Reader {
            source,
            places: HashMap::new(),
            errors: Vec::new(),
        };
        let mut settings = Self::default();
        match DeTable::parse(text) {
            Ok(table) => reader.settings(table.get_ref(), &mut settings),
            Err(error) => reader.error(
                &error.span().unwrap_or(0..0),
                error.message().to_owned(),
                None,
            ),
        }
        reader.rust(&settings.options);
        if settings.out_dir.is_some() {
            settings.options.output = Output::Directory;
        }
        if reader.errors.is_empty() {
            Ok(settings)
        } else {
            // A table gives its keys in the order of the alphabet.
            reader.errors.sort_by_key(|error| {
                let place = error.primary.as_ref();
                place.map(|label| label.location.start)
            });
            Err(Error::diagnostics(reader.errors, sources))
        }
    }
}

impl Settings {
    /// How the schemas are read.
    pub(super) fn load_options(&self) -> LoadOptions {
        let mut options = LoadOptions::default();
        options.parse.names = self.names;
        options.elsewhere.clone_from(&self.options.extern_paths);
        options
    }
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Reader {
    source: avro_ir::SourceId,
    /// Where each rule of a key stands.
    places: HashMap<String, Vec<Range<usize>>>,
    errors: Vec<Diagnostic>,
}

impl Reader {
    fn settings(&mut self, table: &DeTable<'_>, settings: &mut Settings) {
        let options = &mut settings.options;
        for (name, value) in table {
            let key = name.get_ref().as_ref();
            match key {
                "inputs" => settings.inputs = self.paths(value),
                "include" => settings.include = self.paths(value),
                "names" => settings.names = self.choice(value, &NAMES).unwrap_or_default(),
                "out_dir" => settings.out_dir = self.text(value).map(PathBuf::from),
                "flat" => {
                    options.layout = if self.boolean(value) {
                        Layout::Flat
                    } else {
                        Layout::Modules
                    }
                }
                "module" => options.modules = self.rules(key, value),
                "roots" => options.roots = self.texts(value),
                "schema_json" => options.schema_json = self.texts(value),
                "extern_path" => options.extern_paths = self.rules(key, value),
                "type_override" => options.type_overrides = self.rules(key, value),
                "map_type" => options.map_types = self.choices(value, &MAP_TYPES),
                "bytes_type" => options.bytes_types = self.choices(value, &BYTES_TYPES),
                "string_type" => options.string_types = self.rules(key, value),
                "time" => options.time = self.choice(value, &TIME_CRATES).unwrap_or_default(),
                "decimal" => {
                    options.decimal = self.choice(value, &DECIMAL_CRATES).unwrap_or_default();
                }
                "uuid" => options.uuid = self.choice(value, &UUID_CRATES).unwrap_or_default(),
                "logical_type" => options.logical_types = self.rules(key, value),
                "type_attribute" => options.type_attributes = self.rules(key, value),
                "field_attribute" => options.field_attributes = self.rules(key, value),
                "rename" => options.renames = self.rules(key, value),
                "written_by" => settings.written_by = self.paths(value),
                "serde" => options.serde = self.boolean(value),
                "builders" => options.builders = self.boolean(value),
                "box_branches_over" => options.box_branches_over = self.number(value),
                unknown => self.unknown_key(&name.span(), unknown),
            }
        }
    }

    fn unknown_key(&mut self, span: &Range<usize>, key: &str) {
        let near = avro_ir::closest(&key.replace('-', "_"), KEYS).or(KEYS
            .into_iter()
            .find(|known| *known == key.replace('-', "_")));
        let help = near.map(|known| format!("did you mean `{known}`?"));
        self.error(span, format!("no setting named {}", quote(key)), help);
    }

    fn error(&mut self, span: &Range<usize>, message: String, help: Option<String>) {
        let place = self.location(span);
        let mut diagnostic = Diagnostic::error(Code::InvalidSetting, message).at(place, "");
        diagnostic.help = help;
        self.errors.push(diagnostic);
    }

    fn location(&self, span: &Range<usize>) -> Location {
        let [start, end] = [span.start, span.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Location {
            source: self.source,
            start,
            end,
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, expected: &str) {
        let found = value.get_ref().type_str();
        self.error(
            &value.span(),
            format!("expected {expected}, found {found}"),
            None,
        );
    }

    fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(value, "a string");
        }
        text
    }

    fn boolean(&mut self, value: &Value<'_>) -> bool {
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, "`true` or `false`");
            false
        })
    }

    fn number(&mut self, value: &Value<'_>) -> usize {
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong_type(value, "a number of bytes");
            return 0;
        };
        // Its text has neither the prefix of its base nor underscores.
        usize::from_str_radix(number.as_str(), number.radix()).unwrap_or_else(|_| {
            let message = format!("expected a number of bytes, found `{number}`");
            self.error(&value.span(), message, None);
            0
        })
    }

    /// A string, or an array of strings.
    fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        let texts = self.placed_texts(value).into_iter();
        texts.map(|(text, _)| text).collect()
    }

    /// The same, with their places.
    fn placed_texts(&mut self, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let items = match value.get_ref().as_array() {
            Some(items) => items.iter().collect(),
            None => vec![value],
        };
        let texts = items.into_iter();
        texts
            .filter_map(|item| Some((self.text(item)?, item.span())))
            .collect()
    }

    fn paths(&mut self, value: &Value<'_>) -> Vec<PathBuf> {
        self.texts(value).into_iter().map(PathBuf::from).collect()
    }

    /// A table from paths to a string or an array of strings.
    fn rules(&mut self, key: &str, value: &Value<'_>) -> Vec<(String, String)> {
        let mut rules = Vec::new();
        let mut places = Vec::new();
        for (path, value) in self.entries(value) {
            for (text, place) in self.placed_texts(value) {
                rules.push((path.clone(), text));
                places.push(place);
            }
        }
        self.places.insert(key.to_owned(), places);
        rules
    }

    /// The texts that must be Rust, and are not.
    fn rust(&mut self, options: &Options) {
        for problem in choices::problems(options) {
            let places = self.places.get(problem.option);
            let place = places.and_then(|places| places.get(problem.index));
            let place = self.location(&place.cloned().unwrap_or_default());
            self.errors.push(problem.diagnostic().at(place, ""));
        }
    }

    fn choices<T: Copy>(&mut self, value: &Value<'_>, known: &[(&str, T)]) -> Vec<(String, T)> {
        let entries = self.entries(value);
        entries
            .into_iter()
            .filter_map(|(path, value)| Some((path, self.choice(value, known)?)))
            .collect()
    }

    fn choice<T: Copy>(&mut self, value: &Value<'_>, known: &[(&str, T)]) -> Option<T> {
        let text = self.text(value)?;
        let found = known
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<String> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
            self.error(
                &value.span(),
                format!("{} is none of {}", quote(&text), names.join(", ")),
                None,
            );
        }
        found
    }

    fn entries<'v, 'i>(&mut self, value: &'v Value<'i>) -> Vec<(String, &'v Value<'i>)> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table from paths to values");
            return Vec::new();
        };
        table
            .iter()
            .map(|(path, value)| (path.get_ref().to_string(), value))
            .collect()
    }
}

const NAMES: [(&str, Names); 3] = [
    ("strict", Names::Strict),
    ("unicode", Names::Unicode),
    ("any", Names::Any),
];
const MAP_TYPES: [(&str, MapType); 2] = [
    ("HashMap", MapType::HashMap),
    ("BTreeMap", MapType::BTreeMap),
];
const BYTES_TYPES: [(&str, BytesType); 2] = [("Vec", BytesType::Vec), ("Bytes", BytesType::Bytes)];
const TIME_CRATES: [(&str, TimeCrate); 4] = [
    ("own", TimeCrate::Own),
    ("chrono", TimeCrate::Chrono),
    ("jiff", TimeCrate::Jiff),
    ("time", TimeCrate::Time),
];
const DECIMAL_CRATES: [(&str, DecimalCrate); 3] = [
    ("own", DecimalCrate::Own),
    ("rust_decimal", DecimalCrate::RustDecimal),
    ("bigdecimal", DecimalCrate::BigDecimal),
];
const UUID_CRATES: [(&str, UuidCrate); 2] = [("own", UuidCrate::Own), ("uuid", UuidCrate::Uuid)];
