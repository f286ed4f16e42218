//! rule: The hook takes any session of the type that the helper opens.
//! here: The hook's session has another interface than `OpenSession::Session`.
//! code: E0053
//! errors: 1
//! message: rustc's own
//! remedy: Write the signature as the trait has it: `fn hands_off_session<'s>(&self, session: Session<'s,
//!     Self::Session>) -> Released<'s>`.

use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IInspectable, IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IInspectable>) -> Released<'s> {
        session.release()
    }
}

fn main() {}
