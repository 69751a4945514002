//! This module finds in constants types that cannot stand in one schema: they have one fullname, and
//! are not the same. What it cannot prove is left to the binder, which compares all.

use super::check::{are_bytes, equal};
use super::{Definition, Name, Piece, Shape};
use crate::raw::{Concat, Reference};

/// How deep types without names are looked into.
const MAX_UNNAMED: usize = 8;
/// The longest name that the message can show.
const MAX_NAME: usize = 256;

/// Checks that no type before the one at `index` has its fullname, and is another.
///
/// # Panics
///
/// When there is one; in a constant, the program then does not compile.
#[track_caller]
pub const fn has_own_name(types: &[Reference], index: usize) {
    let mut at = 0;
    while at < index {
        let shared = shared(types[at].get(), types[index].get(), MAX_UNNAMED);
        if let Some(name) = shared {
            let mut message = Concat::<{ MAX_NAME + 200 }>::new();
            message.push("two different types are called `");
            message.push(if name.len() > MAX_NAME { "…" } else { name });
            message.push(
                "` in Avro: name one of them otherwise, or give it a namespace, with \
                `#[avro(name = \"…\")]` or `#[avro(namespace = \"…\")]`",
            );
            panic!("{}", message.as_str());
        }
        at += 1;
    }
}

/// The fullname of two different types, one within each definition.
const fn shared(
    left: &'static Definition,
    right: &'static Definition,
    depth: usize,
) -> Option<&'static str> {
    match (&left.name, &right.name) {
        // Types without a namespace mostly take the same: that of the record.
        (Name::Full(name), Name::Full(other)) | (Name::Relative(name), Name::Relative(other)) => {
            if equal(name, other) && are_different(left, right) {
                Some(name)
            } else {
                None
            }
        }
        // Only types know the names of generic ones, and which namespace one without takes.
        (Name::Generic(_), _)
        | (_, Name::Generic(_))
        | (Name::Full(_), Name::Relative(_))
        | (Name::Relative(_), Name::Full(_)) => None,
        (Name::Unnamed(_), _) => within(left, right, depth),
        (_, Name::Unnamed(_)) => within(right, left, depth),
    }
}

/// The same for the types within a definition without a name.
const fn within(
    unnamed: &'static Definition,
    other: &'static Definition,
    depth: usize,
) -> Option<&'static str> {
    let mut at = 0;
    while at < unnamed.json.len() && depth > 0 {
        let found = match &unnamed.json[at] {
            Piece::Of(reference) | Piece::Inner(reference) => {
                shared(reference.get(), other, depth - 1)
            }
            Piece::Type(definition) => shared(definition, other, depth - 1),
            Piece::Text(_)
            | Piece::Generic(_)
            | Piece::InnerGeneric(_)
            | Piece::Name
            | Piece::Number(_)
            | Piece::Schema(_)
            | Piece::Default(_)
            | Piece::Elsewhere(_) => None,
        };
        if found.is_some() {
            return found;
        }
        at += 1;
    }
    None
}

/// Whether two definitions of one fullname are known to differ.
const fn are_different(left: &Definition, right: &Definition) -> bool {
    match (left.shape, right.shape) {
        (Shape::Fixed(left), Shape::Fixed(right)) => left != right,
        (Shape::Enum(left), Shape::Enum(right)) => !are_equal(left, right),
        (Shape::Record, Shape::Record) => have_other_fields(left.json, right.json),
        (Shape::Record | Shape::Fixed(_) | Shape::Enum(_), Shape::Unknown)
        | (Shape::Unknown, Shape::Record | Shape::Fixed(_) | Shape::Enum(_)) => false,
        (Shape::Record | Shape::Fixed(_) | Shape::Enum(_), _) => true,
        // No other schema has a name.
        _ => false,
    }
}

pub(super) const fn are_equal(left: &[&str], right: &[&str]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if !equal(left[at], right[at]) {
            return false;
        }
        at += 1;
    }
    true
}

const fn have_other_fields(left: &[Piece], right: &[Piece]) -> bool {
    if is_open_ended(left) || is_open_ended(right) {
        return false;
    }
    let (mut left, mut right) = (Fields::new(left), Fields::new(right));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return false,
            (Some(left), Some(right)) => {
                let is_same = are_bytes(left.name, right.name)
                    && (left.ty.is_empty() || right.ty.is_empty() || are_bytes(left.ty, right.ty));
                if !is_same {
                    return true;
                }
            }
            _ => return true,
        }
    }
}

/// Whether some fields are those of another record.
const fn is_open_ended(pieces: &[Piece]) -> bool {
    let mut at = 0;
    while at < pieces.len() {
        if matches!(pieces[at], Piece::Inner(_) | Piece::InnerGeneric(_)) {
            return true;
        }
        at += 1;
    }
    false
}

/// A field: its name, and its type if that is a word; else it is empty.
struct Field {
    name: &'static [u8],
    ty: &'static [u8],
}

/// The fields in the text of a record, as the compiler and the derive write them. Quotes within
/// strings have a backslash before them, so that no string looks like one.
struct Fields<'p> {
    pieces: &'p [Piece],
    piece: usize,
    rest: &'static [u8],
}

impl<'p> Fields<'p> {
    const fn new(pieces: &'p [Piece]) -> Self {
        Self {
            pieces,
            piece: 0,
            rest: &[],
        }
    }

    const fn next(&mut self) -> Option<Field> {
        loop {
            while !self.rest.is_empty() {
                if let Some(after) = after(self.rest, b"{\"name\":\"") {
                    let (name, after_name) = to_quote(after);
                    let ty = match self::after(after_name, b",\"type\":\"") {
                        Some(ty) => to_quote(ty).0,
                        None => &[],
                    };
                    self.rest = after_name;
                    return Some(Field { name, ty });
                }
                (_, self.rest) = self.rest.split_at(1);
            }
            if self.piece == self.pieces.len() {
                return None;
            }
            if let Piece::Text(text) = &self.pieces[self.piece] {
                self.rest = text.as_bytes();
            }
            self.piece += 1;
        }
    }
}

/// What follows a prefix.
const fn after(bytes: &'static [u8], prefix: &[u8]) -> Option<&'static [u8]> {
    if bytes.len() < prefix.len() {
        return None;
    }
    let (start, rest) = bytes.split_at(prefix.len());
    if are_bytes(start, prefix) {
        Some(rest)
    } else {
        None
    }
}

/// What stands before the next quote, and after it.
const fn to_quote(bytes: &'static [u8]) -> (&'static [u8], &'static [u8]) {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            let (before, rest) = bytes.split_at(at);
            return (before, rest.split_at(1).1);
        }
        at += 1;
    }
    (bytes, &[])
}
