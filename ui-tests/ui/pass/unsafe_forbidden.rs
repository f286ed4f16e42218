//! A crate that forbids unsafe code: what is emitted has none.
#![forbid(unsafe_code)]

use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(AddInHelper(LogonHelper.into(), 1).into())
    }
}

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper<T>(#[session] IUnknown, T);

fn main() {
    let helper: IOlkAccountHelper = LogonHelper.into();
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
}
