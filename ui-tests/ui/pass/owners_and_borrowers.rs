//! The four forms of a helper: its profile is a field or a literal, and the borrower's session a field or not.

use core::cell::RefCell;
use olk_account::sys::E_FAIL;
use olk_account::{
    HandsOff, IOlkAccountHelper, LendSession, OpenSession, ProfileName, olk_account_helper,
};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Fixed")]
struct FixedHelper;

impl OpenSession for FixedHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(FixedHelper.into())
    }
}

// As the README has it: the hook is the trait's own.
#[olk_account_helper(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
    mapi: IUnknown,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.mapi.clone())
    }
}

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

thread_local! {
    static CURRENT: RefCell<Option<IUnknown>> = const { RefCell::new(None) };
}

#[olk_account_helper(profile = "Fixed")]
struct CurrentSession;

impl LendSession for CurrentSession {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        CURRENT.with_borrow(|current| current.clone().ok_or(E_FAIL.into()))
    }
}

#[track_caller]
fn check(helper: impl Into<IOlkAccountHelper>, name: &str, session: &IUnknown, hand_off: HandsOff) {
    let helper: IOlkAccountHelper = helper.into();
    assert_eq!(helper.profile_name().unwrap(), name);
    assert_eq!(helper.mapi_session().unwrap(), *session);
    assert_eq!(helper.hand_off().unwrap(), hand_off);
}

fn main() {
    let helper: IOlkAccountHelper = FixedHelper.into();
    assert_eq!(helper.profile_name().unwrap(), "Fixed");
    let session = helper.mapi_session().unwrap();
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);

    let profile = ProfileName::new("Outlook").unwrap();
    let owner = LogonHelper {
        profile: profile.clone(),
        mapi: session.clone(),
    };
    check(owner, "Outlook", &session, HandsOff::Released);
    let borrower = AddInHelper {
        profile,
        session: session.clone(),
    };
    check(borrower, "Outlook", &session, HandsOff::NotOwned);

    let helper: IOlkAccountHelper = CurrentSession.into();
    assert_eq!(helper.mapi_session().unwrap_err().code(), E_FAIL);
    CURRENT.set(Some(session.clone()));
    check(helper, "Fixed", &session, HandsOff::NotOwned);
}
