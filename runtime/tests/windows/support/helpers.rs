//! One helper of each kind.

use super::Mapi;
use olk_account::{OpenSession, ProfileName, Released, Session, olk_account_helper};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use windows_core::{IUnknown, Result};

/// Creates the session that it hands out.
#[olk_account_helper(owns_session)]
pub(crate) struct LogonHelper {
    #[profile]
    profile: ProfileName,
    mapi: Mapi,
    handed_off: Arc<AtomicUsize>,
}

impl LogonHelper {
    /// A helper that logs on to `mapi`, and counts in `handed_off` what goes through its hook.
    pub(crate) fn new(profile: ProfileName, mapi: &Mapi, handed_off: &Arc<AtomicUsize>) -> Self {
        Self {
            profile,
            mapi: mapi.clone(),
            handed_off: Arc::clone(handed_off),
        }
    }
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.mapi.log_on())
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.handed_off.fetch_add(1, Ordering::Relaxed);
        session.release()
    }
}

/// Lends a session that it was given.
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
