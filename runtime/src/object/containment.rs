//! Keeping panics of user code from unwinding into a COM caller.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`, and gives nothing where it panics.
///
/// Unwinding out of an `extern "system"` function ends the process: Outlook, that is. What the panic had to
/// say was printed by the panic hook; its payload ends here.
///
/// Unwind safety is asserted because nothing of ours is left in a broken state by it: whatever `work` may hold
/// when it panics is custody or a local value, and what state user code leaves its own values in is the user's
/// to decide, as with any panic that a thread survives.
#[inline]
pub(crate) fn contain<R>(work: impl FnOnce() -> R) -> Option<R> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => Some(result),
        Err(payload) => {
            dispose(payload);
            None
        }
    }
}

/// Drops the payload of a panic. It is a value of the user's, whose `Drop` may panic in turn, with a payload of
/// the same kind: from the second one on, a leak is the only end that is sure to come.
#[cold]
fn dispose(payload: Box<dyn core::any::Any + Send>) {
    if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        core::mem::forget(again);
    }
}

#[cfg(test)]
mod tests {
    use super::contain;

    struct PanicsWhenDropped;

    impl Drop for PanicsWhenDropped {
        fn drop(&mut self) {
            std::panic::panic_any(PanicsWhenDropped);
        }
    }

    #[test]
    fn a_result_passes_through() {
        assert_eq!(contain(|| 7), Some(7));
    }

    #[test]
    fn a_panic_ends_here() {
        assert_eq!(contain(|| -> u8 { panic!("on purpose") }), None);
    }

    #[test]
    fn a_payload_that_panics_when_dropped_ends_here() {
        let outcome = contain(|| -> u8 { std::panic::panic_any(PanicsWhenDropped) });
        assert_eq!(outcome, None);
    }
}
