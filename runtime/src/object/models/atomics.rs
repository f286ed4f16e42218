//! The state word's atomic: `loom`'s, with what a model has to know of it.

use loom::sync::atomic::{AtomicU64 as LoomU64, Ordering};
use loom::thread::{self, Thread};
use std::cell::{Cell, RefCell};

std::thread_local! {
    /// How often a state word was changed in this interleaving. All threads of a model run on one thread.
    static CHANGES: Cell<usize> = const { Cell::new(0) };
    /// The threads that wait for a change.
    static WAITING: RefCell<Vec<Thread>> = const { RefCell::new(Vec::new()) };
    /// Whether the last access saw the latest value. An exchange that fails may see an older one.
    static UP_TO_DATE: Cell<bool> = const { Cell::new(true) };
    /// What loads see.
    static LOADS: Cell<Loads> = const { Cell::new(Loads::Latest) };
    /// Which exchanges fail though they needn't.
    static SPURIOUS: Cell<Spurious> = const { Cell::new(Spurious::NONE) };
}

/// What a load of a state word may see. Every model is run with both.
///
/// Of two threads, one of which loads a value, and the other loads and then changes it, `loom` 0.7 never runs the
/// first after the second: it looks for what could be swapped at the last access of all, and there finds the second
/// thread's own load. Were the loads changes, it would swap them all. But then none would see an old value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Loads {
    /// The latest value, in every interleaving that there is.
    Latest,
    /// Every value that memory's order lets it see, in the interleavings that `loom` finds.
    Stale,
}

impl Loads {
    /// Sets what loads see in the interleaving that begins.
    pub(super) fn arm(self) {
        LOADS.set(self);
        WAITING.take();
    }
}

/// The exchanges that fail for no reason, as a weak exchange may: `loom`'s never does.
#[derive(Clone, Copy, Debug)]
pub(in crate::object) struct Spurious {
    /// So many exchanges go by,
    pub(super) after: usize,
    /// then so many fail.
    pub(super) times: usize,
}

impl Spurious {
    pub(super) const NONE: Self = Self { after: 0, times: 0 };

    /// Sets what happens to the exchanges of the interleaving that begins.
    pub(super) fn arm(self) {
        SPURIOUS.set(self);
        CHANGES.set(0);
    }

    fn strikes() -> bool {
        let Self { after, times } = SPURIOUS.get();
        let rest = match (after, times) {
            (0, 0) => return false,
            (0, times) => Self {
                after,
                times: times - 1,
            },
            (after, times) => Self {
                after: after - 1,
                times,
            },
        };
        SPURIOUS.set(rest);
        after == 0
    }
}

/// The place that the last change of a state word has in the order of all of them.
///
/// What a thread does after the change and before its next operation on an atomic belongs to the same step of
/// the interleaving, so there the last change is that thread's own.
pub(super) fn last_change() -> usize {
    CHANGES.get()
}

fn changed() {
    CHANGES.set(CHANGES.get() + 1);
    for thread in WAITING.take() {
        thread.unpark();
    }
}

/// Waits for a change of the state word, by a thread that has just seen that it needs one.
///
/// Where it saw the latest value, it sleeps until there is a change: if none comes, that is a deadlock.
pub(in crate::object) fn yield_now() {
    if UP_TO_DATE.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(thread::current()));
        thread::park();
    } else {
        thread::yield_now();
    }
}

/// `AtomicU64`, as far as the session slot uses it.
pub(in crate::object) struct AtomicU64 {
    value: LoomU64,
    latest: Cell<u64>,
}

impl AtomicU64 {
    pub(in crate::object) fn new(value: u64) -> Self {
        Self {
            value: LoomU64::new(value),
            latest: Cell::new(value),
        }
    }

    fn saw(&self, value: u64) -> u64 {
        UP_TO_DATE.set(value == self.latest.get());
        value
    }

    fn changed_to(&self, value: u64) {
        self.latest.set(value);
        changed();
    }

    pub(in crate::object) fn load(&self, order: Ordering) -> u64 {
        self.saw(match LOADS.get() {
            Loads::Latest => self.value.fetch_add(0, order),
            Loads::Stale => self.value.load(order),
        })
    }

    pub(in crate::object) fn store(&self, value: u64, order: Ordering) {
        match LOADS.get() {
            Loads::Latest => _ = self.value.swap(value, order),
            Loads::Stale => self.value.store(value, order),
        }
        self.changed_to(value);
    }

    pub(in crate::object) fn fetch_or(&self, bits: u64, order: Ordering) -> u64 {
        let before = self.value.fetch_or(bits, order);
        self.changed_to(before | bits);
        before
    }

    pub(in crate::object) fn compare_exchange_weak(
        &self,
        old: u64,
        new: u64,
        success: Ordering,
        failure: Ordering,
    ) -> Result<u64, u64> {
        if Spurious::strikes() {
            return Err(self.load(failure));
        }
        let exchanged = self.value.compare_exchange_weak(old, new, success, failure);
        match exchanged {
            Ok(_) => self.changed_to(new),
            Err(now) => _ = self.saw(now),
        }
        exchanged
    }
}
