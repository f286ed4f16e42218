//! rule: What the attribute implements isn't implemented by hand.
//! here: The conversion into the interface is written by hand, beside the attribute.
//! code: E0119
//! errors: 1
//! message: rustc's own
//! remedy: Remove the `impl`. What is a helper's to decide is in `OpenSession` and `LendSession`.

use olk_account::{IOlkAccountHelper, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

impl From<AddInHelper> for IOlkAccountHelper {
    fn from(_: AddInHelper) -> Self {
        unreachable!()
    }
}

fn main() {}
