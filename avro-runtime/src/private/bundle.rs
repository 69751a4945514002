//! This module joins a definition and all that it refers to into one JSON text, in constants: the
//! first use of a named type holds its definition, each later one its fullname.

use super::{Definition, Piece};

/// How many definitions one text can hold.
const MAX_TYPES: usize = 1 << 13;
/// The slots of the hash table, at most half full.
const SLOTS: usize = MAX_TYPES * 2;

/// A self-contained JSON text.
#[derive(Debug)]
pub struct Bundle<const N: usize>([u8; N]);

impl<const N: usize> Bundle<N> {
    /// The text.
    ///
    /// # Panics
    ///
    /// Never: it is made of whole texts.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(text) => text,
            Err(_) => panic!("a bundle is made of whole texts"),
        }
    }
}

/// The length of a definition's self-contained JSON.
#[must_use]
pub const fn bundle_len(definition: &'static Definition) -> usize {
    let mut walk = Walk::new(definition);
    let mut len = 0;
    while let Some(part) = walk.next() {
        len += match part {
            Part::Text(text) => text.len(),
            Part::Name(name) => name.len() + 2,
        };
    }
    len
}

/// A definition's self-contained JSON; `N` is its [length](bundle_len).
#[must_use]
pub const fn bundle<const N: usize>(definition: &'static Definition) -> Bundle<N> {
    let mut walk = Walk::new(definition);
    let mut bytes = [0; N];
    let mut len = 0;
    while let Some(part) = walk.next() {
        len = match part {
            Part::Text(text) => append(&mut bytes, len, text),
            Part::Name(name) => {
                let start = append(&mut bytes, len, "\"");
                let end = append(&mut bytes, start, name);
                append(&mut bytes, end, "\"")
            }
        };
    }
    Bundle(bytes)
}

const fn append(bytes: &mut [u8], at: usize, text: &str) -> usize {
    let (_, rest) = bytes.split_at_mut(at);
    let (place, _) = rest.split_at_mut(text.len());
    place.copy_from_slice(text.as_bytes());
    at + text.len()
}

/// The next part of the text.
#[derive(Clone, Copy)]
enum Part {
    Text(&'static str),
    Name(&'static str),
}

/// A walk over the definitions, depth first, with its stack and its set of names in arrays:
/// constants have neither a heap nor much of a stack.
struct Walk {
    /// The pieces that are still to come of each definition that the walk is in.
    stack: [&'static [Piece]; MAX_TYPES],
    depth: usize,
    seen: [Option<&'static Definition>; SLOTS],
    count: usize,
}

impl Walk {
    const fn new(definition: &'static Definition) -> Self {
        let mut walk = Self {
            stack: [&[]; MAX_TYPES],
            depth: 0,
            seen: [None; SLOTS],
            count: 0,
        };
        walk.insert(definition);
        walk.push(definition);
        walk
    }

    const fn next(&mut self) -> Option<Part> {
        while self.depth > 0 {
            let Some((piece, rest)) = self.stack[self.depth - 1].split_first() else {
                self.depth -= 1;
                continue;
            };
            self.stack[self.depth - 1] = rest;
            match piece {
                Piece::Text(text) => return Some(Part::Text(text)),
                Piece::Type(definition) if self.insert(definition) => self.push(definition),
                Piece::Type(definition) => return Some(Part::Name(definition.fullname)),
            }
        }
        None
    }

    const fn push(&mut self, definition: &'static Definition) {
        self.stack[self.depth] = definition.json;
        self.depth += 1;
    }

    /// Notes a definition; `false` if its name has been seen.
    const fn insert(&mut self, definition: &'static Definition) -> bool {
        let mut slot = hash(definition.fullname.as_bytes()) % SLOTS;
        while let Some(seen) = self.seen[slot] {
            if equal(seen.fullname.as_bytes(), definition.fullname.as_bytes()) {
                return false;
            }
            slot = (slot + 1) % SLOTS;
        }
        self.count += 1;
        assert!(
            self.count <= MAX_TYPES,
            "a schema refers to more than 8,192 named types"
        );
        self.seen[slot] = Some(definition);
        true
    }
}

/// A hash of the length and the words at both ends, where names differ.
const fn hash(name: &[u8]) -> usize {
    let (first, last) = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (short_word(name), 0),
    };
    let mixed =
        (first ^ last.rotate_left(29) ^ name.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize
}

const fn short_word(mut name: &[u8]) -> u64 {
    let mut word = 0;
    while let Some((byte, rest)) = name.split_first() {
        word = word << 8 | *byte as u64;
        name = rest;
    }
    word
}

const fn equal(mut left: &[u8], mut right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    while let (Some((a, left_rest)), Some((b, right_rest))) =
        (left.split_first_chunk(), right.split_first_chunk())
    {
        if u64::from_ne_bytes(*a) != u64::from_ne_bytes(*b) {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    short_word(left) == short_word(right)
}

#[cfg(test)]
mod tests {
    use super::super::{Definition, Piece, bundle};

    static NODE: Definition = Definition {
        fullname: "acme.Node",
        json: &[
            Piece::Text(r#"{"name":"acme.Node","fields":["#),
            Piece::Type(&COLOUR),
            Piece::Text(","),
            Piece::Type(&NODE),
            Piece::Text(","),
            Piece::Type(&COLOUR),
            Piece::Text("]}"),
        ],
    };
    static COLOUR: Definition = Definition {
        fullname: "acme.Colour",
        json: &[Piece::Text(r#"{"name":"acme.Colour"}"#)],
    };
    static LIST: Definition = Definition {
        fullname: "",
        json: &[Piece::Text("["), Piece::Type(&NODE), Piece::Text("]")],
    };

    const JSON: &str =
        r#"{"name":"acme.Node","fields":[{"name":"acme.Colour"},"acme.Node","acme.Colour"]}"#;

    #[test]
    fn first_use_is_defined_and_later_ones_are_named() {
        const TEXT: &str = bundle!(NODE);
        assert_eq!(TEXT, JSON);
    }

    #[test]
    fn schema_without_a_name_is_inlined() {
        const TEXT: &str = bundle!(LIST);
        assert_eq!(TEXT, format!("[{JSON}]"));
    }
}
