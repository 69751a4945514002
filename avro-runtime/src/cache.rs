//! This module keeps what is costly to make by its key, up to a number of entries.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Values by key. Look-ups share a lock; each value is made once, while others can be looked up.
///
/// When it is full, what was not looked up since it was last full goes.
pub(crate) struct Cache<K, V> {
    entries: RwLock<HashMap<K, Entry<V>>>,
    capacity: usize,
}

struct Entry<V> {
    value: Arc<OnceLock<V>>,
    /// Whether it was looked up since the cache was last full.
    is_used: AtomicBool,
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// A cache of as many entries, but at least one.
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            entries: RwLock::default(),
            capacity: capacity.max(1),
        }
    }

    /// The value of a key.
    #[inline]
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(key)?;
        let value = entry.value.get()?;
        // Threads that only look up do not take the entry from each other.
        if !entry.is_used.load(Ordering::Relaxed) {
            entry.is_used.store(true, Ordering::Relaxed);
        }
        Some(value.clone())
    }

    /// The value of a key, made if there is none. Who asks for a value that is being made waits.
    pub(crate) fn get_or_make(&self, key: K, make: impl FnOnce() -> V) -> V {
        let value = Arc::clone(&self.entry(key));
        value.get_or_init(make).clone()
    }

    /// The place of a key's value.
    fn entry(&self, key: K) -> Arc<OnceLock<V>> {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= self.capacity && !entries.contains_key(&key) {
            evict(&mut entries, self.capacity);
        }
        let entry = entries.entry(key).or_insert_with(|| Entry {
            value: Arc::default(),
            is_used: AtomicBool::new(false),
        });
        Arc::clone(&entry.value)
    }

    /// How many entries there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.entries.read().unwrap().len()
    }
}

/// Makes room for one entry.
fn evict<K: Eq + Hash, V>(entries: &mut HashMap<K, Entry<V>>, capacity: usize) {
    entries.retain(|_, entry| std::mem::take(entry.is_used.get_mut()));
    if entries.len() >= capacity {
        // All are in use: any may go, and those that are still in use by then stay the next time.
        let mut is_first = true;
        entries.retain(|_, _| !std::mem::take(&mut is_first));
    }
}

impl<K, V> fmt::Debug for Cache<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache")
            .field("capacity", &self.capacity)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let cache = Cache::new(10);
        assert_eq!(cache.get(&1), None);
        assert_eq!(cache.get_or_make(1, || 2), 2);
        assert_eq!(cache.get_or_make(1, || panic!("there is one")), 2);
        assert_eq!(cache.get(&1), Some(2));
    }

    #[test]
    fn there_are_never_more_entries_than_the_capacity() {
        let cache = Cache::new(3);
        for key in 0..20 {
            cache.get_or_make(key, || key);
            assert!(cache.len() <= 3);
        }
    }

    #[test]
    fn what_is_looked_up_stays_when_the_cache_is_full() {
        let cache = Cache::new(3);
        for key in 0..20 {
            cache.get_or_make(key, || key);
            assert_eq!(cache.get(&0), Some(0), "after {key}");
        }
    }

    #[test]
    fn one_goes_when_all_are_in_use() {
        let cache = Cache::new(3);
        for key in 0..4 {
            cache.get_or_make(key, || key);
            cache.get(&key);
        }
        assert_eq!((cache.len(), cache.get(&3)), (3, Some(3)));
    }

    #[test]
    fn a_capacity_of_none_counts_as_one() {
        let cache = Cache::new(0);
        cache.get_or_make(1, || 1);
        cache.get_or_make(2, || 2);
        assert_eq!((cache.get(&2), cache.len()), (Some(2), 1));
    }

    #[test]
    fn a_value_that_panics_in_the_making_can_be_made_again() {
        let cache = Cache::new(3);
        let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            cache.get_or_make(1, || panic!("no value"))
        }));
        assert!(failed.is_err());
        assert_eq!(cache.get_or_make(1, || 2), 2);
    }
}
