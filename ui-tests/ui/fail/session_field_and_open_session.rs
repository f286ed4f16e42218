//! rule: A helper is an owner or a borrower: it can't be both.
//! here: A session is marked for lending, and `OpenSession` implemented.
//! code: E0080
//! errors: 1
//! remedy: Remove what it isn't: `owns_session` and `impl OpenSession`, or `#[session]` and `impl LendSession`.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

impl OpenSession for AddInHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
