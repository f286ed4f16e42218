//! rule: A `Released` belongs to one session: another session's won't do.
//! here: The hook returns the proof that a second helper has of its own session.
//! code: none
//! errors: 1
//! message: rustc's own
//! remedy: Return what came of releasing the session that the hook was given.

use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

struct SecondHelper;

impl SecondHelper {
    fn released<'h>(&'h self) -> Released<'h> {
        unreachable!()
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper {
    second: SecondHelper,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        drop(session);
        self.second.released()
    }
}

fn main() {}
