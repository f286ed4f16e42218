//! The vtable of a helper, and the methods that don't depend on the role.

use super::{AccountHelper, Role};
use crate::com::{Class, Object, contain};
use crate::sys::{
    E_INVALIDARG, E_NOTIMPL, E_OUTOFMEMORY, E_UNEXPECTED, IOlkAccountHelper,
    IOlkAccountHelper_Vtbl, S_OK,
};
use core::ffi::c_void;
use core::mem::ManuallyDrop;
use windows_core::HRESULT;

/// The methods of the object that `T` becomes.
///
/// Only the two roles create one ([`owns_session`](fn@super::owns_session) and
/// [`borrows_session`](fn@super::borrows_session)), so the answers of `GetMapiSession` and `HandsOffSession` are those
/// of the role.
pub struct Contract<T: AccountHelper> {
    vtable: IOlkAccountHelper_Vtbl,
    /// Hands off the session that is still held when the object goes.
    settle: unsafe fn(*mut Seated<T>),
}

/// A helper and its session, as the value of the COM object. The slot comes first, beside the reference count.
#[repr(C)]
pub(super) struct Seated<T: AccountHelper> {
    pub(super) slot: <T::Role as Role>::Slot,
    /// Dropped by [`tear_down`](Class::tear_down), apart from the slot. Code that runs while the helper is dropped, and
    /// has a pointer to it without a reference, may still call an owner's `GetMapiSession` and `HandsOffSession`: they
    /// find the slot closed.
    pub(super) helper: ManuallyDrop<T>,
}

type GetMapiSession = unsafe extern "system" fn(*mut c_void, *mut *mut c_void) -> HRESULT;
type HandsOffSession = unsafe extern "system" fn(*mut c_void) -> HRESULT;

impl<T: AccountHelper> Contract<T> {
    /// # Safety
    ///
    /// Both methods take a COM pointer to an `Object<Seated<T>>`, and what COM passes to the methods of these names.
    /// `settle` takes the value of such an object that no other thread uses.
    pub(super) const unsafe fn new(
        get_mapi_session: GetMapiSession,
        hands_off_session: HandsOffSession,
        settle: unsafe fn(*mut Seated<T>),
    ) -> Self {
        let vtable = IOlkAccountHelper_Vtbl {
            base__: Object::<Seated<T>>::UNKNOWN,
            PlaceHolder1: place_holder_1,
            GetIdentity: get_identity::<T>,
            GetMapiSession: get_mapi_session,
            HandsOffSession: hands_off_session,
        };
        Self { vtable, settle }
    }

    const fn vtable(&self) -> &IOlkAccountHelper_Vtbl {
        &self.vtable
    }
}

impl<T: AccountHelper> Seated<T> {
    /// Creates the COM object of `helper`, with one reference, which is the result.
    ///
    /// The helper is written to its place after memory is there, so it isn't moved twice. It is copied in two pieces: up to
    /// 128 bytes the compiler calls no `memcpy`, and a helper with a `ProfileName` has some more.
    #[inline]
    pub(super) fn create(helper: T) -> IOlkAccountHelper {
        const PIECE: usize = 128;
        let (size, helper) = (size_of::<T>(), ManuallyDrop::new(helper));
        let first = if size <= 2 * PIECE {
            size.min(PIECE)
        } else {
            0
        };
        // SAFETY: both fields are initialized: the slot by its default, the helper by all of its bytes, which aren't used
        // again where they were. Neither panics.
        unsafe {
            Object::create_in_place(|place: *mut Self| {
                (&raw mut (*place).slot).write(Default::default());
                let from = (&raw const helper).cast::<u8>();
                let to = (&raw mut (*place).helper).cast::<u8>();
                from.copy_to_nonoverlapping(to, first);
                from.add(first)
                    .copy_to_nonoverlapping(to.add(first), size - first);
            })
        }
    }
}

// SAFETY: `Contract::new` builds the vtable of this class, whose methods take pointers to its objects.
unsafe impl<T: AccountHelper> Class for Seated<T> {
    type Interface = IOlkAccountHelper;

    const VTABLE: &'static IOlkAccountHelper_Vtbl = T::CONTRACT.vtable();

    unsafe fn tear_down(object: *mut Object<Self>) {
        // SAFETY: the caller guarantees that the object isn't freed yet.
        let seated = unsafe { Object::value(object) };
        // SAFETY: no other thread uses the object, and its value is alive. Panics of the hook don't get here.
        unsafe { (T::CONTRACT.settle)(seated) };
        // SAFETY: the helper is dropped once, here. No borrow of it is left, and with the slot closed no method that its
        // `Drop` may call makes one: a caller without a reference may call no other.
        unsafe { ManuallyDrop::drop(&mut (*seated).helper) };
    }
}

/// Returns `E_NOTIMPL`: the method is documented as not supported.
unsafe extern "system" fn place_holder_1(_this: *mut c_void, _reserved: *mut c_void) -> HRESULT {
    E_NOTIMPL
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<Seated<T>>`; `pcch` is NULL or valid for reading and writing; `identity` is
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
    let helper = unsafe { &Object::<Seated<T>>::at(this).helper };
    let Some(name) = contain(|| helper.profile()) else {
        return E_UNEXPECTED;
    };
    // SAFETY: `pcch` isn't NULL; COM's caller guarantees the buffer.
    unsafe { copy_identity(name.as_units_with_nul(), identity, pcch) }
}

/// Copies `name`, which ends with NUL, into a buffer of `*size` units if it fits. Writes its length to `*size` in any
/// case. A NULL buffer can hold nothing.
///
/// # Safety
///
/// `size` is valid for reading and writing; `buffer` is NULL or valid for writing `*size` units. Neither need be
/// aligned.
#[inline]
unsafe fn copy_identity(name: &[u16], buffer: *mut u16, size: *mut u32) -> HRESULT {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a profile name has at most 65 units"
    )]
    let length = name.len() as u32;
    // SAFETY: the caller guarantees that `size` can be read.
    let capacity = unsafe { size.read_unaligned() };
    // SAFETY: the caller guarantees that `size` can be written.
    unsafe { size.write_unaligned(length) };
    if buffer.is_null() || capacity < length {
        return E_OUTOFMEMORY;
    }
    // SAFETY: the buffer has room for `capacity` units, which is at least `length`. The name is borrowed, so nothing writes
    // to it meanwhile; the caller may write to the buffer. So they don't overlap.
    unsafe { copy(name.as_ptr().cast(), buffer.cast(), size_of_val(name)) };
    S_OK
}

/// Copies `count` bytes. Most names have 16 to 32 with their NUL (7 to 15 characters): their first and last 16 bytes are
/// all of them, and copying these takes 10 instructions less than calling `memcpy`.
///
/// # Safety
///
/// That of [`core::ptr::copy_nonoverlapping`].
#[inline]
unsafe fn copy(from: *const u8, to: *mut u8, count: usize) {
    type Half = [u8; 16];
    const HALF: usize = size_of::<Half>();
    // SAFETY: the caller guarantees `count` bytes at both places, and the halves lie within them.
    unsafe {
        if (HALF..=2 * HALF).contains(&count) {
            let first = from.cast::<Half>().read();
            let last = from.add(count - HALF).cast::<Half>().read();
            to.cast::<Half>().write(first);
            to.add(count - HALF).cast::<Half>().write(last);
        } else {
            from.copy_to_nonoverlapping(to, count);
        }
    }
}
