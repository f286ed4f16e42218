//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! here: The closure takes along what its function has only borrowed.
//! code: E0521
//! errors: 1
//! message: rustc's own
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountManager, Registration};
use std::sync::atomic::{AtomicU32, Ordering};

fn watch(manager: &AccountManager, changes: &AtomicU32) -> Result<Registration, AccountError> {
    manager.advise(move |_| {
        changes.fetch_add(1, Ordering::Relaxed);
    })
}

fn main() {}
