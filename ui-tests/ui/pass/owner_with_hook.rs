//! A hook that uses its session in every way that is open to it, and then releases it.

use core::cell::Cell;
use olk_account::{
    HandsOff, HelperObject, IOlkAccountHelper, OpenSession, Released, Session, olk_account_helper,
};
use windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
#[derive(Default)]
struct LogonHelper {
    hooks: Cell<u32>,
    early: Cell<bool>,
}

impl LogonHelper {
    fn log_off(&self, mapi: &IUnknown) -> Result<IOlkAccountHelper> {
        mapi.cast()
    }
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<Self::Session> {
        Ok(LogonHelper::default().into())
    }

    fn hands_off_session<'s>(&self, session: Session<'s, Self::Session>) -> Released<'s> {
        self.hooks.set(self.hooks.get() + 1);
        assert!(!session.as_raw().is_null());
        assert!(self.log_off(&session).is_ok());
        // A reference of the hook's own, which it gives back.
        let further: IUnknown = session.clone();
        drop(further);
        if self.early.get() {
            return session.release();
        }
        let proof = session.release();
        self.early.set(true);
        proof
    }
}

fn main() {
    let object = HelperObject::new(LogonHelper::default());
    let helper: IOlkAccountHelper = object.clone().into();
    for hooks in 1..=2 {
        assert!(helper.mapi_session().is_ok());
        assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
        assert_eq!(object.hooks.get(), hooks);
    }
}
