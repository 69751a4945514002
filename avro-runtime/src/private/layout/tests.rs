//! Layouts beside the schemas of the same definitions.

use super::super::{Definition, Name, Piece, Shape};
use super::{Layout, Node, NodeId};
use crate::logical::{Decimal, DecimalFixed, Duration, TimestampMillis, Uuid, UuidFixed};
use crate::{AvroSchema, FixedBytes};
use avro_ir::{Kind, Primitive, Schema, SchemaId, SchemaSet};
use std::collections::{BTreeMap, HashMap};

/// Checks that a layout is what the bytes of a schema are made of; nothing that is checked here
/// holds itself.
#[track_caller]
fn same(layout: &Layout, node: NodeId, set: &SchemaSet, id: SchemaId) {
    assert_eq!(layout.min_size(node), set.min_size(id));
    match (layout.node(node), &set.node(id).kind) {
        (Node::Null, Kind::Primitive(Primitive::Null))
        | (Node::Boolean, Kind::Primitive(Primitive::Boolean))
        | (Node::Int, Kind::Primitive(Primitive::Int))
        | (Node::Long, Kind::Primitive(Primitive::Long))
        | (Node::Float, Kind::Primitive(Primitive::Float))
        | (Node::Double, Kind::Primitive(Primitive::Double))
        | (Node::Bytes, Kind::Primitive(Primitive::Bytes))
        | (Node::String, Kind::Primitive(Primitive::String)) => {}
        (Node::Fixed(size), Kind::Fixed(fixed)) => assert_eq!(*size, fixed.size),
        (Node::Enum(symbols), Kind::Enum(kind)) => assert_eq!(*symbols, kind.symbols.len()),
        (Node::Array(items), Kind::Array(id)) | (Node::Map(items), Kind::Map(id)) => {
            same(layout, *items, set, *id);
        }
        (Node::Union(branches), Kind::Union(union)) => {
            assert_eq!(branches.len(), union.branches.len());
            for (branch, id) in branches.iter().zip(&union.branches) {
                same(layout, *branch, set, *id);
            }
        }
        (Node::Record(fields), Kind::Record(record)) => {
            assert_eq!(fields.len(), record.fields.len());
            for (field, in_schema) in fields.iter().zip(&record.fields) {
                assert_eq!(field.name, in_schema.name);
                same(layout, field.schema, set, in_schema.schema);
            }
        }
        (node, kind) => panic!("{node:?} is not {kind:?}"),
    }
}

#[track_caller]
fn check<T: AvroSchema + ?Sized>() {
    let schema = T::schema();
    same(
        Layout::of(T::definition()),
        Layout::ROOT,
        schema.set(),
        schema.root(),
    );
}

#[test]
fn a_layout_is_what_the_schema_says() {
    check::<()>();
    check::<bool>();
    check::<Vec<Option<f64>>>();
    check::<HashMap<String, BTreeMap<String, Vec<u8>>>>();
    check::<[FixedBytes<3>]>();
    check::<Option<Decimal<9, 2>>>();
    check::<Vec<DecimalFixed<4, 9, 2>>>();
    check::<Vec<TimestampMillis>>();
    check::<Option<Duration>>();
    check::<Vec<Uuid>>();
    check::<Vec<UuidFixed>>();
}

/// A type whose schema is written by hand.
struct Note;

impl AvroSchema for Note {
    fn schema() -> &'static Schema {
        static SCHEMA: std::sync::LazyLock<Schema> = std::sync::LazyLock::new(|| {
            Schema::parse(
                r#"{"type": "record", "name": "Note", "fields": [
                    {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}},
                    {"name": "more", "type": ["null", {"type": "array", "items": "double"}]}]}"#,
            )
            .unwrap()
        });
        &SCHEMA
    }
}

#[test]
fn a_schema_that_is_written_by_hand_is_part_of_a_layout() {
    check::<Vec<Option<Note>>>();
}

/// A record that holds itself, and another that refers back to it by name.
static NODE: Definition = Definition {
    name: Name::Full("ns.Node"),
    shape: Shape::Record,
    json: &[
        Piece::Text(
            r#"{"type":"record","name":"Node","namespace":"ns","fields":[{"name":"next","type":["null","ns.Node"]},{"name":"edges","type":{"type":"array","items":"#,
        ),
        Piece::Type(&EDGE),
        Piece::Text("}}]}"),
    ],
    type_name: "Node",
};
static EDGE: Definition = Definition {
    name: Name::Full("ns.Edge"),
    shape: Shape::Record,
    json: &[Piece::Text(
        r#"{"type":"record","name":"Edge","namespace":"ns","fields":[{"name":"to","type":"ns.Node"}]}"#,
    )],
    type_name: "Edge",
};

#[test]
fn definitions_that_refer_to_each_other_by_name_are_found() {
    let layout = Layout::of(&NODE);
    let record = |id: NodeId| match layout.node(id) {
        Node::Record(fields) => fields.clone(),
        other => panic!("{other:?} is no record"),
    };
    let fields = record(Layout::ROOT);
    let (Node::Union(next), Node::Array(edge)) =
        (layout.node(fields[0].schema), layout.node(fields[1].schema))
    else {
        panic!("{layout:?}");
    };
    assert_eq!(record(next[1]), fields);
    assert_eq!(record(record(*edge)[0].schema), fields);
}
