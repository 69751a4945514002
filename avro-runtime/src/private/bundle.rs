//! This module joins a definition and all that it refers to into one JSON text, in constants: the
//! first use of a named type holds its definition, each later one its fullname.

use super::{Definition, Name, Piece};
use crate::raw::Concat;

/// How many definitions one text can hold.
const MAX_TYPES: usize = 1 << 13;
/// The slots of the hash table, at most half full.
const SLOTS: usize = MAX_TYPES * 2;

/// The length of a definition's self-contained JSON.
pub(super) const fn bundle_len(definition: &'static Definition) -> usize {
    let mut walk = Walk::new(definition);
    let mut len = 0;
    while let Some(part) = walk.next() {
        len += match part {
            Part::Text(text) => text.len(),
            Part::Name(name) => name.len() + 2,
            Part::HiddenName(name) => name.len() + 3,
        };
    }
    len
}

/// A definition's self-contained JSON; `N` is at least its [length](bundle_len).
pub(super) const fn bundle<const N: usize>(definition: &'static Definition) -> Concat<N> {
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
            Part::HiddenName(name) => {
                json.push("\".");
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
    /// A name of the null namespace, inside another that has a type of that name too.
    HiddenName(&'static str),
}

/// A walk over the definitions, depth first, with its stack and its set of names in arrays:
/// constants have neither a heap nor much of a stack.
///
/// In constants a call takes a microsecond, so slices are indexed; and a pointer is only ever added
/// at the end of an array, because elsewhere the compiler moves its notes on all that follow.
struct Walk {
    /// The definitions that the walk is in.
    stack: [Option<&'static Definition>; MAX_TYPES],
    /// How many pieces of each it has passed.
    passed: [usize; MAX_TYPES],
    /// How many pieces of each are walked.
    ends: [usize; MAX_TYPES],
    depth: usize,
    /// The definitions that have been met, in order.
    types: [Option<&'static Definition>; MAX_TYPES],
    count: u16,
    /// For each hash, one more than the position in `types`; 0 where there is none.
    slots: [u16; SLOTS],
    /// Whether what comes next is next to flattened fields.
    may_need_comma: bool,
    /// The last byte of the last text.
    last: u8,
}

impl Walk {
    const fn new(definition: &'static Definition) -> Self {
        #[expect(
            clippy::large_stack_arrays,
            reason = "it only ever runs in the compiler"
        )]
        let mut walk = Self {
            stack: [None; MAX_TYPES],
            passed: [0; MAX_TYPES],
            ends: [0; MAX_TYPES],
            depth: 0,
            types: [None; MAX_TYPES],
            count: 0,
            slots: [0; SLOTS],
            may_need_comma: false,
            last: 0,
        };
        if let Name::Full(name) | Name::Relative(name) = definition.name {
            walk.insert(definition, name);
        }
        walk.push(definition, 0, definition.json.len());
        walk
    }

    const fn next(&mut self) -> Option<Part> {
        while self.depth > 0
            && let Some(definition) = self.stack[self.depth - 1]
        {
            let passed = self.passed[self.depth - 1];
            if passed == self.ends[self.depth - 1] {
                // All pieces of a definition that stands alone are walked.
                self.may_need_comma = self.may_need_comma || passed < definition.json.len();
                self.depth -= 1;
                continue;
            }
            let piece = &definition.json[passed];
            if let Piece::Text(text) = piece
                && let Some(comma) = self.comma(text.as_bytes())
            {
                return Some(comma);
            }
            self.passed[self.depth - 1] += 1;
            let part = match piece {
                Piece::Text(text) => Some(Part::Text(text)),
                Piece::Type(definition) => self.reference(definition),
                Piece::Of(reference) => self.reference(reference.get()),
                Piece::Inner(reference) => {
                    let definition = reference.get();
                    assert!(
                        definition.is_open(),
                        "what is flattened is no derived record: without `flatten` it is a field of its own"
                    );
                    let (start, end) = definition.inner();
                    self.push(definition, start, end);
                    self.may_need_comma = true;
                    None
                }
                Piece::Elsewhere(_) => None,
                Piece::Name => match definition.name {
                    Name::Relative(name) => {
                        self.last = b'"';
                        Some(Part::Name(name))
                    }
                    Name::Full(_) | Name::Unnamed(_) | Name::Generic(_) => generic(),
                },
                Piece::Generic(_) | Piece::InnerGeneric(_) | Piece::Number(_) => generic(),
                Piece::Schema(_) => panic!(
                    "a schema written by hand is not known in constants: use `schema().to_json()`"
                ),
                Piece::Default(_) => panic!(
                    "a default from `Default` is not known in constants: use `schema().to_json()`"
                ),
            };
            if part.is_some() {
                return part;
            }
        }
        None
    }

    /// The comma between flattened fields and this text, if there is one.
    const fn comma(&mut self, text: &[u8]) -> Option<Part> {
        let is_next = self.may_need_comma && !text.is_empty() && text[0] == b'{';
        let is_needed = is_next && self.last != b'[' && self.last != b',';
        self.may_need_comma = false;
        if is_needed {
            return Some(Part::Text(","));
        }
        if !text.is_empty() {
            self.last = text[text.len() - 1];
        }
        None
    }

    /// The reference to a type; nothing when its own pieces come next.
    const fn reference(&mut self, definition: &'static Definition) -> Option<Part> {
        assert!(
            !matches!(definition.name, Name::Relative(_)) || !self.is_in_namespace(),
            "a type without a namespace is used in one, so that its name depends on where it is used: use `schema().to_json()`"
        );
        if let Name::Full(name) | Name::Relative(name) = definition.name
            && !self.insert(definition, name)
        {
            self.last = b'"';
            return Some(if self.is_hidden(name.as_bytes()) {
                Part::HiddenName(name)
            } else {
                Part::Name(name)
            });
        }
        self.push(definition, 0, definition.json.len());
        None
    }

    /// Whether a bare name means a type that was met in the namespace of the innermost named type.
    const fn is_hidden(&self, bare: &[u8]) -> bool {
        if dot(bare).is_some() {
            return false;
        }
        let mut depth = self.depth;
        while depth > 0 {
            depth -= 1;
            if let Some(definition) = self.stack[depth]
                && let Name::Full(name) | Name::Relative(name) = definition.name
            {
                return match dot(name.as_bytes()) {
                    Some(dot) => self.has_met(name.as_bytes(), dot, bare),
                    None => false,
                };
            }
        }
        false
    }

    /// Whether the innermost named type has a namespace; what is flattened belongs to what is around.
    const fn is_in_namespace(&self) -> bool {
        let mut depth = self.depth;
        while depth > 0 {
            depth -= 1;
            if let Some(definition) = self.stack[depth]
                && self.ends[depth] == definition.json.len()
                && let Name::Full(name) | Name::Relative(name) = definition.name
            {
                return dot(name.as_bytes()).is_some();
            }
        }
        false
    }

    /// Whether a type was met that has this name in the namespace that ends at the dot of `sibling`.
    const fn has_met(&self, sibling: &[u8], dot: usize, bare: &[u8]) -> bool {
        let mut at = 0;
        while at < self.count as usize {
            if let Some(seen) = self.types[at]
                && let Name::Full(seen) | Name::Relative(seen) = seen.name
                && seen.len() == dot + 1 + bare.len()
                && equal(seen.as_bytes().split_at(dot + 1).1, bare)
                && equal(seen.as_bytes().split_at(dot).0, sibling.split_at(dot).0)
            {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn push(&mut self, definition: &'static Definition, start: usize, end: usize) {
        self.stack[self.depth] = Some(definition);
        self.passed[self.depth] = start;
        self.ends[self.depth] = end;
        self.depth += 1;
    }

    /// Notes a definition; `false` if its name has been met.
    const fn insert(&mut self, definition: &'static Definition, name: &str) -> bool {
        let name = name.as_bytes();
        let mut slot = hash(name) % SLOTS;
        while self.slots[slot] != 0 {
            if let Some(seen) = self.types[self.slots[slot] as usize - 1]
                && let Name::Full(seen_name) | Name::Relative(seen_name) = seen.name
                && equal(seen_name.as_bytes(), name)
            {
                assert!(
                    seen.type_name.is_empty()
                        || definition.type_name.is_empty()
                        || equal(seen.type_name.as_bytes(), definition.type_name.as_bytes()),
                    "two types have one fullname: `schema()` says which"
                );
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

const fn generic() -> ! {
    panic!("the JSON of a generic type is not known in constants: use `schema().to_json()`")
}

/// The place of the last dot.
const fn dot(name: &[u8]) -> Option<usize> {
    let mut at = name.len();
    while at > 0 {
        at -= 1;
        if name[at] == b'.' {
            return Some(at);
        }
    }
    None
}

/// A hash of the length, of a few bytes all over the name, and of the last ones, where names differ:
/// each step of a loop counts.
#[expect(clippy::cast_possible_truncation, reason = "any bits will do")]
const fn hash(name: &[u8]) -> usize {
    let len = name.len();
    let mut hash = len as u64;
    let mut at = 0;
    while at < len {
        hash = (hash ^ name[at] as u64) * PRIME % MODULUS;
        at += if at + 4 < len { len / 8 + 1 } else { 1 };
    }
    hash as usize
}

const PRIME: u64 = 48_271;
/// 2^31 - 1: products with the other prime fit without wrapping.
const MODULUS: u64 = 0x7fff_ffff;

const fn equal(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = left.len();
    while at > 0 {
        at -= 1;
        if left[at] != right[at] {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests;
