//! The helper that logs on to a profile.

use super::Failure;
use core::ptr;
use olk_account::{OpenSession, ProfileName, Released, Session, olk_account_helper};
use outlook_mapi::sys::{
    IMAPISession, MAPI_EXPLICIT_PROFILE, MAPI_EXTENDED, MAPI_NEW_SESSION, MAPI_NO_MAIL,
    MAPI_UNICODE, MAPILogonEx,
};
use std::sync::{Arc, Mutex, PoisonError};
use windows_core::{Error, Result};

/// Creates its session, and so logs it off.
#[olk_account_helper(owns_session)]
pub(crate) struct LogonHelper {
    #[profile]
    profile: ProfileName,
    refusal: Refusal,
}

/// Why a helper couldn't log on. A helper may be called on any thread, in a multithreaded apartment, so this is made for
/// several.
#[derive(Clone, Default)]
pub(crate) struct Refusal(Arc<Mutex<Option<Failure>>>);

impl Refusal {
    fn set(&self, failure: Failure) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
    }

    /// The reason, if there is one. It is there once.
    pub(crate) fn take(&self) -> Option<Failure> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl LogonHelper {
    /// A helper for this profile, and where to find why it couldn't log on, if that is what happened. What the account
    /// manager makes of a helper's failure is its own affair.
    pub(crate) fn new(profile: ProfileName) -> (Self, Refusal) {
        let refusal = Refusal::default();
        let helper = Self {
            profile,
            refusal: refusal.clone(),
        };
        (helper, refusal)
    }

    /// Logs on to this profile and no other, in a session of its own, without a dialog and without mail being fetched.
    fn log_on(&self) -> Result<IMAPISession> {
        let name = self.profile.as_units_with_nul().as_ptr().cast_mut().cast();
        let flags =
            MAPI_EXTENDED | MAPI_EXPLICIT_PROFILE | MAPI_NEW_SESSION | MAPI_NO_MAIL | MAPI_UNICODE;
        let mut session = None;
        // SAFETY: MAPI is initialized as long as there is a manager, and only a manager calls this. The name is UTF-16,
        // as the flag says, with a NUL, and is read only; the session is a local variable.
        unsafe { MAPILogonEx(0, name, ptr::null_mut(), flags, &raw mut session) }?;
        session.ok_or_else(Error::empty)
    }
}

impl OpenSession for LogonHelper {
    type Session = IMAPISession;

    fn open_session(&self) -> Result<IMAPISession> {
        self.log_on().inspect_err(|error| {
            let profile = self.profile.to_string();
            self.refusal.set(Failure::Logon(profile, error.code()));
        })
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IMAPISession>) -> Released<'s> {
        // SAFETY: the session is alive, and the arguments are plain numbers. If it won't log off, it is released all the
        // same.
        let _ = unsafe { session.Logoff(0, 0, 0) };
        session.release()
    }
}
