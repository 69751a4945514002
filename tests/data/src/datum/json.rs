//! Datums to JSON: as the specification has it, and as serde's derives write generated types.

use super::Datum;
use super::random::uuid_text;
use avro_ir::{Kind, LogicalType, SchemaId, SchemaSet};
use serde_json::{Map, Value};

/// Spec: "JSON Encoding"; `NaN` and the infinities are texts.
#[must_use]
pub fn avro_json(set: &SchemaSet, id: SchemaId, datum: &Datum) -> Value {
    Form::Avro.value(set, id, datum)
}

/// What serde's derives make of generated types. They differ from Avro's JSON in that null has no
/// branch name and neither has the only other branch, bytes are numbers, and `NaN` is null.
#[must_use]
pub fn serde_json(set: &SchemaSet, id: SchemaId, datum: &Datum) -> Value {
    Form::Serde.value(set, id, datum)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Avro,
    Serde,
}

impl Form {
    fn value(self, set: &SchemaSet, id: SchemaId, datum: &Datum) -> Value {
        if self == Self::Serde
            && let Some(logical) = set.node(id).logical
            && let Some(value) = logical_value(logical, datum)
        {
            return value;
        }
        match (datum, &set.node(id).kind) {
            (Datum::Null, _) => Value::Null,
            (Datum::Boolean(value), _) => (*value).into(),
            (Datum::Int(value), _) => (*value).into(),
            (Datum::Long(value), _) => (*value).into(),
            (Datum::Float(bits), _) => self.number(f32::from_bits(*bits).into()),
            (Datum::Double(bits), _) => self.number(f64::from_bits(*bits)),
            (Datum::Bytes(bytes) | Datum::Fixed(bytes), _) => self.bytes(bytes),
            (Datum::String(text), _) => text.clone().into(),
            (Datum::Enum(index), Kind::Enum(enumeration)) => {
                enumeration.symbols[at(*index)].clone().into()
            }
            (Datum::Array(items), Kind::Array(schema)) => {
                let items = items.iter().map(|item| self.value(set, *schema, item));
                items.collect()
            }
            (Datum::Map(entries), Kind::Map(schema)) => {
                let entries = entries.iter();
                object(entries.map(|(key, entry)| (&**key, self.value(set, *schema, entry))))
            }
            (Datum::Record(values), Kind::Record(record)) => {
                let fields = record.fields.iter().zip(values);
                object(
                    fields
                        .map(|(field, datum)| (&*field.name, self.value(set, field.schema, datum))),
                )
            }
            (Datum::Union(index, datum), Kind::Union(union)) => {
                let branch = union.branches[at(*index)];
                let value = self.value(set, branch, datum);
                if self.is_named(set, union) && !matches!(**datum, Datum::Null) {
                    object([(branch_name(set, branch), value)])
                } else {
                    value
                }
            }
            (datum, kind) => panic!("{datum:?} is a {}", kind.name()),
        }
    }

    /// Whether the branches of a union have their names before them.
    fn is_named(self, set: &SchemaSet, union: &avro_ir::Union) -> bool {
        let is_null = |id: &SchemaId| set.node(*id).kind.is_null();
        let values = union.branches.iter().filter(|id| !is_null(id)).count();
        match self {
            Self::Avro => true,
            Self::Serde => values > 1,
        }
    }

    fn number(self, value: f64) -> Value {
        match serde_json::Number::from_f64(value) {
            Some(number) => number.into(),
            None if self == Self::Serde => Value::Null,
            None if value.is_nan() => "NaN".into(),
            None if value > 0.0 => "Infinity".into(),
            None => "-Infinity".into(),
        }
    }

    fn bytes(self, bytes: &[u8]) -> Value {
        match self {
            Self::Avro => bytes
                .iter()
                .map(|&byte| char::from(byte))
                .collect::<String>()
                .into(),
            Self::Serde => bytes.iter().copied().collect(),
        }
    }
}

/// Decimals and UUIDs are text, and a duration is its three numbers; the others are as their base.
fn logical_value(logical: LogicalType, datum: &Datum) -> Option<Value> {
    match (logical, datum) {
        (LogicalType::Decimal { scale, .. }, Datum::Bytes(bytes) | Datum::Fixed(bytes)) => {
            Some(decimal_text(unscaled(bytes), i64::from(scale)).into())
        }
        (LogicalType::BigDecimal, Datum::Bytes(bytes)) => {
            let (length, rest) = bytes.split_first()?;
            let (number, scale) = rest.split_at_checked(usize::from(length / 2))?;
            let scale = zig_zag(scale);
            Some(decimal_text(unscaled(number), scale).into())
        }
        (LogicalType::Uuid, Datum::Fixed(bytes)) => Some(uuid_text(bytes).into()),
        (LogicalType::Duration, Datum::Fixed(bytes)) => {
            let (numbers, _) = bytes.as_chunks::<4>();
            Some(
                numbers
                    .iter()
                    .map(|number| u32::from_le_bytes(*number))
                    .collect(),
            )
        }
        _ => None,
    }
}

/// A number of at most 16 bytes, in two's complement.
fn unscaled(bytes: &[u8]) -> i128 {
    let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let start = if is_negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |number, &byte| number << 8 | i128::from(byte))
}

fn zig_zag(bytes: &[u8]) -> i64 {
    let groups = bytes.iter().rev();
    let bits = groups.fold(0_i64, |bits, byte| bits << 7 | i64::from(byte & 0x7f));
    bits >> 1 ^ -(bits & 1)
}

/// All digits where there are few zeros among them, and an exponent otherwise.
fn decimal_text(unscaled: i128, scale: i64) -> String {
    let sign = if unscaled < 0 { "-" } else { "" };
    let digits = match unscaled.unsigned_abs() {
        0 => String::new(),
        number => number.to_string(),
    };
    match usize::try_from(scale) {
        Ok(scale) if scale <= digits.len() + FEW_ZEROS => {
            let digits = format!("{digits:0>width$}", width = scale + 1);
            let (whole, fraction) = digits.split_at(digits.len() - scale);
            let point = if scale == 0 { "" } else { "." };
            format!("{sign}{whole}{point}{fraction}")
        }
        Ok(_) | Err(_) => {
            let digits = if unscaled == 0 { "0" } else { &digits };
            format!("{sign}{digits}e{}", -scale)
        }
    }
}

const FEW_ZEROS: usize = 1_000;

/// Spec: "JSON Encoding", unions.
fn branch_name(set: &SchemaSet, id: SchemaId) -> &str {
    let kind = &set.node(id).kind;
    kind.fullname().map_or(kind.name(), |name| name.as_str())
}

fn at(index: i32) -> usize {
    usize::try_from(index).expect("indexes are not below zero")
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let members = members.into_iter();
    Value::Object(
        members
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}
