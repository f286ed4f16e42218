//! rule: A session ends with the hook: neither it nor a borrow of it nor its proof can be put away.
//! here: The hook puts the session away in a static.
//! code: E0521
//! errors: 1
//! message: rustc's own
//! remedy: Use the session within the hook. To keep its interface, clone that, and release the clone yourself.

use core::cell::Cell;
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

thread_local! {
    static KEPT: Cell<Option<Session<'static, IUnknown>>> = const { Cell::new(None) };
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        KEPT.set(Some(session));
        unreachable!()
    }
}

fn main() {}
