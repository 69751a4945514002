//! This module keeps the schemas that were composed, and why others could not be.

use super::Definition;
use super::compose::compose;
use crate::AvroSchema;
use avro_ir::{Schema, SchemaError};
use std::collections::HashMap;
use std::ptr;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock, RwLockWriteGuard};

/// The schema of a definition and all that it refers to.
///
/// # Panics
///
/// When the definitions are no schema: two types have one fullname, or a schema written by hand does
/// not fit where it is used.
#[must_use]
pub fn schema(definition: &'static Definition) -> Schema {
    // It is in a static, so no other has its content: the JSON is not kept beside it.
    let outcome = known(definition).unwrap_or_else(|| {
        let outcome = compose(definition).map(leaked);
        keep(definition, outcome, &mut composed_types())
    });
    valid(outcome).clone()
}

/// The schema of a definition, kept for good: one for each content.
///
/// # Panics
///
/// As [`schema`].
#[must_use]
pub fn composed(definition: &'static Definition) -> &'static Schema {
    valid(try_composed(definition))
}

fn valid(outcome: Outcome) -> &'static Schema {
    match outcome {
        Ok(schema) => schema,
        Err(error) => panic!("the schema of a Rust type is not valid: {error}"),
    }
}

type Outcome = Result<&'static Schema, SchemaError>;

/// The schemas that were composed, by their definition and by their JSON: a constant may be at
/// several places.
#[derive(Default)]
struct Composed {
    by_definition: HashMap<usize, Outcome>,
    by_json: HashMap<String, &'static Schema>,
}

static COMPOSED: LazyLock<RwLock<Composed>> = LazyLock::new(RwLock::default);

/// The schema of a definition, kept for good; so is why there is none, which each error that is met
/// in data asks for again.
pub(crate) fn try_composed(definition: &'static Definition) -> Outcome {
    if let Some(outcome) = known(definition) {
        return outcome;
    }
    // Composing may ask for other schemas.
    let outcome = compose(definition);
    let mut types = composed_types();
    let outcome = outcome.map(|schema| {
        let known = types.by_json.entry(schema.to_json());
        *known.or_insert_with(|| leaked(schema))
    });
    keep(definition, outcome, &mut types)
}

/// The fingerprint of a type's schema, which is kept beside it.
///
/// # Errors
///
/// When it has no schema.
pub fn fingerprint_once<T: AvroSchema + ?Sized>(kept: &OnceLock<u64>) -> Result<u64, SchemaError> {
    if let Some(fingerprint) = kept.get() {
        return Ok(*fingerprint);
    }
    let schema = T::try_schema()?;
    Ok(*kept.get_or_init(|| schema.fingerprint_rabin()))
}

fn known(definition: &'static Definition) -> Option<Outcome> {
    let known = COMPOSED.read().unwrap_or_else(PoisonError::into_inner);
    let key = ptr::from_ref(definition).addr();
    known.by_definition.get(&key).cloned()
}

fn composed_types() -> RwLockWriteGuard<'static, Composed> {
    COMPOSED.write().unwrap_or_else(PoisonError::into_inner)
}

/// The outcome for a definition: the first one that was found.
fn keep(definition: &'static Definition, outcome: Outcome, types: &mut Composed) -> Outcome {
    let key = ptr::from_ref(definition).addr();
    types.by_definition.entry(key).or_insert(outcome).clone()
}

fn leaked(schema: Schema) -> &'static Schema {
    Box::leak(Box::new(schema))
}
