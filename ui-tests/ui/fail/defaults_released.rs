//! rule: A `Released` comes from `Session::release`, and from nowhere else.
//! here: The hook asks for a default `Released`.
//! code: E0599
//! errors: 1
//! message: rustc's own
//! remedy: Release the session that the hook was given, and return what that gives.

use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, _session: Session<'s, IUnknown>) -> Released<'s> {
        Released::default()
    }
}

fn main() {}
