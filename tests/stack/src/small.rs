//! A thread with a small stack, of which some is in use.

use std::hint::black_box;
use std::thread;

/// Which stack, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Small {
    pub(crate) size: usize,
    pub(crate) used: usize,
    /// The limit for what is run.
    pub(crate) max_stack: usize,
}

/// What another thread may use: while it does, nobody else does.
struct Lent<T>(T);

#[expect(
    unsafe_code,
    reason = "values that one thread at a time uses are shared"
)]
// SAFETY: the thread that lends waits for the one that uses it.
unsafe impl<T> Send for Lent<T> {}

impl Small {
    /// Runs on it, and waits.
    pub(crate) fn run<O: Send>(&self, run: impl FnOnce() -> O) -> O {
        let lent = Lent(run);
        let used = self.used;
        let thread = thread::Builder::new().stack_size(self.size);
        thread::scope(|scope| {
            let run = move || {
                let Lent(run) = { lent };
                below(address(&used), used, run)
            };
            let thread = thread.spawn_scoped(scope, run).expect("a thread");
            thread.join().expect("no panic")
        })
    }
}

/// Runs where `used` bytes of the stack are in use since `start`.
#[inline(never)]
fn below<O>(start: usize, used: usize, run: impl FnOnce() -> O) -> O {
    let here = black_box([0_u8; 4 << 10]);
    let outcome = if start.abs_diff(address(&here)) < used {
        below(start, used, run)
    } else {
        run()
    };
    black_box(&here);
    outcome
}

fn address<T>(place: &T) -> usize {
    std::ptr::from_ref(place).addr()
}
