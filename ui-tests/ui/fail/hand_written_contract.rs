//! rule: What the attribute implements isn't implemented by hand.
//! here: A contract is put together by hand, with an answer of its own.
//! code: E0451
//! message: rustc's own
//! remedy: Remove the `impl`. What is a helper's to decide is in `OpenSession` and `LendSession`.

use olk_account::declaration::{AccountHelper, Contract, borrows_session};
use olk_account::{LendSession, ProfileName};
use windows_core::{IUnknown, Result};

struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

impl AccountHelper for AddInHelper {
    type Role = borrows_session;
    const CONTRACT: Contract<Self> = Contract {
        ..borrows_session()
    };

    fn profile(&self) -> &ProfileName {
        unreachable!()
    }
}

fn main() {}
