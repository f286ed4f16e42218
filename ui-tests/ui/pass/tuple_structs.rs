//! Tuple structs, with the marks wherever the fields are.

use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper]
struct AddInHelper(#[session] IUnknown, pub u32, #[profile] ProfileName);

#[olk_account_helper(owns_session)]
struct LogonHelper(#[profile] ProfileName);

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper(self.0.clone()).into())
    }
}

#[olk_account_helper(owns_session, profile = "Empty")]
struct Empty();

impl OpenSession for Empty {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Empty().into())
    }
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let session: IUnknown = LogonHelper(profile.clone()).into();
    let helper: IOlkAccountHelper = AddInHelper(session, 1, profile).into();
    assert_eq!(helper.profile_name().unwrap(), "Outlook");
    assert_eq!(helper.hand_off().unwrap(), HandsOff::NotOwned);
    let helper: IOlkAccountHelper = Empty().into();
    assert_eq!(helper.profile_name().unwrap(), "Empty");
}
