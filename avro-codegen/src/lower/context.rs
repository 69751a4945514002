//! What every part of lowering reads: the schemas, the choices, and the answers of earlier steps.

use super::bare;
use super::places::{self, ModulePath, Place, Places};
use super::reach::Reached;
use super::size;
use super::{Placed, Purpose};
use crate::budget::Budget;
use crate::choices::Choices;
use crate::model::TypeKey;
use crate::recursion::{self, Edge, Graph, Recursion};
use avro_ir::{CanonicalForms, Code, Diagnostic, Fingerprints, Finite, Kind, SchemaId, SchemaSet};
use std::rc::Rc;

/// The state of one run.
pub(crate) struct Context<'a> {
    pub(crate) set: &'a SchemaSet,
    pub(crate) choices: &'a Choices,
    pub(crate) places: Places,
    pub(crate) recursion: Recursion,
    pub(crate) sizes: size::Sizes,
    pub(crate) finite: Finite,
    purpose: Purpose,
    canonical_forms: CanonicalForms<'a>,
    /// How many bytes of canonical forms may still be made.
    canonical_bytes: usize,
    /// How much Rust may still be made, as far as that is known before it is.
    pub(crate) budget: Budget,
    pub(crate) diagnostics: Vec<Diagnostic>,
    next_key: u32,
}

/// What is around a place, within the Rust type that it is a part of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nested {
    /// How many arrays and maps.
    pub(crate) containers: usize,
    /// The same, with the unions that are options.
    pub(crate) levels: usize,
}

/// The place in a schema that is being lowered.
#[derive(Debug)]
pub(crate) struct Site {
    /// The record, or the schema without a name, that the place is in.
    pub(crate) owner: SchemaId,
    pub(crate) module: ModulePath,
    /// The owner's fullname; empty when it has none.
    pub(crate) fullname: String,
    /// The field.
    pub(crate) member: Option<String>,
    /// What a union at this place is called.
    pub(crate) union_name: String,
    /// Whether a value at this place is stored in the owner itself.
    pub(crate) by_value: bool,
    /// What is around it, within its Rust type.
    pub(crate) nested: Nested,
    /// The unions that were made on the way.
    pub(crate) unions: Vec<Placed>,
}

/// What takes five seconds to hash; 720 public files together have a hundredth of it.
const MAX_CANONICAL_BYTES: usize = 1 << 30;

fn too_much_to_hash(set: &SchemaSet, id: SchemaId) -> Diagnostic {
    let message = format!(
        "the canonical forms of these types, each with all that it refers to, are longer than {MAX_CANONICAL_BYTES} bytes"
    );
    let help = "generate fewer of them at a time, with `roots`, and refer to the others with `extern_path`";
    Diagnostic::error(Code::TooLarge, message)
        .at(set.node(id).location, "with this one")
        .with_help(help)
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        set: &'a SchemaSet,
        choices: &'a Choices,
        purpose: Purpose,
        reached: &Reached,
    ) -> Self {
        let mut diagnostics = Vec::new();
        let places = places::assign(set, choices, reached, &mut diagnostics);
        let recursion = recursion::analyse(&graph(set, choices, reached));
        let sizes = size::Sizes::new(set, &recursion);
        let next_key =
            u32::try_from(set.nodes().len()).expect("an arena has fewer than 2^32 nodes");
        diagnostics.extend(bare::warnings(set, reached));
        Self {
            set,
            choices,
            places,
            recursion,
            sizes,
            finite: Finite::new(set),
            purpose,
            canonical_forms: CanonicalForms::new(set),
            canonical_bytes: MAX_CANONICAL_BYTES,
            budget: Budget::of(set, &choices.writers),
            diagnostics,
            next_key,
        }
    }

    /// The fingerprints of one schema, which are of all that it refers to: those of many that refer
    /// to each other are of texts that grow with the square of their number. What is wrong with
    /// schemas is found without them.
    pub(crate) fn fingerprints(&mut self, id: SchemaId) -> Option<Fingerprints> {
        if self.purpose == Purpose::Findings || self.canonical_bytes == 0 {
            return None;
        }
        let (length, fingerprints) = self.canonical_forms.measured_fingerprints(id);
        self.canonical_bytes = self.canonical_bytes.saturating_sub(length);
        if self.canonical_bytes == 0 {
            self.diagnostics.push(too_much_to_hash(self.set, id));
        }
        Some(fingerprints)
    }

    /// A key for a type that no schema node names.
    pub(crate) fn fresh_key(&mut self) -> TypeKey {
        self.next_key += 1;
        TypeKey(self.next_key - 1)
    }
}

impl Site {
    pub(crate) fn root(cx: &Context<'_>, owner: SchemaId, place: &Place) -> Self {
        let fullname = cx.set.node(owner).kind.fullname().map(ToString::to_string);
        Self {
            owner,
            module: Rc::clone(&place.module),
            fullname: fullname.unwrap_or_default(),
            member: None,
            union_name: format!("{}Value", place.ident),
            by_value: true,
            nested: Nested::default(),
            unions: Vec::new(),
        }
    }

    /// Lowers something below, whose unions get a longer name, and that may be behind a pointer.
    pub(crate) fn within<T>(
        &mut self,
        suffix: &str,
        by_value: bool,
        lower: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let length = self.union_name.len();
        self.union_name.push_str(suffix);
        let outer = self.by_value;
        self.by_value = outer && by_value;
        let result = lower(self);
        self.by_value = outer;
        self.union_name.truncate(length);
        result
    }
}

/// The references between the emitted records.
fn graph(set: &SchemaSet, choices: &Choices, reached: &Reached) -> Graph {
    let mut graph = Graph::new();
    for &id in &reached.named {
        if let Kind::Record(record) = &set.node(id).kind {
            let mut edges = Vec::new();
            for field in &record.fields {
                if choices
                    .type_overrides
                    .exact(record.name.as_str(), Some(&field.name))
                    .is_none()
                {
                    collect(set, field.schema, (true, 0), &mut edges);
                }
            }
            graph.insert(id, edges);
        }
    }
    graph
}

/// The types that an array is made of: `Vec`, its buffer, and what marks the buffer as one of items.
const ARRAY_STEPS: usize = 3;
/// Those of a map: two maps, a table, its buffer, and a mark.
const MAP_STEPS: usize = 5;
/// Those of a union of null and one other branch: an `Option`.
const OPTION_STEPS: usize = 1;
/// Those of another union: an `Option`, an enum, and a `Box` of a branch that is large.
const UNION_STEPS: usize = 5;

fn collect(set: &SchemaSet, id: SchemaId, (by_value, steps): (bool, usize), edges: &mut Vec<Edge>) {
    let node = set.node(id);
    match &node.kind {
        Kind::Array(items) => collect(set, *items, (false, steps + ARRAY_STEPS), edges),
        Kind::Map(values) => collect(set, *values, (false, steps + MAP_STEPS), edges),
        Kind::Union(union) => {
            let is_value = |branch: &&SchemaId| !set.node(**branch).kind.is_null();
            let steps = match union.branches.iter().filter(is_value).count() {
                ..=1 => steps + OPTION_STEPS,
                _ => steps + UNION_STEPS,
            };
            let branches = union.branches.iter();
            branches.for_each(|&branch| collect(set, branch, (by_value, steps), edges));
        }
        Kind::Record(_) => edges.push(Edge {
            to: id,
            by_value,
            steps,
        }),
        Kind::Primitive(_) | Kind::Enum(_) | Kind::Fixed(_) => {}
    }
}
