//! This module makes layouts of definitions, and of the schemas that are parts of them.

use super::super::{Definition, Name};
use super::token::{Token, tokens};
use super::{Field, Layout, Node, NodeId};
use avro_ir::{Kind, Primitive, Schema};
use std::collections::BTreeMap;
use std::{ptr, vec};

/// How deep a definition's JSON may be nested.
const MAX_DEPTH: usize = 256;

pub(super) fn layout(definition: &'static Definition) -> Layout {
    let mut builder = Builder::default();
    builder.definition(definition);
    while let Some((id, definition)) = builder.pending.pop() {
        let parsed = builder.parsed(definition, id);
        builder.layout.nodes[id] = builder.layout.nodes[parsed].clone();
    }
    builder.resolve();
    flatten(&mut builder.layout.nodes);
    builder.layout.measured()
}

/// No branch of a union is a union: that of an option belongs to the option.
fn flatten(nodes: &mut [Node]) {
    for id in 0..nodes.len() {
        let Node::Union(branches) = &nodes[id] else {
            continue;
        };
        let flat = branches.iter().flat_map(|&branch| match &nodes[branch] {
            Node::Union(inner) if branch != id => inner.clone(),
            _ => vec![branch],
        });
        nodes[id] = Node::Union(flat.collect());
    }
}

#[derive(Default)]
struct Builder {
    layout: Layout,
    /// The nodes of definitions, by where these are.
    known: BTreeMap<usize, NodeId>,
    /// Definitions whose nodes are not what they will be.
    pending: Vec<(NodeId, &'static Definition)>,
    /// The nodes of definitions, by fullname. Where two have one, a definition that refers to itself
    /// still finds itself.
    named: BTreeMap<&'static str, NodeId>,
    /// Nodes that stand for a fullname.
    references: Vec<(NodeId, String)>,
}

impl Builder {
    fn add(&mut self, node: Node) -> NodeId {
        self.layout.nodes.push(node);
        self.layout.nodes.len() - 1
    }

    /// The node of a definition, which is read later: definitions can hold themselves.
    fn definition(&mut self, definition: &'static Definition) -> NodeId {
        let key = ptr::from_ref(definition).addr();
        if let Some(&id) = self.known.get(&key) {
            return id;
        }
        let id = self.add(Node::Unknown);
        self.known.insert(key, id);
        self.pending.push((id, definition));
        if let Name::Full(name) | Name::Relative(name) = definition.name {
            self.named.entry(name).or_insert(id);
        }
        id
    }

    /// Definitions that refer to each other do so by name, at least one way.
    fn resolve(&mut self) {
        for (id, name) in std::mem::take(&mut self.references) {
            if let Some(&definition) = self.named.get(name.as_str()) {
                self.layout.nodes[id] = self.layout.nodes[definition].clone();
            }
        }
    }

    fn parsed(&mut self, definition: &'static Definition, id: NodeId) -> NodeId {
        let mut parser = Parser {
            name: match definition.name {
                Name::Full(name) | Name::Relative(name) => name,
                Name::Unnamed(_) | Name::Generic(_) => "",
            },
            id,
            builder: self,
            tokens: tokens(definition).into_iter(),
        };
        match parser.schema(0) {
            Some(id) => id,
            None => self.add(Node::Unknown),
        }
    }

    /// The nodes of a schema that is made at run time.
    fn foreign(&mut self, schema: &Schema) -> NodeId {
        let first = self.layout.nodes.len();
        for node in schema.set().nodes() {
            self.add(copied(&node.kind, first));
        }
        first + schema.root().index()
    }
}

/// A node of a set whose nodes are at `first` and after.
fn copied(kind: &Kind, first: NodeId) -> Node {
    match kind {
        Kind::Primitive(primitive) => match primitive {
            Primitive::Null => Node::Null,
            Primitive::Boolean => Node::Boolean,
            Primitive::Int => Node::Int,
            Primitive::Long => Node::Long,
            Primitive::Float => Node::Float,
            Primitive::Double => Node::Double,
            Primitive::Bytes => Node::Bytes,
            Primitive::String => Node::String,
        },
        Kind::Fixed(fixed) => Node::Fixed(fixed.size),
        Kind::Enum(enumeration) => Node::Enum(enumeration.symbols.len()),
        Kind::Array(items) => Node::Array(first + items.index()),
        Kind::Map(values) => Node::Map(first + values.index()),
        Kind::Union(union) => {
            let branches = union.branches.iter();
            Node::Union(branches.map(|branch| first + branch.index()).collect())
        }
        Kind::Record(record) => {
            let fields = record.fields.iter().map(|field| Field {
                name: field.name.clone(),
                schema: first + field.schema.index(),
            });
            Node::Record(fields.collect())
        }
    }
}

/// What stands in a schema's object.
#[derive(Default)]
struct Object {
    /// The `type`, if it is a word for schemas with parts.
    word: String,
    /// The schema that is the `type` otherwise.
    inner: Option<NodeId>,
    size: usize,
    symbols: usize,
    items: Option<NodeId>,
    fields: Vec<Field>,
}

/// Reads the JSON of one definition. `None` where it is no schema.
struct Parser<'b> {
    /// The fullname of the definition, and its node.
    name: &'static str,
    id: NodeId,
    builder: &'b mut Builder,
    tokens: vec::IntoIter<Token>,
}

impl Parser<'_> {
    fn schema(&mut self, depth: usize) -> Option<NodeId> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.tokens.next()? {
            Token::Text(word) => Some(self.word(word)),
            Token::Definition(definition) => Some(self.builder.definition(definition)),
            Token::Schema(schema) => Some(self.builder.foreign(schema())),
            Token::Open('[') => {
                let mut branches = Vec::new();
                while !self.closes() {
                    branches.push(self.schema(depth + 1)?);
                }
                Some(self.builder.add(Node::Union(branches)))
            }
            Token::Open(_) => self.object(depth),
            Token::Close | Token::Word(_) => None,
        }
    }

    /// The node of a primitive type or of a name.
    fn word(&mut self, word: String) -> NodeId {
        if word == self.name {
            return self.id;
        }
        let node = primitive(&word);
        let id = self.builder.add(node.clone().unwrap_or(Node::Unknown));
        if node.is_none() {
            self.builder.references.push((id, word));
        }
        id
    }

    /// Whether a list or an object ends here, which is passed over.
    fn closes(&mut self) -> bool {
        let closes = matches!(self.tokens.as_slice().first(), None | Some(Token::Close));
        if closes {
            self.tokens.next();
        }
        closes
    }

    fn object(&mut self, depth: usize) -> Option<NodeId> {
        let mut object = Object::default();
        while !self.closes() {
            let Token::Text(key) = self.tokens.next()? else {
                return None;
            };
            match key.as_str() {
                "type" => self.type_of(&mut object, depth)?,
                "fields" => object.fields = self.fields(depth)?,
                "items" | "values" => object.items = Some(self.schema(depth + 1)?),
                "symbols" => object.symbols = self.skipped()?,
                "size" => match self.tokens.next()? {
                    Token::Word(size) => object.size = size,
                    _ => return None,
                },
                _ => drop(self.skipped()?),
            }
        }
        let node = match object.word.as_str() {
            "record" | "error" => Node::Record(object.fields),
            "enum" => Node::Enum(object.symbols),
            "fixed" => Node::Fixed(object.size),
            "array" => Node::Array(object.items?),
            "map" => Node::Map(object.items?),
            _ => return object.inner,
        };
        Some(self.builder.add(node))
    }

    fn type_of(&mut self, object: &mut Object, depth: usize) -> Option<()> {
        match self.tokens.as_slice().first()? {
            Token::Text(word)
                if matches!(
                    word.as_str(),
                    "record" | "error" | "enum" | "fixed" | "array" | "map"
                ) =>
            {
                object.word.clone_from(word);
                self.tokens.next();
            }
            _ => object.inner = Some(self.schema(depth + 1)?),
        }
        Some(())
    }

    fn fields(&mut self, depth: usize) -> Option<Vec<Field>> {
        let mut fields = Vec::new();
        self.tokens.next()?;
        while !self.closes() {
            self.tokens.next()?;
            let (mut name, mut schema) = (String::new(), None);
            while !self.closes() {
                let Token::Text(key) = self.tokens.next()? else {
                    return None;
                };
                match (key.as_str(), self.tokens.as_slice().first()?) {
                    ("name", Token::Text(text)) => {
                        name.clone_from(text);
                        self.tokens.next();
                    }
                    ("type", _) => schema = Some(self.schema(depth + 1)?),
                    _ => drop(self.skipped()?),
                }
            }
            fields.push(Field {
                name,
                schema: schema?,
            });
        }
        Some(fields)
    }

    /// Passes over a value; how many values it holds.
    fn skipped(&mut self) -> Option<usize> {
        let (mut depth, mut count) = (0_usize, 0);
        loop {
            match self.tokens.next()? {
                Token::Open(_) => depth += 1,
                Token::Close => depth = depth.checked_sub(1)?,
                Token::Text(_) | Token::Word(_) | Token::Definition(_) | Token::Schema(_) => {
                    count += 1;
                }
            }
            if depth == 0 {
                return Some(count);
            }
        }
    }
}

fn primitive(word: &str) -> Option<Node> {
    Some(match word {
        "null" => Node::Null,
        "boolean" => Node::Boolean,
        "int" => Node::Int,
        "long" => Node::Long,
        "float" => Node::Float,
        "double" => Node::Double,
        "bytes" => Node::Bytes,
        "string" => Node::String,
        _ => return None,
    })
}
