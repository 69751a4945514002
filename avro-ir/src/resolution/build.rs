//! This module pairs each schema of the writer with the schema of the reader that it meets.

use super::branch::UnionIndex;
use super::finding::IncompatibilityKind as Kinds;
use super::name::names_match;
use super::{Items, LogicalTypes, Plan, PlanId, PlanNode, Promotion, ResolutionOptions, RootNames};
use crate::location::Location;
use crate::schema::{Enum, Kind, Node, Schema, SchemaId, SchemaSet, Union};
use crate::{diagnostic::quote, logical};
use std::collections::HashMap;

/// All pairs, before it is known which of them are the same and which can be read.
pub(super) struct Built {
    pub(super) nodes: Vec<PlanNode>,
    /// For each pair where it was met first; the root has none.
    pub(super) origins: Vec<Option<Origin>>,
    pub(super) problems: Vec<Problem>,
}

/// Where a pair was met.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) parent: PlanId,
    pub(super) step: Step,
}

/// A step from a pair to one within it, by the reader's schema.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Field(usize),
    Items,
    Values,
    /// Of the writer's union, or of the reader's if the writer's is none.
    Branch(usize),
}

/// What is wrong with a pair.
pub(super) struct Problem {
    pub(super) pair: PlanId,
    pub(super) kind: Kinds,
    /// The last part of the place, such as `/size`.
    pub(super) place: String,
    pub(super) message: String,
    pub(super) writer: Location,
    pub(super) reader: Location,
    /// The symbols of an enum that has others: the pair itself can be read.
    pub(super) is_partial: bool,
}

pub(super) struct Builder<'a> {
    pub(super) writer: &'a SchemaSet,
    pub(super) reader: &'a SchemaSet,
    options: &'a ResolutionOptions,
    pairs: HashMap<(SchemaId, SchemaId), PlanId>,
    built: Built,
    unions: HashMap<SchemaId, UnionIndex<'a>>,
    size: usize,
}

/// `None` when there are more pairs than the options allow.
pub(super) fn pairs(
    writer: &Schema,
    reader: &Schema,
    options: &ResolutionOptions,
) -> Option<Built> {
    let mut builder = Builder {
        writer: writer.set(),
        reader: reader.set(),
        options,
        pairs: HashMap::new(),
        built: Built {
            nodes: Vec::new(),
            origins: Vec::new(),
            problems: Vec::new(),
        },
        unions: HashMap::new(),
        size: 0,
    };
    builder.pair(writer.root(), reader.root(), None);
    // Pairs that are found are put at the end, so that this is a queue.
    let mut next = 0;
    while let Some(node) = builder.built.nodes.get(next) {
        let (writer, reader) = (node.writer, node.reader);
        let id = PlanId(u32::try_from(next).ok()?);
        builder.built.nodes[next].plan = builder.plan(id, writer, reader);
        if builder.size > options.max_size {
            return None;
        }
        next += 1;
    }
    Some(builder.built)
}

impl<'a> Builder<'a> {
    /// The node of a pair, which is planned later if it is new.
    pub(super) fn pair(
        &mut self,
        writer: SchemaId,
        reader: SchemaId,
        origin: Option<Origin>,
    ) -> PlanId {
        let next = PlanId(u32::try_from(self.built.nodes.len()).unwrap_or(u32::MAX));
        let id = *self.pairs.entry((writer, reader)).or_insert(next);
        if id == next {
            self.spend(1);
            self.built.origins.push(origin);
            self.built.nodes.push(PlanNode {
                writer,
                reader,
                plan: Plan::Same,
            });
        }
        id
    }

    /// Counts work, so that no pair of schemas takes more than the options allow.
    pub(super) fn spend(&mut self, size: usize) {
        self.size = self.size.saturating_add(size);
    }

    pub(super) fn is_spent(&self) -> bool {
        self.size > self.options.max_size
    }

    fn plan(&mut self, id: PlanId, writer: SchemaId, reader: SchemaId) -> Plan {
        let (from, to) = (self.writer.node(writer), self.reader.node(reader));
        match (&from.kind, &to.kind) {
            (Kind::Union(union), _) => self.writer_union(id, union, reader),
            (_, Kind::Union(union)) => self.reader_union(id, writer, reader, union),
            _ => self.value(id, from, to),
        }
    }

    /// Neither side is a union.
    fn value(&mut self, id: PlanId, from: &'a Node, to: &'a Node) -> Plan {
        if self.options.logical_types == LogicalTypes::Checked
            && let Some(message) = logical::unit_conflict(from.logical, to.logical)
        {
            self.problem(id, Kinds::TypeMismatch, "", message);
        }
        let step = |step| Some(Origin { parent: id, step });
        match (&from.kind, &to.kind) {
            (Kind::Record(from), Kind::Record(to)) => {
                self.check_names(id, &to.aliases);
                self.record(id, from, to)
            }
            (Kind::Enum(from), Kind::Enum(to)) => {
                self.check_names(id, &to.aliases);
                self.enumeration(id, from, to)
            }
            (Kind::Fixed(from), Kind::Fixed(to)) => {
                self.check_names(id, &to.aliases);
                if from.size != to.size {
                    let message = format!(
                        "{} has {} bytes, and the writer's has {}: a fixed cannot change its size",
                        quote(to.name.as_str()),
                        to.size,
                        from.size
                    );
                    self.problem(id, Kinds::FixedSizeMismatch, "/size", message);
                }
                Plan::Same
            }
            (Kind::Array(from), Kind::Array(to)) => {
                let plan = self.pair(*from, *to, step(Step::Items));
                Plan::Array(self.items(*from, plan))
            }
            (Kind::Map(from), Kind::Map(to)) => {
                let plan = self.pair(*from, *to, step(Step::Values));
                Plan::Map(self.items(*from, plan))
            }
            (from, to) => promote(from, to).unwrap_or_else(|| self.mismatch(id, from, to)),
        }
    }

    fn items(&self, writer: SchemaId, plan: PlanId) -> Items {
        Items {
            plan,
            min_size: self.writer.min_size(writer),
        }
    }

    fn writer_union(&mut self, id: PlanId, union: &'a Union, reader: SchemaId) -> Plan {
        let mut branches = Vec::new();
        for (index, &branch) in union.branches.iter().enumerate() {
            if self.is_spent() {
                break;
            }
            let step = Step::Branch(index);
            branches.push(self.pair(branch, reader, Some(Origin { parent: id, step })));
        }
        Plan::Union(branches.into())
    }

    fn reader_union(
        &mut self,
        id: PlanId,
        writer: SchemaId,
        reader: SchemaId,
        union: &'a Union,
    ) -> Plan {
        let (set, from) = (self.reader, self.writer.node(writer));
        let index = self
            .unions
            .entry(reader)
            .or_insert_with(|| UnionIndex::new(set, union));
        let Some(index) = index.choose(set, union, from) else {
            let message = format!(
                "the reader's union has no branch for the writer's {}",
                describe(&from.kind)
            );
            self.problem(id, Kinds::MissingUnionBranch, "", message);
            return Plan::Same;
        };
        let step = Step::Branch(index);
        let value = self.pair(
            writer,
            union.branches[index],
            Some(Origin { parent: id, step }),
        );
        Plan::Branch {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            value,
        }
    }

    fn enumeration(&mut self, id: PlanId, from: &Enum, to: &Enum) -> Plan {
        self.spend(from.symbols.len() + to.symbols.len());
        let positions = to.symbols.iter().zip(0..).collect::<HashMap<_, u32>>();
        let default = to.default.and_then(|index| u32::try_from(index).ok());
        let counterpart = |symbol| positions.get(symbol).copied().or(default);
        let symbols = from.symbols.iter().map(counterpart).collect::<Box<_>>();
        let missing = from.symbols.iter().zip(&symbols);
        let missing = missing.filter(|(_, found)| found.is_none());
        let missing = missing.map(|(symbol, _)| symbol).collect::<Vec<_>>();
        if !missing.is_empty() {
            self.missing_symbols(id, to, &missing, missing.len() < from.symbols.len());
        }
        Plan::Enum(symbols)
    }

    fn missing_symbols(&mut self, id: PlanId, to: &Enum, missing: &[&String], is_partial: bool) {
        let shown = missing.iter().take(8).map(|symbol| quote(symbol));
        let mut shown = shown.collect::<Vec<_>>();
        if missing.len() > shown.len() {
            shown.push(format!("{} more", missing.len() - shown.len()));
        }
        let message = format!(
            "{} has no symbol {}, which the writer may use, and no `default` symbol to stand for it",
            quote(to.name.as_str()),
            shown.join(", ")
        );
        let location = missing_symbol_location(
            self.writer.node(self.built.nodes[id.index()].writer),
            missing,
        );
        self.problem(id, Kinds::MissingEnumSymbols, "/symbols", message);
        if let Some(problem) = self.built.problems.last_mut() {
            problem.is_partial = is_partial;
            problem.writer = location.unwrap_or(problem.writer);
        }
    }

    fn check_names(&mut self, id: PlanId, aliases: &[String]) {
        let node = &self.built.nodes[id.index()];
        let (from, to) = (self.writer.node(node.writer), self.reader.node(node.reader));
        let (Some(from), Some(to)) = (from.kind.fullname(), to.kind.fullname()) else {
            return;
        };
        let is_free = id.index() == 0 && self.options.root_names == RootNames::Ignored;
        if is_free || names_match(from, to, aliases) {
            return;
        }
        let message = format!(
            "the writer's type is called {}, the reader's {}: give the reader's `\"aliases\": [\"{}\"]` if it was renamed",
            quote(from.as_str()),
            quote(to.as_str()),
            quote(from.as_str()).trim_matches('`')
        );
        self.problem(id, Kinds::NameMismatch, "/name", message);
    }

    fn mismatch(&mut self, id: PlanId, from: &Kind, to: &Kind) -> Plan {
        let message = format!(
            "the writer wrote {}, which cannot be read as {}",
            describe(from),
            describe(to)
        );
        self.problem(id, Kinds::TypeMismatch, "", message);
        Plan::Same
    }

    /// Notes what is wrong with a pair; the places are those of its two schemas.
    fn problem(&mut self, pair: PlanId, kind: Kinds, place: &str, message: String) {
        let node = &self.built.nodes[pair.index()];
        let writer = self.writer.node(node.writer).location;
        let reader = self.reader.node(node.reader).location;
        self.built.problems.push(Problem {
            pair,
            kind,
            place: place.to_owned(),
            message,
            writer,
            reader,
            is_partial: false,
        });
    }

    /// Notes a field that the writer does not have.
    pub(super) fn missing_default(
        &mut self,
        pair: PlanId,
        index: usize,
        name: &str,
        reader: Location,
    ) {
        let message = format!(
            "the writer has no field {0}, and the reader's has no default: give it one, or an alias if it was renamed",
            quote(name)
        );
        self.problem(
            pair,
            Kinds::ReaderFieldMissingDefaultValue,
            &format!("/fields/{index}"),
            message,
        );
        if let Some(problem) = self.built.problems.last_mut() {
            problem.reader = reader;
        }
    }
}

fn missing_symbol_location(writer: &Node, missing: &[&String]) -> Option<Location> {
    let Kind::Enum(enumeration) = &writer.kind else {
        return None;
    };
    let mut symbols = enumeration.symbols.iter();
    let first = symbols.position(|symbol| Some(&symbol) == missing.first())?;
    enumeration.symbol_locations.get(first).copied()
}

/// The plan for two primitives; `None` if one cannot be read as the other.
pub(super) fn promote(from: &Kind, to: &Kind) -> Option<Plan> {
    Some(match (from, to) {
        (Kind::Null, Kind::Null)
        | (Kind::Boolean, Kind::Boolean)
        | (Kind::Int, Kind::Int | Kind::Long)
        | (Kind::Long, Kind::Long)
        | (Kind::Float, Kind::Float)
        | (Kind::Double, Kind::Double)
        | (Kind::Bytes | Kind::String, Kind::Bytes | Kind::String) => Plan::Same,
        (Kind::Int, Kind::Float) => Plan::Promote(Promotion::IntToFloat),
        (Kind::Int, Kind::Double) => Plan::Promote(Promotion::IntToDouble),
        (Kind::Long, Kind::Float) => Plan::Promote(Promotion::LongToFloat),
        (Kind::Long, Kind::Double) => Plan::Promote(Promotion::LongToDouble),
        (Kind::Float, Kind::Double) => Plan::Promote(Promotion::FloatToDouble),
        _ => return None,
    })
}

/// A type as a message calls it.
fn describe(kind: &Kind) -> String {
    match kind.fullname() {
        Some(name) => format!("{} {}", kind.name(), quote(name.as_str())),
        None => quote(kind.name()),
    }
}
