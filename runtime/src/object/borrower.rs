//! The answers of a helper that hands out a session which other code created.

use super::user_code::session_from;
use super::vtable::{Contract, Seated};
use super::{AccountHelper, Role, SessionKind};
use crate::com::{Object, Out};
use crate::contract::LendSession;
use crate::sys::{E_NOTIMPL, E_POINTER, S_OK};
use core::ffi::c_void;
use core::ptr;
use windows_core::{HRESULT, Interface};

/// The role of a helper declared with the bare `#[olk_account_helper]`: it lends a session that it did not create.
#[allow(
    non_camel_case_types,
    reason = "the counterpart of `owns_session`, and written as it is"
)]
pub enum borrows_session {}

impl Role for borrows_session {
    type Slot = ();
}

/// Returns the contract of a helper declared with the bare `#[olk_account_helper]`. The helper must implement
/// [`LendSession`].
///
/// # Panics
///
/// Panics while compiling, which makes it a compile error, if the session's interface doesn't derive from `IUnknown`.
#[track_caller]
pub const fn borrows_session<
    // On lines of their own for the reason given at `owns_session`.
    Helper,
>() -> Contract<Helper>
where
    Helper: LendSession,
    Helper: AccountHelper<Role = borrows_session>,
{
    SessionKind::of::<Helper::Session>().must_be_com_object();
    // SAFETY: the functions take what `Contract::new` says, for this `Helper`.
    unsafe { Contract::new(get_mapi_session::<Helper>, hands_off_session, |_| ()) }
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<Seated<T>>`; `ppmsess` is NULL or valid for writing.
unsafe extern "system" fn get_mapi_session<T>(
    this: *mut c_void,
    ppmsess: *mut *mut c_void,
) -> HRESULT
where
    T: LendSession + AccountHelper<Role = borrows_session>,
{
    // SAFETY: COM's caller passes NULL or a writable pointer.
    let Ok(out) = (unsafe { Out::new(ppmsess, ptr::null_mut()) }) else {
        return E_POINTER;
    };
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    let helper = unsafe { &Object::<Seated<T>>::at(this).helper };
    match session_from(|| helper.lend_session()) {
        Ok(session) => {
            out.write(session.into_raw());
            S_OK
        }
        Err(why) => why,
    }
}

/// Returns `E_NOTIMPL`, the only answer of a helper that did not create the session.
unsafe extern "system" fn hands_off_session(_this: *mut c_void) -> HRESULT {
    E_NOTIMPL
}
