//! rule: A session is released once, and not used after that.
//! here: The session is released twice.
//! code: E0382
//! errors: 1
//! message: rustc's own
//! remedy: Do first what there is to do; `session.release()` comes last.

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
        session.release();
        session.release()
    }
}

fn main() {}
