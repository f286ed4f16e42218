//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! here: The closure changes a list, as if it were called once at a time.
//! code: E0596
//! errors: 1
//! message: rustc's own
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountEvent, AccountManager, Registration};

fn watch(
    manager: &AccountManager,
    events: &'static mut Vec<AccountEvent>,
) -> Result<Registration, AccountError> {
    manager.advise(move |event| events.push(event))
}

fn main() {}
