//! This module binds the names of one or many `ast`s and gives a schema set: namespaces are
//! inherited, references become indices, and every error is reported.

mod default;
mod difference;
mod duplicate;
mod names;
#[cfg(test)]
mod tests;
mod union;

use crate::ast::{self, Content, Document};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::json_text::Value;
use crate::kind::{Kind, Primitive};
use crate::location::{Location, SourceId, Sources};
use crate::logical;
use crate::name::Fullname;
use crate::options::{Door, ParseOptions};
use crate::schema::{Enum, Field, Fixed, Node, Properties, Record, Root, SchemaId, Union};
pub(crate) use default::cycles;
use indexmap::IndexMap;
use names::Names;
use std::collections::HashSet;

/// What [`documents`] makes.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) nodes: Vec<Node>,
    pub(crate) named: IndexMap<Fullname, SchemaId>,
    pub(crate) roots: Vec<Root>,
}

/// Which texts there are beside the documents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) options: &'a ParseOptions,
    /// Namespaces and types that the caller has elsewhere, and where.
    pub(crate) elsewhere: &'a [(String, String)],
    pub(crate) door: Door,
    /// Whether every text could be read; if not, unknown types say nothing.
    pub(crate) is_complete: bool,
}

/// Binds all names of all documents; what is wrong goes into the report.
pub(crate) fn documents<'v>(
    documents: &'v [Document<'v>],
    context: Context<'_>,
    report: &mut Report,
) -> Bound {
    let mut binder = Binder::new(context, report);
    for document in documents {
        binder.document(document);
    }
    binder.resolve_references();
    binder.check_unions();
    binder.check_duplicates();
    binder.read_defaults();
    binder.finish()
}

struct Binder<'v, 'r> {
    context: Context<'r>,
    report: &'r mut Report,
    nodes: Vec<Node>,
    names: Names<'v>,
    roots: Vec<Root>,
    /// Nodes that stand for an error which has been reported.
    invalid: HashSet<SchemaId>,
    unions: Vec<PendingUnion>,
    defaults: Vec<PendingDefault<'v>>,
    is_exhausted: bool,
}

/// A union whose branches are compared when all names are bound.
struct PendingUnion {
    schema: SchemaId,
    branch_locations: Vec<Location>,
}

/// A default that is read when all names are bound.
struct PendingDefault<'v> {
    record: SchemaId,
    field: usize,
    value: &'v Value<'v>,
}

impl<'v, 'r> Binder<'v, 'r> {
    fn new(context: Context<'r>, report: &'r mut Report) -> Self {
        Self {
            context,
            report,
            nodes: Vec::new(),
            names: Names::default(),
            roots: Vec::new(),
            invalid: HashSet::new(),
            unions: Vec::new(),
            defaults: Vec::new(),
            is_exhausted: false,
        }
    }

    fn document(&mut self, document: &'v Document<'v>) {
        match &document.content {
            Content::Schema(schema) => self.root(document.source, schema, ""),
            Content::Protocol(protocol) => {
                for schema in &protocol.types {
                    self.root(document.source, schema, protocol.namespace);
                }
                for schema in &protocol.messages {
                    self.schema(schema, protocol.namespace);
                }
            }
        }
    }

    fn root(&mut self, source: SourceId, schema: &'v ast::Schema<'v>, namespace: &str) {
        let schema = self.schema(schema, namespace);
        if self
            .context
            .sources
            .get(source)
            .is_some_and(|source| !source.is_include())
        {
            self.roots.push(Root { source, schema });
        }
    }

    fn schema(&mut self, schema: &'v ast::Schema<'v>, namespace: &str) -> SchemaId {
        if self.nodes.len() >= self.context.options.max_nodes.min(u32::MAX as usize) {
            return self.exhausted(schema.location);
        }
        match &schema.kind {
            ast::Kind::Invalid => self.invalid(schema.location),
            ast::Kind::Reference(reference) => self.reference(*reference, namespace),
            ast::Kind::Record(record) => self.record(record, schema, namespace),
            ast::Kind::Enum(enumeration) => self.enumeration(enumeration, schema, namespace),
            ast::Kind::Fixed(fixed) => self.fixed(fixed, schema, namespace),
            ast::Kind::Primitive(primitive) => {
                let id = self.reserve(schema.location);
                self.fill(id, Kind::Primitive(*primitive), schema)
            }
            ast::Kind::Array(items) => self.element(Kind::Array, items, schema, namespace),
            ast::Kind::Map(values) => self.element(Kind::Map, values, schema, namespace),
            ast::Kind::Union(branches) => self.union(branches, schema, namespace),
        }
    }

    fn element(
        &mut self,
        kind: fn(SchemaId) -> Kind,
        element: &'v ast::Schema<'v>,
        schema: &ast::Schema<'_>,
        namespace: &str,
    ) -> SchemaId {
        let id = self.reserve(schema.location);
        let element = self.schema(element, namespace);
        self.fill(id, kind(element), schema)
    }

    fn union(
        &mut self,
        branches: &'v [ast::Schema<'v>],
        schema: &ast::Schema<'_>,
        namespace: &str,
    ) -> SchemaId {
        let id = self.reserve(schema.location);
        let branch_locations = branches.iter().map(|branch| branch.location).collect();
        self.unions.push(PendingUnion {
            schema: id,
            branch_locations,
        });
        let branches = branches
            .iter()
            .map(|branch| self.schema(branch, namespace))
            .collect();
        self.fill(id, Kind::Union(Union { branches }), schema)
    }

    /// A node whose content is not known yet.
    fn reserve(&mut self, location: Location) -> SchemaId {
        let id = SchemaId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            kind: Kind::Primitive(Primitive::Null),
            logical: None,
            properties: Properties::new(),
            location,
        });
        id
    }

    fn invalid(&mut self, location: Location) -> SchemaId {
        let id = self.reserve(location);
        self.invalid.insert(id);
        id
    }

    /// From the limit on, one node stands for all others.
    fn exhausted(&mut self, location: Location) -> SchemaId {
        if !self.is_exhausted {
            self.is_exhausted = true;
            let message = format!("more than {} schema nodes", self.context.options.max_nodes);
            self.report.push(
                Diagnostic::error(Code::TooLarge, message)
                    .at(location, "one node too many")
                    .with_help("raise `max_nodes` if you trust the schemas"),
            );
            return self.invalid(location);
        }
        self.invalid.iter().next().copied().unwrap_or(SchemaId(0))
    }

    fn fill(&mut self, id: SchemaId, kind: Kind, schema: &ast::Schema<'_>) -> SchemaId {
        let properties = to_properties(&schema.properties);
        let logical = match logical::logical_type(&kind, &properties) {
            Ok(logical) => logical,
            Err(reason) => {
                self.ignored_logical_type(schema, reason);
                None
            }
        };
        self.nodes[id.index()] = Node {
            kind,
            logical,
            properties,
            location: schema.location,
        };
        id
    }

    /// Spec: "Logical Types": an invalid one is ignored, and the base type stands.
    fn ignored_logical_type(&mut self, schema: &ast::Schema<'_>, ignored: logical::Ignored) {
        let attribute = schema
            .properties
            .iter()
            .find(|(key, _)| *key == ignored.attribute);
        let location = attribute.map_or(schema.location, |(_, value)| value.location);
        let mut diagnostic = Diagnostic::warning(Code::InvalidLogicalType, ignored.message)
            .at(location, ignored.label);
        diagnostic.help = ignored.help;
        self.report.push(diagnostic);
    }

    fn record(
        &mut self,
        record: &'v ast::Record<'v>,
        schema: &ast::Schema<'_>,
        namespace: &str,
    ) -> SchemaId {
        let definition = self.define(&record.header, namespace, schema.location);
        let inner = definition.fullname.clone();
        let inner = inner
            .as_ref()
            .map_or(namespace, |name| name.namespace().unwrap_or(""));
        let types = record
            .fields
            .iter()
            .map(|field| self.schema(&field.schema, inner));
        let types = types.collect::<Vec<_>>();
        self.fill_record(definition, record, &types, schema)
    }

    /// Not part of [`Binder::record`], so that a level of nesting takes little of the stack.
    fn fill_record(
        &mut self,
        definition: names::Definition,
        record: &'v ast::Record<'v>,
        types: &[SchemaId],
        schema: &ast::Schema<'_>,
    ) -> SchemaId {
        for (index, field) in record.fields.iter().enumerate() {
            if let Some(value) = field.default.filter(|_| !definition.is_repeated) {
                self.defaults.push(PendingDefault {
                    record: definition.target,
                    field: index,
                    value,
                });
            }
        }
        let name = definition
            .fullname
            .unwrap_or_else(|| Fullname::unchecked(""));
        let kind = Kind::Record(Record {
            aliases: names::aliases(&record.header.aliases, &name),
            name,
            doc: record.header.doc.map(str::to_owned),
            fields: record
                .fields
                .iter()
                .zip(types)
                .map(|(field, ty)| to_field(field, *ty))
                .collect(),
            is_error: record.is_error,
        });
        self.fill(definition.target, kind, schema);
        definition.link
    }

    fn enumeration(
        &mut self,
        enumeration: &ast::Enum<'v>,
        schema: &ast::Schema<'_>,
        namespace: &str,
    ) -> SchemaId {
        let definition = self.define(&enumeration.header, namespace, schema.location);
        let name = definition
            .fullname
            .unwrap_or_else(|| Fullname::unchecked(""));
        let kind = Kind::Enum(Enum {
            aliases: names::aliases(&enumeration.header.aliases, &name),
            name,
            doc: enumeration.header.doc.map(str::to_owned),
            symbols: enumeration
                .symbols
                .iter()
                .map(|(symbol, _)| (*symbol).to_owned())
                .collect(),
            symbol_locations: enumeration
                .symbols
                .iter()
                .map(|(_, location)| *location)
                .collect(),
            default: enumeration.default,
        });
        self.fill(definition.target, kind, schema);
        definition.link
    }

    fn fixed(
        &mut self,
        fixed: &ast::Fixed<'v>,
        schema: &ast::Schema<'_>,
        namespace: &str,
    ) -> SchemaId {
        let definition = self.define(&fixed.header, namespace, schema.location);
        let name = definition
            .fullname
            .unwrap_or_else(|| Fullname::unchecked(""));
        let kind = Kind::Fixed(Fixed {
            aliases: names::aliases(&fixed.header.aliases, &name),
            name,
            doc: fixed.header.doc.map(str::to_owned),
            size: fixed.size,
        });
        self.fill(definition.target, kind, schema);
        definition.link
    }

    fn finish(self) -> Bound {
        Bound {
            nodes: self.nodes,
            named: self.names.into_map(),
            roots: self.roots,
        }
    }
}

fn to_field(field: &ast::Field<'_>, schema: SchemaId) -> Field {
    Field {
        name: field.name.to_owned(),
        doc: field.doc.map(str::to_owned),
        aliases: field
            .aliases
            .iter()
            .map(|alias| (*alias).to_owned())
            .collect(),
        schema,
        default: None,
        default_json: field.default.map(Value::to_json),
        order: field.order,
        properties: to_properties(&field.properties),
        location: field.location,
        name_location: field.name_location,
    }
}

fn to_properties(properties: &ast::Properties<'_>) -> Properties {
    properties
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.to_json()))
        .collect()
}
