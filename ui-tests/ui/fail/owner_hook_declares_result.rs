//! rule: The hook of an owner returns the `Released` of its session, and nothing else.
//! here: The hook is declared to return a `Result<()>`.
//! code: E0053
//! errors: 1
//! message: rustc's own
//! remedy: End the hook with `session.release()`: what that returns becomes `S_OK`.

use olk_account::{OpenSession, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Result<()> {
        session.release();
        Ok(())
    }
}

fn main() {}
