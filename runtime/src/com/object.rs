//! A COM object with one interface.
//!
//! # How an object lies in memory
//!
//! The vtable pointer comes first, as COM demands; then the reference count; then the value. An object is created on
//! the heap, is known only by its interface pointers, and is destroyed by its last `Release`.
//!
//! # Who may use what
//!
//! - The vtable pointer is never written after the object is created.
//! - The count is atomic.
//! - The value is shared: methods get `&T`, possibly on several threads at once. Only the last `Release` has it alone.

use super::count::RefCount;
use super::{Out, contain, read};
use crate::sys::{E_NOINTERFACE, E_POINTER, Lineage, Locate, S_OK, bits};
use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::mem::MaybeUninit;
use core::ops::Deref;
use core::ptr;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

/// The value in an [`Object`], with the interface that the object implements.
///
/// # Safety
///
/// - `VTABLE` can be called with COM pointers to `Object<Self>`: its `IUnknown` is [`Object::UNKNOWN`], and its other
///   methods take pointers to this very type.
/// - `tear_down` runs foreign code only while it has no exclusive reference to a part of the value that the methods use.
/// - A value may be shared by several threads, though the type need not be `Sync`: COM's caller guarantees that the object
///   may be called on its thread.
pub(crate) unsafe trait Class: Sized + 'static {
    /// The interface, without those that it inherits from.
    type Interface: Interface<Vtable: 'static> + Lineage;

    /// The methods.
    const VTABLE: &'static <Self::Interface as Interface>::Vtable;

    /// Decides whether `QueryInterface` may return the interface with these [`bits`], which the object has. A failure is
    /// returned instead.
    #[inline]
    fn admit(&self, _iid: u128) -> Result<(), HRESULT> {
        Ok(())
    }

    /// Runs after the last reference is gone and before the value is dropped. The object can still be called.
    ///
    /// # Safety
    ///
    /// `object` points to an object that no other thread uses.
    unsafe fn tear_down(_object: *mut Object<Self>) {}
}

/// The COM object of a `T`. It exists on the heap only.
///
/// All of it lies in an [`UnsafeCell`]: `QueryInterface` makes pointers from a reference to the object, and the last
/// `Release` frees the object through one of them, which a plain shared reference wouldn't allow.
#[repr(transparent)]
pub(crate) struct Object<T: Class>(UnsafeCell<Body<T>>);

#[repr(C)]
struct Body<T: Class> {
    vtable: &'static <T::Interface as Interface>::Vtable,
    count: RefCount,
    value: T,
}

impl<T: Class> Object<T> {
    /// `IUnknown`'s methods for this class, the beginning of [`Class::VTABLE`].
    pub(crate) const UNKNOWN: IUnknown_Vtbl = IUnknown_Vtbl {
        QueryInterface: query_interface::<T>,
        AddRef: add_ref::<T>,
        Release: release::<T>,
    };

    /// Creates an object with one reference, which is the result.
    #[inline]
    pub(crate) fn create(value: T) -> T::Interface {
        // SAFETY: the place is valid for writing a value, which is what it gets.
        unsafe { Self::create_in_place(|place| place.write(value)) }
    }

    /// Creates an object with one reference, which is the result. `initialize` writes its value.
    ///
    /// # Safety
    ///
    /// `initialize` initializes the value that it gets a pointer to, and doesn't panic.
    #[inline]
    pub(crate) unsafe fn create_in_place(initialize: impl FnOnce(*mut T)) -> T::Interface {
        let body = Box::into_raw(Box::<Body<T>>::new_uninit()).cast::<Body<T>>();
        // SAFETY: the box has room for the object, of which every field is initialized here.
        unsafe {
            (&raw mut (*body).vtable).write(T::VTABLE);
            (&raw mut (*body).count).write(RefCount::one());
            initialize(&raw mut (*body).value);
        }
        // SAFETY: the object begins with a pointer to the vtable of that interface. `Object` is transparent, so the
        // pointer is one to an `Object`. The one reference is given to the result.
        unsafe { T::Interface::from_raw(body.cast()) }
    }

    /// Returns the object that `this` points to.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to an `Object<T>`, which stays alive while the reference is used.
    #[inline]
    pub(crate) unsafe fn at<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: the caller passes a pointer to an object of this type that is alive.
        unsafe { &*this.cast() }
    }

    /// Adds a reference, and returns it.
    pub(crate) fn reference(&self) -> T::Interface {
        self.count().add();
        // SAFETY: the object begins with a pointer to the vtable of that interface, and the reference that was just
        // counted is the result's.
        unsafe { T::Interface::from_raw(self.0.get().cast()) }
    }

    #[inline]
    fn count(&self) -> &RefCount {
        // SAFETY: the object is alive while `self` is borrowed. Only the count is borrowed, which is atomic: another
        // thread may free the object as soon as this thread has given up its reference.
        unsafe { &(*self.0.get()).count }
    }

    /// Returns a pointer to the value of the object at `this`.
    ///
    /// # Safety
    ///
    /// `this` points to an object that is not freed yet.
    pub(crate) unsafe fn value(this: *mut Self) -> *mut T {
        // SAFETY: the caller guarantees the object, and the offset stays within it.
        unsafe { &raw mut (*this.cast::<Body<T>>()).value }
    }

    /// # Safety
    ///
    /// `this` came from [`create`](Self::create), and its last reference is gone.
    #[cold]
    unsafe fn destroy(this: *mut Self) {
        // SAFETY: the object is freed below and not before, and this thread has it alone.
        unsafe { &*this }.count().begin_teardown();
        // SAFETY: the last reference is gone, so no other thread uses the object, which is freed below and not before.
        contain(|| unsafe { T::tear_down(this) });
        // Only the value is dropped, because the rest has nothing to drop. If dropping it releases something that calls
        // `AddRef` and `Release` on this object, the count is not part of what is being dropped.
        // SAFETY: no reference to the value is left, and it isn't used again.
        contain(|| unsafe { Self::value(this).drop_in_place() });
        // SAFETY: `create` got the pointer from a box of this layout, and the value is dropped already.
        drop(unsafe { Box::from_raw(this.cast::<MaybeUninit<Body<T>>>()) });
    }
}

impl<T: Class> Deref for Object<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the object is alive while `self` is borrowed. Only `tear_down` makes exclusive references to the value,
        // and `Class` demands that foreign code doesn't run under them.
        unsafe { &(*self.0.get()).value }
    }
}

// SAFETY: a COM pointer to the object is a pointer to the object.
unsafe impl<T: Class> Locate for Object<T> {
    type Target = Self;

    unsafe fn locate<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: the caller passes a COM pointer to an object of this class, and holds a reference to it.
        unsafe { Self::at(this) }
    }
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`; `iid` is NULL or readable, `interface` is NULL or writable.
unsafe extern "system" fn query_interface<T: Class>(
    this: *mut c_void,
    iid: *const GUID,
    interface: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: COM's caller passes NULL or a writable pointer.
    let Ok(out) = (unsafe { Out::new(interface, ptr::null_mut()) }) else {
        return E_POINTER;
    };
    // SAFETY: COM's caller passes NULL or a pointer to a readable identifier, which has 16 bytes.
    let Some(iid) = (unsafe { read(iid.cast()) }) else {
        return E_POINTER;
    };
    let iid = u128::from_ne_bytes(iid);
    if !T::Interface::has(iid) && iid != const { bits(IUnknown::IID) } {
        return E_NOINTERFACE;
    }
    // SAFETY: the caller holds a reference to the object while the call lasts.
    let object = unsafe { Object::<T>::at(this) };
    if let Err(answer) = object.admit(iid) {
        return answer;
    }
    object.count().add();
    out.write(this);
    S_OK
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`.
unsafe extern "system" fn add_ref<T: Class>(this: *mut c_void) -> u32 {
    // SAFETY: the caller holds a reference to the object while the call lasts.
    unsafe { Object::<T>::at(this) }.count().add()
}

/// # Safety
///
/// `this` is a COM pointer to an `Object<T>`, and the caller gives up a reference that it holds.
unsafe extern "system" fn release<T: Class>(this: *mut c_void) -> u32 {
    // SAFETY: until the subtraction the caller's reference keeps the object alive.
    let left = unsafe { Object::<T>::at(this) }.count().subtract();
    if left == 0 {
        // SAFETY: that was the last reference, and `create` is the only source of objects.
        unsafe { Object::<T>::destroy(this.cast()) };
    }
    left
}
