//! This module reads messages of many writers as values of one type.

use super::{Error, SchemaStore, split};
use crate::cache::Cache;
use crate::evolution::{DatumReader, MAX_WRITERS};
use crate::limits::Limits;
use crate::{AvroSchema, Decode};
use avro_ir::{ResolutionError, ResolutionOptions, Schema, SchemaError};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Reads messages of every writer whose schema is in a store as values of one type.
///
/// A writer's schema is resolved when its first message comes, and kept with the outcome: of writers
/// that cannot be read, too. It keeps 1,000 writers; beyond, those that have not written for the
/// longest are resolved again when they do.
///
/// The type's own schema need not be in the store. If the store has another schema of the same
/// fingerprint when the reader is made, that one counts. A reader is cheap to clone, and can be
/// shared between threads.
///
/// # Examples
///
/// ```
/// use avro_runtime::single_object::{self, Error, Reader, SchemaStore};
/// use avro_runtime::{AvroSchema, Schema};
///
/// let store = SchemaStore::new();
/// let reader = Reader::<i64>::new(&store);
/// let message = single_object::to_vec(&27_i32)?;
/// assert!(matches!(reader.read(&message), Err(Error::UnknownFingerprint(0x7275_d51a_3f39_5c8f))));
///
/// store.insert(i32::schema())?;
/// assert_eq!(reader.read(&message)?, 27);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Reader<T> {
    store: SchemaStore,
    /// What the type's own fingerprint stands for, if it has a schema.
    own: Option<(u64, Schema)>,
    options: ResolutionOptions,
    limits: Limits,
    max_writers: usize,
    writers: Arc<Writers<T>>,
}

/// How each writer is read.
struct Writers<T> {
    /// The one of the type's own fingerprint, which takes no look-up.
    own: OnceLock<Outcome<T>>,
    others: Cache<u64, Arc<Outcome<T>>>,
}

type Outcome<T> = Result<DatumReader<T>, ResolutionError>;

impl<T: AvroSchema> Reader<T> {
    /// A reader of what the writers of `store` wrote; schemas may be inserted later, too.
    #[must_use]
    pub fn new(store: &SchemaStore) -> Self {
        let own = own::<T>(store).ok();
        Self {
            store: store.clone(),
            own,
            options: ResolutionOptions::default(),
            limits: Limits::DEFAULT,
            max_writers: MAX_WRITERS,
            writers: writers(MAX_WRITERS),
        }
    }

    /// Reads one value from a message.
    ///
    /// # Errors
    ///
    /// When the message has no header, when the store has no schema of its fingerprint or one that
    /// cannot be read as `T`, and when the bytes after it are no value of the writer's schema, hold
    /// something that `T` has no place for, cost more than the [`Limits`] allow, or are left after
    /// the value.
    #[inline]
    pub fn read<'de>(&self, message: &'de [u8]) -> Result<T, Error>
    where
        T: Decode<'de>,
    {
        let (fingerprint, datum) = split(message)?;
        if let Some((own, schema)) = &self.own
            && fingerprint == *own
        {
            let own = self.writers.own.get_or_init(|| self.resolve(schema));
            return read(own, fingerprint, datum);
        }
        let other = match self.writers.others.get(&fingerprint) {
            Some(other) => other,
            None => self.meet(fingerprint)?,
        };
        read(&other, fingerprint, datum)
    }

    /// Resolves a writer whose first message came.
    #[cold]
    #[inline(never)]
    fn meet(&self, fingerprint: u64) -> Result<Arc<Outcome<T>>, Error> {
        let schema = self.store.get(fingerprint);
        let schema = schema.ok_or(Error::UnknownFingerprint(fingerprint))?;
        let others = &self.writers.others;
        Ok(others.get_or_make(fingerprint, || Arc::new(self.resolve(&schema))))
    }

    fn resolve(&self, writer: &Schema) -> Outcome<T> {
        let reader = DatumReader::new_with(writer, &self.options)?;
        Ok(reader.with_limits(self.limits.clone()))
    }
}

/// The type's own schema, as the store has it: its writer's reading may differ.
fn own<T: AvroSchema>(store: &SchemaStore) -> Result<(u64, Schema), SchemaError> {
    let schema = T::try_schema()?;
    let fingerprint = T::try_schema_fingerprint()?;
    let known = store.get(fingerprint);
    Ok((fingerprint, known.unwrap_or_else(|| schema.clone())))
}

#[inline]
fn read<'de, T: Decode<'de>>(
    writer: &Outcome<T>,
    fingerprint: u64,
    datum: &'de [u8],
) -> Result<T, Error> {
    match writer {
        Ok(reader) => reader.read(datum).map_err(Error::datum),
        Err(error) => Err(Error::UnreadableWriter {
            fingerprint,
            error: error.clone(),
        }),
    }
}

fn writers<T>(max_writers: usize) -> Arc<Writers<T>> {
    Arc::new(Writers {
        own: OnceLock::new(),
        others: Cache::new(max_writers),
    })
}

impl<T> Reader<T> {
    /// Sets what a datum may cost.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self.forget()
    }

    /// Sets the rules by which writers' schemas are resolved.
    #[must_use]
    pub fn with_options(mut self, options: ResolutionOptions) -> Self {
        self.options = options;
        self.forget()
    }

    /// Sets how many writers are kept, at least one.
    #[must_use]
    pub fn with_max_writers(mut self, writers: usize) -> Self {
        self.max_writers = writers;
        self.forget()
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &SchemaStore {
        &self.store
    }

    /// A reader that keeps nothing yet: its writers are to be resolved in another way.
    fn forget(mut self) -> Self {
        self.writers = writers(self.max_writers);
        self
    }
}

impl<T> Clone for Reader<T> {
    fn clone(&self) -> Self {
        Self {
            store: self.store.clone(),
            own: self.own.clone(),
            options: self.options.clone(),
            limits: self.limits.clone(),
            max_writers: self.max_writers,
            writers: Arc::clone(&self.writers),
        }
    }
}

impl<T> fmt::Debug for Reader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("limits", &self.limits)
            .field("max_writers", &self.max_writers)
            .finish_non_exhaustive()
    }
}
