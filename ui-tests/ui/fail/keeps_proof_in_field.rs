//! rule: A session ends with the hook: neither it nor a borrow of it nor its proof can be put away.
//! here: The hook puts the proof away for the next session.
//! code: E0521
//! errors: 1
//! message: rustc's own
//! remedy: Use the session within the hook. To keep its interface, clone that, and release the clone yourself.

use core::cell::Cell;
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper {
    kept: Cell<Option<Released<'static>>>,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.kept.set(Some(session.release()));
        unreachable!()
    }
}

fn main() {}
