//! This module compares in constants the type of a field with what a schema file says of it.

use super::check::{are_bytes, equal};
use super::distinct::are_equal;
use super::{Definition, Name, Piece, Shape};
use crate::impls::NULL_LAST;
use crate::raw::Reference;

/// What a schema file says of a type.
#[derive(Debug)]
pub enum FileType {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `int`.
    Int,
    /// `long`.
    Long,
    /// `float`.
    Float,
    /// `double`.
    Double,
    /// `bytes`.
    Bytes,
    /// `string`.
    String,
    /// A fixed of this name and size.
    Fixed(&'static str, usize),
    /// An enum of this name and these symbols.
    Enum(&'static str, &'static [&'static str]),
    /// A record of this name.
    Record(&'static str),
    /// An array.
    Array(&'static FileType),
    /// A map.
    Map(&'static FileType),
    /// A union.
    Union(&'static [FileType]),
    /// A logical type on int, long, bytes or string: what it is called within names, and its base.
    Logical(&'static str, &'static FileType),
}

/// Checks that a type is what a schema file says, up to the fields of records that it refers to. One
/// without a namespace takes that of the record whose field it is.
///
/// # Panics
///
/// With `message` when it is not; in a constant, the program then does not compile.
pub const fn is_as_in_file(
    definition: Reference,
    namespace: &str,
    file: &FileType,
    message: &'static str,
) {
    assert!(is_as(definition.get(), namespace, file), "{}", message);
}

const fn is_as(definition: &'static Definition, namespace: &str, file: &FileType) -> bool {
    let (logical, file) = match file {
        FileType::Logical(logical, base) => (*logical, *base),
        file => ("", file),
    };
    if !is_logical(definition, logical) {
        return false;
    }
    match (&definition.shape, file) {
        (Shape::Unknown, _)
        | (Shape::Null, FileType::Null)
        | (Shape::Boolean, FileType::Boolean)
        | (Shape::Int, FileType::Int)
        | (Shape::Long, FileType::Long)
        | (Shape::Float, FileType::Float)
        | (Shape::Double, FileType::Double)
        | (Shape::Bytes, FileType::Bytes)
        | (Shape::String, FileType::String) => true,
        (Shape::Fixed(size), FileType::Fixed(name, in_file)) => {
            *size == *in_file && is_called(definition, namespace, name)
        }
        (Shape::Enum(symbols), FileType::Enum(name, in_file)) => {
            are_equal(symbols, in_file) && is_called(definition, namespace, name)
        }
        (Shape::Record, FileType::Record(name)) => is_called(definition, namespace, name),
        (Shape::Array, FileType::Array(inner)) | (Shape::Map, FileType::Map(inner)) => {
            match part(definition, 0) {
                Some(part) => is_as(part, namespace, inner),
                None => true,
            }
        }
        (Shape::Union, FileType::Union(branches)) => are_branches(definition, namespace, branches),
        _ => false,
    }
}

/// Whether a number, text or bytes have the file's logical type, or are plain: then they stand for
/// themselves, whatever the file calls them. The precision of a decimal is no part of it: digits are
/// counted where a value is read.
const fn is_logical(definition: &Definition, logical: &str) -> bool {
    let Name::Unnamed(label) = definition.name else {
        return true;
    };
    match definition.shape {
        Shape::Int => equal(label, "int") || equal(label, logical),
        Shape::Long => equal(label, "long") || equal(label, logical),
        Shape::Bytes => {
            equal(label, "bytes") || equal(label, logical) || are_of_one_scale(label, logical)
        }
        Shape::String => equal(label, "string") || equal(label, logical),
        _ => true,
    }
}

/// Whether both are decimals, `decimal_10_2`, of one scale; the precision may be another.
const fn are_of_one_scale(left: &str, right: &str) -> bool {
    match (scale(left.as_bytes()), scale(right.as_bytes())) {
        (Some(left), Some(right)) => are_bytes(left, right),
        _ => false,
    }
}

/// The digits of a decimal's scale.
const fn scale(label: &[u8]) -> Option<&[u8]> {
    if !matches!(label, [b'd', b'e', b'c', b'i', b'm', b'a', b'l', b'_', ..]) {
        return None;
    }
    let mut at = label.len();
    while label[at - 1] != b'_' {
        at -= 1;
    }
    Some(label.split_at(at).1)
}

/// Whether the branches are the file's; an optional type has null before or after its parts.
const fn are_branches(union: &'static Definition, namespace: &str, branches: &[FileType]) -> bool {
    let mut at = 0;
    let mut branches = branches;
    if let Name::Unnamed(label) = union.name
        && equal(label, NULL_LAST)
    {
        match branches.split_last() {
            Some((FileType::Null, others)) => branches = others,
            _ => return false,
        }
    }
    if let Name::Unnamed(label) = union.name
        && equal(label, "optional")
    {
        match branches.first() {
            Some(FileType::Null) => at = 1,
            _ => return false,
        }
    }
    let mut index = 0;
    while at < branches.len() {
        match part(union, index) {
            Some(part) if is_as(part, namespace, &branches[at]) => {}
            _ => return false,
        }
        (at, index) = (at + 1, index + 1);
    }
    part(union, index).is_none()
}

/// The type at `index` that a definition refers to; those of a union that is taken apart count.
const fn part(definition: &'static Definition, index: usize) -> Option<&'static Definition> {
    let (mut at, mut left) = (0, index);
    while at < definition.json.len() {
        match &definition.json[at] {
            Piece::Of(reference) if left == 0 => return Some(reference.get()),
            Piece::Type(definition) if left == 0 => return Some(definition),
            Piece::Of(_) | Piece::Type(_) => left -= 1,
            // It is the only part.
            Piece::Inner(reference) => return part(reference.get(), index),
            _ => {}
        }
        at += 1;
    }
    None
}

const fn is_called(definition: &Definition, namespace: &str, name: &str) -> bool {
    match definition.name {
        Name::Full(fullname) => equal(fullname, name),
        Name::Relative(own) if namespace.is_empty() => equal(own, name),
        Name::Relative(own) => is_in(namespace, own, name),
        Name::Unnamed(_) | Name::Generic(_) => true,
    }
}

/// Whether a fullname is this name in this namespace.
const fn is_in(namespace: &str, name: &str, fullname: &str) -> bool {
    let (namespace, fullname) = (namespace.as_bytes(), fullname.as_bytes());
    if fullname.len() != namespace.len() + 1 + name.len() {
        return false;
    }
    let (start, rest) = fullname.split_at(namespace.len());
    let (dot, end) = rest.split_at(1);
    are_bytes(start, namespace) && dot[0] == b'.' && are_bytes(end, name.as_bytes())
}
