//! rule: A borrower has no hook: its `HandsOffSession` is `E_NOTIMPL`.
//! here: A borrower brings a hook of its own.
//! code: E0407
//! errors: 1
//! message: rustc's own
//! remedy: Remove the hook; or declare the helper with `owns_session`, if it creates its session.

use olk_account::{LendSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        session.release()
    }
}

fn main() {}
