//! rule: Arguments are separated by one comma.
//! here: There is none.
//! code: none
//! errors: 1
//! remedy: Write one comma between two arguments.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
