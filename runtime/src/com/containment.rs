//! Keeping panics of user code from unwinding into a COM caller.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`. Returns `None` if it panics.
///
/// Unwinding out of an `extern "system"` function ends the process, which is Outlook's. The panic hook has printed the
/// message of the panic; the payload is dropped here.
///
/// Asserting unwind safety is justified: this crate's own state is in custody or in local values when `work` panics, so
/// none of it is left half changed. The state of the user's values is the user's concern, as after any panic that a
/// thread survives.
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

/// Drops the payload of a panic. The payload is a value of the user's, and its `Drop` may panic with another payload.
/// That second payload is leaked, because nothing else is sure to end.
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
