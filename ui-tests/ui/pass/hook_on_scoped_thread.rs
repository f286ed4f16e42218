//! Where a session's interface may go to another thread, the hook may release it there, as long as it waits.

use olk_account::{
    HandsOff, IOlkAccountHelper, OpenSession, Released, Session, olk_account_helper,
};
use windows_core::{GUID, IUnknown, Interface, Result};

#[derive(Clone)]
#[repr(transparent)]
struct AgileSession(IUnknown);

// SAFETY: it is an IUnknown.
unsafe impl Interface for AgileSession {
    type Vtable = <IUnknown as Interface>::Vtable;
    const IID: GUID = GUID::zeroed();
}
// SAFETY: helpers count their references atomically, and the one below has nothing else.
unsafe impl Send for AgileSession {}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = AgileSession;

    fn open_session(&self) -> Result<AgileSession> {
        Ok(AgileSession(LogonHelper.into()))
    }

    fn hands_off_session<'s>(&self, session: Session<'s, AgileSession>) -> Released<'s> {
        std::thread::scope(|scope| scope.spawn(|| session.release()).join().unwrap())
    }
}

fn main() {
    let helper: IOlkAccountHelper = LogonHelper.into();
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
}
