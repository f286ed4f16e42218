//! A DLL that gives helpers to programs in C++.
//!
//! `cpp/helper_dll.h` declares what is exported here. A helper's methods do not depend on the caller's language, so the
//! DLL exports factories only: each creates an object and gives the caller its one reference. They have COM's calling
//! convention, `extern "system"`, as the helper's methods do.
//!
//! A panic must not leave a factory, and none can: what may fail returns an HRESULT.

mod fake;
mod helpers;

use core::ffi::c_void;
use core::ptr;
use helpers::{AddInHelper, CallbackHelper, Callbacks, LogonHelper, Owned};
use olk_account::sys::{E_INVALIDARG, E_POINTER, S_OK};
use olk_account::{IOlkAccountHelper, ProfileName};
use windows_core::{HRESULT, IUnknown, Interface};

/// Creates a helper that creates its session.
///
/// The audit's example looks for a factory of this name by default.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
pub extern "system" fn olk_account_helper_create() -> *mut c_void {
    IOlkAccountHelper::from(LogonHelper).into_raw()
}

/// Creates a helper that opens its sessions with the program's callbacks.
///
/// # Safety
///
/// The pointers are NULL or as `helper_dll.h` declares them: `profile` is aligned and ends with a NUL, `callbacks` is
/// valid for reading, and its functions may be called until `destroyed` is; `helper` is aligned and valid for writing.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn olk_account_helper_open(
    profile: *const u16,
    callbacks: *const Callbacks,
    helper: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: the caller promises that it is NULL or valid for reading.
    let Some(&callbacks) = (unsafe { callbacks.as_ref() }) else {
        return E_POINTER;
    };
    let make = |profile| {
        let callbacks = Owned(callbacks);
        CallbackHelper { profile, callbacks }.into()
    };
    // SAFETY: the caller makes the same promises.
    unsafe { create(profile, helper, make) }
}

/// Creates a helper that lends `session`, to which it adds a reference.
///
/// # Safety
///
/// The pointers are NULL or as `helper_dll.h` declares them: `profile` is aligned and ends with a NUL, `session` is a COM
/// object, and `helper` is aligned and valid for writing.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn olk_account_helper_lend(
    profile: *const u16,
    session: *mut c_void,
    helper: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: NULL or a COM object, which the caller keeps alive during the call.
    let Some(session) = (unsafe { IUnknown::from_raw_borrowed(&session) }) else {
        return E_POINTER;
    };
    let make = |profile| {
        let session = session.clone();
        AddInHelper { profile, session }.into()
    };
    // SAFETY: the caller makes the same promises.
    unsafe { create(profile, helper, make) }
}

/// Checks the name, creates the helper, and gives the caller its one reference.
///
/// # Safety
///
/// `profile` is NULL, or aligned and ends with a NUL; `helper` is NULL, or aligned and valid for writing.
unsafe fn create(
    profile: *const u16,
    helper: *mut *mut c_void,
    make: impl FnOnce(ProfileName) -> IOlkAccountHelper,
) -> HRESULT {
    if profile.is_null() || helper.is_null() {
        return E_POINTER;
    }
    // SAFETY: not NULL, so the text ends with a NUL.
    let created = unsafe { profile_name(profile) }.map(make);
    let answer = if created.is_some() {
        S_OK
    } else {
        E_INVALIDARG
    };
    // SAFETY: not NULL, so valid for writing.
    unsafe { helper.write(created.map_or(ptr::null_mut(), Interface::into_raw)) };
    answer
}

/// Returns the profile name that `text` is, if it is one.
///
/// `windows_core::PCWSTR` reads it on Windows alone: it counts with C's `wcslen`, whose units have 32 bits elsewhere.
///
/// # Safety
///
/// `text` is aligned and ends with a NUL.
unsafe fn profile_name(text: *const u16) -> Option<ProfileName> {
    let mut length = 0;
    // SAFETY: all units up to the first NUL may be read, and the loop reads no further.
    while unsafe { text.add(length).read() } != 0 {
        length += 1;
    }
    // SAFETY: these are the units before the NUL.
    let units = unsafe { core::slice::from_raw_parts(text, length) };
    ProfileName::new(&String::from_utf16(units).ok()?).ok()
}
