//! The methods that every helper has, as COM calls them.

use super::AccountHelper;
use super::containment::contain;
use super::layout::{Head, Object};
use super::out::OutPointer;
use crate::sys::{
    E_INVALIDARG, E_NOINTERFACE, E_NOTIMPL, E_OUTOFMEMORY, E_POINTER, IOlkAccountHelper,
    IOlkAccountHelper_Vtbl, S_OK,
};
use core::ffi::c_void;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

type GetMapiSession = unsafe extern "system" fn(*mut c_void, *mut *mut c_void) -> HRESULT;
type HandsOffSession = unsafe extern "system" fn(*mut c_void) -> HRESULT;

/// The methods of the object that `T` becomes.
///
/// Only the two roles make one ([`owns_session`](fn@super::owns_session) and
/// [`borrows_session`](fn@super::borrows_session)), each with its own answers to `GetMapiSession` and
/// `HandsOffSession`.
pub struct Contract<T: AccountHelper> {
    vtable: IOlkAccountHelper_Vtbl,
    /// Lets go of a session that is still held, before the object goes.
    settle: fn(&Object<T>),
}

impl<T: AccountHelper> Contract<T> {
    /// # Safety
    ///
    /// Both functions may be called with a COM pointer to an `Object<T>`, and with whatever COM callers may
    /// pass to the methods that they are named for.
    pub(super) const unsafe fn new(
        get_mapi_session: GetMapiSession,
        hands_off_session: HandsOffSession,
        settle: fn(&Object<T>),
    ) -> Self {
        let vtable = IOlkAccountHelper_Vtbl {
            base__: IUnknown_Vtbl {
                QueryInterface: query_interface,
                AddRef: add_ref,
                Release: release::<T>,
            },
            PlaceHolder1: place_holder_1,
            GetIdentity: get_identity::<T>,
            GetMapiSession: get_mapi_session,
            HandsOffSession: hands_off_session,
        };
        Self { vtable, settle }
    }

    pub(super) const fn vtable(&self) -> &IOlkAccountHelper_Vtbl {
        &self.vtable
    }

    pub(super) fn settle(&self, object: &Object<T>) {
        (self.settle)(object);
    }
}

/// # Safety
///
/// `this` is a COM pointer to an [`Object`]; `iid` is NULL or valid for reading, `interface` is NULL or valid
/// for writing.
pub(super) unsafe extern "system" fn query_interface(
    this: *mut c_void,
    iid: *const GUID,
    interface: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: valid for writing where it isn't NULL, as the caller promises, and used in this call alone.
    let Some(interface) = (unsafe { OutPointer::new(interface) }) else {
        return E_POINTER;
    };
    if iid.is_null() {
        return interface.refuse(E_POINTER);
    }
    // SAFETY: not NULL, so valid for reading; C++ callers may have it anywhere, aligned or not.
    let iid = unsafe { iid.read_unaligned() };
    if iid != IOlkAccountHelper::IID && iid != IUnknown::IID {
        return interface.refuse(E_NOINTERFACE);
    }
    // SAFETY: the caller holds a reference to the object that `this` points to, and it adds one for the pointer
    // that is handed out.
    unsafe { Head::of(this) }.count.add();
    interface.hand_out(this)
}

/// # Safety
///
/// `this` is a COM pointer to an [`Object`].
unsafe extern "system" fn add_ref(this: *mut c_void) -> u32 {
    // SAFETY: the caller holds a reference to the object that `this` points to.
    unsafe { Head::of(this) }.count.add()
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`, and the caller gives up a reference that it holds.
pub(super) unsafe extern "system" fn release<T: AccountHelper>(this: *mut c_void) -> u32 {
    // SAFETY: until the subtraction the caller's reference keeps the object alive, and the borrow ends with it.
    let left = unsafe { Head::of(this) }.count.subtract();
    if left == 0 {
        // SAFETY: that was the last reference, so nobody else uses the object, or will.
        unsafe { destroy::<T>(this.cast()) };
    }
    left
}

/// Hands off a session that is still held, then frees the object.
///
/// # Safety
///
/// `object` came from [`Object::allocate`], and nobody holds a reference to it.
#[inline(never)]
unsafe fn destroy<T: AccountHelper>(object: *mut Object<T>) {
    contain(|| {
        // SAFETY: the object is freed below and not before; whoever the hook calls back into sees it alive.
        let object = unsafe { &*object };
        object.body().count.begin_teardown();
        T::CONTRACT.settle(object);
    });
    // SAFETY: `allocate` got the pointer from a box, and no borrow of the object is left.
    contain(|| drop(unsafe { Box::from_raw(object) }));
}

/// Not supported, by documentation: the one answer is `E_NOTIMPL`.
unsafe extern "system" fn place_holder_1(_this: *mut c_void, _reserved: *mut c_void) -> HRESULT {
    E_NOTIMPL
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`; `pcch` is NULL or valid for reading and writing, `identity` is
/// NULL or valid for writing `*pcch` units.
unsafe extern "system" fn get_identity<T: AccountHelper>(
    this: *mut c_void,
    identity: *mut u16,
    pcch: *mut u32,
) -> HRESULT {
    if pcch.is_null() {
        return E_INVALIDARG;
    }
    // SAFETY: the caller holds a reference to the object, of this very `T`, while the call lasts.
    let name = unsafe { Object::<T>::at(this) }.value.profile();
    // SAFETY: `pcch` isn't NULL, and the rest is as the caller promises.
    unsafe { copy_identity(name.as_units_with_nul(), identity, pcch) }
}

/// Copies `name`, NUL and all, into a buffer of `*size` units if it fits, and writes its length to `*size` either
/// way. A NULL buffer can hold nothing.
///
/// # Safety
///
/// `size` is valid for reading and writing; `buffer` is NULL or valid for writing `*size` units. Neither need
/// be aligned.
unsafe fn copy_identity(name: &[u16], buffer: *mut u16, size: *mut u32) -> HRESULT {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a profile name has at most 65 units"
    )]
    let length = name.len() as u32;
    // SAFETY: as the caller promises.
    let capacity = unsafe { size.read_unaligned() };
    // SAFETY: as the caller promises.
    unsafe { size.write_unaligned(length) };
    if buffer.is_null() || capacity < length {
        return E_OUTOFMEMORY;
    }
    // SAFETY: the buffer has room for `capacity` units, which is at least `length`; as bytes, so that it needn't
    // be aligned. It can't overlap the name, which lies within the object or in constant memory.
    unsafe {
        buffer
            .cast::<u8>()
            .copy_from_nonoverlapping(name.as_ptr().cast(), size_of_val(name));
    };
    S_OK
}
