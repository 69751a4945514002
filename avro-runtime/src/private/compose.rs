//! This module turns definitions into a bound schema.

mod name;
#[cfg(test)]
mod tests;
mod walk;

use super::{DefaultValue, Definition, Name, Piece, elsewhere};
use crate::json::default_json;
use avro_ir::__private::{push_string, schema_error};
use avro_ir::{
    Code, Diagnostic, Kind, LoadOptions, Names, Schema, SchemaError, SchemaSet, Sources, load,
};
pub(super) use name::namespace;
use name::{Fullnames, label};
use std::sync::Arc;
pub(super) use walk::Named;
use walk::Types;

/// The schema of a definition. Every named type is read from a text of its own, so that none is
/// nested deeper than it was written, and two types of one fullname are an error that shows both.
pub(crate) fn compose(definition: &'static Definition) -> Result<Schema, SchemaError> {
    compose_in(definition, "")
}

/// The schema of a definition that is used in a namespace, which it takes if it has none.
pub(super) fn compose_in(
    definition: &'static Definition,
    namespace: &str,
) -> Result<Schema, SchemaError> {
    let types = walk::types(definition, namespace)?;
    elsewhere::check(&types.types)?;
    let plain = bind(&types, &NoDefaults)?;
    let mut named = types.types.iter();
    if !named.any(|named| has_default(named.definition.json)) {
        return Ok(plain);
    }
    for named in &types.types {
        check_defaults(&plain, &named.fullname, named.definition.json)?;
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

fn bind(types: &Types, defaults: &dyn Defaults) -> Result<Schema, SchemaError> {
    let mut sources = Sources::new();
    for named in &types.types {
        let label = label(named.definition);
        sources.add(label, text(named, &types.fullnames, defaults));
    }
    // The compiler has held the schema to its limit and to its names; written out, it may be longer.
    let mut options = LoadOptions::default();
    options.parse.max_bytes = usize::MAX;
    options.parse.names = Names::Any;
    // A schema that is written by hand may have been one of ours.
    options.parse.null_namespace_fallback = true;
    let loaded = load(sources, &options)?;
    Ok(root(&loaded.set, &types.types[0].fullname))
}

fn root(set: &Arc<SchemaSet>, fullname: &str) -> Schema {
    let first = set.roots().first().map(|root| root.schema);
    let root = set.named(fullname).or(first);
    set.schema(root.expect("the definition itself is the first root"))
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
fn text(named: &Named, fullnames: &Fullnames, defaults: &dyn Defaults) -> String {
    let mut text = Text {
        fullname: &named.fullname,
        fullnames,
        defaults,
        json: String::new(),
        may_need_comma: false,
    };
    text.pieces(named.definition.json);
    text.json
}

struct Text<'a> {
    /// That of the definition whose text it is.
    fullname: &'a str,
    fullnames: &'a Fullnames,
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
                Piece::Name => push_string(&mut self.json, self.fullname),
                Piece::Number(number) => self.json.push_str(&number.to_string()),
                Piece::Schema(schema) => self.json.push_str(&schema().to_json()),
                Piece::Default(default) => {
                    if let Some(json) = self.defaults.json(self.fullname, default) {
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
        let mut name = self
            .fullnames
            .fullname(definition, namespace(self.fullname));
        // A reference leads out of a namespace into none: a bare name would be one of the namespace.
        if self.fullname.contains('.') && !name.contains('.') {
            name.insert(0, '.');
        }
        push_string(&mut self.json, &name);
    }
}
