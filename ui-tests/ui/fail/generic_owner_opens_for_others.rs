//! rule: An owner says how it opens a session: it implements `OpenSession`.
//! here: There is an `impl OpenSession`, but not for these parameters.
//! code: E0277
//! message: rustc's own
//! remedy: Write `impl OpenSession`; or remove `owns_session`, if the session is somebody else's.

use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper<F>(F);

impl<F: Fn() -> Result<IUnknown>> OpenSession for LogonHelper<F> {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        (self.0)()
    }
}

fn main() {
    let _: IOlkAccountHelper = LogonHelper(7).into();
}
