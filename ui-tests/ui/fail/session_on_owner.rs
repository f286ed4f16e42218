//! rule: A borrower lends one session, and an owner has none to mark.
//! here: The helper owns its session, and has a field marked `#[session]`.
//! code: none
//! errors: 1
//! remedy: Mark one field of a borrower, and none of an owner: there the COM object keeps the session.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper(#[session] IUnknown);

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
