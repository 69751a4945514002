//! Decoders for writers that are known: a plan becomes code in the writer's order.

mod skip;

use super::Placed;
use super::context::Context;
use super::places;
use crate::model::{
    Enum, Item, Read, ReadItems, Ty, TypeKey, TypeRef, Union, Writer, Written, WrittenStep,
};
use crate::names;
use avro_ir::{
    Code, Diagnostic, FieldSource, Items, Kind, Plan, PlanId, RecordPlan, Resolution,
    ResolutionError, Schema, resolve,
};
use proc_macro2::Ident;
use skip::Skips;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Gives records the functions for the caller's writers, and says which writers nothing reads.
pub(crate) fn assign(cx: &Context<'_>, items: &mut [Placed]) -> Vec<Diagnostic> {
    if cx.choices.writers.is_empty() {
        return Vec::new();
    }
    let readers = readers(cx, items);
    let (mut findings, mut read_sets, mut unread_writers) = (Vec::new(), Vec::new(), Vec::new());
    for (number, writer) in cx.choices.writers.iter().enumerate() {
        let mut reasons = Vec::new();
        let mut is_read = false;
        for reader in candidates(&readers, writer) {
            match resolve(writer, &reader) {
                Ok(resolution) => {
                    is_read = true;
                    findings.extend(add(items, number, &resolution).err());
                }
                Err(error) => reasons.push((reader, error)),
            }
        }
        if is_read {
            read_sets.push(writer.set());
        } else {
            unread_writers.push((writer, reasons));
        }
    }
    // A type that nothing is meant by is there for the others of its path.
    let is_part = |writer: &Schema| read_sets.iter().any(|set| Arc::ptr_eq(set, writer.set()));
    for (writer, reasons) in unread_writers {
        if !(reasons.is_empty() && is_part(writer)) {
            findings.push(unread(writer, &reasons));
        }
    }
    findings
}

/// The records that have a type here.
fn readers(cx: &Context<'_>, items: &[Placed]) -> Vec<Schema> {
    let keys = items.iter().filter_map(|(_, item)| match item {
        Item::Record(record) => Some(record.head.key),
        _ => None,
    });
    let keys = keys.collect::<HashSet<_>>();
    let set = Arc::new(cx.set.clone());
    let named = cx.set.named_types().map(|(_, id)| id);
    let records = named.filter(|id| keys.contains(&places::key(*id)));
    records.map(|id| set.schema(id)).collect()
}

/// The records that a writer's data can be meant for: those of its fullname, else those that its
/// name or an alias says.
fn candidates(readers: &[Schema], writer: &Schema) -> Vec<Schema> {
    let Kind::Record(from) = &writer.node().kind else {
        return Vec::new();
    };
    let all = |is_meant: &dyn Fn(&avro_ir::Record) -> bool| {
        let meant = readers.iter().filter(|reader| match &reader.node().kind {
            Kind::Record(to) => is_meant(to),
            _ => false,
        });
        meant.cloned().collect::<Vec<_>>()
    };
    let exact = all(&|to| to.name == from.name);
    if !exact.is_empty() {
        return exact;
    }
    all(&|to| {
        let has_alias = to.aliases.iter().any(|alias| alias == from.name.as_str());
        to.name.name() == from.name.name() || has_alias
    })
}

fn unread(writer: &Schema, reasons: &[(Schema, ResolutionError)]) -> Diagnostic {
    let name = writer.node().kind.fullname();
    let name = avro_ir::quote(name.map_or(writer.node().kind.name(), |name| name.as_str()));
    let location = writer.node().location;
    let source = writer.set().sources().get(location.source);
    let source = source.map_or("", |source| &source.name);
    let (why, help) = match reasons {
        [] => (
            "no generated record has this name, or an alias for it".to_owned(),
            "`written_by` is for schemas of records that have a type in this run",
        ),
        reasons => {
            let reasons = reasons.iter().map(|(reader, error)| {
                let reader = reader.node().kind.fullname();
                let reader = reader.map_or("", |name| name.as_str());
                format!("{}: {error}", avro_ir::quote(reader))
            });
            let help = "give the reader's new fields defaults and its renamed ones aliases, or leave the schema out of `written_by`";
            (reasons.collect::<Vec<_>>().join("; "), help)
        }
    };
    Diagnostic::error(
        Code::UnreadableWriter,
        format!(
            "nothing reads data of {name}, from {}: {why}",
            avro_ir::quote(source)
        ),
    )
    .with_help(help)
}

/// Adds the functions for one writer and one reader, and for what they refer to. Where the bytes
/// are the same there is nothing to add.
fn add(items: &mut [Placed], number: usize, resolution: &Resolution) -> Result<(), Diagnostic> {
    if resolution.is_same() {
        return Ok(());
    }
    let mut lowering = Lowering {
        index: Index::new(items),
        resolution,
        number,
        pending: vec![resolution.root()],
        met: HashSet::from([resolution.root()]),
    };
    let mut written = Vec::new();
    while let Some(id) = lowering.pending.pop() {
        written.push(lowering.record(id)?);
    }
    let function = lowering.function(resolution.root());
    let records = items.iter_mut().filter_map(|(_, item)| match item {
        Item::Record(record) => Some((record.head.key, record)),
        _ => None,
    });
    let mut records = records.collect::<HashMap<_, _>>();
    for (key, written) in written {
        if let Some(record) = records.get_mut(&key) {
            record.written.push(written);
        }
    }
    if let Some(record) = records.get_mut(&places::key(resolution.reader().root())) {
        record.writers.push(Writer {
            key: resolution.writer().reading_key(),
            function,
        });
    }
    Ok(())
}

/// The generated types by their keys.
struct Index<'a> {
    records: HashMap<TypeKey, &'a crate::model::Record>,
    enums: HashMap<TypeKey, &'a Enum>,
    unions: HashMap<TypeKey, &'a Union>,
}

impl<'a> Index<'a> {
    fn new(items: &'a [Placed]) -> Self {
        let mut index = Self {
            records: HashMap::new(),
            enums: HashMap::new(),
            unions: HashMap::new(),
        };
        for (_, item) in items {
            match item {
                Item::Record(record) => drop(index.records.insert(record.head.key, record)),
                Item::Enum(item) => drop(index.enums.insert(item.head.key, item)),
                Item::Union(union) => drop(index.unions.insert(union.head.key, union)),
                Item::Fixed(_) | Item::Root(_) | Item::Transparent(_) | Item::Definition(_) => {}
            }
        }
        index
    }
}

struct Lowering<'a> {
    index: Index<'a>,
    resolution: &'a Resolution,
    /// The position of the writer among the caller's.
    number: usize,
    /// The pairs of records that need a function.
    pending: Vec<PlanId>,
    met: HashSet<PlanId>,
}

impl Lowering<'_> {
    fn function(&self, id: PlanId) -> Ident {
        names::ident(&format!("__written_{}_{}", self.number, id.index()))
    }

    /// The function of a pair of records.
    fn record(&mut self, id: PlanId) -> Result<(TypeKey, Written), Diagnostic> {
        let node = self.resolution.node(id);
        let key = places::key(node.reader);
        let (Plan::Record(plan), Kind::Record(writer)) = (
            &node.plan,
            &self.resolution.writer().set().node(node.writer).kind,
        ) else {
            unreachable!("only records that differ are put off");
        };
        let readers = readers_of(plan, writer.fields.len());
        let record = self.index.records[&key];
        let mut skips = Skips::new(self.resolution);
        let mut steps = Vec::new();
        for (field, reader) in writer.fields.iter().zip(readers) {
            steps.push(match reader {
                None => WrittenStep::Skip(skips.value(field.schema, node.writer)),
                Some((position, plan)) => WrittenStep::Read {
                    field: position,
                    read: self.read(plan, &record.fields[position].ty)?,
                },
            });
        }
        let mut memory = 0_usize;
        for (field, of_reader) in record.fields.iter().zip(&plan.fields) {
            if let FieldSource::Default { memory: own } = of_reader.source {
                memory = memory.saturating_add(own);
                if field.default.is_none() || own == usize::MAX {
                    return Err(self.not_static(id));
                }
            }
        }
        let written = Written {
            function: self.function(id),
            skips: skips.functions(),
            steps,
            memory,
        };
        Ok((key, written))
    }

    fn read(&mut self, id: PlanId, ty: &Ty) -> Result<Read, Diagnostic> {
        let plan = self.resolution.plan(id);
        Ok(match (plan, ty) {
            (Plan::Fail(finding), _) => Read::Fail(self.why(*finding)),
            (Plan::Union(branches), _) => {
                let branches = branches.iter().map(|branch| self.read(*branch, ty));
                Read::Choice(branches.collect::<Result<_, _>>()?)
            }
            (Plan::Same, _) => Read::Same(ty.clone()),
            (_, Ty::Boxed(inner)) => {
                let value = self.read(id, inner)?;
                Read::Boxed((**inner).clone(), Box::new(value))
            }
            (Plan::Branch { index, value }, _) => self.branch(*index as usize, *value, ty)?,
            (Plan::Promote(promotion), Ty::Float | Ty::Double) => Read::Promote(*promotion),
            (Plan::Enum(symbols), Ty::Enum(reference)) => self.enumeration(id, symbols, reference),
            (Plan::Array(items), Ty::Array(inner)) => Read::Array(self.items(items, inner)?),
            (Plan::Map(items), Ty::Map(_, inner)) => Read::Map(self.items(items, inner)?),
            (Plan::Record(_), Ty::Record { reference, guarded }) => {
                if self.met.insert(id) {
                    self.pending.push(id);
                }
                Read::Record {
                    path: reference.path.clone(),
                    function: self.function(id),
                    guarded: *guarded,
                }
            }
            _ => return Err(self.not_static(id)),
        })
    }

    fn items(&mut self, items: &Items, ty: &Ty) -> Result<ReadItems, Diagnostic> {
        Ok(ReadItems {
            item: Box::new(self.read(items.plan, ty)?),
            min_size: items.min_size,
        })
    }

    /// A value as a branch of the reader's union.
    fn branch(&mut self, index: usize, value: PlanId, ty: &Ty) -> Result<Read, Diagnostic> {
        Ok(match ty {
            Ty::Nullable { null, .. } | Ty::NullableUnion { null, .. } if *null == index => {
                Read::None
            }
            Ty::Nullable { value: inner, .. } => Read::Some(Box::new(self.read(value, inner)?)),
            Ty::NullableUnion { reference, .. } => {
                Read::Some(Box::new(self.variant(index, value, reference)?))
            }
            Ty::Union(reference) => self.variant(index, value, reference)?,
            Ty::Single(inner) => self.read(value, inner)?,
            _ => return Err(self.not_static(value)),
        })
    }

    fn variant(
        &mut self,
        index: usize,
        value: PlanId,
        reference: &TypeRef,
    ) -> Result<Read, Diagnostic> {
        let union = self.index.unions[&reference.key];
        let branch = union.branches.iter().find(|branch| branch.index == index);
        let branch = branch.expect("every branch but null is a variant");
        let value = Box::new(self.read(value, &branch.ty)?);
        Ok(Read::Variant(
            reference.path.clone(),
            branch.ident.clone(),
            value,
        ))
    }

    fn enumeration(&self, id: PlanId, symbols: &[Option<u32>], reference: &TypeRef) -> Read {
        let to = self.index.enums[&reference.key];
        let from = &self
            .resolution
            .writer()
            .set()
            .node(self.resolution.node(id).writer)
            .kind;
        let name = |at: usize| match from {
            Kind::Enum(from) => from.symbols.get(at).map_or("", |name| name),
            _ => "",
        };
        let variant = |(at, symbol): (usize, &Option<u32>)| match symbol {
            Some(index) => Ok(to.symbols[*index as usize].ident.clone()),
            None => Err(avro_ir::missing_symbol(
                to.schema.definition.fullname(),
                name(at),
            )),
        };
        Read::Enum {
            path: reference.path.clone(),
            symbols: symbols.iter().enumerate().map(variant).collect(),
        }
    }

    fn why(&self, finding: u32) -> String {
        let finding = self.resolution.findings().get(finding as usize);
        finding.map_or(String::new(), |finding| finding.message.clone())
    }

    /// A warning: the plan reads these data at run time.
    fn not_static(&self, id: PlanId) -> Diagnostic {
        let reader = &self
            .resolution
            .reader()
            .set()
            .node(self.resolution.node(id).reader);
        let name = reader
            .kind
            .fullname()
            .map_or(reader.kind.name(), |name| name.as_str());
        Diagnostic::warning(
            Code::UnreadableWriter,
            format!(
                "no decoder is generated for a writer whose {} differs: not all of it has a Rust type or default that is generated here",
                avro_ir::quote(name)
            ),
        )
        .at(reader.location, "read along a plan at run time instead")
    }
}

/// For each field of the writer the reader's field and the plan.
fn readers_of(plan: &RecordPlan, count: usize) -> Vec<Option<(usize, PlanId)>> {
    let mut readers = vec![None; count];
    for (position, of_reader) in plan.fields.iter().enumerate() {
        if let FieldSource::Writer { field, plan } = of_reader.source {
            readers[field as usize] = Some((position, plan));
        }
    }
    readers
}
