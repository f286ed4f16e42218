//! A unit struct and a profile that is known when compiling.

use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct FixedHelper;

impl OpenSession for FixedHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(FixedHelper.into())
    }
}

fn main() {
    let helper: IOlkAccountHelper = FixedHelper.into();
    assert_eq!(helper.profile_name().unwrap(), "Outlook");
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
}
