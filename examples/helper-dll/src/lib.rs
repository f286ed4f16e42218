//! A DLL that gives helpers to programs in C++.
//!
//! `cpp/helper_dll.h` declares what is exported here. A helper knows nothing of the language that it is called
//! from, so all there is to a DLL are factories: functions that make one and give it away, with its one reference. They
//! have COM's calling convention, `extern "system"`, as the helper's own methods do.
//!
//! A panic must not leave a factory, and none can: what might fail has an HRESULT for an answer.

mod helpers;
mod text;

use core::ffi::c_void;
use core::ptr;
use helpers::{AddInHelper, LogonHelper};
use olk_account::IOlkAccountHelper;
use olk_account::sys::{E_INVALIDARG, E_POINTER, S_OK};
use windows_core::{HRESULT, IUnknown, Interface};

/// Makes a helper that creates its session. It has one reference, which is the caller's.
///
/// The audit's example looks for a factory of this name, if it isn't told of another.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
pub extern "system" fn olk_account_helper_create() -> *mut c_void {
    IOlkAccountHelper::from(LogonHelper).into_raw()
}

/// Makes a helper that lends `session`, which it takes a reference to.
///
/// The answer is `S_OK`, and `*helper` has one reference, which is the caller's; `E_INVALIDARG`, and `*helper` is NULL,
/// if `profile` is no profile name; `E_POINTER` if an argument is NULL.
///
/// # Safety
///
/// `profile` is NULL, or UTF-16 up to a NUL; `session` is NULL, or a COM object; `helper` is NULL, or valid for writing.
/// `profile` and `helper` are aligned.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn olk_account_helper_lend(
    profile: *const u16,
    session: *mut c_void,
    helper: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: NULL, or a COM object, which the caller keeps alive during the call.
    let session = unsafe { IUnknown::from_raw_borrowed(&session) };
    let (Some(session), false, false) = (session, profile.is_null(), helper.is_null()) else {
        return E_POINTER;
    };
    // SAFETY: not NULL, so valid for writing.
    unsafe { helper.write(ptr::null_mut()) };
    // SAFETY: not NULL, so UTF-16 up to a NUL.
    let Some(profile) = (unsafe { text::profile_name(profile) }) else {
        return E_INVALIDARG;
    };
    let made = IOlkAccountHelper::from(AddInHelper::new(profile, session.clone()));
    // SAFETY: not NULL, so valid for writing.
    unsafe { helper.write(made.into_raw()) };
    S_OK
}
