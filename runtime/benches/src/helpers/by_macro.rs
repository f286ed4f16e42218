//! Helpers with `#[olk_account_helper]`.

use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session)]
struct Owner {
    #[profile]
    profile: ProfileName,
    source: IUnknown,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    /// Stands for `MAPILogonEx`.
    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

#[olk_account_helper]
struct Borrower {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

pub(super) extern "C" fn owner(profile: &ProfileName, source: IUnknown) -> IOlkAccountHelper {
    let profile = profile.clone();
    Owner { profile, source }.into()
}

pub(super) extern "C" fn borrower(profile: &ProfileName, session: IUnknown) -> IOlkAccountHelper {
    let profile = profile.clone();
    Borrower { profile, session }.into()
}
