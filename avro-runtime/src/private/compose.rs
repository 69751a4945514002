//! This module turns definitions into a bound schema.

use super::elsewhere;
use super::{DefaultValue, Definition, Name, NamePart, Piece};
use crate::json::default_json;
use avro_ir::__private::{push_string, schema_error};
use avro_ir::{
    Code, Diagnostic, Kind, LoadOptions, Names, Schema, SchemaError, SchemaSet, Sources, load,
};
use std::collections::HashSet;
use std::ptr;
use std::sync::Arc;

/// The schema of a definition. Every named type is read from a text of its own, so that none is
/// nested deeper than it was written, and two types of one fullname are an error that shows both.
pub(crate) fn compose(definition: &'static Definition) -> Result<Schema, SchemaError> {
    let types = reachable(definition)?;
    elsewhere::check(&types)?;
    let plain = bind(&types, &NoDefaults)?;
    if !types.iter().any(|definition| has_default(definition.json)) {
        return Ok(plain);
    }
    for definition in &types {
        check_defaults(&plain, &fullname(definition), definition.json)?;
    }
    bind(&types, &plain)
}

/// That the defaults of a record that are made at run time are values of their fields.
fn check_defaults(schema: &Schema, record: &str, pieces: &[Piece]) -> Result<(), SchemaError> {
    for piece in pieces {
        match piece {
            Piece::Default(default) => {
                written(schema, record, default).map_err(|reason| {
                    let field = default.field;
                    let message = format!(
                        "the default of `{record}.{field}` is no value of its schema: {reason}"
                    );
                    schema_error(Diagnostic::error(Code::InvalidDefault, message))
                })?;
            }
            Piece::Inner(definition) => {
                check_defaults(schema, record, definition.get().inner_pieces())?;
            }
            Piece::InnerGeneric(definition) => {
                check_defaults(schema, record, definition().inner_pieces())?;
            }
            Piece::Text(_)
            | Piece::Type(_)
            | Piece::Of(_)
            | Piece::Generic(_)
            | Piece::Name
            | Piece::Number(_)
            | Piece::Schema(_)
            | Piece::Elsewhere(_) => {}
        }
    }
    Ok(())
}

/// Whether a default is made at run time, also that of a flattened field.
fn has_default(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Default(_) => true,
        Piece::Inner(definition) => has_default(definition.get().inner_pieces()),
        Piece::InnerGeneric(definition) => has_default(definition().inner_pieces()),
        Piece::Text(_)
        | Piece::Type(_)
        | Piece::Of(_)
        | Piece::Generic(_)
        | Piece::Name
        | Piece::Number(_)
        | Piece::Schema(_)
        | Piece::Elsewhere(_) => false,
    })
}

fn bind(types: &[&'static Definition], defaults: &dyn Defaults) -> Result<Schema, SchemaError> {
    let mut sources = Sources::new();
    for definition in types {
        let label = label(definition);
        sources.add(label, text(definition, defaults));
    }
    // The compiler has held the schema to its limit and to its names; written out, it may be longer.
    let mut options = LoadOptions::default();
    options.parse.max_bytes = usize::MAX;
    options.parse.names = Names::Any;
    // A schema that is written by hand may have been one of ours.
    options.parse.null_namespace_fallback = true;
    let loaded = load(sources, &options)?;
    Ok(root(&loaded.set, types[0]))
}

/// What errors call a definition: the Rust type, with the arguments of a generic one.
fn label(definition: &Definition) -> String {
    match (definition.type_name, &definition.name) {
        ("", Name::Unnamed(label)) => (*label).to_owned(),
        ("", _) => fullname(definition),
        (name, Name::Generic(parts)) => {
            let arguments = parts.iter().filter_map(|part| match part {
                NamePart::Of(argument) => Some(self::label(argument())),
                NamePart::Number(number) => Some(number.to_string()),
                NamePart::Text(_) => None,
            });
            let arguments = arguments.collect::<Vec<_>>();
            format!("{name}<{}>", arguments.join(", "))
        }
        (name, _) => name.to_owned(),
    }
}

fn root(set: &Arc<SchemaSet>, definition: &'static Definition) -> Schema {
    let first = set.roots().first().map(|root| root.schema);
    let root = set.named(&fullname(definition)).or(first);
    set.schema(root.expect("the definition itself is the first root"))
}

/// The definition and the named ones that it refers to, each once.
fn reachable(definition: &'static Definition) -> Result<Vec<&'static Definition>, SchemaError> {
    let mut found = Found {
        seen: HashSet::from([ptr::from_ref(definition).addr()]),
        types: vec![definition],
        depth: 0,
        endless: None,
        closed: None,
    };
    let mut next = 0;
    while let Some(definition) = found.types.get(next) {
        found.add(definition.json);
        if let Some(definition) = found.endless {
            return Err(endless(definition));
        }
        if let Some(definition) = found.closed {
            return Err(closed(definition));
        }
        next += 1;
    }
    Ok(found.types)
}

/// How deep schemas without names may be nested: in a cycle of them there is no end.
const MAX_UNNAMED: usize = 64;

fn endless(definition: &Definition) -> SchemaError {
    let message = format!(
        "`{}` contains itself, and no named type is between",
        label(definition)
    );
    let help = "put it into a struct where it contains itself, or add `#[avro(repr = \"tagged\")]`";
    let diagnostic = Diagnostic::error(Code::InfiniteRecord, message).with_help(help);
    schema_error(diagnostic)
}

fn closed(definition: &Definition) -> SchemaError {
    let message = format!(
        "`{}` is flattened, but is no derived record",
        label(definition)
    );
    let help = "without `flatten` it is a field of its own";
    schema_error(Diagnostic::error(Code::UnknownType, message).with_help(help))
}

struct Found {
    seen: HashSet<usize>,
    types: Vec<&'static Definition>,
    /// How many schemas without names are around.
    depth: usize,
    /// A schema without a name that has no end.
    endless: Option<&'static Definition>,
    /// A schema whose fields or branches were asked for, and that has none that can be told.
    closed: Option<&'static Definition>,
}

impl Found {
    fn add(&mut self, pieces: &'static [Piece]) {
        for piece in pieces {
            match piece {
                Piece::Type(definition) => self.reference(definition),
                Piece::Of(reference) => self.reference(reference.get()),
                Piece::Generic(definition) => self.reference(definition()),
                Piece::Inner(definition) => self.inner(definition.get()),
                Piece::InnerGeneric(definition) => self.inner(definition()),
                Piece::Text(_)
                | Piece::Name
                | Piece::Number(_)
                | Piece::Schema(_)
                | Piece::Default(_)
                | Piece::Elsewhere(_) => {}
            }
        }
    }

    fn inner(&mut self, definition: &'static Definition) {
        if definition.is_open() {
            self.add(definition.inner_pieces());
        } else {
            self.closed = Some(definition);
        }
    }

    fn reference(&mut self, definition: &'static Definition) {
        match definition.name {
            Name::Unnamed(_) => self.unnamed(definition),
            Name::Full(_) | Name::Generic(_) => {
                if self.seen.insert(ptr::from_ref(definition).addr()) {
                    self.types.push(definition);
                }
            }
        }
    }

    fn unnamed(&mut self, definition: &'static Definition) {
        // A derived type has a path; the schemas of the standard library's types have none.
        if self.depth >= MAX_UNNAMED && !definition.type_name.is_empty() {
            self.endless = Some(definition);
        }
        if self.endless.is_none() {
            self.depth += 1;
            self.add(definition.json);
            self.depth -= 1;
        }
    }
}

/// The fullname; empty for a schema without a name.
pub(super) fn fullname(definition: &Definition) -> String {
    match definition.name {
        Name::Full(name) => name.to_owned(),
        Name::Unnamed(_) => String::new(),
        Name::Generic(parts) => parts.iter().map(name_part).collect(),
    }
}

fn name_part(part: &NamePart) -> String {
    match part {
        NamePart::Text(text) => (*text).to_owned(),
        NamePart::Of(argument) => simple_name(argument()),
        // Names have no sign.
        NamePart::Number(number) => number.to_string().replace('-', "_"),
    }
}

/// What a type is called within the name of a generic type: `Order`, `array_int`.
fn simple_name(definition: &Definition) -> String {
    let Name::Unnamed(label) = definition.name else {
        let fullname = fullname(definition);
        let start = fullname.rfind('.').map_or(0, |dot| dot + 1);
        return fullname[start..].to_owned();
    };
    let mut name = label.to_owned();
    add_arguments(definition.json, &mut name);
    name
}

fn add_arguments(pieces: &[Piece], name: &mut String) {
    for piece in pieces {
        let argument = match piece {
            Piece::Type(definition) => simple_name(definition),
            Piece::Of(reference) => simple_name(reference.get()),
            Piece::Generic(definition) => simple_name(definition()),
            Piece::Inner(definition) => {
                add_arguments(definition.get().inner_pieces(), name);
                continue;
            }
            Piece::InnerGeneric(definition) => {
                add_arguments(definition().inner_pieces(), name);
                continue;
            }
            Piece::Text(_)
            | Piece::Name
            | Piece::Number(_)
            | Piece::Schema(_)
            | Piece::Default(_)
            | Piece::Elsewhere(_) => continue,
        };
        name.push('_');
        name.push_str(&argument);
    }
}

/// Where the defaults come from that are made at run time.
trait Defaults {
    /// The JSON of a field's default; `None` if it is left out.
    fn json(&self, record: &str, default: &DefaultValue) -> Option<String>;
}

/// Without them a schema can be bound, and then they can be written along it.
struct NoDefaults;

impl Defaults for NoDefaults {
    fn json(&self, _record: &str, _default: &DefaultValue) -> Option<String> {
        None
    }
}

impl Defaults for Schema {
    fn json(&self, record: &str, default: &DefaultValue) -> Option<String> {
        // What cannot be written has been reported.
        written(self, record, default).ok().flatten()
    }
}

/// The JSON of a field's default, along the field's schema.
fn written(
    schema: &Schema,
    record: &str,
    default: &DefaultValue,
) -> Result<Option<String>, String> {
    let set = schema.set();
    let Some(Kind::Record(definition)) = set.named(record).map(|id| &set.node(id).kind) else {
        return Ok(None);
    };
    let is_field = |field: &&avro_ir::Field| field.name == default.field;
    let Some(field) = definition.fields.iter().find(is_field) else {
        return Ok(None);
    };
    let bytes = (default.bytes)().map_err(|error| error.to_string())?;
    let json = default_json(&set.schema(field.schema), &bytes);
    json.map(Some).map_err(|error| error.to_string())
}

/// A definition's own JSON, in which other named types are references.
fn text(definition: &'static Definition, defaults: &dyn Defaults) -> String {
    let mut text = Text {
        fullname: fullname(definition),
        defaults,
        json: String::new(),
        may_need_comma: false,
    };
    text.pieces(definition.json);
    text.json
}

struct Text<'a> {
    /// That of the definition whose text it is.
    fullname: String,
    defaults: &'a dyn Defaults,
    json: String,
    /// Whether what comes next is next to flattened fields.
    may_need_comma: bool,
}

impl Text<'_> {
    fn pieces(&mut self, pieces: &'static [Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Type(definition) => self.reference(definition),
                Piece::Of(reference) => self.reference(reference.get()),
                Piece::Generic(definition) => self.reference(definition()),
                Piece::Inner(definition) => self.inner(definition.get()),
                Piece::InnerGeneric(definition) => self.inner(definition()),
                Piece::Name => push_string(&mut self.json, &self.fullname),
                Piece::Number(number) => self.json.push_str(&number.to_string()),
                Piece::Schema(schema) => self.json.push_str(&schema().to_json()),
                Piece::Default(default) => {
                    if let Some(json) = self.defaults.json(&self.fullname, default) {
                        self.json.push_str(",\"default\":");
                        self.json.push_str(&json);
                    }
                }
                Piece::Elsewhere(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let is_next = self.may_need_comma && text.starts_with('{');
        if is_next && !self.json.ends_with(['[', ',']) {
            self.json.push(',');
        }
        self.may_need_comma = false;
        self.json.push_str(text);
    }

    fn inner(&mut self, definition: &'static Definition) {
        self.may_need_comma = true;
        self.pieces(definition.inner_pieces());
        self.may_need_comma = true;
    }

    fn reference(&mut self, definition: &'static Definition) {
        if let Name::Unnamed(_) = definition.name {
            return self.pieces(definition.json);
        }
        let mut name = fullname(definition);
        // A reference leads out of a namespace into none: a bare name would be one of the namespace.
        if self.fullname.contains('.') && !name.contains('.') {
            name.insert(0, '.');
        }
        push_string(&mut self.json, &name);
    }
}

#[cfg(test)]
mod tests;
