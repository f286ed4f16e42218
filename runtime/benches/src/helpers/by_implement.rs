//! Helpers by hand with `windows_core::implement`. The checks, the protocol of `GetIdentity` and the locking are in the
//! methods.
//!
//! The session's `AddRef` is called under the lock, which keeps the session there meanwhile.

#![allow(
    clippy::inline_always,
    clippy::ref_as_ptr,
    clippy::transmute_ptr_to_ptr,
    reason = "`implement` and `interface` emit such code"
)]

use core::ffi::c_void;
use core::ptr;
use olk_account::sys::{E_INVALIDARG, E_NOTIMPL, E_OUTOFMEMORY, E_POINTER, S_OK};
use olk_account::{IOlkAccountHelper, ProfileName};
use std::sync::{Mutex, MutexGuard, PoisonError};
use windows_core::{HRESULT, IUnknown, IUnknown_Vtbl, Interface as _, Result, implement};

/// `IOlkAccountHelper` as `windows_core::interface` declares it.
#[windows_core::interface("9240A6CB-AF41-11D2-8C3B-00104B2A6676")]
unsafe trait IHelper: IUnknown {
    unsafe fn place_holder_1(&self, reserved: *mut c_void) -> HRESULT;
    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT;
    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT;
    unsafe fn hands_off_session(&self) -> HRESULT;
}

#[implement(IHelper)]
struct Owner {
    profile: ProfileName,
    source: IUnknown,
    session: Mutex<Option<IUnknown>>,
}

impl Owner {
    #[inline]
    fn session(&self) -> MutexGuard<'_, Option<IUnknown>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stands for `MAPILogonEx`.
    #[inline]
    #[allow(
        clippy::unnecessary_wraps,
        reason = "the real one doesn't always succeed"
    )]
    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

impl IHelper_Impl for Owner_Impl {
    unsafe fn place_holder_1(&self, _reserved: *mut c_void) -> HRESULT {
        E_NOTIMPL
    }

    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        // SAFETY: the arguments are those that COM's caller passed, which keeps the method's contract.
        unsafe { copy_identity(&self.profile, identity, pcch) }
    }

    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT {
        if ppmsess.is_null() {
            return E_POINTER;
        }
        if let Some(session) = &*self.session() {
            // SAFETY: the caller passes NULL or a valid out-parameter, and it is not NULL.
            unsafe { *ppmsess = session.clone().into_raw() };
            return S_OK;
        }
        let opened = match self.open_session() {
            Ok(opened) => opened,
            Err(error) => {
                // SAFETY: the caller passes NULL or a valid out-parameter, and it is not NULL.
                unsafe { *ppmsess = ptr::null_mut() };
                return error.code();
            }
        };
        let mut session = self.session();
        let (kept, surplus) = match &*session {
            Some(kept) => (kept.clone(), Some(opened)),
            None => (session.insert(opened).clone(), None),
        };
        drop(session);
        drop(surplus);
        // SAFETY: the caller passes NULL or a valid out-parameter, and it is not NULL.
        unsafe { *ppmsess = kept.into_raw() };
        S_OK
    }

    unsafe fn hands_off_session(&self) -> HRESULT {
        let session = self.session().take();
        drop(session);
        S_OK
    }
}

#[implement(IHelper)]
struct Borrower {
    profile: ProfileName,
    session: IUnknown,
}

impl IHelper_Impl for Borrower_Impl {
    unsafe fn place_holder_1(&self, _reserved: *mut c_void) -> HRESULT {
        E_NOTIMPL
    }

    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        // SAFETY: the arguments are those that COM's caller passed, which keeps the method's contract.
        unsafe { copy_identity(&self.profile, identity, pcch) }
    }

    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT {
        if ppmsess.is_null() {
            return E_POINTER;
        }
        // SAFETY: the caller passes NULL or a valid out-parameter, and it is not NULL.
        unsafe { *ppmsess = self.session.clone().into_raw() };
        S_OK
    }

    unsafe fn hands_off_session(&self) -> HRESULT {
        E_NOTIMPL
    }
}

/// # Safety
///
/// `pcch` is NULL or valid for reading and writing, `identity` is NULL or valid for writing `*pcch` units.
#[inline]
unsafe fn copy_identity(profile: &ProfileName, identity: *mut u16, pcch: *mut u32) -> HRESULT {
    if pcch.is_null() {
        return E_INVALIDARG;
    }
    let name = profile.as_units_with_nul();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a profile name has at most 65 units"
    )]
    let length = name.len() as u32;
    // SAFETY: it is not NULL, so it is valid for reading and writing.
    let capacity = unsafe { pcch.replace(length) };
    if identity.is_null() || capacity < length {
        return E_OUTOFMEMORY;
    }
    // SAFETY: the buffer has room for `capacity` units, which is at least `length`.
    unsafe { identity.copy_from_nonoverlapping(name.as_ptr(), name.len()) };
    S_OK
}

pub(super) extern "C" fn owner(profile: &ProfileName, source: IUnknown) -> IOlkAccountHelper {
    let owner = Owner {
        profile: profile.clone(),
        source,
        session: Mutex::new(None),
    };
    // SAFETY: `IHelper` declares the same interface, and the reference goes along.
    unsafe { IOlkAccountHelper::from_raw(IHelper::from(owner).into_raw()) }
}

pub(super) extern "C" fn borrower(profile: &ProfileName, session: IUnknown) -> IOlkAccountHelper {
    let profile = profile.clone();
    let borrower = Borrower { profile, session };
    // SAFETY: `IHelper` declares the same interface, and the reference goes along.
    unsafe { IOlkAccountHelper::from_raw(IHelper::from(borrower).into_raw()) }
}
