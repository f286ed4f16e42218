//! A helper for each way to come by a session.

use core::ffi::c_void;
use core::ptr;
use olk_account::{OpenSession, ProfileName, Released, Session, olk_account_helper};
use windows_core::{HRESULT, IUnknown, Interface, Result, implement};

/// Creates its session.
#[olk_account_helper(owns_session, profile = "Outlook")]
pub(crate) struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown; // on Windows: IMAPISession

    fn open_session(&self) -> Result<IUnknown> {
        Ok(StubSession.into()) // on Windows: MAPILogonEx
    }
}

/// Stands in for a MAPI session: a COM object without any interface but `IUnknown`.
#[implement()]
struct StubSession;

/// Has the program open its sessions and log them off.
#[olk_account_helper(owns_session)]
pub(crate) struct CallbackHelper {
    #[profile]
    pub(crate) profile: ProfileName,
    pub(crate) callbacks: Owned,
}

impl OpenSession for CallbackHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        let Callbacks { context, open, .. } = self.callbacks.0;
        let mut session = ptr::null_mut();
        // SAFETY: the program promised that `open` may be called with its context while the helper exists.
        unsafe { open(context, &raw mut session) }.ok()?;
        assert!(!session.is_null(), "S_OK without a session");
        // SAFETY: not NULL, so a session with a reference for the helper, as `helper_dll.h` asks.
        Ok(unsafe { IUnknown::from_raw(session) })
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        let Callbacks {
            context, log_off, ..
        } = self.callbacks.0;
        // SAFETY: as for `open`; the session is alive while its token is.
        let logged_off = unsafe { log_off(context, session.as_raw()) };
        assert!(
            logged_off.is_ok(),
            "the session is not logged off: {logged_off:?}"
        );
        session.release()
    }
}

/// `olk_account_callbacks` of `helper_dll.h`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Callbacks {
    context: *mut c_void,
    open: unsafe extern "system" fn(*mut c_void, *mut *mut c_void) -> HRESULT,
    log_off: unsafe extern "system" fn(*mut c_void, *mut c_void) -> HRESULT,
    destroyed: unsafe extern "system" fn(*mut c_void),
}

/// The callbacks of one helper. Dropping them tells the program that its context is no longer used.
pub(crate) struct Owned(pub(crate) Callbacks);

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: the program promised that `destroyed` may be called with its context, once.
        unsafe { (self.0.destroyed)(self.0.context) };
    }
}

/// Lends a session that the program has created.
#[olk_account_helper]
pub(crate) struct AddInHelper {
    #[profile]
    pub(crate) profile: ProfileName,
    #[session]
    pub(crate) session: IUnknown,
}
