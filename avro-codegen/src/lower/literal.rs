//! Defaults to Rust expressions.

use super::Placed;
use super::context::Context;
use super::logical_literal;
use super::places::{self, ModulePath};
use crate::model::{Item, Literal, Record, StringLiteral, Ty, TypeKey, TypeRef, Union};
use avro_ir::{Code, DefaultValue, Diagnostic, Kind, SchemaId};
use proc_macro2::Ident;
use std::collections::HashMap;
use std::rc::Rc;

/// The largest default that is written out, in values.
const MAX_VALUES: usize = 20_000;
/// How deep defaults of defaults may nest.
const MAX_DEPTH: usize = 64;

/// Gives every field the default that its schema has, where Rust can express it; tells of those
/// that it cannot.
pub(crate) fn defaults(cx: &Context<'_>, items: &mut [Placed]) -> Vec<Diagnostic> {
    let found: Vec<(usize, Vec<Option<Literal>>)> = {
        let mut types = Types::new(cx, items);
        // What records refer to comes first, so that no look-up goes deep.
        for &record in cx.recursion.dependencies_first() {
            types.is_complete(places::key(record));
        }
        let indexes = items
            .iter()
            .enumerate()
            .filter_map(|(index, (module, item))| match item {
                Item::Record(record) => Some((index, types.record(module, record))),
                Item::Enum(_)
                | Item::Fixed(_)
                | Item::Union(_)
                | Item::Root(_)
                | Item::Transparent(_)
                | Item::Definition(_) => None,
            });
        indexes.collect()
    };
    let mut warnings = Vec::new();
    for (index, defaults) in found {
        if let Item::Record(record) = &mut items[index].1 {
            warnings.extend(left_out(cx, record, &defaults));
            for (field, default) in record.fields.iter_mut().zip(defaults) {
                field.default = default;
            }
        }
    }
    warnings
}

/// A warning for each default of the schema's that the field will not have.
fn left_out(cx: &Context<'_>, record: &Record, defaults: &[Option<Literal>]) -> Vec<Diagnostic> {
    let schema = cx.set.named(record.schema.definition.fullname());
    let Some(Kind::Record(schema)) = schema.map(|id| &cx.set.node(id).kind) else {
        return Vec::new();
    };
    let is_left_out = |(field, default): &(&avro_ir::Field, &Option<Literal>)| {
        field.default.is_some() && default.is_none()
    };
    let fields = schema
        .fields
        .iter()
        .zip(defaults)
        .filter(is_left_out)
        .map(|(field, _)| field);
    fields
        .map(|field| {
            let message = format!(
                "the default of `{}` has no value of its Rust type, and is left out",
                field.name
            );
            Diagnostic::warning(Code::DefaultLeftOut, message)
                .at(field.name_location, "must be given in Rust")
                .with_help("mend the default, or choose another Rust type for the field")
        })
        .collect()
}

/// The lowered types by key, and what is known of them.
struct Types<'a> {
    cx: &'a Context<'a>,
    records: HashMap<TypeKey, (&'a Record, SchemaId)>,
    unions: HashMap<TypeKey, &'a Union>,
    enums: HashMap<TypeKey, &'a crate::model::Enum>,
    /// Whether a record implements `Default`.
    complete: HashMap<TypeKey, bool>,
}

/// A default, and the schema that it is a value of.
#[derive(Clone, Copy)]
struct Given<'v> {
    schema: SchemaId,
    value: &'v DefaultValue,
}

/// One default that is being written out.
struct Writing<'a> {
    module: &'a ModulePath,
    values: usize,
    depth: usize,
}

impl<'a> Types<'a> {
    fn new(cx: &'a Context<'a>, items: &'a [Placed]) -> Self {
        let ids: HashMap<TypeKey, SchemaId> = cx
            .set
            .named_types()
            .map(|(_, id)| (places::key(id), id))
            .collect();
        let mut types = Self {
            cx,
            records: HashMap::new(),
            unions: HashMap::new(),
            enums: HashMap::new(),
            complete: HashMap::new(),
        };
        for (_, item) in items {
            match item {
                Item::Record(record) => {
                    types
                        .records
                        .insert(record.head.key, (record, ids[&record.head.key]));
                }
                Item::Union(union) => {
                    types.unions.insert(union.head.key, union);
                }
                Item::Enum(enumeration) => {
                    types.enums.insert(enumeration.head.key, enumeration);
                }
                Item::Fixed(_) | Item::Root(_) | Item::Transparent(_) | Item::Definition(_) => {}
            }
        }
        types
    }

    fn record(&mut self, module: &ModulePath, record: &'a Record) -> Vec<Option<Literal>> {
        let (_, id) = self.records[&record.head.key];
        let fields = self.schema_fields(id);
        let defaults = record.fields.iter().zip(fields).map(|(field, schema)| {
            let mut writing = Writing {
                module,
                values: 0,
                depth: 0,
            };
            let given = Given {
                schema: schema.schema,
                value: schema.default.as_ref()?,
            };
            self.literal(&mut writing, &field.ty, given)
        });
        defaults.collect()
    }

    fn schema_fields(&self, id: SchemaId) -> &'a [avro_ir::Field] {
        match &self.cx.set.node(id).kind {
            Kind::Record(record) => &record.fields,
            _ => &[],
        }
    }

    fn literal(&mut self, writing: &mut Writing<'_>, ty: &Ty, given: Given<'_>) -> Option<Literal> {
        writing.values += 1;
        if writing.values > MAX_VALUES || writing.depth > MAX_DEPTH {
            return None;
        }
        writing.depth += 1;
        let literal = self.spelled(writing, ty, given);
        writing.depth -= 1;
        literal
    }

    fn spelled(&mut self, writing: &mut Writing<'_>, ty: &Ty, given: Given<'_>) -> Option<Literal> {
        match (ty, given.value) {
            (Ty::Boxed(inner), _) => Some(Literal::Boxed(Box::new(
                self.literal(writing, inner, given)?,
            ))),
            (
                Ty::Logical {
                    wire, value: into, ..
                },
                value,
            ) => logical_literal::lower(*wire, into.as_ref(), value),
            (Ty::Array(items), DefaultValue::Array(values)) => {
                let schema = self.element(given)?;
                let items: Option<_> = values
                    .iter()
                    .map(|value| self.literal(writing, items, Given { schema, value }))
                    .collect();
                Some(Literal::Array(items?))
            }
            (Ty::Map(map, items), DefaultValue::Map(values)) => {
                let schema = self.element(given)?;
                let entry = |(key, value): &(String, DefaultValue)| {
                    let given = Given { schema, value };
                    Some((key.clone(), self.literal(writing, items, given)?))
                };
                Some(Literal::Map(
                    *map,
                    values.iter().map(entry).collect::<Option<_>>()?,
                ))
            }
            (ty, DefaultValue::Union(index, value)) => {
                let schema = self.branch_schema(given, *index)?;
                self.branch(writing, ty, *index, Given { schema, value })
            }
            (Ty::Record { reference, .. }, DefaultValue::Record(values)) => {
                self.record_literal(writing, reference.key, values)
            }
            (Ty::Fixed(reference), DefaultValue::Fixed(bytes)) => {
                Some(Literal::Fixed(self.path(writing, reference), bytes.clone()))
            }
            (Ty::Enum(reference), DefaultValue::Enum(index)) => {
                let symbol = self.enums.get(&reference.key)?.symbols.get(*index)?;
                Some(Literal::Symbol(
                    self.path(writing, reference),
                    symbol.ident.clone(),
                ))
            }
            (ty, value) => scalar(ty, value),
        }
    }

    fn path(&self, writing: &Writing<'_>, reference: &TypeRef) -> crate::model::Path {
        self.cx.places.path(writing.module, reference.key)
    }

    fn branch(
        &mut self,
        writing: &mut Writing<'_>,
        ty: &Ty,
        index: usize,
        given: Given<'_>,
    ) -> Option<Literal> {
        match ty {
            Ty::Single(inner) => self.literal(writing, inner, given),
            Ty::Nullable { null, .. } | Ty::NullableUnion { null, .. } if *null == index => {
                Some(Literal::None)
            }
            Ty::Nullable { value, .. } => {
                let value = self.literal(writing, value, given)?;
                Some(Literal::Some(Box::new(value)))
            }
            Ty::NullableUnion { reference, .. } => {
                let value = self.variant(writing, reference, index, given)?;
                Some(Literal::Some(Box::new(value)))
            }
            Ty::Union(reference) => self.variant(writing, reference, index, given),
            _ => None,
        }
    }

    fn variant(
        &mut self,
        writing: &mut Writing<'_>,
        reference: &TypeRef,
        index: usize,
        given: Given<'_>,
    ) -> Option<Literal> {
        let union = *self.unions.get(&reference.key)?;
        let branch = union.branches.iter().find(|branch| branch.index == index)?;
        let value = self.literal(writing, &branch.ty, given)?;
        let path = self.path(writing, reference);
        Some(Literal::Branch(path, branch.ident.clone(), Box::new(value)))
    }

    /// The schema of the items of an array, or of the values of a map.
    fn element(&self, given: Given<'_>) -> Option<SchemaId> {
        match &self.cx.set.node(given.schema).kind {
            Kind::Array(id) | Kind::Map(id) => Some(*id),
            _ => None,
        }
    }

    fn branch_schema(&self, given: Given<'_>, index: usize) -> Option<SchemaId> {
        match &self.cx.set.node(given.schema).kind {
            Kind::Union(union) => union.branches.get(index).copied(),
            _ => None,
        }
    }

    /// A record's default. A member that is left out has its field's own default; where all are,
    /// that is the record's `Default`.
    fn record_literal(
        &mut self,
        writing: &mut Writing<'_>,
        key: TypeKey,
        values: &[Option<DefaultValue>],
    ) -> Option<Literal> {
        let (record, id) = *self.records.get(&key)?;
        let path = self.cx.places.path(writing.module, key);
        if values.iter().all(Option::is_none) {
            return self
                .is_complete(key)
                .then_some(Literal::RecordDefault(path));
        }
        let mut members: Vec<(Ident, Literal)> = Vec::with_capacity(values.len());
        for ((field, schema), value) in record.fields.iter().zip(self.schema_fields(id)).zip(values)
        {
            let given = Given {
                schema: schema.schema,
                value: value.as_ref().or(schema.default.as_ref())?,
            };
            members.push((
                field.ident().clone(),
                self.literal(writing, &field.ty, given)?,
            ));
        }
        Some(Literal::Record(path, members))
    }

    /// Whether every field of a record has a default that Rust can express.
    fn is_complete(&mut self, key: TypeKey) -> bool {
        if let Some(&known) = self.complete.get(&key) {
            return known;
        }
        // A default that leads back to itself is none.
        self.complete.insert(key, false);
        let Some(&(record, _)) = self.records.get(&key) else {
            return false;
        };
        let module = Rc::clone(&self.cx.places.get(key).module);
        let complete = self.record(&module, record).iter().all(Option::is_some);
        self.complete.insert(key, complete);
        complete
    }
}

fn scalar(ty: &Ty, value: &DefaultValue) -> Option<Literal> {
    Some(match (ty, value) {
        (Ty::Null, DefaultValue::Null) => Literal::Unit,
        (Ty::Boolean, DefaultValue::Boolean(value)) => Literal::Boolean(*value),
        (Ty::Int, DefaultValue::Int(value)) => Literal::Int(*value),
        (Ty::Long, DefaultValue::Long(value)) => Literal::Long(*value),
        (Ty::Float, DefaultValue::Float(value)) => Literal::Float(*value),
        (Ty::Double, DefaultValue::Double(value)) => Literal::Double(*value),
        (Ty::String(None), DefaultValue::String(value)) => {
            Literal::String(value.clone(), StringLiteral::Std)
        }
        (Ty::String(Some(_)), DefaultValue::String(value)) => {
            Literal::String(value.clone(), StringLiteral::User)
        }
        (Ty::Bytes(bytes), DefaultValue::Bytes(value)) => Literal::Bytes(*bytes, value.clone()),
        _ => return None,
    })
}
