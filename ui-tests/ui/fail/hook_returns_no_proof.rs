//! rule: The hook of an owner returns the `Released` of its session, and nothing else.
//! code: E0308
//! message: rustc's own
//! remedy: End the hook with `session.release()`: what that returns becomes `S_OK`.

use olk_account::sys::{E_NOTIMPL, S_OK};
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook releases the session and throws the proof away.
    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        session.release();
    }
}

// The same signature in functions.

// here: The hook says `S_OK` and has released nothing.
fn returns_s_ok<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    S_OK
}

// here: The hook returns `E_NOTIMPL`, which is a borrower's answer.
fn returns_e_notimpl<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    E_NOTIMPL
}

// here: The hook returns `Ok(())`.
fn returns_ok<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    Ok(())
}

fn main() {}
