//! The COM object of the tests: a value, the interfaces that it answers for, and a count of references.
//!
//! A [`Class`] says what its objects do, in the methods of its vtable and in hooks inside `IUnknown`'s three. A test
//! that wants to see what became of an object keeps it with [`Kept`], which holds the memory but no COM reference.
//!
//! `windows_core::implement` makes its interface pointers from references to single fields, and Miri does not allow
//! the way from there back to the whole object. So nothing here needs it. The file needs `windows-core` alone, so that
//! other packages can include it.

// Each program that includes the file uses another part of it.
#![allow(dead_code)]

use core::ffi::c_void;
use core::ops::Deref;
use core::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::thread;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

const S_OK: HRESULT = HRESULT(0);
#[allow(clippy::cast_possible_wrap, reason = "the sign bit marks the failure")]
const E_NOINTERFACE: HRESULT = HRESULT(0x8000_4002_u32 as i32);

/// The class of an [`Object`].
///
/// # Safety
///
/// `VTABLE` begins with [`Object::UNKNOWN`] of this class, and its other slots can be called with pointers to an
/// `Object<Self>` and the arguments of the interfaces in `INTERFACES`.
pub(crate) unsafe trait Class: Sized + 'static {
    type Vtable: 'static;

    const VTABLE: &'static Self::Vtable;

    /// The interfaces that `QueryInterface` finds, apart from `IUnknown`.
    const INTERFACES: &'static [GUID];

    /// The test itself expects calls after the last `Release`. Otherwise they fail the test.
    const MAY_BE_CALLED_TOO_LATE: bool = false;

    /// `QueryInterface`.
    ///
    /// # Safety
    ///
    /// The pointers are those that the caller passed, and can be used as far as this method looks at them.
    unsafe fn query(object: &Object<Self>, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        // SAFETY: the caller passes an IID and an out-parameter.
        unsafe { object.answer_query(iid, out) }
    }

    /// Runs inside `AddRef`, after the count. Returns what `AddRef` answers.
    fn added(_object: &Object<Self>, count: u32) -> u32 {
        count
    }

    /// Runs inside `Release`, before the count.
    fn releasing(_object: &Object<Self>) {}

    /// Runs inside `Release`, after the count. Returns what `Release` answers.
    fn released(_object: &Object<Self>, left: u32) -> u32 {
        left
    }

    /// Returns whether `AddRef` and `Release` count.
    fn counts(&self) -> bool {
        true
    }
}

/// The COM object.
///
/// All COM references together hold one `Arc`, and each [`Kept`] holds one more. So the memory outlives the last
/// reference as long as the test keeps the object, and a call that comes too late is counted.
#[repr(C)]
pub(crate) struct Object<T: Class> {
    vtable: &'static T::Vtable,
    /// The interface pointer. One made from a `&self` would not be good for the `Arc` around the object.
    this: AtomicPtr<c_void>,
    references: AtomicU32,
    too_late: AtomicUsize,
    value: T,
}

impl<T: Class> Object<T> {
    /// The first three slots.
    pub(crate) const UNKNOWN: IUnknown_Vtbl = IUnknown_Vtbl {
        QueryInterface: query_interface::<T>,
        AddRef: add_ref::<T>,
        Release: release::<T>,
    };

    /// Creates an object that its references alone keep. The result is the first of them.
    pub(crate) fn create<I: Interface<Vtable = T::Vtable>>(value: T) -> I {
        Kept::new(value).interface()
    }

    /// The object that a method was called on.
    ///
    /// # Safety
    ///
    /// `this` points to an object of this class, and a reference or a [`Kept`] lives as long as the result.
    pub(crate) unsafe fn at<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: by the contract. All that changes in an object is atomic, or in cells of the value.
        let object = unsafe { &*this.cast::<Self>() };
        if object.references() == 0 {
            object.too_late.fetch_add(1, SeqCst);
        }
        object
    }

    /// The interface pointer, without a reference.
    pub(crate) fn pointer(&self) -> *mut c_void {
        self.this.load(SeqCst)
    }

    /// The number of COM references.
    pub(crate) fn references(&self) -> u32 {
        self.references.load(SeqCst)
    }

    /// The number of calls that came when no reference was left.
    pub(crate) fn too_late(&self) -> usize {
        self.too_late.load(SeqCst)
    }

    /// `AddRef`.
    pub(crate) fn add_ref(&self) -> u32 {
        if !self.counts() {
            return 1;
        }
        match self.recount(|count| count + 1) {
            Some(count) => T::added(self, count),
            None => 0,
        }
    }

    /// `Release`.
    ///
    /// # Safety
    ///
    /// The caller has a reference and gives it up, or at least a [`Kept`] lives as long as the call.
    pub(crate) unsafe fn release(this: *mut c_void) -> u32 {
        // SAFETY: the object is in memory. Another thread may end its last reference meanwhile, so it is kept.
        let kept = unsafe { Kept::<T>::of(this) };
        T::releasing(&kept);
        if !kept.counts() {
            return 1;
        }
        let Some(left) = kept.recount(|count| count - 1) else {
            return 0;
        };
        let answer = T::released(&kept, left);
        if left == 0 {
            kept.end_references();
        }
        answer
    }

    /// Answers `QueryInterface` by `INTERFACES`.
    ///
    /// # Safety
    ///
    /// `iid` can be read, and `out` can be written.
    pub(crate) unsafe fn answer_query(&self, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        // SAFETY: by the contract.
        let iid = unsafe { *iid };
        let is_known = iid == IUnknown::IID || T::INTERFACES.contains(&iid);
        let (answer, found) = if is_known {
            self.add_ref();
            (S_OK, self.pointer())
        } else {
            (E_NOINTERFACE, ptr::null_mut())
        };
        // SAFETY: by the contract.
        unsafe { *out = found };
        answer
    }

    /// Changes the count. `None` if no reference is left.
    fn recount(&self, change: impl Fn(u32) -> u32) -> Option<u32> {
        let counted = |count| (count > 0).then(|| change(count));
        let before = self.references.fetch_update(SeqCst, SeqCst, counted);
        if before.is_err() {
            self.too_late.fetch_add(1, SeqCst);
        }
        before.ok().map(change)
    }
}

impl<T: Class> Deref for Object<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Class> Drop for Object<T> {
    fn drop(&mut self) {
        // A test that fails already has its message.
        if !T::MAY_BE_CALLED_TOO_LATE && !thread::panicking() {
            assert_eq!(self.too_late(), 0, "calls to an object that is gone");
        }
    }
}

/// Keeps an object in memory, without a COM reference.
pub(crate) struct Kept<T: Class>(Arc<Object<T>>);

impl<T: Class> Kept<T> {
    /// A new object, without a reference.
    pub(crate) fn new(value: T) -> Self {
        let object = Arc::new(Object {
            vtable: T::VTABLE,
            this: AtomicPtr::default(),
            references: AtomicU32::new(0),
            too_late: AtomicUsize::new(0),
            value,
        });
        let this = Arc::as_ptr(&object).cast_mut().cast();
        object.this.store(this, SeqCst);
        Self(object)
    }

    /// Keeps the object that `raw` points to.
    ///
    /// # Safety
    ///
    /// `raw` is the pointer of an object of this class, which is in memory.
    pub(crate) unsafe fn of(raw: *mut c_void) -> Self {
        let object = raw.cast_const().cast::<Object<T>>();
        // SAFETY: every object is in an `Arc`, and `this` came from `Arc::as_ptr`.
        unsafe {
            Arc::increment_strong_count(object);
            Self(Arc::from_raw(object))
        }
    }

    /// Adds a reference, which may be the first, and returns the interface pointer that it belongs to.
    pub(crate) fn reference(&self) -> *mut c_void {
        if self.0.references.fetch_add(1, SeqCst) == 0 {
            // The references' `Arc`, until `end_references`.
            let _ = Arc::into_raw(Arc::clone(&self.0));
        }
        self.0.pointer()
    }

    /// As [`reference`](Self::reference), with a type.
    pub(crate) fn interface<I: Interface<Vtable = T::Vtable>>(&self) -> I {
        // SAFETY: the object begins with a pointer to the vtable of `I`, and the reference is given away.
        unsafe { I::from_raw(self.reference()) }
    }

    /// Ends all references that are left. Nobody uses them any more.
    pub(crate) fn abandon(&self) {
        if self.0.references.swap(0, SeqCst) > 0 {
            self.end_references();
        }
    }

    /// Drops the `Arc` that the references had together. The last of them has gone.
    fn end_references(&self) {
        // SAFETY: `reference` leaked it when the first of them came.
        unsafe { Arc::decrement_strong_count(Arc::as_ptr(&self.0)) };
    }
}

impl<T: Class> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Class> Deref for Kept<T> {
    type Target = Object<T>;

    fn deref(&self) -> &Object<T> {
        &self.0
    }
}

unsafe extern "system" fn query_interface<T: Class>(
    this: *mut c_void,
    iid: *const GUID,
    out: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: the caller has a reference, or at least the test keeps the object; the pointers are the caller's.
    unsafe { T::query(Object::at(this), iid, out) }
}

unsafe extern "system" fn add_ref<T: Class>(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference, or at least the test keeps the object.
    unsafe { &*this.cast::<Object<T>>() }.add_ref()
}

unsafe extern "system" fn release<T: Class>(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference, or at least the test keeps the object.
    unsafe { Object::<T>::release(this) }
}
