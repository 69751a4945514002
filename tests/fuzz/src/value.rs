//! Values for comparing: what the same bytes are to a decoder that shares nothing with the run time.

use avro_ir::{Kind, LogicalType, Schema, SchemaId, SchemaSet};
use avro_runtime::{DecodeErrorKind, Limits};
use avro_tests_data::datum::{self, Datum};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What the value of a datum is, with one `NaN` only, each number of a decimal and each UUID written in one
/// way, and the entries of maps as a map has them: the last of each key counts.
pub(crate) fn value(schema: &Schema, bytes: &[u8]) -> Option<Datum> {
    let datum = datum::read(schema.set(), schema.root(), bytes).ok()?;
    Some(plain(schema.set(), schema.root(), datum))
}

fn plain(set: &SchemaSet, id: SchemaId, datum: Datum) -> Datum {
    let node = set.node(id);
    match (&node.kind, datum) {
        (Kind::Array(items), Datum::Array(values)) => {
            let values = values.into_iter();
            Datum::Array(values.map(|value| plain(set, *items, value)).collect())
        }
        (Kind::Map(values), Datum::Map(entries)) => {
            let entries = entries.into_iter();
            let entries = entries.map(|(key, value)| (key, plain(set, *values, value)));
            let last: BTreeMap<String, Datum> = entries.collect();
            Datum::Map(last.into_iter().collect())
        }
        (Kind::Record(record), Datum::Record(values)) => {
            let fields = record.fields.iter().zip(values);
            Datum::Record(
                fields
                    .map(|(field, value)| plain(set, field.schema, value))
                    .collect(),
            )
        }
        (Kind::Union(union), Datum::Union(branch, value)) => {
            let index = usize::try_from(branch).expect("it was checked");
            let value = plain(set, union.branches[index], *value);
            Datum::Union(branch, Box::new(value))
        }
        (_, datum) => scalar(node.logical, datum),
    }
}

/// One way to write a value, where there are several.
fn scalar(logical: Option<LogicalType>, datum: Datum) -> Datum {
    match (logical, datum) {
        (_, Datum::Float(bits)) if f32::from_bits(bits).is_nan() => {
            Datum::Float(f32::NAN.to_bits())
        }
        (_, Datum::Double(bits)) if f64::from_bits(bits).is_nan() => {
            Datum::Double(f64::NAN.to_bits())
        }
        (Some(LogicalType::Uuid), Datum::String(text)) => {
            Datum::String(text.to_lowercase().replace('-', ""))
        }
        (Some(LogicalType::Decimal { .. }), Datum::Bytes(bytes)) => Datum::Bytes(shortest(&bytes)),
        (Some(LogicalType::BigDecimal), Datum::Bytes(bytes)) => Datum::Bytes(big_decimal(bytes)),
        (_, other) => other,
    }
}

/// Two's complement without bytes that say no more than the sign.
fn shortest(bytes: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    while let [first @ (0 | 0xff), second, ..] = rest
        && (first ^ second) & 0x80 == 0
    {
        rest = &rest[1..];
    }
    if rest.is_empty() {
        vec![0]
    } else {
        rest.to_vec()
    }
}

/// A big decimal is an unscaled number and a scale.
fn big_decimal(bytes: Vec<u8>) -> Vec<u8> {
    static PARTS: LazyLock<Schema> = LazyLock::new(|| {
        let fields = r#"[{"name":"unscaled","type":"bytes"},{"name":"scale","type":"int"}]"#;
        let json = format!(r#"{{"type":"record","name":"Parts","fields":{fields}}}"#);
        Schema::parse(&json).expect("it is a schema")
    });
    match datum::read(PARTS.set(), PARTS.root(), &bytes) {
        Ok(Datum::Record(mut parts)) => {
            if let Some(Datum::Bytes(unscaled)) = parts.first_mut() {
                *unscaled = shortest(unscaled);
            }
            datum::write(&Datum::Record(parts))
        }
        _ => bytes,
    }
}

/// Small, so that no input takes long.
pub(crate) fn limits() -> Limits {
    Limits::default()
        .max_zero_width_items(1_000)
        .max_allocation(1 << 20)
}

/// Whether a value costs too much: how much that is differs between types and text.
pub(crate) fn is_limit(kind: &DecodeErrorKind) -> bool {
    matches!(
        kind,
        DecodeErrorKind::TooDeep { .. }
            | DecodeErrorKind::TooMuchStack { .. }
            | DecodeErrorKind::TooMuchMemory { .. }
            | DecodeErrorKind::TooManyZeroWidthItems { .. }
    )
}

/// Whether a type refuses what its schema allows.
pub(crate) fn is_of_type(kind: &DecodeErrorKind) -> bool {
    matches!(
        kind,
        DecodeErrorKind::Conversion(_) | DecodeErrorKind::OutOfRange(_)
    )
}

/// The fewest bytes that items take is known better of a schema than of some types: whether a block is too
/// short is found earlier then, and by other numbers.
pub(crate) fn is_end(kind: &DecodeErrorKind) -> bool {
    matches!(kind, DecodeErrorKind::UnexpectedEnd { .. })
}

/// Whether items are too short for a type, and not for its schema: texts that are no UUIDs, or bytes that are
/// no big decimals, which the type would refuse one by one.
pub(crate) fn is_too_short(kind: &DecodeErrorKind, schema: &Schema) -> bool {
    let json = schema.to_json();
    is_end(kind)
        && ["\"uuid\"", "\"big-decimal\""]
            .iter()
            .any(|it| json.contains(it))
}
