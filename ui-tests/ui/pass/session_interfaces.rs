//! Sessions with interfaces of their own, as on Windows `IMAPISession`: one that is declared, and one by an alias.

use olk_account::{
    HandsOff, IOlkAccountHelper, OpenSession, ProfileName, Released, Session, olk_account_helper,
};
use windows_core::{IUnknown, IUnknown_Vtbl, Interface, Result, interface};

#[interface("00020300-0000-0000-C000-000000000046")]
unsafe trait IMAPISession: IUnknown {
    fn log_off(&self, window: usize, flags: u32, reserved: u32) -> windows_core::HRESULT;
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IMAPISession;

    fn open_session(&self) -> Result<IMAPISession> {
        // What is there to cast has no such interface, so this is an error.
        IUnknown::from(LogonHelper).cast()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IMAPISession>) -> Released<'s> {
        // SAFETY: the session is alive until it is released.
        let _ = unsafe { session.log_off(0, 0, 0) };
        session.release()
    }
}

type Lent = <LogonHelper as OpenSession>::Session;
type Name = ProfileName;

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: Name,
    #[session]
    session: Lent,
}

fn main() {
    let helper: IOlkAccountHelper = LogonHelper.into();
    assert!(helper.mapi_session().is_err());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
    let _: fn(AddInHelper) -> IOlkAccountHelper = Into::into;
}
