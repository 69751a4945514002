//! This module writes the Parsing Canonical Form. Spec: "Transforming into Parsing Canonical Form".

use crate::json_write::push_string;
use crate::schema::{Enum, Fixed, Kind, Record, Schema, SchemaId, SchemaSet};
use std::collections::HashSet;

impl Schema {
    /// The Parsing Canonical Form: what of a schema matters to its binary encoding.
    ///
    /// As in Java, an `error` is a record, and a named type that stands a second time is its
    /// fullname. Logical types, defaults and aliases are not part of it, so a reader must never be
    /// chosen by it alone.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), avro_ir::SchemaError> {
    /// let schema = avro_ir::Schema::parse(r#"{"size": 16, "type": "fixed", "name": "a.Hash", "doc": "…"}"#)?;
    /// assert_eq!(schema.canonical_form(), r#"{"name":"a.Hash","type":"fixed","size":16}"#);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn canonical_form(&self) -> String {
        self.set.canonical_form(self.root)
    }
}

impl SchemaSet {
    /// The Parsing Canonical Form of one schema of the set.
    #[must_use]
    pub fn canonical_form(&self, id: SchemaId) -> String {
        let mut writer = Writer {
            set: self,
            text: String::new(),
            defined: HashSet::new(),
            steps: vec![Step::Schema(id)],
        };
        while let Some(step) = writer.steps.pop() {
            match step {
                Step::Schema(id) => writer.schema(id),
                Step::Text(text) => writer.text.push_str(text),
                Step::FieldName(name) => writer.field_name(name),
            }
        }
        writer.text
    }
}

/// What is still to be written; the last step is next.
enum Step<'a> {
    Schema(SchemaId),
    Text(&'static str),
    FieldName(&'a str),
}

/// Writes with a stack of its own, as chains of types can be long.
struct Writer<'a> {
    set: &'a SchemaSet,
    text: String,
    defined: HashSet<SchemaId>,
    steps: Vec<Step<'a>>,
}

impl<'a> Writer<'a> {
    fn schema(&mut self, id: SchemaId) {
        let kind = &self.set.nodes[id.index()].kind;
        if let Some(name) = kind.fullname()
            && !self.defined.insert(id)
        {
            return push_string(&mut self.text, name.as_str());
        }
        match kind {
            Kind::Array(items) => self.container("{\"type\":\"array\",\"items\":", *items),
            Kind::Map(values) => self.container("{\"type\":\"map\",\"values\":", *values),
            Kind::Union(union) => self.union(&union.branches),
            Kind::Record(record) => self.record(record),
            Kind::Enum(enumeration) => self.enumeration(enumeration),
            Kind::Fixed(fixed) => self.fixed(fixed),
            Kind::Null
            | Kind::Boolean
            | Kind::Int
            | Kind::Long
            | Kind::Float
            | Kind::Double
            | Kind::Bytes
            | Kind::String => push_string(&mut self.text, kind.name()),
        }
    }

    fn container(&mut self, start: &str, element: SchemaId) {
        self.text.push_str(start);
        self.steps.push(Step::Text("}"));
        self.steps.push(Step::Schema(element));
    }

    fn union(&mut self, branches: &[SchemaId]) {
        self.text.push('[');
        self.steps.push(Step::Text("]"));
        for (index, &branch) in branches.iter().enumerate().rev() {
            self.steps.push(Step::Schema(branch));
            if index > 0 {
                self.steps.push(Step::Text(","));
            }
        }
    }

    fn record(&mut self, record: &'a Record) {
        self.text.push_str("{\"name\":");
        push_string(&mut self.text, record.name.as_str());
        self.text.push_str(",\"type\":\"record\",\"fields\":[");
        self.steps.push(Step::Text("]}"));
        for (index, field) in record.fields.iter().enumerate().rev() {
            self.steps.push(Step::Text("}"));
            self.steps.push(Step::Schema(field.schema));
            self.steps.push(Step::FieldName(&field.name));
            if index > 0 {
                self.steps.push(Step::Text(","));
            }
        }
    }

    fn field_name(&mut self, name: &str) {
        self.text.push_str("{\"name\":");
        push_string(&mut self.text, name);
        self.text.push_str(",\"type\":");
    }

    fn enumeration(&mut self, enumeration: &Enum) {
        self.text.push_str("{\"name\":");
        push_string(&mut self.text, enumeration.name.as_str());
        self.text.push_str(",\"type\":\"enum\",\"symbols\":[");
        for (index, symbol) in enumeration.symbols.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            push_string(&mut self.text, symbol);
        }
        self.text.push_str("]}");
    }

    fn fixed(&mut self, fixed: &Fixed) {
        self.text.push_str("{\"name\":");
        push_string(&mut self.text, fixed.name.as_str());
        self.text.push_str(",\"type\":\"fixed\",\"size\":");
        self.text.push_str(&fixed.size.to_string());
        self.text.push('}');
    }
}
