//! Helpers with `#[olk_account_helper]`.

use super::{Implementation, Profile, RUST_PROFILE};
use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

pub(super) fn implementation() -> Implementation {
    Implementation {
        profile: &RUST_PROFILE,
        owner,
        borrower,
        fixed_owner,
        fixed_borrower,
    }
}

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

#[olk_account_helper(owns_session, profile = "Outlook")]
struct FixedOwner {
    source: IUnknown,
}

impl OpenSession for FixedOwner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

#[olk_account_helper(profile = "Outlook")]
struct FixedBorrower {
    #[session]
    session: IUnknown,
}

unsafe extern "C" fn owner(profile: &Profile, source: IUnknown) -> IOlkAccountHelper {
    // SAFETY: the rows pass the implementation's profile, which is `RUST_PROFILE`.
    let profile = unsafe { profile.rust() };
    Owner { profile, source }.into()
}

unsafe extern "C" fn borrower(profile: &Profile, session: IUnknown) -> IOlkAccountHelper {
    // SAFETY: the rows pass the implementation's profile, which is `RUST_PROFILE`.
    let profile = unsafe { profile.rust() };
    Borrower { profile, session }.into()
}

unsafe extern "C" fn fixed_owner(_profile: &Profile, source: IUnknown) -> IOlkAccountHelper {
    FixedOwner { source }.into()
}

unsafe extern "C" fn fixed_borrower(_profile: &Profile, session: IUnknown) -> IOlkAccountHelper {
    FixedBorrower { session }.into()
}
