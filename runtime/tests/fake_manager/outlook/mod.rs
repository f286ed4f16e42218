//! What the tests of the fake account manager share: its callers, who know it as C++ does.
//!
//! - `published` declares the interfaces once more, from the published reference;
//! - `manager`, `accounts` (enumerations) and `account` call these through raw pointers, as `calling` has it;
//! - `sink` is an `IOlkAccountNotify` that writes down what it is told.

// Each file of tests is a crate of its own, and has no use for some of this.
#![allow(dead_code, unused_imports)]

mod account;
mod accounts;
mod calling;
mod manager;
mod published;
mod sink;

pub(crate) use account::{Account, Got};
pub(crate) use accounts::Accounts;
pub(crate) use calling::read_text;
pub(crate) use manager::Manager;
pub(crate) use published::*;
pub(crate) use sink::Sink;

use crate::support::{Caller, Owner, Script};
use olk_account::testing::{FakeAccount, FakeAccountManager};

/// A manager that is ready, of a fake with these accounts, and the fake.
pub(crate) fn ready(
    accounts: impl IntoIterator<Item = FakeAccount>,
) -> (Manager, FakeAccountManager) {
    let fake = FakeAccountManager::new(accounts);
    (Manager::ready(&fake), fake)
}

/// A helper that owns its session, with no script to follow.
pub(crate) fn helper() -> Caller {
    Caller::of(Owner::new(&Script::new()))
}
