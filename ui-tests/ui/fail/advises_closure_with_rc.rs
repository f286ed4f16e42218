//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! here: The closure shares a value that stays on its thread.
//! code: E0277
//! errors: 2
//! message: rustc's own
//! reason: What is called on several threads is sent and shared.
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountManager, Registration};
use std::cell::RefCell;
use std::rc::Rc;

fn watch(manager: &AccountManager) -> Result<Registration, AccountError> {
    let events = Rc::new(RefCell::new(Vec::new()));
    manager.advise(move |event| events.borrow_mut().push(event))
}

fn main() {}
