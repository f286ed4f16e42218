//! rule: `owns_session` has no value: it is there or not.
//! here: It is set to `false`.
//! code: none
//! errors: 1
//! remedy: Write `owns_session` and nothing after it, or leave it out.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session = false, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
