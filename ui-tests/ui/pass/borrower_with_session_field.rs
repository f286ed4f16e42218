//! A helper that lends the session in its field.

use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

#[olk_account_helper(owns_session, profile = "stands in for Outlook")]
struct Outlook;

impl OpenSession for Outlook {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Outlook.into())
    }
}

fn main() {
    let session: IUnknown = Outlook.into();
    let profile = ProfileName::new("Outlook").unwrap();
    let helper: IOlkAccountHelper = AddInHelper {
        profile,
        session: session.clone(),
    }
    .into();
    assert_eq!(helper.mapi_session().unwrap(), session);
    assert_eq!(helper.hand_off().unwrap(), HandsOff::NotOwned);
}
