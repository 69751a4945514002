//! Types without a namespace, which take that of the first type with one that uses them.

use crate::support::{check, check_bytes, check_schema, name, read};
use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Place {
    id: i32,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Twice {
    a: Place,
    b: Place,
}

const TWICE: &str = r#"{"type": "record", "name": "Twice", "namespace": "acme", "fields": [
    {"name": "a", "type": {"type": "record", "name": "Place", "fields": [{"name": "id", "type": "int"}]}},
    {"name": "b", "type": "acme.Place"}]}"#;

#[test]
fn a_type_is_of_the_namespace_of_its_user() {
    let value = Twice {
        a: Place { id: 1 },
        b: Place { id: 2 },
    };
    check(&value, TWICE, &[2, 4]);
}

#[test]
fn alone_it_is_of_none() {
    assert_eq!(name(Place::schema()), "Place");
    check_schema::<Vec<Place>>(
        r#"{"type": "array", "items": {"type": "record", "name": "Place", "fields": [
            {"name": "id", "type": "int"}]}}"#,
    );
}

#[test]
fn its_data_are_read_with_another_schema() {
    let writer = r#"{"type": "record", "name": "Twice", "namespace": "acme", "fields": [
        {"name": "b", "type": {"type": "record", "name": "Place", "fields": [
            {"name": "more", "type": "string"}, {"name": "id", "type": "int"}]}},
        {"name": "a", "type": "Place"}]}"#;
    let twice: Twice = read(writer, &[2, b'x', 4, 0, 2]);
    assert_eq!((twice.a.id, twice.b.id), (1, 2));
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "shop")]
struct Shop {
    twice: Twice,
    place: Place,
}

#[test]
fn the_first_use_decides_and_others_refer_by_fullname() {
    let place = || Place { id: 1 };
    check(
        &Shop {
            twice: Twice {
                a: place(),
                b: place(),
            },
            place: place(),
        },
        &format!(
            r#"{{"type": "record", "name": "Shop", "namespace": "shop", "fields": [
                {{"name": "twice", "type": {TWICE}}}, {{"name": "place", "type": "acme.Place"}}]}}"#
        ),
        &[2, 2, 2],
    );
}

#[derive(AvroSchema)]
#[avro(namespace = "shop")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Reversed {
    lists: BTreeMap<String, Vec<Option<Place>>>,
    twice: Twice,
}

#[test]
fn the_first_use_is_that_of_the_text() {
    check_schema::<Reversed>(
        r#"{"type": "record", "name": "Reversed", "namespace": "shop", "fields": [
            {"name": "lists", "type": {"type": "map", "values": {"type": "array", "items": ["null",
                {"type": "record", "name": "Place", "fields": [{"name": "id", "type": "int"}]}]}}},
            {"name": "twice", "type": {"type": "record", "name": "Twice", "namespace": "acme",
                "fields": [{"name": "a", "type": "shop.Place"}, {"name": "b", "type": "shop.Place"}]}}]}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Between {
    place: Place,
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Deep {
    between: Between,
    twice: Shop,
    last: Place,
}

#[test]
fn a_namespace_goes_on_through_types_without_one() {
    check_schema::<Deep>(
        r#"{"type": "record", "name": "Deep", "namespace": "acme", "fields": [
            {"name": "between", "type": {"type": "record", "name": "Between", "fields": [
                {"name": "place", "type": {"type": "record", "name": "Place", "fields": [
                    {"name": "id", "type": "int"}]}}]}},
            {"name": "twice", "type": {"type": "record", "name": "Shop", "namespace": "shop", "fields": [
                {"name": "twice", "type": {"type": "record", "name": "Twice", "namespace": "acme",
                    "fields": [{"name": "a", "type": "Place"}, {"name": "b", "type": "Place"}]}},
                {"name": "place", "type": "acme.Place"}]}},
            {"name": "last", "type": "Place"}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Tree {
    branches: Vec<Branch>,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Branch {
    next: Option<Box<Branch>>,
    tree: Tree,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Wood {
    tree: Tree,
}

#[test]
fn recursive_types_take_it_too() {
    let leaf = || Tree { branches: vec![] };
    let branch = Branch {
        next: Some(Box::new(Branch {
            next: None,
            tree: leaf(),
        })),
        tree: leaf(),
    };
    check(
        &Wood {
            tree: Tree {
                branches: vec![branch],
            },
        },
        r#"{"type": "record", "name": "Wood", "namespace": "acme", "fields": [
            {"name": "tree", "type": {"type": "record", "name": "Tree", "fields": [
                {"name": "branches", "type": {"type": "array", "items":
                    {"type": "record", "name": "Branch", "fields": [
                        {"name": "next", "type": ["null", "Branch"], "default": null},
                        {"name": "tree", "type": "Tree"}]}}}]}}]}"#,
        &[2, 2, 0, 0, 0, 0],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
    hash: [u8; 1],
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Pages {
    places: Page<Place>,
    more: Option<Page<Place>>,
}

#[test]
fn generic_types_take_it_too() {
    let page = |items| Page {
        items,
        next: None,
        hash: [7],
    };
    check(
        &Pages {
            places: page(vec![Place { id: 1 }]),
            more: Some(page(vec![])),
        },
        r#"{"type": "record", "name": "Pages", "namespace": "acme", "fields": [
            {"name": "places", "type": {"type": "record", "name": "Page_Place", "fields": [
                {"name": "items", "type": {"type": "array", "items": {"type": "record",
                    "name": "Place", "fields": [{"name": "id", "type": "int"}]}}},
                {"name": "next", "type": ["null", "Page_Place"], "default": null},
                {"name": "hash", "type": {"type": "fixed", "name": "Fixed1", "size": 1}}]}},
            {"name": "more", "type": ["null", "Page_Place"], "default": null}]}"#,
        &[2, 2, 0, 0, 7, 2, 0, 0, 7],
    );
}

#[derive(AvroSchema)]
#[avro(namespace = "")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Nowhere<T> {
    item: T,
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Inside {
    item: Nowhere<i32>,
}

#[test]
fn an_empty_namespace_is_one_that_is_said() {
    check_schema::<Inside>(
        r#"{"type": "record", "name": "Inside", "namespace": "acme", "fields": [
            {"name": "item", "type": {"type": "record", "name": "Nowhere_int", "namespace": "",
                "fields": [{"name": "item", "type": "int"}]}}]}"#,
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Common {
    place: Place,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Flat {
    #[avro(flatten)]
    common: Common,
    last: Place,
}

#[test]
fn what_flattened_fields_hold_is_of_the_namespace_of_the_record_around() {
    check(
        &Flat {
            common: Common {
                place: Place { id: 1 },
            },
            last: Place { id: 2 },
        },
        r#"{"type": "record", "name": "Flat", "namespace": "acme", "fields": [
            {"name": "place", "type": {"type": "record", "name": "Place", "fields": [
                {"name": "id", "type": "int"}]}},
            {"name": "last", "type": "Place"}]}"#,
        &[2, 4],
    );
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
enum Event {
    Moved(Place),
    Made { at: Place },
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(repr = "tagged")]
enum Change {
    Moved { to: Place },
    Gone,
}

#[derive(Debug, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Events {
    event: Option<Event>,
    change: Change,
}

#[test]
fn records_of_variants_take_it_too() {
    check(
        &Events {
            event: Some(Event::Made {
                at: Place { id: 1 },
            }),
            change: Change::Moved {
                to: Place { id: 2 },
            },
        },
        r#"{"type": "record", "name": "Events", "namespace": "acme", "fields": [
            {"name": "event", "type": ["null",
                {"type": "record", "name": "Place", "fields": [{"name": "id", "type": "int"}]},
                {"type": "record", "name": "EventMade", "fields": [{"name": "at", "type": "Place"}]}],
                "default": null},
            {"name": "change", "type": {"type": "record", "name": "Change", "fields": [
                {"name": "tag", "type": {"type": "enum", "name": "ChangeTag",
                    "symbols": ["Moved", "Gone"]}},
                {"name": "Moved", "type": ["null", {"type": "record", "name": "ChangeMoved",
                    "fields": [{"name": "to", "type": "Place"}]}], "default": null}]}}]}"#,
        &[4, 2, 0, 2, 4],
    );
}

#[derive(Debug, Default, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
struct Settings {
    #[avro(default)]
    level: u8,
}

#[derive(Debug, Default, PartialEq, AvroSchema, AvroEncode, AvroDecode)]
#[avro(namespace = "acme")]
struct Program {
    #[avro(default)]
    settings: Settings,
}

#[test]
fn defaults_are_found_by_the_name_that_a_type_has() {
    check_bytes(&Program::default(), &[0]);
    check_schema::<Program>(
        r#"{"type": "record", "name": "Program", "namespace": "acme", "fields": [
            {"name": "settings", "type": {"type": "record", "name": "Settings", "fields": [
                {"name": "level", "type": "int", "default": 0}]}, "default": {"level": 0}}]}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Outside {
    between: Between,
    twice: Twice,
}

// From inside a namespace there is only the bare name for a type of none, which fastavro refuses.
#[test]
fn a_use_without_a_namespace_leaves_it_to_the_next() {
    check_schema::<Outside>(
        r#"{"type": "record", "name": "Outside", "fields": [
            {"name": "between", "type": {"type": "record", "name": "Between", "fields": [
                {"name": "place", "type": {"type": "record", "name": "Place", "namespace": "acme",
                    "fields": [{"name": "id", "type": "int"}]}}]}},
            {"name": "twice", "type": {"type": "record", "name": "Twice", "namespace": "acme",
                "fields": [{"name": "a", "type": "Place"}, {"name": "b", "type": "Place"}]}}]}"#,
    );
}

#[derive(AvroSchema)]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Root {
    child: Child,
}

#[derive(AvroSchema)]
#[avro(namespace = "acme")]
#[expect(dead_code, reason = "only the schema is of interest")]
struct Child {
    up: Vec<Root>,
}

// A type that is its own schema has no user, and is written as its bare name here.
#[test]
fn the_root_stays_without_one() {
    assert_eq!(
        Root::schema().canonical_form(),
        r#"{"name":"Root","type":"record","fields":[{"name":"child","type":{"name":"acme.Child","type":"record","fields":[{"name":"up","type":{"type":"array","items":"Root"}}]}}]}"#
    );
    assert_eq!(name(Child::schema()), "acme.Child");
}
