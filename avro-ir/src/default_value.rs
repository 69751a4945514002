//! This module reads JSON defaults as values of their schema. Spec: "Complex Types", records.

mod misfit;

use crate::json_text::{Data, Member, Value};
use crate::kind::{Kind, Primitive};
use crate::location::Location;
use crate::schema::{DefaultValue, Enum, Fixed, Node, Record, SchemaId, Union};
pub(crate) use misfit::{Misfit, Reason};
use std::collections::{HashMap, HashSet};

/// Reads defaults against nodes whose names are all bound.
pub(crate) struct Reader<'a> {
    nodes: &'a [Node],
    /// Nodes that stand for errors: any default fits them.
    invalid: &'a HashSet<SchemaId>,
    /// Which branch an array or object belongs to: it is found once, however often a union of
    /// unions of … asks.
    branches: HashMap<(SchemaId, Location), Option<usize>>,
    /// How much work may still be done; one is about one value.
    budget: usize,
}

/// How much work all defaults of a run may take.
const BUDGET: usize = 8_000_000;

type Read<T> = Result<T, Misfit>;

impl<'a> Reader<'a> {
    pub(crate) fn new(nodes: &'a [Node], invalid: &'a HashSet<SchemaId>) -> Self {
        Self {
            nodes,
            invalid,
            branches: HashMap::new(),
            budget: BUDGET,
        }
    }

    pub(crate) fn read(&mut self, schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
        if self.invalid.contains(&schema) {
            return Ok(DefaultValue::Null);
        }
        let kind = &self.nodes[schema.index()].kind;
        self.spend(cost(kind, value), value)?;
        match kind {
            Kind::Primitive(primitive) => match primitive {
                Primitive::Null => value
                    .is_null()
                    .then_some(DefaultValue::Null)
                    .ok_or_else(|| wrong_type(schema, value)),
                Primitive::Boolean => boolean(schema, value),
                Primitive::Int => integer(schema, value).map(DefaultValue::Int),
                Primitive::Long => integer(schema, value).map(DefaultValue::Long),
                Primitive::Float => float(schema, value),
                Primitive::Double => double(schema, value),
                Primitive::Bytes => bytes(schema, value).map(DefaultValue::Bytes),
                Primitive::String => Ok(DefaultValue::String(text(schema, value)?.to_owned())),
            },
            Kind::Enum(enumeration) => symbol(enumeration, schema, value),
            Kind::Fixed(fixed) => sized(fixed, schema, value),
            Kind::Array(items) => self.array(*items, schema, value),
            Kind::Map(values) => self.map(*values, schema, value),
            Kind::Union(union) => self.union(union, schema, value),
            Kind::Record(record) => self.record(record, schema, value),
        }
    }

    fn spend(&mut self, cost: usize, value: &Value<'_>) -> Read<()> {
        match self.budget.checked_sub(cost) {
            Some(budget) => {
                self.budget = budget;
                Ok(())
            }
            None => Err(Misfit {
                location: value.location,
                reason: Reason::Budget,
            }),
        }
    }

    fn array(
        &mut self,
        items: SchemaId,
        schema: SchemaId,
        value: &Value<'_>,
    ) -> Read<DefaultValue> {
        let values = value.as_array().ok_or_else(|| wrong_type(schema, value))?;
        let values = values.iter().map(|value| self.read(items, value));
        Ok(DefaultValue::Array(values.collect::<Read<_>>()?))
    }

    fn map(&mut self, values: SchemaId, schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
        let members = object(schema, value)?;
        let entries = members.iter().map(|member| {
            let value = self.read(values, &member.value)?;
            Ok((member.key.clone().into_owned(), value))
        });
        Ok(DefaultValue::Map(entries.collect::<Read<_>>()?))
    }

    fn record(
        &mut self,
        record: &Record,
        schema: SchemaId,
        value: &Value<'_>,
    ) -> Read<DefaultValue> {
        let members = object(schema, value)?;
        let by_key = members
            .iter()
            .map(|member| (&*member.key, &member.value))
            .collect::<HashMap<_, _>>();
        let fields =
            record
                .fields
                .iter()
                .enumerate()
                .map(|(index, field)| match by_key.get(&*field.name) {
                    Some(value) => self.read(field.schema, value).map(Some),
                    None if field.default_json.is_some() => Ok(None),
                    None => {
                        let reason = Reason::Member {
                            record: schema,
                            field: index,
                        };
                        Err(Misfit {
                            location: value.location,
                            reason,
                        })
                    }
                });
        Ok(DefaultValue::Record(fields.collect::<Read<_>>()?))
    }

    /// The first branch that the value fits. Spec: "Unions".
    fn union(&mut self, union: &Union, schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
        let is_deep = matches!(value.data, Data::Array(_) | Data::Object(_));
        let no_branch = Misfit {
            location: value.location,
            reason: Reason::Branch,
        };
        match self.branches.get(&(schema, value.location)).copied() {
            Some(Some(index)) => self.branch(union, index, value),
            Some(None) => Err(no_branch),
            None => {
                let found = self.first_branch(union, value, no_branch);
                if is_deep {
                    let index = match &found {
                        Ok(DefaultValue::Union(index, _)) => Some(*index),
                        Ok(_) | Err(_) => None,
                    };
                    self.branches.insert((schema, value.location), index);
                }
                found
            }
        }
    }

    fn branch(&mut self, union: &Union, index: usize, value: &Value<'_>) -> Read<DefaultValue> {
        Ok(DefaultValue::Union(
            index,
            Box::new(self.read(union.branches[index], value)?),
        ))
    }

    fn first_branch(
        &mut self,
        union: &Union,
        value: &Value<'_>,
        no_branch: Misfit,
    ) -> Read<DefaultValue> {
        let mut misfit = no_branch;
        for index in 0..union.branches.len() {
            match self.branch(union, index, value) {
                Ok(found) => return Ok(found),
                Err(inner) if matches!(inner.reason, Reason::Budget) => return Err(inner),
                // A branch that fits at first and fails inside is the one that was meant.
                Err(inner)
                    if !matches!(inner.reason, Reason::Type(_))
                        || inner.location != value.location =>
                {
                    misfit = inner;
                }
                Err(_) => {}
            }
        }
        Err(misfit)
    }
}

/// How much work it is to compare a value with a kind, without what is inside of it.
fn cost(kind: &Kind, value: &Value<'_>) -> usize {
    let length = match &value.data {
        Data::Object(members) => members.len(),
        Data::String(text) => text.len() / 8,
        Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Array(_) => 0,
    };
    let candidates = match kind {
        Kind::Record(record) => record.fields.len(),
        Kind::Enum(enumeration) => enumeration.symbols.len() / 8,
        Kind::Primitive(_) | Kind::Array(_) | Kind::Map(_) | Kind::Union(_) | Kind::Fixed(_) => 0,
    };
    1 + length + candidates
}

fn wrong_type(schema: SchemaId, value: &Value<'_>) -> Misfit {
    Misfit {
        location: value.location,
        reason: Reason::Type(schema),
    }
}

fn boolean(schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
    match value.data {
        Data::Boolean(value) => Ok(DefaultValue::Boolean(value)),
        Data::Null | Data::Number(_) | Data::String(_) | Data::Array(_) | Data::Object(_) => {
            Err(wrong_type(schema, value))
        }
    }
}

/// Only what is written as an integer is one: `1.0` and `1e3` are not, as in Java.
fn integer<T: std::str::FromStr>(schema: SchemaId, value: &Value<'_>) -> Read<T> {
    let text = number(schema, value)?;
    if text.contains(['.', 'e', 'E']) {
        return Err(wrong_type(schema, value));
    }
    let out_of_range = Misfit {
        location: value.location,
        reason: Reason::Range(schema),
    };
    text.parse().map_err(|_| out_of_range)
}

fn float(schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
    if let Some(special) = special(value) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "NaN and the infinities have a single form"
        )]
        return Ok(DefaultValue::Float(special as f32));
    }
    let parsed: f32 = parse_float(schema, value)?;
    let out_of_range = Misfit {
        location: value.location,
        reason: Reason::Range(schema),
    };
    parsed
        .is_finite()
        .then_some(DefaultValue::Float(parsed))
        .ok_or(out_of_range)
}

fn double(schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
    if let Some(special) = special(value) {
        return Ok(DefaultValue::Double(special));
    }
    let parsed: f64 = parse_float(schema, value)?;
    let out_of_range = Misfit {
        location: value.location,
        reason: Reason::Range(schema),
    };
    parsed
        .is_finite()
        .then_some(DefaultValue::Double(parsed))
        .ok_or(out_of_range)
}

fn parse_float<T: std::str::FromStr>(schema: SchemaId, value: &Value<'_>) -> Read<T> {
    number(schema, value)?
        .parse()
        .map_err(|_| wrong_type(schema, value))
}

/// JSON has no numbers for these: as in Java, three texts stand for them.
fn special(value: &Value<'_>) -> Option<f64> {
    match value.as_str()? {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

fn number<'v>(schema: SchemaId, value: &Value<'v>) -> Read<&'v str> {
    match value.data {
        Data::Number(text) => Ok(text),
        Data::Null | Data::Boolean(_) | Data::String(_) | Data::Array(_) | Data::Object(_) => {
            Err(wrong_type(schema, value))
        }
    }
}

fn text<'v>(schema: SchemaId, value: &'v Value<'_>) -> Read<&'v str> {
    value.as_str().ok_or_else(|| wrong_type(schema, value))
}

fn object<'v, 'a>(schema: SchemaId, value: &'v Value<'a>) -> Read<&'v [Member<'a>]> {
    value.as_object().ok_or_else(|| wrong_type(schema, value))
}

/// One character for each byte, U+0000 to U+00FF.
fn bytes(schema: SchemaId, value: &Value<'_>) -> Read<Vec<u8>> {
    let misfit = Misfit {
        location: value.location,
        reason: Reason::Character,
    };
    let bytes = text(schema, value)?
        .chars()
        .map(|c| u8::try_from(u32::from(c)).map_err(|_| misfit));
    bytes.collect()
}

fn symbol(enumeration: &Enum, schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
    let text = text(schema, value)?;
    let misfit = Misfit {
        location: value.location,
        reason: Reason::Symbol(schema),
    };
    let index = enumeration.symbols.iter().position(|symbol| symbol == text);
    index.map(DefaultValue::Enum).ok_or(misfit)
}

fn sized(fixed: &Fixed, schema: SchemaId, value: &Value<'_>) -> Read<DefaultValue> {
    let bytes = bytes(schema, value)?;
    if bytes.len() == fixed.size {
        return Ok(DefaultValue::Fixed(bytes));
    }
    let reason = Reason::Size {
        expected: fixed.size,
        found: bytes.len(),
    };
    Err(Misfit {
        location: value.location,
        reason,
    })
}
