//! rule: A borrower has its session from one place.
//! here: Both are there.
//! code: E0119
//! message: rustc's own
//! remedy: Remove the mark, or the `impl LendSession`.

use olk_account::{LendSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
