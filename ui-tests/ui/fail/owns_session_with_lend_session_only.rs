//! rule: An owner says how it opens a session: it implements `OpenSession`.
//! here: The helper owns its session by declaration, and lends one by implementation.
//! code: E0277
//! errors: 1
//! remedy: Write `impl OpenSession`; or remove `owns_session`, if the session is somebody else's.

use olk_account::{LendSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl LendSession for LogonHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
