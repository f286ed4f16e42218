//! rule: The hook of an owner returns the `Released` of its session, and nothing else.
//! here: The hook returns `E_NOTIMPL`, which is a borrower's answer.
//! code: E0308
//! errors: 1
//! message: rustc's own
//! remedy: End the hook with `session.release()`: what that returns becomes `S_OK`.

use olk_account::sys::E_NOTIMPL;
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        E_NOTIMPL
    }
}

fn main() {}
