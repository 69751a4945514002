//! This module writes the Parsing Canonical Form. Spec: "Transforming into Parsing Canonical Form".

use crate::json_write::push_string;
use crate::kind::Kind;
use crate::schema::{Enum, Fixed, Record, Schema, SchemaId, SchemaSet};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

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
        let mut forms = CanonicalForms::new(self);
        forms.canonical_form(id);
        forms.text
    }
}

/// The Parsing Canonical Forms of many schemas of one set: what types share is written once, and
/// then copied.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), avro_ir::SchemaError> {
/// let schema = avro_ir::Schema::parse(r#"{"type": "fixed", "name": "a.Hash", "size": 16}"#)?;
/// let mut forms = avro_ir::CanonicalForms::new(schema.set());
/// assert_eq!(forms.canonical_form(schema.root()), schema.canonical_form());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct CanonicalForms<'a> {
    set: &'a SchemaSet,
    detail: Detail,
    /// The own text of each named type that was met.
    own: HashMap<SchemaId, Rc<[Piece]>>,
    /// The last form that was asked for.
    text: String,
}

/// What a form keeps of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// What matters to the encoding.
    Canonical,
    /// The logical types too, which is no longer a schema.
    Logical,
}

/// A part of a type's own text.
#[derive(Debug)]
enum Piece {
    Text(String),
    /// A named type: its own text the first time, then its fullname.
    Type(SchemaId),
}

impl<'a> CanonicalForms<'a> {
    /// None is made yet.
    #[must_use]
    pub fn new(set: &'a SchemaSet) -> Self {
        Self {
            set,
            detail: Detail::Canonical,
            own: HashMap::new(),
            text: String::new(),
        }
    }

    /// As [`new`](Self::new), with the logical types in front of the types that have one.
    pub(crate) fn with_logical_types(set: &'a SchemaSet) -> Self {
        Self {
            detail: Detail::Logical,
            ..Self::new(set)
        }
    }

    /// The Parsing Canonical Form of one schema of the set.
    pub fn canonical_form(&mut self, id: SchemaId) -> &str {
        self.text.clear();
        let mut defined = HashSet::from([id]);
        let mut stack = vec![(self.own(id), 0)];
        while let Some((pieces, next)) = stack.last_mut() {
            *next += 1;
            match pieces.get(*next - 1) {
                Some(Piece::Text(text)) => self.text.push_str(text),
                Some(&Piece::Type(id)) if defined.insert(id) => stack.push((self.own(id), 0)),
                Some(&Piece::Type(id)) => self.push_name(id),
                None => drop(stack.pop()),
            }
        }
        &self.text
    }

    fn own(&mut self, id: SchemaId) -> Rc<[Piece]> {
        let (set, detail) = (self.set, self.detail);
        Rc::clone(
            self.own
                .entry(id)
                .or_insert_with(|| Writer::own_text(set, detail, id)),
        )
    }

    fn push_name(&mut self, id: SchemaId) {
        if let Some(name) = self.set.nodes[id.index()].kind.fullname() {
            push_string(&mut self.text, name.as_str());
        }
    }
}

/// What is still to be written; the last step is next.
enum Step<'a> {
    Schema(SchemaId),
    Text(&'static str),
    FieldName(&'a str),
}

/// Writes the own text of one type, with a stack of its own.
struct Writer<'a> {
    set: &'a SchemaSet,
    detail: Detail,
    text: String,
    pieces: Vec<Piece>,
    steps: Vec<Step<'a>>,
}

impl<'a> Writer<'a> {
    fn own_text(set: &'a SchemaSet, detail: Detail, id: SchemaId) -> Rc<[Piece]> {
        let mut writer = Writer {
            set,
            detail,
            text: String::new(),
            pieces: Vec::new(),
            steps: Vec::new(),
        };
        writer.definition(id);
        while let Some(step) = writer.steps.pop() {
            match step {
                Step::Schema(id) => writer.schema(id),
                Step::Text(text) => writer.text.push_str(text),
                Step::FieldName(name) => writer.field_name(name),
            }
        }
        writer.end_text();
        writer.pieces.into()
    }

    fn end_text(&mut self) {
        self.pieces
            .push(Piece::Text(std::mem::take(&mut self.text)));
    }

    fn schema(&mut self, id: SchemaId) {
        if self.set.nodes[id.index()].kind.fullname().is_some() {
            self.end_text();
            self.pieces.push(Piece::Type(id));
        } else {
            self.definition(id);
        }
    }

    fn definition(&mut self, id: SchemaId) {
        let node = &self.set.nodes[id.index()];
        if let (Detail::Logical, Some(logical)) = (self.detail, node.logical) {
            self.text.push('@');
            self.text.push_str(&logical.to_string());
        }
        let kind = &node.kind;
        match kind {
            Kind::Array(items) => self.container("{\"type\":\"array\",\"items\":", *items),
            Kind::Map(values) => self.container("{\"type\":\"map\",\"values\":", *values),
            Kind::Union(union) => self.union(&union.branches),
            Kind::Record(record) => self.record(record),
            Kind::Enum(enumeration) => self.enumeration(enumeration),
            Kind::Fixed(fixed) => self.fixed(fixed),
            Kind::Primitive(_) => push_string(&mut self.text, kind.name()),
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
