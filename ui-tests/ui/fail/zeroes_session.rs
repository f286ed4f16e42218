//! rule: A `Session` comes from the runtime, and from nowhere else.
//! here: The hook makes a session out of zeros, in safe code.
//! code: E0133
//! errors: 1
//! message: rustc's own
//! remedy: Hand off the session that the hook was given. What can be cloned is its interface.

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
        drop(session);
        core::mem::zeroed::<Session<'s, IUnknown>>().release()
    }
}

fn main() {}
