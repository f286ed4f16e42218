//! A struct may have methods with the names of the interface's: they are its own, and nobody else calls them.

use olk_account::sys::{E_FAIL, S_OK};
use olk_account::{
    HandsOff, HelperObject, IOlkAccountHelper, LendSession, OpenSession, olk_account_helper,
};
use windows_core::{HRESULT, IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

#[allow(non_snake_case)]
impl AddInHelper {
    fn HandsOffSession(&self) -> HRESULT {
        S_OK
    }

    fn hands_off_session(&self) -> HRESULT {
        S_OK
    }
}

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper.into())
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl LogonHelper {
    fn hands_off_session(&self) -> HRESULT {
        E_FAIL
    }
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper.into())
    }
}

fn main() {
    let borrower = HelperObject::new(AddInHelper);
    assert_eq!(borrower.HandsOffSession(), S_OK);
    assert_eq!(borrower.hands_off_session(), S_OK);
    let borrower: IOlkAccountHelper = borrower.into();
    assert_eq!(borrower.hand_off().unwrap(), HandsOff::NotOwned);

    let owner = HelperObject::new(LogonHelper);
    assert_eq!(owner.hands_off_session(), E_FAIL);
    let owner: IOlkAccountHelper = owner.into();
    assert_eq!(owner.hand_off().unwrap(), HandsOff::Released);
}
