//! The self-contained JSON of each type, in text that grows with the schemas, not with what each
//! type reaches: where a type's JSON stands within another's, it is that part of it.

use super::places;
use super::reach::Reached;
use crate::model::TypeKey;
use avro_ir::__private::{bare_reference, push_string, reference};
use avro_ir::{Diagnostic, Fullname, JsonPiece, SchemaId, SchemaSet};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// How much text all types may have together: so many times their own definitions, and this.
const MAX_GROWTH: usize = 16;
const MIN_BUDGET: usize = 1 << 20;

/// Where a type's JSON comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// It is written out.
    Literal(String),
    /// It is a part of the JSON that is written out for another type.
    Part(TypeKey, Range<usize>),
    /// It would be too much text: constant evaluation joins it from definitions.
    Bundle,
}

/// Decides for every type that is emitted and has constants of its own.
pub(crate) fn assign(
    set: &SchemaSet,
    reached: &Reached,
    warnings: &mut Vec<Diagnostic>,
) -> HashMap<SchemaId, Source> {
    let types = reached
        .named
        .iter()
        .copied()
        .chain(reached.unnamed.iter().map(|root| root.schema));
    let definitions = Definitions::new(
        set,
        types.clone().chain(reached.definitions.iter().copied()),
    );
    let (roots, others): (Vec<_>, Vec<_>) = types
        .clone()
        .partition(|id| !definitions.referred.contains(id));
    let mut budget = definitions
        .size()
        .saturating_mul(MAX_GROWTH)
        .max(MIN_BUDGET);
    let mut sources = HashMap::new();
    let emitted: HashSet<SchemaId> = types.collect();
    for id in roots.into_iter().chain(others) {
        if sources.contains_key(&id) {
            continue;
        }
        let Some(text) = Text::new(&definitions, id, budget) else {
            sources.insert(id, Source::Bundle);
            continue;
        };
        budget -= text.json.len();
        for (part, range) in text.parts {
            if emitted.contains(&part) {
                sources
                    .entry(part)
                    .or_insert(Source::Part(places::key(id), range));
            }
        }
        sources.insert(id, Source::Literal(text.json));
    }
    let bare = definitions.bare.into_inner().into_iter();
    warnings.extend(bare.map(|id| bare_reference(set, id)));
    sources
}

/// Each type's own JSON.
struct Definitions<'a> {
    set: &'a SchemaSet,
    pieces: HashMap<SchemaId, Rc<[JsonPiece]>>,
    /// The types that another type refers to.
    referred: HashSet<SchemaId>,
    /// The types of the null namespace that were referred to from inside a namespace.
    bare: RefCell<BTreeSet<SchemaId>>,
}

impl<'a> Definitions<'a> {
    fn new(set: &'a SchemaSet, ids: impl Iterator<Item = SchemaId>) -> Self {
        let pieces: HashMap<SchemaId, Rc<[JsonPiece]>> =
            ids.map(|id| (id, set.definition_json(id).into())).collect();
        let references = pieces
            .values()
            .flat_map(|pieces| pieces.iter())
            .filter_map(|piece| match piece {
                JsonPiece::Reference(id) => Some(*id),
                JsonPiece::Text(_) => None,
            });
        Self {
            set,
            referred: references.collect(),
            bare: RefCell::default(),
            pieces,
        }
    }

    /// A type's name as it stands in another type's definition.
    fn reference(&self, from: SchemaId, to: SchemaId) -> String {
        let name = |id: SchemaId| self.set.node(id).kind.fullname();
        let namespace = name(from).and_then(Fullname::namespace).unwrap_or_default();
        let mut text = String::new();
        if let Some(name) = name(to) {
            if name.namespace().is_none() && !namespace.is_empty() {
                self.bare.borrow_mut().insert(to);
            }
            push_string(&mut text, &reference(self.set, name, namespace));
        }
        text
    }

    fn size(&self) -> usize {
        self.pieces
            .values()
            .flat_map(|pieces| pieces.iter())
            .map(piece_len)
            .sum()
    }
}

fn piece_len(piece: &JsonPiece) -> usize {
    match piece {
        JsonPiece::Text(text) => text.len(),
        JsonPiece::Reference(_) => 0,
    }
}

/// The self-contained JSON of one type: each first use of another type is its definition.
struct Text {
    json: String,
    /// The types whose JSON is a part of this, and which part.
    parts: Vec<(SchemaId, Range<usize>)>,
}

/// A definition that is being written.
struct Frame {
    id: SchemaId,
    pieces: Rc<[JsonPiece]>,
    next: usize,
    /// Where it starts.
    start: usize,
    /// How many definitions were started before it.
    number: usize,
    /// The smallest number of what it refers to: below its own, it is no part that stands alone.
    lowest: usize,
}

impl Text {
    /// `None` when it would be longer than `budget`.
    fn new(definitions: &Definitions<'_>, root: SchemaId, budget: usize) -> Option<Self> {
        let mut text = Self {
            json: String::new(),
            parts: Vec::new(),
        };
        let mut numbers: HashMap<SchemaId, usize> = HashMap::new();
        let mut stack: Vec<Frame> = Vec::new();
        let mut enter = Some(root);
        loop {
            if let Some(id) = enter.take() {
                let number = numbers.len();
                numbers.insert(id, number);
                let pieces = Rc::clone(definitions.pieces.get(&id)?);
                stack.push(Frame {
                    id,
                    pieces,
                    next: 0,
                    start: text.json.len(),
                    number,
                    lowest: number,
                });
            }
            let Some(frame) = stack.last_mut() else {
                return Some(text);
            };
            frame.next += 1;
            match frame.pieces.get(frame.next - 1) {
                Some(JsonPiece::Text(json)) => text.json.push_str(json),
                Some(JsonPiece::Reference(id)) => match numbers.get(id) {
                    Some(&number) => {
                        frame.lowest = frame.lowest.min(number);
                        text.json.push_str(&definitions.reference(frame.id, *id));
                    }
                    None => enter = Some(*id),
                },
                None => text.leave(&mut stack),
            }
            if text.json.len() > budget {
                return None;
            }
        }
    }

    fn leave(&mut self, stack: &mut Vec<Frame>) {
        let Some(frame) = stack.pop() else { return };
        let Some(parent) = stack.last_mut() else {
            return;
        };
        parent.lowest = parent.lowest.min(frame.lowest);
        if frame.lowest >= frame.number {
            self.parts.push((frame.id, frame.start..self.json.len()));
        }
    }
}
