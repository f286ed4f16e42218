//! The object's reference count.

use super::sync::{AtomicU32, Ordering};

/// Past this, counting stops: so many references can only come of a caller that leaks them, and a count that
/// went round would free the object under the rest. Half the range is left for the threads that are between
/// counting and looking, as in `Arc`.
const LIMIT: u32 = u32::MAX / 2;

/// What the count is set to while the object is being destroyed: see [`RefCount::begin_teardown`].
const TEARDOWN: u32 = LIMIT / 2;

/// A 32-bit reference count that starts at one.
pub(crate) struct RefCount(AtomicU32);

impl RefCount {
    pub(crate) fn one() -> Self {
        Self(AtomicU32::new(1))
    }

    /// Counts one more reference, and returns how many there are now.
    ///
    /// Nothing is ordered by it: whoever adds a reference has one already, and got it in some ordered way.
    #[inline]
    pub(crate) fn add(&self) -> u32 {
        let now = self.0.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
        if now > LIMIT {
            return self.overflowing(now);
        }
        now
    }

    /// Ends the process, as `Arc` does, unless others have let go meanwhile: nothing that could be returned would
    /// keep the caller from going on.
    ///
    /// Looking again makes this a function that returns, and that is what lets [`add`](Self::add) end with a jump
    /// here, and do without a stack frame. The ABI is C's for the same reason: it says that nothing unwinds.
    #[cold]
    #[inline(never)]
    extern "C" fn overflowing(&self, now: u32) -> u32 {
        if self.0.load(Ordering::Relaxed) > LIMIT {
            std::process::abort();
        }
        now
    }

    /// Counts one reference less, and returns how many are left. Whoever gets zero destroys the object: what
    /// other threads did to it before they let go has happened by then.
    ///
    /// That is what the load is for. A fence would do the same, but `ThreadSanitizer` doesn't know of fences.
    #[inline]
    pub(crate) fn subtract(&self) -> u32 {
        let left = self.0.fetch_sub(1, Ordering::Release).wrapping_sub(1);
        if left == 0 {
            self.0.load(Ordering::Acquire);
        }
        left
    }

    /// Whether the caller's reference is the only one.
    #[inline]
    pub(crate) fn is_one(&self) -> bool {
        self.0.load(Ordering::Acquire) == 1
    }

    /// Keeps a destruction from starting twice.
    ///
    /// The user's hook runs while the object goes, and so does the session's `Release`. If one of them adds
    /// a reference to the helper and takes it back, the count must not come to zero again.
    #[inline]
    pub(crate) fn begin_teardown(&self) {
        self.0.store(TEARDOWN, Ordering::Relaxed);
    }
}

#[cfg(all(test, not(loom)))]
#[path = "count_tests.rs"]
mod tests;
