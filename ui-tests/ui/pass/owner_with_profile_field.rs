//! A helper that creates its session, as the README has it: the hook is the trait's own.

use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

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

#[olk_account_helper(owns_session, profile = "stands in for MAPI")]
struct Mapi;

impl OpenSession for Mapi {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Mapi.into())
    }
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let mapi: IUnknown = Mapi.into();
    let helper: IOlkAccountHelper = LogonHelper {
        profile,
        mapi: mapi.clone(),
    }
    .into();
    assert_eq!(helper.profile_name().unwrap(), "Outlook");
    assert_eq!(helper.mapi_session().unwrap(), mapi);
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
}
