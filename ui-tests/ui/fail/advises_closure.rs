//! rule: What is called on any thread, at any time, is `Fn + Send + Sync + 'static`.
//! code: E0373, E0507, E0521, E0594, E0596
//! message: rustc's own
//! remedy: Own what the closure uses: share it by an `Arc`, change it in a `Mutex` or an atomic, or send the event
//!     through a channel.

use olk_account::{AccountError, AccountEvent, AccountManager, Registration};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::Sender;

type Advised = Result<Registration, AccountError>;

// here: The closure borrows what ends before it.
fn borrows(manager: &AccountManager) -> Advised {
    let events = Mutex::new(Vec::new());
    manager.advise(|event| events.lock().unwrap().push(event))
}

// here: The closure takes along what its function has only borrowed.
fn takes_borrowed_parameter(manager: &AccountManager, changes: &AtomicU32) -> Advised {
    manager.advise(move |_| {
        changes.fetch_add(1, Ordering::Relaxed);
    })
}

// here: The closure changes a list, as if it were called once at a time.
fn changes_list(manager: &AccountManager, events: &'static mut Vec<AccountEvent>) -> Advised {
    manager.advise(move |event| events.push(event))
}

// here: The closure counts, as if it were called once at a time.
fn counts(manager: &AccountManager, changes: &'static mut u32) -> Advised {
    manager.advise(move |_| *changes += 1)
}

// here: The closure gives away what it owns, as if it were called once.
fn gives_away(manager: &AccountManager, over: Sender<()>) -> Advised {
    manager.advise(move |_| drop(over))
}

fn main() {}
