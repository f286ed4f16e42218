//! The object as it lies in memory.

use super::count::RefCount;
use super::vtable::Methods;
use super::{AccountHelper, Role};
use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::mem::ManuallyDrop;
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
/// `UnsafeCell` leaves that right with the pointers made of it. What is written while the object is shared is the
/// reference count and the session slot, which are atomic, and whatever the value has in cells of its own.
#[repr(transparent)]
pub struct Object<T: AccountHelper>(UnsafeCell<Body<T>>);

/// What COM callers see of the object begins here: the vtable's pointer has to come first, and the count comes
/// next in every object, so that counting needs to know nothing of `T`.
#[repr(C)]
pub(super) struct Body<T: AccountHelper> {
    pub(super) methods: &'static Methods,
    pub(super) count: RefCount,
    pub(super) slot: <T::Role as Role>::Slot,
    pub(super) value: T,
}

/// The first two fields of every [`Body`].
#[repr(C)]
pub(super) struct Head {
    pub(super) methods: &'static Methods,
    pub(super) count: RefCount,
}

impl Head {
    /// The reference count of the object that `this` points to.
    ///
    /// It is borrowed by itself. A reference to the whole `Head` would reach over the padding at its end, where a
    /// [`Body`] may have its value already.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to an [`Object`], and the object stays alive while the reference is used.
    #[inline]
    pub(super) unsafe fn count<'a>(this: *mut c_void) -> &'a RefCount {
        // SAFETY: a COM pointer to an `Object` is the address of its `Body`, which begins with the fields of
        // `Head`, in C's order, whatever `T` is. The count is atomic, so sharing it is all that is needed.
        unsafe { &(*this.cast::<Self>()).count }
    }

    /// The table of the object that `this` points to.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to an [`Object`] that is alive.
    #[inline]
    pub(super) unsafe fn methods(this: *mut c_void) -> &'static Methods {
        // SAFETY: as for the count; the pointer is never written once the object is made.
        unsafe { (*this.cast::<Self>()).methods }
    }
}

impl<T: AccountHelper> Object<T> {
    /// Makes the object on the heap, with one reference, which is the caller's.
    #[inline]
    pub(super) fn allocate(value: T) -> *mut Self {
        // Nobody is left to drop it should there be no memory, where the process ends anyway. What can be dropped has to
        // lie somewhere, and would be copied there first.
        let value = ManuallyDrop::new(value);
        // Field by field to where it stays: an object made first would be copied there, with all that `value` holds.
        let place = Box::into_raw(Box::<Self>::new_uninit());
        let body = place.cast::<Body<T>>();
        // SAFETY: the box is as large and as aligned as the object, and there is nothing in it to be dropped; `value`
        // isn't used again.
        unsafe {
            (&raw mut (*body).methods).write(T::CONTRACT.methods());
            (&raw mut (*body).count).write(RefCount::one());
            (&raw mut (*body).slot).write(Default::default());
            let to = &raw mut (*body).value;
            copy((&raw const value).cast(), to.cast(), size_of::<T>());
        }
        place.cast()
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
        // SAFETY: as the caller promises; `Object` and `Body` have one address, since `Object` and
        // `UnsafeCell` are transparent.
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

/// Copies `size` bytes, in two pieces if that is enough for the compiler not to call `memcpy`: it doesn't for up to 128
/// bytes, and a helper with a [`ProfileName`](crate::ProfileName) in it has some more.
///
/// # Safety
///
/// That of [`core::ptr::copy_nonoverlapping`].
#[inline]
unsafe fn copy(from: *const u8, to: *mut u8, size: usize) {
    const PIECE: usize = 128;
    let first = if size <= 2 * PIECE {
        size.min(PIECE)
    } else {
        0
    };
    // SAFETY: both pieces are parts of what the caller promises.
    unsafe {
        to.copy_from_nonoverlapping(from, first);
        to.add(first)
            .copy_from_nonoverlapping(from.add(first), size - first);
    }
}
