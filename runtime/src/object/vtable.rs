//! The methods that every helper has, as COM calls them.

use super::AccountHelper;
use super::containment::contain;
use super::layout::{Body, Head, Object};
use super::out::OutPointer;
use super::owner::UserCode;
use crate::sys::{
    E_INVALIDARG, E_NOINTERFACE, E_NOTIMPL, E_OUTOFMEMORY, E_POINTER, IOlkAccountHelper,
    IOlkAccountHelper_Vtbl, S_OK,
};
use core::ffi::c_void;
use core::mem::MaybeUninit;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

type GetMapiSession = unsafe extern "system" fn(*mut c_void, *mut *mut c_void) -> HRESULT;
type HandsOffSession = unsafe extern "system" fn(*mut c_void) -> HRESULT;

/// The methods of the object that `T` becomes.
///
/// Only the two roles make one ([`owns_session`](fn@super::owns_session) and
/// [`borrows_session`](fn@super::borrows_session)), each with its own answers to `GetMapiSession` and
/// `HandsOffSession`.
pub struct Contract<T: AccountHelper> {
    methods: Methods,
    /// Lets go of a session that is still held, before the object goes.
    settle: fn(&Object<T>),
}

/// What an object's first pointer points to: the vtable, as COM knows it, and behind it what the methods need of
/// the helper's type.
///
/// With that, most methods are in a program once, and not once for each helper.
#[repr(C)]
pub(super) struct Methods {
    vtable: IOlkAccountHelper_Vtbl,
    /// [`destroy`] of the object's own type.
    destroy: unsafe extern "C" fn(*mut c_void) -> u32,
    /// What an owner's methods call.
    pub(super) user_code: Option<UserCode>,
}

impl<T: AccountHelper> Contract<T> {
    /// # Safety
    ///
    /// Both functions may be called with a COM pointer to an `Object<T>`, and with whatever COM callers may
    /// pass to the methods that they are named for. `user_code` is what they may call with such a pointer;
    /// there is some where the role is `owns_session`.
    pub(super) const unsafe fn new(
        get_mapi_session: GetMapiSession,
        hands_off_session: HandsOffSession,
        user_code: Option<UserCode>,
        settle: fn(&Object<T>),
    ) -> Self {
        let vtable = IOlkAccountHelper_Vtbl {
            base__: IUnknown_Vtbl {
                QueryInterface: query_interface,
                AddRef: add_ref,
                Release: release,
            },
            PlaceHolder1: place_holder_1,
            GetIdentity: get_identity::<T>,
            GetMapiSession: get_mapi_session,
            HandsOffSession: hands_off_session,
        };
        let methods = Methods {
            vtable,
            destroy: destroy::<T>,
            user_code,
        };
        Self { methods, settle }
    }

    pub(super) const fn methods(&self) -> &Methods {
        &self.methods
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
    let iid = unsafe { iid.cast::<u128>().read_unaligned() };
    if iid != bits(IOlkAccountHelper::IID) && iid != bits(IUnknown::IID) {
        return interface.refuse(E_NOINTERFACE);
    }
    // SAFETY: the caller holds a reference to the object that `this` points to, and it adds one for the pointer
    // that is handed out.
    unsafe { Head::count(this) }.add();
    interface.hand_out(this)
}

/// The identifier as a number, as it lies in memory: compared field by field it takes twice the instructions.
const fn bits(iid: GUID) -> u128 {
    // SAFETY: sixteen bytes either way, each of which is part of one of the fields.
    unsafe { core::mem::transmute(iid) }
}

/// # Safety
///
/// `this` is a COM pointer to an [`Object`].
unsafe extern "system" fn add_ref(this: *mut c_void) -> u32 {
    // SAFETY: the caller holds a reference to the object that `this` points to.
    unsafe { Head::count(this) }.add()
}

/// # Safety
///
/// `this` is a COM pointer to an [`Object`], and the caller gives up a reference that it holds.
pub(super) unsafe extern "system" fn release(this: *mut c_void) -> u32 {
    // SAFETY: until the subtraction the caller's reference keeps the object alive, and the borrow ends with it.
    let left = unsafe { Head::count(this) }.subtract();
    if left != 0 {
        return left;
    }
    // SAFETY: that was the last reference, so nobody else uses the object, or will; and the function is the one for
    // this object, from its own table.
    unsafe { (Head::methods(this).destroy)(this) }
}

/// Hands off a session that is still held, then frees the object, and tells how many references are left: none.
///
/// With this answer, and an ABI that says that nothing unwinds, `release` ends with a jump here, and needs no stack
/// frame.
///
/// # Safety
///
/// `this` is a COM pointer to an `Object<T>` from [`Object::allocate`], and nobody holds a reference to it.
unsafe extern "C" fn destroy<T: AccountHelper>(this: *mut c_void) -> u32 {
    let object = this.cast::<Object<T>>();
    contain(|| {
        // SAFETY: the object is freed below and not before; whoever the hook calls back into sees it alive.
        let object = unsafe { &*object };
        object.body().count.begin_teardown();
        T::CONTRACT.settle(object);
    });
    // Only the value, for the rest has nothing to drop: should dropping it end a session that calls `AddRef` and
    // `Release` on the helper, then the count isn't part of what is being dropped.
    contain(|| {
        // SAFETY: no borrow of the value is left, and it isn't used again; the field is the object's own.
        unsafe { (&raw mut (*this.cast::<Body<T>>()).value).drop_in_place() }
    });
    // SAFETY: `allocate` got the pointer from a box, whose content is gone.
    drop(unsafe { Box::from_raw(object.cast::<MaybeUninit<Object<T>>>()) });
    0
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
#[inline]
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
    unsafe { copied(name.as_ptr().cast(), buffer.cast(), size_of_val(name)) }
}

/// Copies `count` bytes, and says so.
///
/// For 16 to 32, which most profile names have with their NUL (7 to 15 characters), it calls no function: the first
/// sixteen and the last sixteen are all there are.
///
/// # Safety
///
/// That of [`core::ptr::copy_nonoverlapping`].
#[inline]
unsafe fn copied(from: *const u8, to: *mut u8, count: usize) -> HRESULT {
    type Half = [u8; 16];
    const HALF: usize = size_of::<Half>();
    if !(HALF..=2 * HALF).contains(&count) {
        // SAFETY: as the caller promises.
        return unsafe { copied_by_call(from, to, count) };
    }
    // SAFETY: there are `count` bytes at either place, and that is `HALF` or more.
    unsafe {
        let first = from.cast::<Half>().read();
        let last = from.add(count - HALF).cast::<Half>().read();
        to.cast::<Half>().write(first);
        to.add(count - HALF).cast::<Half>().write(last);
    }
    S_OK
}

/// [`copied`], whatever `count` is. The caller ends with a jump here, and needs no stack frame.
///
/// # Safety
///
/// That of [`core::ptr::copy_nonoverlapping`].
#[inline(never)]
unsafe extern "C" fn copied_by_call(from: *const u8, to: *mut u8, count: usize) -> HRESULT {
    // SAFETY: as the caller promises.
    unsafe { to.copy_from_nonoverlapping(from, count) };
    S_OK
}
