//! Random schemas that data for a reader may have been written with.

use crate::prng::Prng;
use avro_ir::{
    Enum, Field, Fixed, Json, Kind, LogicalType, Node, Primitive, Record, Schema, SchemaId,
    SchemaSet, Union,
};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// A schema that differs from `reader` in some places: narrower numbers, other orders, fields and
/// branches and symbols that are missing or new, unions instead of types and the other way round,
/// names by aliases, other namespaces. Most data of most of them can be read.
#[must_use]
pub fn random(reader: &Schema, prng: &mut Prng) -> Value {
    let mut writer = Writer {
        set: reader.set(),
        prng,
        names: HashMap::new(),
        taken: HashSet::new(),
        extra: 0,
    };
    writer.schema(reader.root(), Place::Anywhere)
}

struct Writer<'a> {
    set: &'a SchemaSet,
    prng: &'a mut Prng,
    /// The writer's names of the types that are defined already.
    names: HashMap<SchemaId, String>,
    taken: HashSet<String>,
    extra: usize,
}

/// Where a schema stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    /// Where a union cannot.
    Branch,
}

impl Writer<'_> {
    fn schema(&mut self, id: SchemaId, place: Place) -> Value {
        let is_union = matches!(self.set.node(id).kind, Kind::Union(_));
        if place == Place::Anywhere && !is_union && self.prng.one_in(12) {
            let inner = self.schema(id, Place::Branch);
            let other = self.prng.pick(&["null", "boolean"]);
            let mut branches = vec![inner];
            if self.prng.one_in(2) {
                add_branch(&mut branches, json!(other));
            }
            return Value::Array(branches);
        }
        let set = self.set;
        let node = set.node(id);
        let plain = match &node.kind {
            Kind::Array(items) => {
                json!({"type": "array", "items": self.schema(*items, Place::Anywhere)})
            }
            Kind::Map(values) => {
                json!({"type": "map", "values": self.schema(*values, Place::Anywhere)})
            }
            Kind::Union(union) => return self.union(union, place),
            Kind::Record(record) => self.record(id, record),
            Kind::Enum(enumeration) => self.enumeration(id, enumeration),
            Kind::Fixed(fixed) => self.fixed(id, fixed),
            Kind::Primitive(primitive) if node.properties.contains_key("logicalType") => {
                json!({"type": primitive.name()})
            }
            Kind::Primitive(primitive) => json!({"type": self.primitive(*primitive)}),
        };
        with_logical_type(plain, node)
    }

    fn primitive(&mut self, primitive: Primitive) -> &'static str {
        let narrower: &[&str] = match primitive {
            Primitive::Long => &["int"],
            Primitive::Float => &["int", "long"],
            Primitive::Double => &["int", "long", "float"],
            Primitive::String => &["bytes"],
            Primitive::Bytes => &["string"],
            Primitive::Null | Primitive::Boolean | Primitive::Int => &[],
        };
        if !narrower.is_empty() && self.prng.one_in(4) {
            return self.prng.pick(narrower);
        }
        primitive.name()
    }

    fn union(&mut self, union: &Union, place: Place) -> Value {
        let mut branches = union.branches.clone();
        if branches.is_empty() {
            return json!([]);
        }
        if place == Place::Branch || self.prng.one_in(5) {
            let only = self.prng.pick(&branches);
            return self.schema(only, Place::Branch);
        }
        if self.prng.one_in(3) {
            self.shuffle(&mut branches);
        }
        if branches.len() > 1 && self.prng.one_in(4) {
            branches.remove(self.prng.below(branches.len()));
        }
        let mut schemas: Vec<Value> = Vec::new();
        for branch in branches {
            let schema = self.schema(branch, Place::Branch);
            add_branch(&mut schemas, schema);
        }
        if self.prng.one_in(6) {
            let new = self.extra_type();
            add_branch(&mut schemas, new);
        }
        Value::Array(schemas)
    }

    fn record(&mut self, id: SchemaId, record: &Record) -> Value {
        let name = match self.definition(id, record.name.as_str(), &record.aliases) {
            Ok(name) => name,
            Err(reference) => return reference,
        };
        // The aliases of fields count for records of the same name.
        let mut fields: Vec<&Field> = record.fields.iter().collect();
        if self.prng.one_in(3) {
            self.shuffle(&mut fields);
        }
        let mut values = Vec::new();
        let mut names = record
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect::<HashSet<_>>();
        for field in fields {
            if self.prng.one_in(6) {
                self.extra += 1;
                values.push(
                    json!({"name": format!("extra_{}", self.extra), "type": self.extra_type()}),
                );
            }
            let may_go = if field.default.is_some() { 4 } else { 300 };
            if self.prng.one_in(may_go) {
                continue;
            }
            let alias = field
                .aliases
                .iter()
                .find(|alias| avro_ir::is_valid_name(alias) && !names.contains(*alias));
            let written = match alias {
                Some(alias) if name == record.name.as_str() && self.prng.one_in(2) => alias.clone(),
                _ => field.name.clone(),
            };
            names.insert(written.clone());
            values
                .push(json!({"name": written, "type": self.schema(field.schema, Place::Anywhere)}));
        }
        with_name("record", &name, json!({"fields": values}))
    }

    fn enumeration(&mut self, id: SchemaId, enumeration: &Enum) -> Value {
        let name = match self.definition(id, enumeration.name.as_str(), &enumeration.aliases) {
            Ok(name) => name,
            Err(reference) => return reference,
        };
        let mut symbols = enumeration.symbols.clone();
        if self.prng.one_in(3) {
            self.shuffle(&mut symbols);
        }
        if symbols.len() > 1 && self.prng.one_in(4) {
            symbols.remove(self.prng.below(symbols.len()));
        }
        if self.prng.one_in(5) {
            symbols.push("EXTRA_SYMBOL".to_owned());
        }
        with_name("enum", &name, json!({"symbols": symbols}))
    }

    fn fixed(&mut self, id: SchemaId, fixed: &Fixed) -> Value {
        match self.definition(id, fixed.name.as_str(), &fixed.aliases) {
            Ok(name) => with_name("fixed", &name, json!({"size": fixed.size})),
            Err(reference) => reference,
        }
    }

    /// The name to define a type by, or the reference if it is defined.
    fn definition(
        &mut self,
        id: SchemaId,
        name: &str,
        aliases: &[String],
    ) -> Result<String, Value> {
        if let Some(name) = self.names.get(&id) {
            let dot = if name.contains('.') { "" } else { "." };
            return Err(json!(format!("{dot}{name}")));
        }
        let bare = name.rsplit('.').next().unwrap_or(name);
        let wanted = match self.prng.below(8) {
            0 => format!("moved.{bare}"),
            1 => aliases
                .iter()
                .find(|alias| avro_ir::Fullname::new(alias).is_ok())
                .map_or(name, |alias| alias)
                .to_owned(),
            _ => name.to_owned(),
        };
        let is_free = wanted == name || self.set.named(&wanted).is_none();
        let name = if is_free && self.taken.insert(wanted.clone()) {
            wanted
        } else {
            name.to_owned()
        };
        self.taken.insert(name.clone());
        self.names.insert(id, name.clone());
        Ok(name)
    }

    /// Something to be skipped.
    fn extra_type(&mut self) -> Value {
        self.extra += 1;
        let name = format!("extra.Type{}", self.extra);
        match self.prng.below(7) {
            0 => json!({"type": "map", "values": {"type": "array", "items": "string"}}),
            1 => json!({"type": "array", "items": {"type": "record", "name": name, "fields": [
                {"name": "next", "type": ["null", name]}, {"name": "data", "type": "double"}]}}),
            2 => json!({"type": "fixed", "name": name, "size": 3}),
            3 => json!({"type": "enum", "name": name, "symbols": ["A", "B"]}),
            4 => json!({"type": "array", "items": "null"}),
            5 => json!({"type": "array", "items": {"type": "record", "name": name, "fields": []}}),
            _ => json!({"type": "record", "name": name, "fields": [
                {"name": "flag", "type": "boolean"}, {"name": "text", "type": ["string", "long", "float"]}]}),
        }
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.prng.below(end + 1));
        }
    }
}

fn with_name(ty: &str, name: &str, rest: Value) -> Value {
    let (namespace, bare) = name.rsplit_once('.').unwrap_or(("", name));
    let mut schema = json!({"type": ty, "name": bare, "namespace": namespace});
    if let (Value::Object(schema), Value::Object(rest)) = (&mut schema, rest) {
        schema.extend(rest);
    }
    schema
}

/// Adds a branch unless the union has one of its kind.
fn add_branch(branches: &mut Vec<Value>, new: Value) {
    let kind = unnamed_type(&new);
    let is_new = |other: &Value| kind.is_none() || unnamed_type(other) != kind;
    if branches.iter().all(is_new) {
        branches.push(new);
    }
}

/// What a union can have only once.
fn unnamed_type(schema: &Value) -> Option<&str> {
    let name = schema.as_str().or_else(|| schema["type"].as_str())?;
    let is_named = schema.get("name").is_some() || name.contains('.');
    (!is_named).then_some(name)
}

/// The same bytes would mean something else without it. A reference has it from its definition.
fn with_logical_type(mut schema: Value, node: &Node) -> Value {
    let (Value::Object(object), Some(Json::String(name))) =
        (&mut schema, node.properties.get("logicalType"))
    else {
        return schema;
    };
    object.insert("logicalType".to_owned(), json!(name));
    if let Some(LogicalType::Decimal { precision, scale }) = node.logical {
        object.insert("precision".to_owned(), json!(precision));
        object.insert("scale".to_owned(), json!(scale));
    }
    schema
}
