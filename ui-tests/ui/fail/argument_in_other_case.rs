//! rule: The attribute takes `owns_session`, `profile = "…"` and `crate = path`.
//! here: `OwnsSession` for `owns_session`.
//! code: none
//! errors: 1
//! remedy: Write the argument that was meant. To lend a session, none is needed.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(OwnsSession, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
