//! This module shows a schema and a type's layout as the same: what the bytes are made of.

use crate::private::{Layout, Node, NodeId};
use avro_ir::{Kind, Primitive, SchemaId, SchemaSet};

/// What can be walked along.
pub(super) trait Shapes {
    type Id: Copy;

    fn shape(&self, id: Self::Id) -> Shape<'_, Self::Id>;

    /// The name and schema of a record's field.
    fn field(&self, record: Self::Id, index: usize) -> Option<(&str, Self::Id)>;

    /// The fewest bytes of a datum; 0 only if none takes any.
    fn min_size(&self, id: Self::Id) -> usize;
}

/// A schema, as far as its bytes show it.
pub(super) enum Shape<'a, Id> {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Fixed(usize),
    Enum(usize),
    Array(Id),
    Map(Id),
    Union(&'a [Id]),
    Record,
    Unknown,
}

impl Shapes for SchemaSet {
    type Id = SchemaId;

    fn shape(&self, id: SchemaId) -> Shape<'_, SchemaId> {
        match &self.node(id).kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => Shape::Null,
                Primitive::Boolean => Shape::Boolean,
                Primitive::Int => Shape::Int,
                Primitive::Long => Shape::Long,
                Primitive::Float => Shape::Float,
                Primitive::Double => Shape::Double,
                Primitive::Bytes => Shape::Bytes,
                Primitive::String => Shape::String,
            },
            Kind::Fixed(fixed) => Shape::Fixed(fixed.size),
            Kind::Enum(enumeration) => Shape::Enum(enumeration.symbols.len()),
            Kind::Array(items) => Shape::Array(*items),
            Kind::Map(values) => Shape::Map(*values),
            Kind::Union(union) => Shape::Union(&union.branches),
            Kind::Record(_) => Shape::Record,
        }
    }

    fn field(&self, record: SchemaId, index: usize) -> Option<(&str, SchemaId)> {
        let Kind::Record(record) = &self.node(record).kind else {
            return None;
        };
        let field = record.fields.get(index)?;
        Some((&field.name, field.schema))
    }

    fn min_size(&self, id: SchemaId) -> usize {
        self.min_size(id)
    }
}

impl Shapes for Layout {
    type Id = NodeId;

    fn shape(&self, id: NodeId) -> Shape<'_, NodeId> {
        match self.node(id) {
            Node::Null => Shape::Null,
            Node::Boolean => Shape::Boolean,
            Node::Int => Shape::Int,
            Node::Long => Shape::Long,
            Node::Float => Shape::Float,
            Node::Double => Shape::Double,
            Node::Bytes => Shape::Bytes,
            Node::String => Shape::String,
            Node::Fixed(size) => Shape::Fixed(*size),
            Node::Enum(symbols) => Shape::Enum(*symbols),
            Node::Array(items) => Shape::Array(*items),
            Node::Map(values) => Shape::Map(*values),
            Node::Union(branches) => Shape::Union(branches),
            Node::Record(_) => Shape::Record,
            Node::Unknown => Shape::Unknown,
        }
    }

    fn field(&self, record: NodeId, index: usize) -> Option<(&str, NodeId)> {
        let Node::Record(fields) = self.node(record) else {
            return None;
        };
        let field = fields.get(index)?;
        Some((&field.name, field.schema))
    }

    fn min_size(&self, id: NodeId) -> usize {
        self.min_size(id)
    }
}
