//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! here: The closure borrows what ends before it.
//! code: E0373
//! errors: 1
//! message: rustc's own
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountManager, Registration};
use std::sync::Mutex;

fn watch(manager: &AccountManager) -> Result<Registration, AccountError> {
    let events = Mutex::new(Vec::new());
    manager.advise(|event| events.lock().unwrap().push(event))
}

fn main() {}
