//! The answers of a helper that hands out a session which somebody else created.

use super::containment::contain;
use super::layout::Object;
use super::out::{OutPointer, failure};
use super::vtable::Contract;
use super::{AccountHelper, Role, SessionKind};
use crate::contract::{LendSession, session};
use crate::sys::{E_NOTIMPL, E_POINTER, E_UNEXPECTED};
use core::ffi::c_void;
use windows_core::HRESULT;

/// The role of a helper declared with the bare `#[olk_account_helper]`: it lends somebody else's session.
#[allow(
    non_camel_case_types,
    reason = "the counterpart of `owns_session`, and written as it is"
)]
pub enum borrows_session {}

impl Role for borrows_session {
    type Slot = ();
}

/// The contract of a helper declared with the bare `#[olk_account_helper]`: it must implement [`LendSession`].
///
/// # Panics
///
/// While compiling, which makes it an error there, if the session's interface doesn't derive from `IUnknown`.
#[track_caller]
pub const fn borrows_session<
    // Broken like this for the reason that `owns_session` is.
    Helper,
>() -> Contract<Helper>
where
    Helper: LendSession,
    Helper: AccountHelper<Role = borrows_session>,
{
    SessionKind::of::<Helper::Session>().must_be_com_object();
    // SAFETY: both functions take what COM passes to the methods that they are named for, and the first an
    // `Object<Helper>`.
    unsafe { Contract::new(get_mapi_session::<Helper>, hands_off_session, None, |_| ()) }
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`; `ppmsess` is NULL or valid for writing.
unsafe extern "system" fn get_mapi_session<T>(
    this: *mut c_void,
    ppmsess: *mut *mut c_void,
) -> HRESULT
where
    T: LendSession + AccountHelper<Role = borrows_session>,
{
    // SAFETY: valid for writing where it isn't NULL, as the caller promises, and used in this call alone.
    let Some(out) = (unsafe { OutPointer::new(ppmsess) }) else {
        return E_POINTER;
    };
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    let helper = unsafe { &Object::<T>::at(this).value };
    match contain(|| helper.lend_session()) {
        Some(Ok(session)) => out.hand_out(session.into_pointer()),
        Some(Err(error)) => out.refuse(failure(error)),
        None => out.refuse(E_UNEXPECTED),
    }
}

/// The helper did not create the session, and there is one answer to that.
unsafe extern "system" fn hands_off_session(_this: *mut c_void) -> HRESULT {
    E_NOTIMPL
}
