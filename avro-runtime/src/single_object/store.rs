//! This module holds schemas by their fingerprints, and lets no two share one.

use avro_ir::{Schema, quote};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

/// Schemas by their 64-bit fingerprints.
///
/// A fingerprint is no proof: whoever can choose names can make a schema with the fingerprint of
/// another. So a store computes fingerprints itself, and refuses a second schema of the same one.
/// Schemas whose logical types alone differ have the same fingerprint, too, as fingerprints are made
/// without them: data of the one and of the other need a store each.
///
/// A clone is the same store. Schemas can be inserted while others read; they stay as long as the
/// store.
///
/// # Examples
///
/// ```
/// use avro_runtime::{Schema, single_object::SchemaStore};
///
/// let store = SchemaStore::new();
/// let fingerprint = store.insert(&Schema::parse("\"int\"")?)?;
/// assert_eq!(fingerprint, 0x7275_d51a_3f39_5c8f);
/// assert!(store.get(fingerprint).is_some());
///
/// let date = Schema::parse(r#"{"type": "int", "logicalType": "date"}"#)?;
/// assert_eq!(
///     store.insert(&date).unwrap_err().to_string(),
///     "`int` has the fingerprint 7275d51a3f395c8f of another `int`, with other logical types, \
///      which the store has: use a store for each"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SchemaStore {
    schemas: Arc<RwLock<BTreeMap<u64, Stored>>>,
}

#[derive(Debug)]
struct Stored {
    schema: Schema,
    reading_key: [u8; 32],
}

impl SchemaStore {
    /// A store without schemas.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a schema, and returns its fingerprint. One that the store has already changes nothing.
    ///
    /// # Errors
    ///
    /// When the store has another schema of that fingerprint.
    pub fn insert(&self, schema: &Schema) -> Result<u64, InsertError> {
        let fingerprint = schema.fingerprint_rabin();
        let reading_key = schema.reading_key();
        let mut schemas = self.schemas.write().unwrap_or_else(PoisonError::into_inner);
        let stored = schemas.entry(fingerprint).or_insert_with(|| Stored {
            schema: schema.clone(),
            reading_key,
        });
        if stored.reading_key == reading_key {
            Ok(fingerprint)
        } else {
            Err(InsertError::Conflict {
                fingerprint,
                stored: stored.schema.clone(),
                inserted: schema.clone(),
            })
        }
    }

    /// Adds a schema that came from outside together with a fingerprint.
    ///
    /// # Errors
    ///
    /// When the fingerprint is not the schema's, and as [`insert`](Self::insert).
    pub fn insert_verified(&self, fingerprint: u64, schema: &Schema) -> Result<(), InsertError> {
        let computed = schema.fingerprint_rabin();
        if fingerprint == computed {
            self.insert(schema).map(|_| ())
        } else {
            Err(InsertError::WrongFingerprint {
                given: fingerprint,
                computed,
                inserted: schema.clone(),
            })
        }
    }

    /// The schema of a fingerprint.
    #[must_use]
    pub fn get(&self, fingerprint: u64) -> Option<Schema> {
        let schemas = self.schemas.read().unwrap_or_else(PoisonError::into_inner);
        schemas
            .get(&fingerprint)
            .map(|stored| stored.schema.clone())
    }

    /// How many schemas there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let schemas = self.schemas.read().unwrap_or_else(PoisonError::into_inner);
        schemas.len()
    }

    /// Whether there are no schemas.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The schemas that are there now with their fingerprints, in the order of these.
    pub fn schemas(&self) -> impl ExactSizeIterator<Item = (u64, Schema)> + use<> {
        let schemas = self.schemas.read().unwrap_or_else(PoisonError::into_inner);
        let all: Vec<_> = schemas
            .iter()
            .map(|(fingerprint, stored)| (*fingerprint, stored.schema.clone()))
            .collect();
        all.into_iter()
    }
}

/// A schema could not be put into a [`SchemaStore`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum InsertError {
    /// The store has another schema of the same fingerprint.
    Conflict {
        /// The fingerprint of both.
        fingerprint: u64,
        /// What the store has.
        stored: Schema,
        /// What should be inserted.
        inserted: Schema,
    },
    /// The fingerprint that came with a schema is not its own.
    WrongFingerprint {
        /// What came with it.
        given: u64,
        /// Its own.
        computed: u64,
        /// The schema.
        inserted: Schema,
    },
}

impl fmt::Display for InsertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict {
                fingerprint,
                stored,
                inserted,
            } => conflict(*fingerprint, stored, inserted, f),
            Self::WrongFingerprint {
                given,
                computed,
                inserted,
            } => write!(
                f,
                "the fingerprint of {} is {computed:016x}, not {given:016x}",
                quote(name(inserted))
            ),
        }
    }
}

fn conflict(
    fingerprint: u64,
    stored: &Schema,
    inserted: &Schema,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let [old, new] = [stored, inserted].map(|schema| quote(name(schema)));
    if stored.canonical_form() == inserted.canonical_form() {
        return write!(
            f,
            "{new} has the fingerprint {fingerprint:016x} of another {old}, with other logical \
             types, which the store has: use a store for each"
        );
    }
    write!(
        f,
        "{new} has the fingerprint {fingerprint:016x} of {old}, which the store has, and is \
         another schema: one of them was made to deceive"
    )
}

/// A schema's fullname, or its type.
fn name(schema: &Schema) -> &str {
    let kind = &schema.node().kind;
    kind.fullname()
        .map_or(kind.name(), |fullname| fullname.as_str())
}

impl std::error::Error for InsertError {}
