//! rule: A session is released once, and not used after that.
//! here: A borrow of the session is used after its release.
//! code: E0505
//! errors: 1
//! message: rustc's own
//! remedy: Do first what there is to do; `session.release()` comes last.

use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        let mapi: &IUnknown = &session;
        let proof = session.release();
        let _ = mapi.as_raw();
        proof
    }
}

fn main() {}
