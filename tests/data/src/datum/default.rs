//! Default values of the bound schema to datums.

use super::Datum;
use avro_ir::{DefaultValue, Kind, Record, SchemaId, SchemaSet};

/// The value that every field of a record has by default; `None` when a field has none.
#[must_use]
pub fn default_value(set: &SchemaSet, id: SchemaId) -> Option<Datum> {
    match &set.node(id).kind {
        Kind::Record(record) => {
            let fields = record.fields.iter().map(|field| {
                let default = field.default.as_ref()?;
                Some(value(set, field.schema, default))
            });
            fields.collect::<Option<_>>().map(Datum::Record)
        }
        _ => None,
    }
}

fn value(set: &SchemaSet, id: SchemaId, default: &DefaultValue) -> Datum {
    let index = |index: usize| i32::try_from(index).expect("an index is an int");
    match (default, &set.node(id).kind) {
        (DefaultValue::Null, _) => Datum::Null,
        (DefaultValue::Boolean(value), _) => Datum::Boolean(*value),
        (DefaultValue::Int(value), _) => Datum::Int(*value),
        (DefaultValue::Long(value), _) => Datum::Long(*value),
        (DefaultValue::Float(value), _) => Datum::Float(value.to_bits()),
        (DefaultValue::Double(value), _) => Datum::Double(value.to_bits()),
        (DefaultValue::Bytes(bytes), _) => Datum::Bytes(bytes.clone()),
        (DefaultValue::String(text), _) => Datum::String(text.clone()),
        (DefaultValue::Fixed(bytes), _) => Datum::Fixed(bytes.clone()),
        (DefaultValue::Enum(symbol), _) => Datum::Enum(index(*symbol)),
        (DefaultValue::Array(items), Kind::Array(schema)) => {
            Datum::Array(items.iter().map(|item| value(set, *schema, item)).collect())
        }
        (DefaultValue::Map(entries), Kind::Map(schema)) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, entry)| (key.clone(), value(set, *schema, entry)));
            Datum::Map(entries.collect())
        }
        (DefaultValue::Record(values), Kind::Record(record)) => fields(set, record, values),
        (DefaultValue::Union(branch, inner), Kind::Union(union)) => {
            let inner = value(set, union.branches[*branch], inner);
            Datum::Union(index(*branch), Box::new(inner))
        }
        (default, kind) => panic!("{default:?} is a default of {}", kind.name()),
    }
}

fn fields(set: &SchemaSet, record: &Record, values: &[Option<DefaultValue>]) -> Datum {
    let fields = record.fields.iter().zip(values);
    let fields = fields.map(|(field, given)| {
        let default = given.as_ref().or(field.default.as_ref());
        value(set, field.schema, default.expect("binding has found it"))
    });
    Datum::Record(fields.collect())
}
