//! This module gives the compiler a stack of its own: the parser and the printer of Rust recurse with
//! the nesting of types, some tens of kilobytes a level in a debug build, and build scripts may call
//! from threads that have little.

use std::panic;
use std::thread::{self, Builder};

/// What two levels for each of the [nested containers](crate::lower) take, unoptimised, thrice. Only
/// what is used of it takes memory.
const SIZE: usize = 64 << 20;

/// Runs on a thread with a large stack, or here, where there are no threads.
pub(crate) fn with_large<T: Send>(run: impl Fn() -> T + Sync) -> T {
    thread::scope(|scope| {
        let started = Builder::new().stack_size(SIZE).spawn_scoped(scope, &run);
        match started.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(value)) => value,
            Ok(Err(panic)) => panic::resume_unwind(panic),
            Err(_) => run(),
        }
    })
}
