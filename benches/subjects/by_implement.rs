//! What one writes with `windows_core::implement`: the checks, the protocol of `GetIdentity` and the locking are
//! in the methods.
//!
//! A session's `AddRef` is called under the lock, because with a mutex there is no other way to be sure that the
//! session is still there; opening and `Release` are not.

#![allow(
    clippy::inline_always,
    clippy::ref_as_ptr,
    clippy::transmute_ptr_to_ptr,
    reason = "`implement` and `interface` write such code"
)]

use core::ffi::c_void;
use core::ptr;
use olk_account::ProfileName;
use olk_account::sys::{E_INVALIDARG, E_NOTIMPL, E_OUTOFMEMORY, E_POINTER, S_OK};
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

/// Where a helper has its profile's name: in itself, or in the program.
trait Profile: 'static {
    fn name(&self) -> &ProfileName;
}

impl Profile for ProfileName {
    #[inline]
    fn name(&self) -> &ProfileName {
        self
    }
}

struct Fixed;

impl Profile for Fixed {
    #[inline]
    fn name(&self) -> &ProfileName {
        const { &ProfileName::literal("Outlook") }
    }
}

#[implement(IHelper)]
struct Owner<P>
where
    P: Profile,
{
    profile: P,
    source: IUnknown,
    session: Mutex<Option<IUnknown>>,
}

impl<P: Profile> Owner<P> {
    fn session(&self) -> MutexGuard<'_, Option<IUnknown>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stands for `MAPILogonEx`.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "the real one doesn't always succeed"
    )]
    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

impl<P: Profile> IHelper_Impl for Owner_Impl<P> {
    unsafe fn place_holder_1(&self, _reserved: *mut c_void) -> HRESULT {
        E_NOTIMPL
    }

    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        // SAFETY: COM's arguments, as they came.
        unsafe { copy_identity(self.profile.name(), identity, pcch) }
    }

    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT {
        if ppmsess.is_null() {
            return E_POINTER;
        }
        if let Some(session) = &*self.session() {
            // SAFETY: not NULL, so valid for writing.
            unsafe { *ppmsess = session.clone().into_raw() };
            return S_OK;
        }
        let opened = match self.open_session() {
            Ok(opened) => opened,
            Err(error) => {
                // SAFETY: not NULL, so valid for writing.
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
        // SAFETY: not NULL, so valid for writing.
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
struct Borrower<P>
where
    P: Profile,
{
    profile: P,
    session: IUnknown,
}

impl<P: Profile> IHelper_Impl for Borrower_Impl<P> {
    unsafe fn place_holder_1(&self, _reserved: *mut c_void) -> HRESULT {
        E_NOTIMPL
    }

    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        // SAFETY: COM's arguments, as they came.
        unsafe { copy_identity(self.profile.name(), identity, pcch) }
    }

    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT {
        if ppmsess.is_null() {
            return E_POINTER;
        }
        // SAFETY: not NULL, so valid for writing.
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
    // SAFETY: not NULL, so valid for both.
    let capacity = unsafe { pcch.replace(length) };
    if identity.is_null() || capacity < length {
        return E_OUTOFMEMORY;
    }
    // SAFETY: the buffer has room for `capacity` units, which is at least `length`.
    unsafe { identity.copy_from_nonoverlapping(name.as_ptr(), name.len()) };
    S_OK
}

fn owner(profile: impl Profile, source: IUnknown) -> *mut c_void {
    let session = Mutex::new(None);
    IHelper::from(Owner {
        profile,
        source,
        session,
    })
    .into_raw()
}

fn borrower(profile: impl Profile, session: IUnknown) -> *mut c_void {
    IHelper::from(Borrower { profile, session }).into_raw()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn implement_owner(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    owner(profile.clone(), unsafe { IUnknown::from_raw(session) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn implement_borrower(
    profile: &ProfileName,
    session: *mut c_void,
) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    borrower(profile.clone(), unsafe { IUnknown::from_raw(session) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn implement_fixed_owner(
    _profile: &ProfileName,
    session: *mut c_void,
) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    owner(Fixed, unsafe { IUnknown::from_raw(session) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn implement_fixed_borrower(
    _profile: &ProfileName,
    session: *mut c_void,
) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    borrower(Fixed, unsafe { IUnknown::from_raw(session) })
}
