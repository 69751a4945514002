//! This module writes the defaults of a reader's schema as bytes.

use crate::raw::{Fixed, put};
use avro_ir::{DefaultValue, Kind, SchemaId, SchemaSet};
use std::collections::HashSet;
use std::sync::{LazyLock, PoisonError, RwLock};

/// The same bytes, for good: once for each content. Only the defaults of Rust types come here, of
/// which a program has so many.
pub(super) fn kept(bytes: &[u8]) -> &'static [u8] {
    static KEPT: LazyLock<RwLock<HashSet<&'static [u8]>>> = LazyLock::new(RwLock::default);
    let known = KEPT.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = known.get(bytes) {
        return kept;
    }
    drop(known);
    let mut known = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = known.get(bytes) {
        return kept;
    }
    let kept: &'static [u8] = Box::leak(Box::from(bytes));
    known.insert(kept);
    kept
}

/// What is still to be written.
enum Task<'a> {
    Value(SchemaId, &'a DefaultValue),
    Key(&'a str),
    EndOfItems,
}

/// Appends the bytes of a default. `None` when they are more than `budget`, which pays for them:
/// defaults of defaults can be any number.
pub(super) fn put_default(
    set: &SchemaSet,
    id: SchemaId,
    value: &DefaultValue,
    budget: &mut usize,
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut tasks = vec![Task::Value(id, value)];
    while let Some(task) = tasks.pop() {
        let before = out.len();
        match task {
            Task::Key(key) => put(out, key),
            Task::EndOfItems => put(out, 0_i64),
            Task::Value(id, value) => put_value(set, id, value, &mut tasks, out),
        }
        // Something that takes no bytes still takes time.
        *budget = budget.checked_sub((out.len() - before).max(1))?;
    }
    Some(())
}

/// Appends a value's own bytes, and leaves the parts as tasks, the first on top.
fn put_value<'a>(
    set: &'a SchemaSet,
    id: SchemaId,
    value: &'a DefaultValue,
    tasks: &mut Vec<Task<'a>>,
    out: &mut Vec<u8>,
) {
    match value {
        DefaultValue::Null => {}
        DefaultValue::Boolean(value) => put(out, *value),
        DefaultValue::Int(value) => put(out, *value),
        DefaultValue::Long(value) => put(out, *value),
        DefaultValue::Float(value) => put(out, *value),
        DefaultValue::Double(value) => put(out, *value),
        DefaultValue::Bytes(value) => put(out, &**value),
        DefaultValue::String(value) => put(out, &**value),
        DefaultValue::Fixed(value) => put(out, Fixed(value)),
        DefaultValue::Enum(index) => put(out, index.cast_signed() as i64),
        DefaultValue::Array(items) => {
            let Kind::Array(schema) = set.node(id).kind else {
                return;
            };
            start_items(items.len(), tasks, out);
            tasks.extend(items.iter().rev().map(|item| Task::Value(schema, item)));
        }
        DefaultValue::Map(entries) => {
            let Kind::Map(schema) = set.node(id).kind else {
                return;
            };
            start_items(entries.len(), tasks, out);
            for (key, value) in entries.iter().rev() {
                tasks.extend([Task::Value(schema, value), Task::Key(key)]);
            }
        }
        DefaultValue::Record(values) => {
            let Kind::Record(record) = &set.node(id).kind else {
                return;
            };
            for (field, value) in record.fields.iter().zip(values).rev() {
                let value = value.as_ref().or(field.default.as_ref());
                tasks.extend(value.map(|value| Task::Value(field.schema, value)));
            }
        }
        DefaultValue::Union(branch, value) => {
            let Kind::Union(union) = &set.node(id).kind else {
                return;
            };
            put(out, branch.cast_signed() as i64);
            tasks.extend(
                union
                    .branches
                    .get(*branch)
                    .map(|id| Task::Value(*id, value)),
            );
        }
    }
}

/// Appends the header of a block, if there are items, and leaves the end of the items to be written.
fn start_items(count: usize, tasks: &mut Vec<Task<'_>>, out: &mut Vec<u8>) {
    if count > 0 {
        put(out, count.cast_signed() as i64);
    }
    tasks.push(Task::EndOfItems);
}
