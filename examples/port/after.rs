//! The helper as it is: what it is called, which session it lends, and nothing that could be answered wrong.

use olk_account::{ProfileName, ProfileNameError, olk_account_helper};
use windows_core::IUnknown;

/// Lends the session that the program has logged on.
#[olk_account_helper]
pub(crate) struct AccountHelper {
    #[profile]
    profile_name: ProfileName,
    #[session]
    session: IUnknown,
}

impl AccountHelper {
    pub(crate) fn new(profile_name: &str, session: IUnknown) -> Result<Self, ProfileNameError> {
        Ok(Self {
            profile_name: ProfileName::new(profile_name)?,
            session,
        })
    }
}
