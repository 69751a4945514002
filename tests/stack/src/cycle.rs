//! Bytes of values that are nested as deep as one likes, made from the schema alone.

use avro_ir::{Kind, Primitive, Schema, SchemaId, SchemaSet};

/// What is around a value of a record, up to where the schema is at that record again.
struct Around {
    before: Vec<u8>,
    after: Vec<u8>,
}

/// The bytes of values: each goes so many times around a cycle of the schema, with nothing at its end.
pub(crate) fn nested(schema: &Schema, levels: usize) -> Vec<Vec<u8>> {
    let (set, root) = (schema.set(), schema.root());
    let records = set
        .ids()
        .filter(|&id| matches!(set.node(id).kind, Kind::Record(_)));
    let value = |record| {
        let lead = if record == root {
            Some(Around::nothing())
        } else {
            around(set, root, record, &mut Vec::new())
        };
        let (lead, level) = (lead?, around_itself(set, record)?);
        let parts = [
            lead.before,
            level.before.repeat(levels),
            smallest(set, record, &mut Vec::new())?,
            level.after.repeat(levels),
            lead.after,
        ];
        Some(parts.concat())
    };
    records.filter_map(value).collect()
}

impl Around {
    fn nothing() -> Self {
        Self {
            before: Vec::new(),
            after: Vec::new(),
        }
    }

    fn within(self, before: &[u8], after: &[u8]) -> Self {
        Self {
            before: [before, &self.before].concat(),
            after: [&self.after, after].concat(),
        }
    }
}

fn around_itself(set: &SchemaSet, record: SchemaId) -> Option<Around> {
    fields(set, record, record, &mut vec![record])
}

/// What is around `target` in a value of `id`.
fn around(
    set: &SchemaSet,
    id: SchemaId,
    target: SchemaId,
    entered: &mut Vec<SchemaId>,
) -> Option<Around> {
    if id == target {
        return Some(Around::nothing());
    }
    match &set.node(id).kind {
        Kind::Array(items) => Some(around(set, *items, target, entered)?.within(&[2], &[0])),
        Kind::Map(values) => Some(around(set, *values, target, entered)?.within(&[2, 0], &[0])),
        Kind::Union(union) => {
            let mut branches = union.branches.iter().zip((0..).step_by(2));
            branches.find_map(|(branch, index)| {
                Some(around(set, *branch, target, entered)?.within(&[index], &[]))
            })
        }
        Kind::Record(_) if !entered.contains(&id) => {
            entered.push(id);
            let found = fields(set, id, target, entered);
            entered.pop();
            found
        }
        _ => None,
    }
}

fn fields(
    set: &SchemaSet,
    record: SchemaId,
    target: SchemaId,
    entered: &mut Vec<SchemaId>,
) -> Option<Around> {
    let Kind::Record(record) = &set.node(record).kind else {
        return None;
    };
    let rest = |fields: &[avro_ir::Field]| {
        let smallest = |field: &avro_ir::Field| smallest(set, field.schema, &mut Vec::new());
        Some(
            fields
                .iter()
                .map(smallest)
                .collect::<Option<Vec<_>>>()?
                .concat(),
        )
    };
    (0..record.fields.len()).find_map(|index| {
        let (before, field, after) = (
            &record.fields[..index],
            &record.fields[index],
            &record.fields[index + 1..],
        );
        let found = around(set, field.schema, target, entered)?;
        Some(found.within(&rest(before)?, &rest(after)?))
    })
}

/// The bytes of a value without items, of the first branches that end.
fn smallest(set: &SchemaSet, id: SchemaId, entered: &mut Vec<SchemaId>) -> Option<Vec<u8>> {
    if entered.contains(&id) {
        return None;
    }
    entered.push(id);
    let found = match &set.node(id).kind {
        Kind::Primitive(Primitive::Null) => Some(Vec::new()),
        Kind::Primitive(Primitive::Float) => Some(vec![0; 4]),
        Kind::Primitive(Primitive::Double) => Some(vec![0; 8]),
        Kind::Fixed(fixed) => Some(vec![0; fixed.size]),
        Kind::Union(union) => {
            let mut branches = union.branches.iter().zip((0..).step_by(2));
            branches.find_map(|(branch, index)| {
                Some([vec![index], smallest(set, *branch, entered)?].concat())
            })
        }
        Kind::Record(record) => {
            let fields = record.fields.iter();
            let fields = fields.map(|field| smallest(set, field.schema, entered));
            fields
                .collect::<Option<Vec<_>>>()
                .map(|fields| fields.concat())
        }
        // A number, an empty text or the first symbol; an array or a map without items.
        _ => Some(vec![0]),
    };
    entered.pop();
    found
}
