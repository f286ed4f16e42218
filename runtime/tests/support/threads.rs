//! Threads that meet where a test wants them to.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Barrier};
use std::thread::{self, ScopedJoinHandle};

/// How many threads take part in a race.
pub(crate) const THREADS: usize = if cfg!(miri) { 3 } else { 4 };

/// Runs `racer` on several threads at once, and gives what each of them returned.
pub(crate) fn race<T: Send>(racer: impl Fn() -> T + Sync) -> Vec<T> {
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let racers: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    racer()
                })
            })
            .collect();
        let joined = racers.into_iter().map(ScopedJoinHandle::join);
        joined.collect::<thread::Result<_>>().unwrap()
    })
}

/// A place where one thread stops until another, which waits for it to get there, lets it go on.
#[derive(Clone)]
pub(crate) struct Stop {
    reached: Arc<Barrier>,
    go_on: Arc<Barrier>,
}

impl Stop {
    pub(crate) fn new() -> Self {
        Self {
            reached: Arc::new(Barrier::new(2)),
            go_on: Arc::new(Barrier::new(2)),
        }
    }

    /// What the thread that is to stop does.
    pub(crate) fn stop(&self) {
        self.reached.wait();
        self.go_on.wait();
    }

    /// The other thread runs `meanwhile` while the first one is stopped. If it fails, the first one goes on, too.
    pub(crate) fn meanwhile<T>(&self, meanwhile: impl FnOnce() -> T) -> T {
        self.reached.wait();
        let result = panic::catch_unwind(AssertUnwindSafe(meanwhile));
        self.go_on.wait();
        result.unwrap_or_else(|payload| panic::resume_unwind(payload))
    }
}

/// Runs `blocked` on another thread and, while it is stopped, `meanwhile` on this one.
pub(crate) fn while_stopped<T: Send, U>(
    stop: &Stop,
    blocked: impl FnOnce() -> T + Send,
    meanwhile: impl FnOnce() -> U,
) -> (T, U) {
    thread::scope(|scope| {
        let blocked = scope.spawn(blocked);
        let result = stop.meanwhile(meanwhile);
        (blocked.join().unwrap(), result)
    })
}
