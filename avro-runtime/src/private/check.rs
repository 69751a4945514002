//! This module checks in constants what a derive macro cannot see: it knows no types.

use super::{Definition, Name, Piece, Shape};
use crate::raw::Reference;

/// A default as it is spelled.
#[derive(Debug)]
pub enum Spelled {
    /// `None`
    Null,
    /// `true`
    Boolean,
    /// `1`
    Int(i128),
    /// `1.5`
    Float,
    /// `"text"`
    String(&'static str),
    /// `b"bytes"`
    Bytes(usize),
    /// `[…]`
    Array(&'static [Spelled]),
}

/// Checks that a default is a value of a schema.
///
/// # Panics
///
/// When it is not; in a constant, the program then does not compile.
#[track_caller]
pub const fn default_fits(definition: Reference, default: &Spelled) {
    let definition = definition.get();
    match (&definition.shape, default) {
        (Shape::Unknown | Shape::Union, _)
        | (Shape::Null, Spelled::Null)
        | (Shape::Boolean, Spelled::Boolean)
        | (Shape::Float | Shape::Double, Spelled::Float | Spelled::Int(_))
        | (Shape::String, Spelled::String(_))
        | (Shape::Bytes, Spelled::Bytes(_) | Spelled::String(_)) => {}
        (Shape::Int, Spelled::Int(value)) => assert!(
            *value >= i32::MIN as i128 && *value <= i32::MAX as i128,
            "the default does not fit: an int has 32 bits"
        ),
        (Shape::Long, Spelled::Int(value)) => assert!(
            *value >= i64::MIN as i128 && *value <= i64::MAX as i128,
            "the default does not fit: a long has 64 bits"
        ),
        (Shape::Enum(symbols), Spelled::String(symbol)) => assert!(
            is_one_of(symbol, symbols),
            "the default is no symbol of the field's enum"
        ),
        (Shape::Fixed(size), Spelled::Bytes(len)) => assert!(
            *size == *len,
            "the default has another number of bytes than the field's fixed"
        ),
        (Shape::Array, Spelled::Array(items)) => items_fit(definition, items),
        (Shape::Null, _) => panic!("the default does not fit: the field's type is null in Avro"),
        (Shape::Boolean, _) => {
            panic!("the default does not fit: the field's type is boolean in Avro")
        }
        (Shape::Int, _) => panic!("the default does not fit: the field's type is int in Avro"),
        (Shape::Long, _) => panic!("the default does not fit: the field's type is long in Avro"),
        (Shape::Float | Shape::Double, _) => {
            panic!("the default does not fit: the field's type is a float or a double in Avro")
        }
        (Shape::String, _) => {
            panic!("the default does not fit: the field's type is string in Avro")
        }
        (Shape::Bytes, _) => panic!("the default does not fit: the field's type is bytes in Avro"),
        (Shape::Enum(_), _) => panic!(
            "the default does not fit: the field's type is an enum in Avro, whose default is a symbol as text"
        ),
        (Shape::Fixed(_), _) => panic!(
            "the default does not fit: the field's type is a fixed in Avro, whose default is bytes such as `b\"..\"`"
        ),
        (Shape::Array, _) => {
            panic!("the default does not fit: the field's type is an array in Avro")
        }
        (Shape::Record | Shape::Map, _) => {
            panic!("the default does not fit: that of a record or a map is `default_json`")
        }
    }
}

#[track_caller]
const fn items_fit(array: &'static Definition, items: &[Spelled]) {
    let mut at = 0;
    while at < array.json.len() {
        if let Piece::Of(definition) = &array.json[at] {
            let mut item = 0;
            while item < items.len() {
                default_fits(*definition, &items[item]);
                item += 1;
            }
        }
        at += 1;
    }
}

/// Checks that a branch of a union is told apart from those before it.
///
/// # Panics
///
/// When it is not; in a constant, the program then does not compile.
#[track_caller]
pub const fn is_another_branch(branch: Reference, before: &[Reference]) {
    let branch = branch.get();
    assert!(
        !matches!(branch.shape, Shape::Union),
        "a branch of a union is itself a union, which Avro does not allow: put it into a struct"
    );
    let mut at = 0;
    while at < before.len() {
        assert!(
            !is_same_branch(branch, before[at].get()),
            "two variants are the same branch of the union: Avro tells branches apart by their kind, and records, enums and fixed by their name"
        );
        at += 1;
    }
}

const fn is_same_branch(left: &Definition, right: &Definition) -> bool {
    match (&left.name, &right.name) {
        // The schema of the union itself is of no namespace.
        (Name::Full(left) | Name::Relative(left), Name::Full(right) | Name::Relative(right)) => {
            equal(left, right)
        }
        (Name::Unnamed(_), Name::Unnamed(_)) => matches!(
            (left.shape, right.shape),
            (Shape::Null, Shape::Null)
                | (Shape::Boolean, Shape::Boolean)
                | (Shape::Int, Shape::Int)
                | (Shape::Long, Shape::Long)
                | (Shape::Float, Shape::Float)
                | (Shape::Double, Shape::Double)
                | (Shape::Bytes, Shape::Bytes)
                | (Shape::String, Shape::String)
                | (Shape::Array, Shape::Array)
                | (Shape::Map, Shape::Map)
        ),
        _ => false,
    }
}

const fn is_one_of(text: &str, texts: &[&str]) -> bool {
    let mut at = 0;
    while at < texts.len() {
        if equal(text, texts[at]) {
            return true;
        }
        at += 1;
    }
    false
}

pub(super) const fn equal(left: &str, right: &str) -> bool {
    are_bytes(left.as_bytes(), right.as_bytes())
}

pub(super) const fn are_bytes(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}
