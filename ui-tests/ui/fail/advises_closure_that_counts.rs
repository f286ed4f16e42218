//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! here: The closure counts, as if it were called once at a time.
//! code: E0594
//! errors: 1
//! message: rustc's own
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountManager, Registration};

fn watch(
    manager: &AccountManager,
    changes: &'static mut u32,
) -> Result<Registration, AccountError> {
    manager.advise(move |_| *changes += 1)
}

fn main() {}
