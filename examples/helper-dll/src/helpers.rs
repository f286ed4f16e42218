//! One helper of each kind.

use olk_account::{OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result, implement};

/// Creates its session.
#[olk_account_helper(owns_session, profile = "Outlook")]
pub(crate) struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown; // on Windows: IMAPISession

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Session.into()) // on Windows: MAPILogonEx
    }
}

/// Lends a session that the program has created.
#[olk_account_helper]
pub(crate) struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

impl AddInHelper {
    /// A helper that lends `session`.
    pub(crate) fn new(profile: ProfileName, session: IUnknown) -> Self {
        Self { profile, session }
    }
}

/// Stands in for a MAPI session: a COM object without any interface but `IUnknown`.
#[implement()]
struct Session;
