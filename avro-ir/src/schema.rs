//! The bound schema: an arena of nodes in which every reference is an index. Data and lookup only.

use crate::kind::Kind;
use crate::location::{Location, SourceId, Sources};
use crate::logical::LogicalType;
use crate::name::Fullname;
use indexmap::IndexMap;
use std::sync::{Arc, OnceLock};

/// The index of a [`Node`] in its [`SchemaSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub(crate) u32);

impl SchemaId {
    /// The position in [`SchemaSet::nodes`], for side tables.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One schema: a node of a [`SchemaSet`] together with everything that it refers to.
///
/// Cloning is cheap; schemas that were read together share one arena.
#[derive(Clone, Debug)]
pub struct Schema {
    pub(crate) set: Arc<SchemaSet>,
    pub(crate) root: SchemaId,
}

/// Every schema of one run, in one arena: after binding, no lookup can fail.
#[derive(Clone, Debug)]
pub struct SchemaSet {
    pub(crate) nodes: Vec<Node>,
    pub(crate) named: IndexMap<Fullname, SchemaId>,
    pub(crate) roots: Vec<Root>,
    pub(crate) sources: Sources,
    /// The fewest bytes of each node's datums, once they were asked for.
    pub(crate) min_sizes: OnceLock<Box<[usize]>>,
}

/// What one source text declares at its top level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root {
    /// The text that it was read from.
    pub source: SourceId,
    /// The schema; for a protocol there is one root for each of its `types`.
    pub schema: SchemaId,
}

/// One schema node. A named type is one node, however often it is referred to.
#[derive(Clone, Debug)]
pub struct Node {
    /// The type.
    pub kind: Kind,
    /// The logical type, when it is one of the specification's and valid on this base type.
    pub logical: Option<LogicalType>,
    /// Every attribute that the specification does not define for `kind`, in the order written;
    /// among them `logicalType`, `precision` and `scale` as written.
    pub properties: Properties,
    /// Where it is written: the whole JSON value.
    pub location: Location,
}

/// The branches of a union, in order.
#[derive(Clone, Debug)]
pub struct Union {
    /// The branches; none of them is a union.
    pub branches: Vec<SchemaId>,
}

/// A record's own attributes and fields.
#[derive(Clone, Debug)]
pub struct Record {
    /// The fullname.
    pub name: Fullname,
    /// The `doc` attribute.
    pub doc: Option<String>,
    /// The aliases as fullnames where they are valid names; any text is accepted.
    pub aliases: Vec<String>,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// Whether it was declared as `error`.
    pub is_error: bool,
}

/// One field of a [`Record`].
#[derive(Clone, Debug)]
pub struct Field {
    /// The name.
    pub name: String,
    /// The `doc` attribute.
    pub doc: Option<String>,
    /// Other names that a writer may use; any text is accepted.
    pub aliases: Vec<String>,
    /// The type.
    pub schema: SchemaId,
    /// The default, as a value of the field's type.
    pub default: Option<DefaultValue>,
    /// The default as it was written.
    pub default_json: Option<Json>,
    /// How the field takes part in the sort order.
    pub order: Order,
    /// Every attribute that the specification does not define for fields.
    pub properties: Properties,
    /// Where the whole field object is written.
    pub location: Location,
    /// Where the field's name is written.
    pub name_location: Location,
}

/// The `order` of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Smaller values first.
    #[default]
    Ascending,
    /// Larger values first.
    Descending,
    /// Not compared.
    Ignore,
}

/// An enum's own attributes.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The fullname.
    pub name: Fullname,
    /// The `doc` attribute.
    pub doc: Option<String>,
    /// The aliases as fullnames where they are valid names; any text is accepted.
    pub aliases: Vec<String>,
    /// The symbols, in order.
    pub symbols: Vec<String>,
    /// Where each symbol is written.
    pub symbol_locations: Vec<Location>,
    /// The index of the `default` symbol.
    pub default: Option<usize>,
}

/// A fixed's own attributes.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The fullname.
    pub name: Fullname,
    /// The `doc` attribute.
    pub doc: Option<String>,
    /// The aliases as fullnames where they are valid names; any text is accepted.
    pub aliases: Vec<String>,
    /// The number of bytes.
    pub size: usize,
}

/// Attributes beyond the specification's, in the order written.
pub type Properties = IndexMap<String, Json>;

/// JSON as it was written: numbers keep their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as its text.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in the order written.
    Object(Vec<(String, Json)>),
}

/// A field's default as a value of the field's type. Spec: "Complex Types", records, `default`.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// The null value.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An int.
    Int(i32),
    /// A long.
    Long(i64),
    /// A float.
    Float(f32),
    /// A double.
    Double(f64),
    /// Bytes: one code point of the JSON string, 0 to 255, a byte.
    Bytes(Vec<u8>),
    /// A string.
    String(String),
    /// A fixed: exactly its size.
    Fixed(Vec<u8>),
    /// The index of an enum symbol.
    Enum(usize),
    /// The items of an array.
    Array(Vec<DefaultValue>),
    /// The entries of a map, in the order written, without repeated keys.
    Map(Vec<(String, DefaultValue)>),
    /// One entry for each field of the record, in the record's order; `None` stands for the
    /// field's own default, so that defaults of defaults are never expanded.
    Record(Vec<Option<DefaultValue>>),
    /// The first branch that the JSON is valid for, and the value.
    Union(usize, Box<DefaultValue>),
}

impl SchemaSet {
    /// The node that `id` stands for.
    #[must_use]
    pub fn node(&self, id: SchemaId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The index of every node.
    pub fn ids(&self) -> impl Iterator<Item = SchemaId> {
        self.nodes.iter().zip(0..).map(|(_, index)| SchemaId(index))
    }

    /// All nodes; a [`SchemaId`]'s index is its position.
    ///
    /// There are also some that nothing refers to, such as second definitions that merged with the
    /// first: to see what there is, walk from [`SchemaSet::roots`] or [`SchemaSet::named_types`].
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The named type with this fullname.
    #[must_use]
    pub fn named(&self, fullname: &str) -> Option<SchemaId> {
        self.named.get(fullname).copied()
    }

    /// Every named type, in the order of definition.
    #[must_use]
    pub fn named_types(&self) -> impl ExactSizeIterator<Item = (&Fullname, SchemaId)> {
        self.named.iter().map(|(name, id)| (name, *id))
    }

    /// What each source declares at its top level.
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// The texts that were read.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// One schema of the set.
    #[must_use]
    pub fn schema(self: &Arc<Self>, root: SchemaId) -> Schema {
        Schema {
            set: Arc::clone(self),
            root,
        }
    }
}

impl Schema {
    /// The arena that this schema is part of.
    #[must_use]
    pub fn set(&self) -> &Arc<SchemaSet> {
        &self.set
    }

    /// The schema's own node's index.
    #[must_use]
    pub fn root(&self) -> SchemaId {
        self.root
    }

    /// The schema's own node.
    #[must_use]
    pub fn node(&self) -> &Node {
        self.set.node(self.root)
    }
}
