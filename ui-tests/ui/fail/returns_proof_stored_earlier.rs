//! rule: A `Released` belongs to one session: another session's won't do.
//! here: The hook returns a proof that was stored when an earlier session was released.
//! code: none
//! errors: 1
//! message: rustc's own
//! remedy: Return what came of releasing the session that the hook was given.

use core::cell::Cell;
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper {
    stored: Cell<Option<Released<'static>>>,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        drop(session);
        self.stored.take().unwrap()
    }
}

fn main() {}
