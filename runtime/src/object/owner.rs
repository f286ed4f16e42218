//! The answers of a helper that creates the session it hands out.

use super::containment::contain;
use super::custody::hand_off;
use super::layout::{Body, Object};
use super::out::{OutPointer, failure};
use super::slot::Slot;
use super::vtable::Contract;
use super::{AccountHelper, Role, SessionKind};
use crate::contract::{OpenSession, session};
use crate::sys::{E_POINTER, E_UNEXPECTED, S_OK};
use core::ffi::c_void;
use windows_core::{HRESULT, IUnknown, Interface};

/// The role of a helper declared with `#[olk_account_helper(owns_session)]`: it creates the session that it hands
/// out, so `HandsOffSession` releases it and answers `S_OK`.
#[allow(
    non_camel_case_types,
    reason = "this is what the compiler and the editor find behind the word `owns_session` in the attribute"
)]
pub enum owns_session {}

impl Role for owns_session {
    type Slot = Slot;
}

/// The contract of a helper declared with `#[olk_account_helper(owns_session)]`: it creates the session that it
/// hands out, so it must implement [`OpenSession`], and `HandsOffSession` releases the session and answers
/// `S_OK`.
///
/// # Panics
///
/// While compiling, which makes it an error there, if the session's interface doesn't derive from `IUnknown`.
#[track_caller]
pub const fn owns_session<
    // Broken like this because the compiler shows the line with the name and the line with the bound to whoever
    // doesn't meet it: they should read of `OpenSession` and of nothing else.
    Helper,
>() -> Contract<Helper>
where
    Helper: OpenSession,
    Helper: AccountHelper<Role = owns_session>,
{
    SessionKind::of::<Helper::Session>().must_be_com_object();
    // SAFETY: all functions take an `Object<Helper>`, and what COM passes to the methods that they are named for.
    unsafe {
        Contract::new(
            get_mapi_session::<Helper>,
            hands_off_session::<Helper>,
            settle::<Helper>,
        )
    }
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`; `ppmsess` is NULL or valid for writing.
unsafe extern "system" fn get_mapi_session<T>(
    this: *mut c_void,
    ppmsess: *mut *mut c_void,
) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: valid for writing where it isn't NULL, as the caller promises, and used in this call alone.
    let Some(out) = (unsafe { OutPointer::new(ppmsess) }) else {
        return E_POINTER;
    };
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    let body = unsafe { Object::<T>::at(this) };
    match body.slot.lend() {
        Some(session) => out.hand_out(session.into_raw()),
        None => open(body, out),
    }
}

/// Opens a session, keeps it, and hands it out; or hands out the one that another thread kept meanwhile.
#[cold]
fn open<T>(body: &Body<T>, out: OutPointer) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    loop {
        if body.slot.is_closed() {
            return out.refuse(E_UNEXPECTED);
        }
        let session = match contain(|| body.value.open_session()) {
            Some(Ok(session)) => session,
            Some(Err(error)) => return out.refuse(failure(error)),
            None => return out.refuse(E_UNEXPECTED),
        };
        // The caller's reference comes first: once the slot has the session, any thread may hand it off.
        let handed_out = session.share();
        match body.slot.keep(erase(session)) {
            Ok(()) => return out.hand_out(handed_out.into_pointer()),
            Err(surplus) => {
                drop(handed_out);
                let _answered_to_nobody = hand_off_erased(body, surplus);
            }
        }
        if let Some(kept) = body.slot.lend() {
            return out.hand_out(kept.into_raw());
        }
    }
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`.
unsafe extern "system" fn hands_off_session<T>(this: *mut c_void) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    let body = unsafe { Object::<T>::at(this) };
    match body.slot.take() {
        Some(session) => hand_off_erased(body, session),
        // Nothing to release, and the helper is still one that creates its sessions.
        None => S_OK,
    }
}

/// Hands off the session that is still held when the object goes. A hook that asks the helper for a session once
/// more gets none: it would have to be handed off as well, and that might have no end.
fn settle<T>(object: &Object<T>)
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    let body = object.body();
    body.slot.close();
    if let Some(session) = body.slot.take() {
        let _answered_to_nobody = hand_off_erased(body, session);
    }
}

/// The session as the slot holds it, which serves the sessions of every helper.
fn erase<S: session>(session: S) -> IUnknown {
    // SAFETY: `owns_session` has seen to it that `S` derives from `IUnknown`; the reference moves along.
    unsafe { IUnknown::from_raw(session.into_pointer()) }
}

/// Passes a session that was [erased](erase) through the helper's hook.
fn hand_off_erased<T>(body: &Body<T>, session: IUnknown) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: the slot of this very object holds what `open` erased, and that is a `T::Session`.
    let session = unsafe { T::Session::from_pointer(session.into_raw()) };
    hand_off(&body.value, session)
}
