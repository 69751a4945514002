//! This module writes schemas as JSON: self-contained, or one definition at a time.

#[cfg(test)]
mod tests;

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::json_write::{pretty, push_json, push_string};
use crate::kind::{Kind, Primitive};
use crate::name::Fullname;
use crate::schema::{
    Enum, Field, Fixed, Node, Order, Properties, Record, Schema, SchemaId, SchemaSet,
};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

/// A part of a type's definition as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonPiece {
    /// Text to write as it is.
    Text(String),
    /// The place of another named type: either its fullname in quotes or its definition fits.
    Reference(SchemaId),
}

impl Schema {
    /// The schema as compact JSON that needs no other text: each named type is defined where it is
    /// first used, and later referred to by fullname.
    ///
    /// All attributes are kept. A type of the null namespace that is used again inside a namespace
    /// is referred to by its bare name, as there is no other way that Java understands; reading
    /// that back takes [`null_namespace_fallback`](crate::ParseOptions::null_namespace_fallback).
    /// Where the namespace has a type of that name too, nothing that others read means the outer
    /// one, and it is written with a leading dot.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::SchemaError> {
    /// let text = r#"{"type": "fixed", "name": "a.Hash", "size": 16, "owner": "us"}"#;
    /// let schema = avro_ir::Schema::parse(text)?;
    /// assert_eq!(
    ///     schema.to_json(),
    ///     r#"{"type":"fixed","name":"Hash","namespace":"a","size":16,"owner":"us"}"#
    /// );
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.set.bundle_json(self.root)
    }

    /// As [`Schema::to_json`], with line breaks and an indentation of two spaces.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        pretty(&self.to_json())
    }
}

impl SchemaSet {
    /// One schema with everything that it refers to: each named type is defined where it is used first.
    #[must_use]
    pub fn bundle_json(&self, id: SchemaId) -> String {
        let mut writer = Writer::new(self, Mode::Bundle);
        writer.run(id);
        writer.text
    }

    /// The definition of one type, in which every other named type is a reference.
    ///
    /// A named type always has a `namespace` of its own, so its definition can stand anywhere. Its
    /// references to itself are text.
    #[must_use]
    pub fn definition_json(&self, id: SchemaId) -> Vec<JsonPiece> {
        let mut writer = Writer::new(self, Mode::Definition);
        writer.run(id);
        writer.end_piece();
        writer.pieces
    }
}

/// What to write for a type that is referred to from inside `namespace`.
#[must_use]
pub fn reference<'a>(set: &SchemaSet, name: &'a Fullname, namespace: &str) -> Cow<'a, str> {
    let is_outside = name.namespace().is_none() && !namespace.is_empty();
    if is_outside && set.named(&format!("{namespace}.{name}")).is_some() {
        return Cow::Owned(format!(".{name}"));
    }
    Cow::Borrowed(name.as_str())
}

/// A warning for each type of the null namespace that the JSON of a schema refers to from inside a
/// namespace.
#[must_use]
pub fn bare_references(schema: &Schema) -> Vec<Diagnostic> {
    let mut writer = Writer::new(&schema.set, Mode::Bundle);
    writer.run(schema.root);
    let bare = writer.bare.iter();
    bare.map(|&id| bare_reference(&schema.set, id)).collect()
}

/// The warning for a type of the null namespace that is referred to from inside a namespace.
#[must_use]
pub fn bare_reference(set: &SchemaSet, id: SchemaId) -> Diagnostic {
    let node = set.node(id);
    let name = quote(node.kind.fullname().map_or("", Fullname::as_str));
    let message = format!("{name} has no namespace, and is used within one");
    Diagnostic::warning(Code::BareReference, message)
        .at(node.location, "defined in the null namespace")
        .with_help(format!(
            "give {name} a namespace: Avro has no way to refer to it from within another, so that its bare name is written, which not all implementations read"
        ))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Bundle,
    Definition,
}

/// What is still to be written; the last step is next.
enum Step<'a> {
    Schema { id: SchemaId, namespace: &'a str },
    Text(&'static str),
    FieldStart { field: &'a Field, is_first: bool },
    FieldEnd(&'a Field),
    Properties(&'a Properties),
}

/// Writes with a stack of its own, as chains of types can be long.
struct Writer<'a> {
    set: &'a SchemaSet,
    mode: Mode,
    text: String,
    pieces: Vec<JsonPiece>,
    /// The named types that have been defined.
    defined: HashSet<SchemaId>,
    steps: Vec<Step<'a>>,
    /// The types of the null namespace that are referred to from inside a namespace.
    bare: BTreeSet<SchemaId>,
}

impl<'a> Writer<'a> {
    fn new(set: &'a SchemaSet, mode: Mode) -> Self {
        Self {
            set,
            mode,
            text: String::new(),
            pieces: Vec::new(),
            defined: HashSet::new(),
            steps: Vec::new(),
            bare: BTreeSet::new(),
        }
    }

    fn run(&mut self, root: SchemaId) {
        self.steps.push(Step::Schema {
            id: root,
            namespace: "",
        });
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Schema { id, namespace } => self.schema(id, namespace),
                Step::Text(text) => self.text.push_str(text),
                Step::FieldStart { field, is_first } => self.field_start(field, is_first),
                Step::FieldEnd(field) => self.field_end(field),
                Step::Properties(properties) => self.properties(properties),
            }
        }
    }

    fn end_piece(&mut self) {
        if !self.text.is_empty() {
            self.pieces
                .push(JsonPiece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn schema(&mut self, id: SchemaId, namespace: &'a str) {
        let node = &self.set.nodes[id.index()];
        match &node.kind {
            Kind::Record(record) => self.named(id, node, &record.name, namespace),
            Kind::Enum(enumeration) => self.named(id, node, &enumeration.name, namespace),
            Kind::Fixed(fixed) => self.named(id, node, &fixed.name, namespace),
            Kind::Array(items) => self.container(node, "items", *items, namespace),
            Kind::Map(values) => self.container(node, "values", *values, namespace),
            Kind::Union(union) => self.union(&union.branches, namespace),
            Kind::Primitive(primitive) => self.primitive(*primitive, &node.properties),
        }
    }

    fn named(&mut self, id: SchemaId, node: &'a Node, name: &'a Fullname, namespace: &'a str) {
        let is_root = self.text.is_empty() && self.pieces.is_empty() && self.steps.is_empty();
        if self.defined.contains(&id) {
            self.reference(id, name, namespace);
        } else if self.mode == Mode::Definition && !is_root {
            self.end_piece();
            self.pieces.push(JsonPiece::Reference(id));
        } else {
            self.defined.insert(id);
            self.definition(node, name, namespace);
        }
    }

    /// Inside a namespace, a bare name is one of that namespace, and if there is none, one of the null
    /// namespace to Java and Python's avro.
    fn reference(&mut self, id: SchemaId, name: &Fullname, namespace: &str) {
        if name.namespace().is_none() && !namespace.is_empty() {
            self.bare.insert(id);
        }
        push_string(&mut self.text, &reference(self.set, name, namespace));
    }

    fn definition(&mut self, node: &'a Node, name: &'a Fullname, enclosing: &str) {
        let namespace = name.namespace().unwrap_or("");
        self.text.push_str("{\"type\":");
        push_string(&mut self.text, type_word(&node.kind));
        self.attribute("name", name.name());
        if self.mode == Mode::Definition || namespace != enclosing {
            self.attribute("namespace", namespace);
        }
        if let Kind::Record(record) = &node.kind {
            self.record(record, namespace, &node.properties);
        } else if let Kind::Enum(enumeration) = &node.kind {
            self.enumeration(enumeration, &node.properties);
        } else if let Kind::Fixed(fixed) = &node.kind {
            self.fixed(fixed, &node.properties);
        }
    }

    fn attribute(&mut self, key: &str, value: &str) {
        self.key(key);
        push_string(&mut self.text, value);
    }

    fn key(&mut self, key: &str) {
        self.text.push(',');
        push_string(&mut self.text, key);
        self.text.push(':');
    }

    fn doc_and_aliases(&mut self, doc: Option<&str>, aliases: &[String], in_namespace: bool) {
        if let Some(doc) = doc {
            self.attribute("doc", doc);
        }
        if !aliases.is_empty() {
            self.key("aliases");
            // Inside a namespace, a bare alias would be relative to it.
            let is_null = |alias: &str| in_namespace && !alias.is_empty() && !alias.contains('.');
            let dotted = |alias: &String| {
                if is_null(alias) {
                    format!(".{alias}")
                } else {
                    alias.clone()
                }
            };
            self.strings(aliases.iter().map(dotted));
        }
    }

    fn strings(&mut self, strings: impl Iterator<Item = impl AsRef<str>>) {
        self.text.push('[');
        for (index, string) in strings.enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            push_string(&mut self.text, string.as_ref());
        }
        self.text.push(']');
    }

    fn record(&mut self, record: &'a Record, namespace: &'a str, properties: &'a Properties) {
        self.doc_and_aliases(
            record.doc.as_deref(),
            &record.aliases,
            !namespace.is_empty(),
        );
        self.text.push_str(",\"fields\":[");
        self.steps.push(Step::Properties(properties));
        self.steps.push(Step::Text("]"));
        for (index, field) in record.fields.iter().enumerate().rev() {
            self.steps.push(Step::FieldEnd(field));
            self.steps.push(Step::Schema {
                id: field.schema,
                namespace,
            });
            self.steps.push(Step::FieldStart {
                field,
                is_first: index == 0,
            });
        }
    }

    fn field_start(&mut self, field: &Field, is_first: bool) {
        self.text.push_str(if is_first {
            "{\"name\":"
        } else {
            ",{\"name\":"
        });
        push_string(&mut self.text, &field.name);
        self.text.push_str(",\"type\":");
    }

    fn field_end(&mut self, field: &'a Field) {
        self.doc_and_aliases(field.doc.as_deref(), &field.aliases, false);
        if let Some(default) = &field.default_json {
            self.key("default");
            push_json(&mut self.text, default);
        }
        match field.order {
            Order::Ascending => {}
            Order::Descending => self.attribute("order", "descending"),
            Order::Ignore => self.attribute("order", "ignore"),
        }
        self.properties(&field.properties);
    }

    fn enumeration(&mut self, enumeration: &Enum, properties: &Properties) {
        let in_namespace = enumeration.name.namespace().is_some();
        self.doc_and_aliases(
            enumeration.doc.as_deref(),
            &enumeration.aliases,
            in_namespace,
        );
        self.key("symbols");
        self.strings(enumeration.symbols.iter());
        if let Some(default) = enumeration.default {
            self.attribute("default", &enumeration.symbols[default]);
        }
        self.properties(properties);
    }

    fn fixed(&mut self, fixed: &Fixed, properties: &Properties) {
        let in_namespace = fixed.name.namespace().is_some();
        self.doc_and_aliases(fixed.doc.as_deref(), &fixed.aliases, in_namespace);
        self.key("size");
        self.text.push_str(&fixed.size.to_string());
        self.properties(properties);
    }

    /// The attributes beyond the specification's, and the end of the object.
    fn properties(&mut self, properties: &Properties) {
        for (key, value) in properties {
            self.key(key);
            push_json(&mut self.text, value);
        }
        self.text.push('}');
    }

    fn container(&mut self, node: &'a Node, key: &str, element: SchemaId, namespace: &'a str) {
        self.text.push_str("{\"type\":");
        push_string(&mut self.text, node.kind.name());
        self.key(key);
        self.steps.push(Step::Properties(&node.properties));
        self.steps.push(Step::Schema {
            id: element,
            namespace,
        });
    }

    fn union(&mut self, branches: &[SchemaId], namespace: &'a str) {
        self.text.push('[');
        self.steps.push(Step::Text("]"));
        for (index, &id) in branches.iter().enumerate().rev() {
            self.steps.push(Step::Schema { id, namespace });
            if index > 0 {
                self.steps.push(Step::Text(","));
            }
        }
    }

    fn primitive(&mut self, primitive: Primitive, properties: &Properties) {
        if properties.is_empty() {
            return push_string(&mut self.text, primitive.name());
        }
        self.text.push_str("{\"type\":");
        push_string(&mut self.text, primitive.name());
        self.properties(properties);
    }
}

fn type_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Record(record) if record.is_error => "error",
        kind => kind.name(),
    }
}
