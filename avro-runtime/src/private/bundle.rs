//! This module joins a definition and all that it refers to into one JSON text, in constants: the
//! first use of a named type holds its definition, each later one its fullname.

use super::{Definition, Piece};
use crate::raw::Concat;

/// How many definitions one text can hold.
const MAX_TYPES: usize = 1 << 13;
/// The slots of the hash table, at most half full.
const SLOTS: usize = MAX_TYPES * 2;

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
pub const fn bundle<const N: usize>(definition: &'static Definition) -> Concat<N> {
    let mut walk = Walk::new(definition);
    let mut json = Concat::new();
    while let Some(part) = walk.next() {
        match part {
            Part::Text(text) => json.push(text),
            Part::Name(name) => {
                json.push("\"");
                json.push(name);
                json.push("\"");
            }
        }
    }
    json
}

/// The next part of the text.
#[derive(Clone, Copy)]
enum Part {
    Text(&'static str),
    Name(&'static str),
}

/// A walk over the definitions, depth first, with its stack and its set of names in arrays:
/// constants have neither a heap nor much of a stack. Pointers are only ever added at the end of an
/// array: elsewhere the compiler moves its notes on all that follow.
struct Walk {
    /// The pieces that are still to come of each definition that the walk is in.
    stack: [Option<Rest>; MAX_TYPES],
    depth: usize,
    /// The definitions that have been met, in order.
    types: [Option<&'static Definition>; MAX_TYPES],
    count: u16,
    /// For each hash, one more than the position in `types`; 0 where there is none.
    slots: [u16; SLOTS],
}

/// The pieces of a definition from `next` on.
#[derive(Clone, Copy)]
struct Rest {
    pieces: &'static [Piece],
    next: usize,
}

impl Walk {
    const fn new(definition: &'static Definition) -> Self {
        #[expect(
            clippy::large_stack_arrays,
            reason = "it only ever runs in the compiler"
        )]
        let mut walk = Self {
            stack: [None; MAX_TYPES],
            depth: 0,
            types: [None; MAX_TYPES],
            count: 0,
            slots: [0; SLOTS],
        };
        walk.insert(definition);
        walk.push(definition);
        walk
    }

    const fn next(&mut self) -> Option<Part> {
        while let Some(top) = self.depth.checked_sub(1) {
            match self.next_piece(top) {
                None => self.depth = top,
                Some(Piece::Text(text)) => return Some(Part::Text(text)),
                Some(Piece::Type(definition)) if self.insert(definition) => self.push(definition),
                Some(Piece::Type(definition)) => return Some(Part::Name(definition.fullname)),
            }
        }
        None
    }

    const fn next_piece(&mut self, top: usize) -> Option<&'static Piece> {
        let Some(Rest { pieces, next }) = &mut self.stack[top] else {
            return None;
        };
        let (_, rest) = pieces.split_at(*next);
        *next += 1;
        rest.first()
    }

    const fn push(&mut self, definition: &'static Definition) {
        self.stack[self.depth] = Some(Rest {
            pieces: definition.json,
            next: 0,
        });
        self.depth += 1;
    }

    /// Notes a definition; `false` if its name has been met.
    const fn insert(&mut self, definition: &'static Definition) -> bool {
        let name = definition.fullname.as_bytes();
        let mut slot = hash(name) % SLOTS;
        while self.slots[slot] != 0 {
            if let Some(seen) = self.types[self.slots[slot] as usize - 1]
                && equal(seen.fullname.as_bytes(), name)
            {
                return false;
            }
            slot = (slot + 1) % SLOTS;
        }
        assert!(
            (self.count as usize) < MAX_TYPES,
            "a schema refers to more than 8,192 named types"
        );
        self.types[self.count as usize] = Some(definition);
        self.count += 1;
        self.slots[slot] = self.count;
        true
    }
}

/// A hash of the length and the words at both ends, where names differ.
#[expect(clippy::cast_possible_truncation, reason = "any bits will do")]
const fn hash(name: &[u8]) -> usize {
    let (first, last) = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (short_word(name), 0),
    };
    mix(mix(first ^ name.len() as u64) ^ last) as usize
}

/// Lets every bit of a word depend on every other.
const fn mix(word: u64) -> u64 {
    let word = (word ^ word >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ word >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word ^ word >> 32
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
