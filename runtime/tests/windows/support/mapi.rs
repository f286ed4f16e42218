//! A stand-in for MAPI: it opens sessions that do nothing, and counts them.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use windows_core::{IUnknown, implement};

/// Opens sessions, on any thread.
#[derive(Clone, Default)]
pub(crate) struct Mapi(Arc<Counts>);

#[derive(Default)]
struct Counts {
    opened: AtomicUsize,
    closed: AtomicUsize,
}

/// A COM object without any interface but `IUnknown`. It closes with the last reference to it.
#[implement()]
struct Session {
    counts: Arc<Counts>,
}

impl Drop for Session {
    fn drop(&mut self) {
        self.counts.closed.fetch_add(1, Ordering::Relaxed);
    }
}

impl Mapi {
    /// Opens a session. The one reference to it is the caller's.
    pub(crate) fn log_on(&self) -> IUnknown {
        self.0.opened.fetch_add(1, Ordering::Relaxed);
        let counts = Arc::clone(&self.0);
        Session { counts }.into()
    }

    /// How many sessions were opened.
    pub(crate) fn opened(&self) -> usize {
        self.0.opened.load(Ordering::Relaxed)
    }

    /// How many sessions were closed.
    pub(crate) fn closed(&self) -> usize {
        self.0.closed.load(Ordering::Relaxed)
    }
}
