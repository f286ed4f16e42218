//! The reference count of a COM object.

use super::sync::{AtomicU32, Ordering};

/// Past this many references, [`RefCount::add`] ends the process.
///
/// Only a caller that leaks references gets there, and a count that wrapped around would free the object under the
/// others. Half of the range is left for threads that have counted and not looked yet, as in `Arc`.
const LIMIT: u32 = u32::MAX / 2;

/// The value of the count while the object is being destroyed: see [`RefCount::begin_teardown`].
const TEARDOWN: u32 = LIMIT / 2;

/// A 32-bit reference count that starts at one.
pub(crate) struct RefCount(AtomicU32);

impl RefCount {
    pub(crate) fn one() -> Self {
        Self(AtomicU32::new(1))
    }

    /// Adds a reference, and returns the new count.
    ///
    /// `Relaxed` suffices: the caller already holds a reference, which keeps the object alive.
    #[inline]
    pub(crate) fn add(&self) -> u32 {
        let now = self.0.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
        if now > LIMIT {
            overflow();
        }
        now
    }

    /// Takes a reference away, and returns the new count. The caller that gets zero destroys the object.
    ///
    /// `Release` and the `Acquire` load order everything that other threads did with the object before their last
    /// `Release` call before its destruction. A fence would do the same, but `ThreadSanitizer` doesn't understand
    /// fences.
    #[inline]
    pub(crate) fn subtract(&self) -> u32 {
        let left = self.0.fetch_sub(1, Ordering::Release).wrapping_sub(1);
        if left == 0 {
            self.0.load(Ordering::Acquire);
        }
        left
    }

    /// Keeps the destruction from starting twice.
    ///
    /// User code runs while the object is destroyed: the hook, and the session's `Release`. If it adds a reference to
    /// the object and takes it away again, the count must not reach zero a second time.
    #[inline]
    pub(crate) fn begin_teardown(&self) {
        self.0.store(TEARDOWN, Ordering::Relaxed);
    }
}

/// Ends the process, as `Arc` does: no answer would keep the caller from using a reference that was not counted.
#[cold]
#[inline(never)]
fn overflow() -> ! {
    std::process::abort()
}

#[cfg(all(test, not(loom)))]
#[path = "count_tests.rs"]
mod tests;
