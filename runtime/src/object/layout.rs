//! The object as it lies in memory.

use super::count::RefCount;
use super::{AccountHelper, Role};
use crate::sys::IOlkAccountHelper_Vtbl;
use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::ops::Deref;

/// The COM object that `T` becomes: what `windows_core::ComObject<T>` points to.
///
/// It can't be had by value, only behind a reference that counts. It dereferences to the struct.
///
/// # Safety
///
/// The whole body lies in an [`UnsafeCell`], for the sake of where pointers come from. `windows-core` makes
/// interface pointers out of a `&Object<T>`, and whoever holds the last of them frees the object through it. A
/// plain shared reference gives no right to free, or to write, what it points to; a reference to an
/// `UnsafeCell` leaves that right with the pointers made of it. Nothing but the reference count and the
/// session slot is in fact written while the object is shared, and those are atomic.
#[repr(transparent)]
pub struct Object<T: AccountHelper>(UnsafeCell<Body<T>>);

/// What COM callers see of the object begins here: the vtable pointer has to come first, and the count comes
/// next in every object, so that counting needs to know nothing of `T`.
#[repr(C)]
pub(super) struct Body<T: AccountHelper> {
    pub(super) vtable: &'static IOlkAccountHelper_Vtbl,
    pub(super) count: RefCount,
    pub(super) slot: <T::Role as Role>::Slot,
    pub(super) value: T,
}

/// The first two fields of every [`Body`].
#[repr(C)]
pub(super) struct Head {
    pub(super) vtable: &'static IOlkAccountHelper_Vtbl,
    pub(super) count: RefCount,
}

impl Head {
    /// The head of the object that `this` points to.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to an [`Object`], and the object stays alive while the reference is used.
    #[inline]
    pub(super) unsafe fn of<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: a COM pointer to an `Object` is the address of its `Body`, which begins with the fields of
        // `Head`, in C's order, whatever `T` is. Shared access is all that is had to them: the vtable
        // pointer is never written, and the count is atomic.
        unsafe { &*this.cast::<Self>() }
    }
}

impl<T: AccountHelper> Object<T> {
    /// Makes the object on the heap, with one reference, which is the caller's.
    pub(super) fn allocate(value: T) -> *mut Self {
        Box::into_raw(Box::new(Self(UnsafeCell::new(Body {
            vtable: T::CONTRACT.vtable(),
            count: RefCount::one(),
            slot: Default::default(),
            value,
        }))))
    }

    #[inline]
    pub(super) fn body(&self) -> &Body<T> {
        // SAFETY: the cell is never borrowed mutably while the object is shared: `get_impl_mut` and `into_body`
        // need the only reference.
        unsafe { &*self.0.get() }
    }

    /// The body of the object that `this` points to.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to an `Object` of this very `T`, and the object stays alive while the
    /// reference is used.
    #[inline]
    pub(super) unsafe fn at<'a>(this: *mut c_void) -> &'a Body<T> {
        // SAFETY: as the caller promises; `Object` and `Body` have one address, since both are transparent.
        unsafe { (*this.cast::<Self>()).body() }
    }

    /// The pointer by which COM callers know the object.
    #[inline]
    pub(super) fn this(&self) -> *mut c_void {
        self.0.get().cast()
    }

    pub(super) fn value_mut(&mut self) -> &mut T {
        &mut self.0.get_mut().value
    }

    pub(super) fn into_body(self) -> Body<T> {
        self.0.into_inner()
    }
}

impl<T: AccountHelper> Deref for Object<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body().value
    }
}
