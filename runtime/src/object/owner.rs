//! The answers of a helper that creates the session it hands out.

use super::slot::{Lent, Slot};
use super::user_code::{hand_off, session_from};
use super::vtable::{Contract, Seated};
use super::{AccountHelper, Role, SessionKind};
use crate::com::{Object, Out};
use crate::contract::OpenSession;
use crate::sys::{E_POINTER, E_UNEXPECTED, S_OK};
use core::ffi::c_void;
use core::ptr;
use windows_core::{HRESULT, IUnknown, Interface};

/// The role of a helper declared with `#[olk_account_helper(owns_session)]`: it creates the session that it hands out,
/// so `HandsOffSession` releases it and answers `S_OK`.
#[allow(
    non_camel_case_types,
    reason = "this is what the compiler and the editor find behind the word `owns_session` in the attribute"
)]
pub enum owns_session {}

impl Role for owns_session {
    type Slot = Slot;
}

/// Returns the contract of a helper declared with `#[olk_account_helper(owns_session)]`. The helper must implement
/// [`OpenSession`].
///
/// # Panics
///
/// Panics while compiling, which makes it a compile error, if the session's interface doesn't derive from `IUnknown`.
#[track_caller]
pub const fn owns_session<
    // The compiler shows the lines with the name and with the bound that isn't met: they should mention `OpenSession`
    // and nothing else.
    Helper,
>() -> Contract<Helper>
where
    Helper: OpenSession,
    Helper: AccountHelper<Role = owns_session>,
{
    SessionKind::of::<Helper::Session>().must_be_com_object();
    // SAFETY: the functions take what `Contract::new` says, for this `Helper`.
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
/// `this` is a COM pointer to an `Object<Seated<T>>`; `ppmsess` is NULL or valid for writing.
unsafe extern "system" fn get_mapi_session<T>(
    this: *mut c_void,
    ppmsess: *mut *mut c_void,
) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: COM's caller passes NULL or a writable pointer.
    let Ok(out) = (unsafe { Out::new(ppmsess, ptr::null_mut()) }) else {
        return E_POINTER;
    };
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    match unsafe { hand_out(Object::<Seated<T>>::value(this.cast())) } {
        Ok(session) => {
            out.write(session.into_raw());
            S_OK
        }
        Err(why) => why,
    }
}

/// Returns the session that the helper holds, with a reference for the caller. Opens one if none is held.
///
/// Two threads may open a session at once. The slot keeps the first; the other is handed off, and its thread looks
/// again.
///
/// # Safety
///
/// `seated` is the value of an object that is not freed while this runs. The slot is open, or the helper is being
/// dropped: then only the slot is borrowed.
unsafe fn hand_out<T>(seated: *const Seated<T>) -> Result<IUnknown, HRESULT>
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: the caller guarantees the object; the slot is only shared, except in `settle`, which runs no code meanwhile.
    let slot = unsafe { &(*seated).slot };
    loop {
        match slot.lend() {
            Lent::Session(session) => return Ok(session),
            Lent::Closed => return Err(E_UNEXPECTED),
            Lent::Nothing => {}
        }
        // SAFETY: the slot is open, so nothing drops the helper.
        let helper = unsafe { &*(*seated).helper };
        let opened = session_from(|| helper.open_session())?;
        match slot.keep(opened) {
            Ok(session) => return Ok(session),
            // SAFETY: the session was opened above.
            Err(surplus) => unsafe { hand_off(helper, surplus) },
        }
    }
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<Seated<T>>`.
unsafe extern "system" fn hands_off_session<T>(this: *mut c_void) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    let seated = unsafe { Object::<Seated<T>>::value(this.cast()) };
    // SAFETY: the slot is only shared, except in `settle`, which runs no code meanwhile.
    if unsafe { &(*seated).slot }.is_held() {
        // SAFETY: as for the object and its slot above.
        unsafe { hand_off_held(seated) };
    }
    // Also if none was held: the helper is still one that creates its sessions.
    S_OK
}

/// Hands off the session in the slot, unless another thread takes it first.
///
/// Apart from its caller, which saves that one 8 instructions if no session is held.
///
/// # Safety
///
/// `seated` is the value of an object that is not freed while this runs.
#[inline(never)]
unsafe fn hand_off_held<T>(seated: *const Seated<T>)
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: the caller guarantees the object, and the slot is only shared, except in `settle`.
    if let Some(session) = unsafe { &(*seated).slot }.take() {
        // SAFETY: the slot held a session that `hand_out` opened. A slot that holds one isn't closed yet, so nothing drops
        // the helper.
        unsafe { hand_off(&*(*seated).helper, session) };
    }
}

/// Hands off the session that is still held when the object goes. From here on a hook that asks the helper for a
/// session gets `E_UNEXPECTED`: that session would have to be handed off as well, possibly without end.
///
/// # Safety
///
/// `seated` is the value of an object that no other thread uses.
unsafe fn settle<T>(seated: *mut Seated<T>)
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: no other thread uses the slot, `close` calls no foreign code, and the borrow ends before the hook is called,
    // which may call back.
    let held = unsafe { &mut (*seated).slot }.close();
    if let Some(session) = held {
        // SAFETY: the helper isn't dropped yet; the slot held a session that `hand_out` opened.
        unsafe { hand_off(&*(*seated).helper, session) };
    }
}
