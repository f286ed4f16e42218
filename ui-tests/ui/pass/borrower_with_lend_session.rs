//! A helper whose session isn't a field, and which may have none to lend.

use core::cell::RefCell;
use olk_account::sys::E_FAIL;
use olk_account::{HandsOff, IOlkAccountHelper, LendSession, olk_account_helper};
use windows_core::{IUnknown, Result};

thread_local! {
    static CURRENT: RefCell<Option<IUnknown>> = const { RefCell::new(None) };
}

#[olk_account_helper(profile = "Outlook")]
struct CurrentSession;

impl LendSession for CurrentSession {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        CURRENT.with_borrow(|current| current.clone().ok_or(E_FAIL.into()))
    }
}

fn main() {
    let helper: IOlkAccountHelper = CurrentSession.into();
    assert_eq!(helper.mapi_session().unwrap_err().code(), E_FAIL);
    CURRENT.set(Some(CurrentSession.into()));
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::NotOwned);
}
