//! rule: What the attribute implements isn't implemented by hand.
//! code: E0119
//! message: rustc's own
//! remedy: Remove the `impl`. What is a helper's to decide is in `OpenSession` and `LendSession`.

use olk_account::declaration::{AccountHelper, Contract, borrows_session};
use olk_account::{IOlkAccountHelper, ProfileName, olk_account_helper};
use windows_core::IUnknown;

// here: The trait that holds the contract is implemented by hand, beside the attribute.
#[olk_account_helper(profile = "Outlook")]
struct WithContract(#[session] IUnknown);

impl AccountHelper for WithContract {
    type Role = borrows_session;
    const CONTRACT: Contract<Self> = borrows_session();

    fn profile(&self) -> &ProfileName {
        unreachable!()
    }
}

// here: The conversion into the interface is written by hand, beside the attribute.
#[olk_account_helper(profile = "Outlook")]
struct WithConversion(#[session] IUnknown);

impl From<WithConversion> for IOlkAccountHelper {
    fn from(_: WithConversion) -> Self {
        unreachable!()
    }
}

fn main() {}
