//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! here: The closure gives away what it owns, as if it were called once.
//! code: E0507
//! errors: 1
//! message: rustc's own
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountManager, Registration};
use std::sync::mpsc::Sender;

fn watch(manager: &AccountManager, over: Sender<()>) -> Result<Registration, AccountError> {
    manager.advise(move |_| drop(over))
}

fn main() {}
