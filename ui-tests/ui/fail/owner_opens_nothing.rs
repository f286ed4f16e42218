//! rule: An owner says how it opens a session: it implements `OpenSession`.
//! code: E0277
//! remedy: Write `impl OpenSession`; or remove `owns_session`, if the session is somebody else's.

use olk_account::{IOlkAccountHelper, LendSession, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: There is no `impl OpenSession`.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct OpensNothing;

// here: The helper owns its session by declaration, and lends one by implementation.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct OnlyLends;

impl LendSession for OnlyLends {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct Generic<F>(F);

// here: There is no `impl OpenSession` for a helper with parameters, which shows where it is used.
fn helper() -> IOlkAccountHelper {
    Generic(7_u32).into()
}

fn main() {}
