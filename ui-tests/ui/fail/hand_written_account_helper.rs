//! rule: What the attribute implements isn't implemented by hand.
//! here: The trait that holds the contract is implemented by hand, beside the attribute.
//! code: E0119
//! errors: 1
//! message: rustc's own
//! remedy: Remove the `impl`. What is a helper's to decide is in `OpenSession` and `LendSession`.

use olk_account::declaration::{AccountHelper, Contract, borrows_session};
use olk_account::{LendSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

impl AccountHelper for AddInHelper {
    type Role = borrows_session;
    const CONTRACT: Contract<Self> = borrows_session();

    fn profile(&self) -> &ProfileName {
        unreachable!()
    }
}

fn main() {}
