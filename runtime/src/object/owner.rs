//! The answers of a helper that creates the session it hands out.

use super::containment::contain;
use super::count::RefCount;
use super::custody::hand_off;
use super::layout::Object;
use super::out::{OutPointer, failure};
use super::slot::Slot;
use super::vtable::{Contract, Methods};
use super::{AccountHelper, Role, SessionKind};
use crate::contract::{OpenSession, session};
use crate::sys::{E_POINTER, E_UNEXPECTED, S_OK};
use core::ffi::c_void;
use core::ptr;
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

/// What the methods call that depends on the helper's type. The rest of them is in a program once.
///
/// The ABI is C's because it says that nothing unwinds: whoever calls these need not be prepared for it.
pub(super) struct UserCode {
    /// [`open_session`].
    open_session: unsafe extern "C" fn(this: *mut c_void, opened: &mut *mut c_void) -> HRESULT,
    /// [`hand_off_session`].
    hand_off_session: unsafe extern "C" fn(this: *mut c_void, session: IUnknown) -> HRESULT,
}

/// The first fields of every owner's object, whatever its value is.
#[repr(C)]
struct OwnerHead {
    methods: &'static Methods,
    count: RefCount,
    slot: Slot,
}

impl OwnerHead {
    /// The head of the object that `this` points to.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to an [`Object`] whose role is `owns_session`, and the object stays alive while the
    /// reference is used.
    #[inline]
    unsafe fn of<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: a COM pointer to an `Object` is the address of its `Body`, which begins with these fields, in C's
        // order, where the role is `owns_session`. The first is never written, the others are atomic.
        unsafe { &*this.cast::<Self>() }
    }

    /// What there is to call of the helper's own.
    #[inline]
    fn user_code(&self) -> &'static UserCode {
        // SAFETY: `of` was promised an object whose role is `owns_session`, and in that role's contract there is some.
        unsafe { self.methods.user_code.as_ref().unwrap_unchecked() }
    }
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
    let user_code = UserCode {
        open_session: open_session::<Helper>,
        hand_off_session: hand_off_session::<Helper>,
    };
    // SAFETY: all functions take an `Object<Helper>`, and what COM passes to the methods that they are named for.
    unsafe {
        Contract::new(
            get_mapi_session,
            hands_off_session,
            Some(user_code),
            settle::<Helper>,
        )
    }
}

/// # Safety
///
/// `this` is a COM pointer to an owner's object; `ppmsess` is NULL or valid for writing.
unsafe extern "system" fn get_mapi_session(
    this: *mut c_void,
    ppmsess: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: valid for writing where it isn't NULL, as the caller promises, and used in this call alone.
    let Some(out) = (unsafe { OutPointer::new(ppmsess) }) else {
        return E_POINTER;
    };
    // SAFETY: the caller holds a reference to the object while the call lasts.
    match unsafe { OwnerHead::of(this) }.slot.lend() {
        Some(session) => out.hand_out(session.into_raw()),
        // SAFETY: as above.
        None => unsafe { open(this, out) },
    }
}

/// Opens a session, keeps it, and hands it out; or hands out the one that another thread kept meanwhile.
///
/// Here as in [`hand_off_held`] the ABI is C's because it says that nothing unwinds: so the methods end with a jump
/// here, and need no stack frame.
///
/// # Safety
///
/// `this` is a COM pointer to an owner's object, and the caller holds a reference to it.
#[cold]
#[inline(never)]
unsafe extern "C" fn open(this: *mut c_void, out: OutPointer) -> HRESULT {
    // SAFETY: as the caller promises.
    let head = unsafe { OwnerHead::of(this) };
    loop {
        if head.slot.is_closed() {
            return out.refuse(E_UNEXPECTED);
        }
        let mut opened = ptr::null_mut();
        // SAFETY: the function is the one for this object, from its own table.
        let answer = unsafe { (head.user_code().open_session)(this, &mut opened) };
        if opened.is_null() {
            return out.refuse(answer);
        }
        // SAFETY: a session, with a reference that is the helper's.
        let session = unsafe { IUnknown::from_raw(opened) };
        // The caller's reference comes first: once the slot has the session, any thread may hand it off.
        let handed_out = session.share();
        let kept = match head.slot.keep(session) {
            Ok(()) => Some(handed_out),
            // SAFETY: the session was opened by this object.
            Err(surplus) => unsafe { exchange(this, handed_out, surplus) },
        };
        if let Some(kept) = kept {
            return out.hand_out(kept.into_raw());
        }
    }
}

/// Lets go of a session that another thread was quicker than, for the one that it kept, if that is still there.
///
/// # Safety
///
/// `this` is a COM pointer to an owner's object, and the caller holds a reference to it; `surplus` is a session that
/// the object opened.
#[cold]
#[inline(never)]
unsafe extern "C" fn exchange(
    this: *mut c_void,
    handed_out: IUnknown,
    surplus: IUnknown,
) -> Option<IUnknown> {
    drop(handed_out);
    // SAFETY: as the caller promises.
    let head = unsafe { OwnerHead::of(this) };
    // SAFETY: the function is the one for this object, from its own table.
    let _answered_to_nobody = unsafe { (head.user_code().hand_off_session)(this, surplus) };
    head.slot.lend()
}

/// # Safety
///
/// `this` is a COM pointer to an owner's object.
unsafe extern "system" fn hands_off_session(this: *mut c_void) -> HRESULT {
    // SAFETY: the caller holds a reference to the object while the call lasts.
    if unsafe { OwnerHead::of(this) }.slot.is_empty() {
        // Nothing to release, and the helper is still one that creates its sessions.
        return S_OK;
    }
    // SAFETY: as above.
    unsafe { hand_off_held(this) }
}

/// Takes the session, if no other thread is quicker, and hands it off.
///
/// # Safety
///
/// `this` is a COM pointer to an owner's object, which stays alive while this runs.
#[inline(never)]
unsafe extern "C" fn hand_off_held(this: *mut c_void) -> HRESULT {
    // SAFETY: as the caller promises.
    let head = unsafe { OwnerHead::of(this) };
    match head.slot.take() {
        // SAFETY: the function is the one for this object, from its own table, and the object opened what it held.
        Some(session) => unsafe { (head.user_code().hand_off_session)(this, session) },
        None => S_OK,
    }
}

/// Hands off the session that is still held when the object goes. A hook that asks the helper for a session once
/// more gets none: it would have to be handed off as well, and that might have no end.
fn settle<T>(object: &Object<T>)
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    let slot = &object.body().slot;
    slot.close();
    if !slot.is_empty() {
        // SAFETY: the object is alive as long as the reference to it.
        let _answered_to_nobody = unsafe { hand_off_held(object.this()) };
    }
}

/// Has the helper open a session: `opened` gets it, or stays as it is, and then the answer is why.
///
/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`, and the caller holds a reference to it.
unsafe extern "C" fn open_session<T>(this: *mut c_void, opened: &mut *mut c_void) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: as the caller promises.
    let helper = unsafe { &Object::<T>::at(this).value };
    match contain(|| helper.open_session()) {
        Some(Ok(session)) => {
            // As the slot holds it, which serves the sessions of every helper: `owns_session` has seen to it that
            // the interface derives from `IUnknown`.
            *opened = session.into_pointer();
            S_OK
        }
        Some(Err(error)) => failure(error),
        None => E_UNEXPECTED,
    }
}

/// Passes a session through the helper's hook.
///
/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`, which stays alive while this runs, and [`open_session`] of the same `T`
/// opened the session.
unsafe extern "C" fn hand_off_session<T>(this: *mut c_void, session: IUnknown) -> HRESULT
where
    T: OpenSession + AccountHelper<Role = owns_session>,
{
    // SAFETY: as the caller promises.
    let helper = unsafe { &Object::<T>::at(this).value };
    // SAFETY: what `open_session` opened came out of a `T::Session`.
    let session = unsafe { T::Session::from_pointer(session.into_raw()) };
    hand_off(helper, session)
}
