//! This module pairs each schema of the writer with the schema of the reader that it meets.

use super::branch::UnionIndex;
use super::problem::Problem;
use super::{Items, LogicalTypes, Plan, PlanId, PlanNode, Promotion, ResolutionOptions, RootNames};
use crate::kind::{Kind, Primitive};
use crate::schema::{Enum, Node, Schema, SchemaId, SchemaSet, Union};
use std::collections::HashMap;

/// All pairs, before it is known which of them are the same and which can be read.
pub(crate) struct Built {
    pub(crate) nodes: Vec<PlanNode>,
    /// For each pair where it was met first; the root has none.
    pub(crate) origins: Vec<Option<Origin>>,
    pub(crate) problems: Vec<Problem>,
}

/// Where a pair was met.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) parent: PlanId,
    pub(crate) step: Step,
}

/// A step from a pair to one within it, by the reader's schema.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Field(usize),
    Items,
    Values,
    /// Of the writer's union, or of the reader's if the writer's is none.
    Branch(usize),
    /// The branch of the reader's union for one of the writer's.
    Chosen,
}

pub(super) struct Builder<'a> {
    pub(super) writer: &'a SchemaSet,
    pub(super) reader: &'a SchemaSet,
    options: &'a ResolutionOptions,
    pairs: HashMap<(SchemaId, SchemaId), PlanId>,
    pub(super) built: Built,
    unions: HashMap<SchemaId, UnionIndex<'a>>,
    size: usize,
}

/// `None` when there are more pairs than the options allow.
pub(crate) fn pairs(
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

    pub(super) fn root_names(&self) -> RootNames {
        self.options.root_names
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
        if self.options.logical_types == LogicalTypes::Checked {
            self.check_units(id);
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
                self.check_sizes(id, from, to);
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
            self.missing_branch(id, &from.kind);
            return Plan::Same;
        };
        // Where the writer's is a union too, the index of its branch is in the place already.
        let is_branch = |origin: Origin| matches!(origin.step, Step::Branch(_));
        let step = match self.built.origins[id.index()] {
            Some(origin) if is_branch(origin) => Step::Chosen,
            _ => Step::Branch(index),
        };
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
        let missing = symbols.iter().zip(0..);
        let missing = missing.filter(|(found, _)| found.is_none());
        let missing = missing.map(|(_, index)| index).collect::<Vec<_>>();
        if !missing.is_empty() {
            self.missing_symbols(id, from, to, &missing);
        }
        Plan::Enum(symbols)
    }
}

/// The plan for two primitives; `None` if one cannot be read as the other.
pub(super) fn promote(from: &Kind, to: &Kind) -> Option<Plan> {
    let (Kind::Primitive(from), Kind::Primitive(to)) = (from, to) else {
        return None;
    };
    Some(match (from, to) {
        (from, to) if from == to => Plan::Same,
        (Primitive::Int, Primitive::Long)
        | (Primitive::Bytes, Primitive::String)
        | (Primitive::String, Primitive::Bytes) => Plan::Same,
        (Primitive::Int, Primitive::Float) => Plan::Promote(Promotion::IntToFloat),
        (Primitive::Int, Primitive::Double) => Plan::Promote(Promotion::IntToDouble),
        (Primitive::Long, Primitive::Float) => Plan::Promote(Promotion::LongToFloat),
        (Primitive::Long, Primitive::Double) => Plan::Promote(Promotion::LongToDouble),
        (Primitive::Float, Primitive::Double) => Plan::Promote(Promotion::FloatToDouble),
        _ => return None,
    })
}
