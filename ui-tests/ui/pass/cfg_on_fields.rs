//! Fields that are there in some configurations only, marked and unmarked.

use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper]
struct AddInHelper {
    #[cfg(any())]
    #[profile]
    profile: NoSuchType,
    #[cfg(not(any()))]
    #[profile]
    fallback: ProfileName,
    #[cfg(any())]
    #[session]
    lent: NoSuchType,
    #[session]
    #[cfg(all())]
    session: IUnknown,
    #[cfg(any())]
    unmarked: NoSuchType,
}

#[olk_account_helper(owns_session)]
struct LogonHelper(
    #[profile] ProfileName,
    #[cfg(any())] NoSuchType,
    #[cfg(all())] u32,
);

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper(self.0.clone(), self.1).into())
    }
}

fn main() {
    let fallback = ProfileName::new("Fallback").unwrap();
    let session = LogonHelper(fallback.clone(), 1).into();
    let helper: IOlkAccountHelper = AddInHelper { fallback, session }.into();
    assert_eq!(helper.profile_name().unwrap(), "Fallback");
    assert!(helper.mapi_session().is_ok());
}
