//! This module keeps the readers of many writers.

use super::DatumReader;
use crate::AvroSchema;
use crate::cache::Cache;
use crate::limits::Limits;
use avro_ir::{ResolutionError, ResolutionOptions, Schema};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// How many writers are kept, unless something else is asked for.
pub(crate) const MAX_WRITERS: usize = 1000;

/// Keeps a [`DatumReader`] for each writer, so that a writer's schema is resolved once.
///
/// Writers are the same when their schemas have the same [`Schema::reading_key`]; clones of one
/// schema are found without computing it. Writers that cannot be read are kept, too. There are at
/// most 1,000 of them; beyond, those that were not asked for the longest go. It is cheap to clone,
/// and can be shared between threads.
///
/// # Examples
///
/// ```
/// use avro_runtime::{DatumReaders, Schema};
///
/// let readers = DatumReaders::<Vec<f64>>::new();
/// let writer = Schema::parse(r#"{"type": "array", "items": "int"}"#)?;
/// assert_eq!(readers.reader(&writer)?.read(&[4, 6, 54, 0])?, [3.0, 27.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct DatumReaders<T> {
    options: ResolutionOptions,
    limits: Limits,
    max_writers: usize,
    caches: Arc<Caches<T>>,
}

struct Caches<T> {
    by_identity: Cache<Identity, Outcome<T>>,
    by_key: Cache<[u8; 32], Outcome<T>>,
}

/// How a writer is read.
type Outcome<T> = Result<DatumReader<T>, ResolutionError>;

/// A schema that equals its clones only. It keeps the schema, so that no other gets its address.
struct Identity(Schema);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(self.0.set(), other.0.set()) && self.0.root() == other.0.root()
    }
}

impl Eq for Identity {}

impl Hash for Identity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(self.0.set()).hash(state);
        self.0.root().hash(state);
    }
}

impl<T: AvroSchema> DatumReaders<T> {
    /// Readers by the default rules, within the default [`Limits`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reader of data that `writer` describes.
    ///
    /// # Errors
    ///
    /// When no such data can be read as `T`: with every reason.
    pub fn reader(&self, writer: &Schema) -> Result<DatumReader<T>, ResolutionError> {
        let Caches {
            by_identity,
            by_key,
        } = &*self.caches;
        let identity = Identity(writer.clone());
        if let Some(outcome) = by_identity.get(&identity) {
            return outcome;
        }
        by_identity.get_or_make(identity, || {
            let key = writer.reading_key();
            let known = by_key.get(&key);
            known.unwrap_or_else(|| by_key.get_or_make(key, || self.resolve(writer)))
        })
    }

    fn resolve(&self, writer: &Schema) -> Outcome<T> {
        let reader = DatumReader::new_with(writer, &self.options)?;
        Ok(reader.with_limits(self.limits.clone()))
    }
}

impl<T> DatumReaders<T> {
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

    /// The same without writers: they are to be resolved in another way.
    fn forget(mut self) -> Self {
        self.caches = caches(self.max_writers);
        self
    }
}

fn caches<T>(capacity: usize) -> Arc<Caches<T>> {
    Arc::new(Caches {
        by_identity: Cache::new(capacity),
        by_key: Cache::new(capacity),
    })
}

impl<T> Default for DatumReaders<T> {
    fn default() -> Self {
        Self {
            options: ResolutionOptions::default(),
            limits: Limits::DEFAULT,
            max_writers: MAX_WRITERS,
            caches: caches(MAX_WRITERS),
        }
    }
}

impl<T> Clone for DatumReaders<T> {
    fn clone(&self) -> Self {
        Self {
            options: self.options.clone(),
            limits: self.limits.clone(),
            max_writers: self.max_writers,
            caches: Arc::clone(&self.caches),
        }
    }
}

impl<T> fmt::Debug for DatumReaders<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatumReaders")
            .field("limits", &self.limits)
            .field("max_writers", &self.max_writers)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn array(items: &str) -> Schema {
        Schema::parse(&format!(r#"{{"type": "array", "items": "{items}"}}"#)).unwrap()
    }

    /// Whether two readers are clones of one.
    fn is_same(one: &DatumReader<Vec<f64>>, other: &DatumReader<Vec<f64>>) -> bool {
        std::ptr::eq(one.resolution(), other.resolution())
    }

    #[test]
    fn schemas_of_the_same_text_are_one_writer() {
        let readers = DatumReaders::<Vec<f64>>::new();
        let first = readers.reader(&array("int")).unwrap();
        let second = readers.reader(&array("int")).unwrap();
        let other = readers.reader(&array("long")).unwrap();
        assert!(is_same(&first, &second) && !is_same(&first, &other));
    }

    #[test]
    fn clones_share_their_readers() {
        let readers = DatumReaders::<Vec<f64>>::new();
        let writer = array("int");
        let first = readers.clone().reader(&writer).unwrap();
        assert!(is_same(&first, &readers.reader(&writer).unwrap()));
    }

    #[test]
    fn logical_types_make_another_writer() {
        let readers = DatumReaders::<i64>::new();
        let plain = Schema::parse("\"int\"").unwrap();
        let date = Schema::parse(r#"{"type": "int", "logicalType": "date"}"#).unwrap();
        let first = readers.reader(&plain).unwrap();
        let second = readers.reader(&date).unwrap();
        assert!(!std::ptr::eq(first.resolution(), second.resolution()));
    }

    #[test]
    fn a_writer_that_cannot_be_read_is_resolved_once() {
        let readers = DatumReaders::<Vec<f64>>::new();
        let [first, second] = [(); 2].map(|()| readers.reader(&array("string")).unwrap_err());
        assert_eq!(first.incompatibilities().len(), 1);
        assert_eq!(first.to_string(), second.to_string());
        assert_eq!(readers.caches.by_key.len(), 1);
    }

    #[test]
    fn the_number_of_writers_is_bounded() {
        let readers = DatumReaders::<f64>::new().with_max_writers(2);
        for writer in ["int", "long", "float", "double"] {
            let writer = Schema::parse(&format!("\"{writer}\"")).unwrap();
            readers.reader(&writer).unwrap();
        }
        let Caches {
            by_identity,
            by_key,
        } = &*readers.caches;
        assert!(by_identity.len() <= 2 && by_key.len() <= 2);
    }

    #[test]
    fn limits_hold_for_every_reader() {
        let readers = DatumReaders::<Vec<f64>>::new();
        let writer = array("int");
        readers.reader(&writer).unwrap();
        let readers = readers.with_limits(Limits::default().max_items(1));
        assert!(
            readers
                .reader(&writer)
                .unwrap()
                .read(&[4, 6, 54, 0])
                .is_err()
        );
    }
}
