//! The session may be handed on, with its lifetime, to a function or to another helper's hook: the proof that comes
//! back is still this session's.

use olk_account::{
    HandsOff, IOlkAccountHelper, OpenSession, Released, Session, olk_account_helper,
};
use windows_core::{IUnknown, Result};

fn log_off_and_release<S>(session: Session<'_, S>) -> Released<'_> {
    session.release()
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct Inner;

impl OpenSession for Inner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Inner.into())
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        log_off_and_release(session)
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct Outer {
    inner: Inner,
}

impl OpenSession for Outer {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.inner.open_session()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.inner.hands_off_session(session)
    }
}

fn main() {
    let helper: IOlkAccountHelper = Outer { inner: Inner }.into();
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
}
