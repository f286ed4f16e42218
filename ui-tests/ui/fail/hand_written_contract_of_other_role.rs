//! rule: What the attribute implements isn't implemented by hand.
//! here: A hand-written helper says that it owns its session, and has a borrower's contract.
//! code: E0271
//! message: rustc's own
//! remedy: Remove the `impl`. What is a helper's to decide is in `OpenSession` and `LendSession`.

use olk_account::declaration::{AccountHelper, Contract, borrows_session, owns_session};
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
    type Role = owns_session;
    const CONTRACT: Contract<Self> = borrows_session();

    fn profile(&self) -> &ProfileName {
        unreachable!()
    }
}

fn main() {}
