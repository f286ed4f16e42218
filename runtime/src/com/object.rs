//! A COM object with one interface.

use crate::object::{RefCount, contain};
use crate::sys::{E_NOINTERFACE, E_NOTIMPL, E_POINTER, Lineage, S_OK};
use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::ops::Deref;
use core::ptr::{self, NonNull};
use windows_core::{ComObject, ComObjectInner, GUID, HRESULT, IUnknown, IUnknownImpl, Interface};

/// What an [`Object`] is made of.
///
/// # Safety
///
/// `VTABLE` can be called with COM pointers to `Object<Self>`: it comes from `new::<Object<Self>, 0>()` of the vtable
/// of `Interface`.
pub(crate) unsafe trait Class: Sized + 'static {
    /// The interface, apart from those that it inherits from.
    type Interface: Interface<Vtable: 'static> + Lineage;

    /// The methods.
    const VTABLE: &'static <Self::Interface as Interface>::Vtable;

    /// Has its say before `QueryInterface` answers with the interface `iid`; a failure is the answer instead.
    fn admit(&self, _iid: &GUID) -> Result<(), HRESULT> {
        Ok(())
    }

    /// Does what there is to do when the last reference has gone, before the value is dropped. The object can still
    /// be called.
    fn tear_down(&self) {}
}

/// The COM object that a `T` becomes. It exists on the heap only.
///
/// All of it lies in an [`UnsafeCell`], so that a pointer that is made of a reference to it, as `QueryInterface` has
/// to, is good for all that COM does with a pointer, freeing the object included.
#[repr(transparent)]
pub(crate) struct Object<T: Class>(UnsafeCell<Body<T>>);

#[repr(C)]
struct Body<T: Class> {
    vtable: &'static <T::Interface as Interface>::Vtable,
    count: RefCount,
    value: T,
}

impl<T: Class> Object<T> {
    /// Makes an object, with one reference, which is the result.
    pub(crate) fn create(value: T) -> T::Interface {
        let object = Box::new(Self(UnsafeCell::new(Body {
            vtable: T::VTABLE,
            count: RefCount::one(),
            value,
        })));
        // SAFETY: the object begins with a pointer to the vtable of that interface, and its one reference is given
        // away.
        unsafe { T::Interface::from_raw(Box::into_raw(object).cast()) }
    }

    /// One more reference, for as long as a call lasts.
    pub(crate) fn reference(&self) -> T::Interface {
        self.AddRef();
        // SAFETY: the object begins with a pointer to the vtable of that interface, and the reference that was just
        // counted is the result's.
        unsafe { T::Interface::from_raw(self.0.get().cast()) }
    }

    fn body(&self) -> &Body<T> {
        // SAFETY: while the object is shared, its count alone is written, which is atomic.
        unsafe { &*self.0.get() }
    }

    /// # Safety
    ///
    /// `this` came from [`create`](Self::create), and its last reference has gone.
    unsafe fn destroy(this: *mut Self) {
        contain(|| {
            // SAFETY: the object is freed below and not before.
            let body = unsafe { &*this }.body();
            body.count.begin_teardown();
            body.value.tear_down();
        });
        // SAFETY: `create` got the pointer from a box, and nobody has a reference any more.
        contain(|| drop(unsafe { Box::from_raw(this) }));
    }
}

impl<T: Class> Deref for Object<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body().value
    }
}

impl<T: Class> IUnknownImpl for Object<T> {
    type Impl = T;

    fn get_impl(&self) -> &T {
        self
    }

    fn get_impl_mut(&mut self) -> &mut T {
        &mut self.0.get_mut().value
    }

    fn into_inner(self) -> T {
        self.0.into_inner().value
    }

    unsafe fn QueryInterface(&self, iid: *const GUID, interface: *mut *mut c_void) -> HRESULT {
        // SAFETY: COM's caller passes what is NULL or can be written.
        let Ok(out) = (unsafe { super::Out::new(interface, ptr::null_mut()) }) else {
            return E_POINTER;
        };
        // SAFETY: COM's caller passes what is NULL or can be read.
        let Some(iid) = (unsafe { super::read(iid) }) else {
            return E_POINTER;
        };
        if iid != IUnknown::IID && !T::Interface::has(&iid) {
            return E_NOINTERFACE;
        }
        if let Err(answer) = self.admit(&iid) {
            return answer;
        }
        self.AddRef();
        out.write(self.0.get().cast());
        S_OK
    }

    fn AddRef(&self) -> u32 {
        self.body().count.add()
    }

    unsafe fn Release(this: *mut Self) -> u32 {
        // SAFETY: until the subtraction the caller's reference keeps the object alive.
        let left = unsafe { &*this }.body().count.subtract();
        if left == 0 {
            // SAFETY: that was the last reference.
            unsafe { Self::destroy(this) };
        }
        left
    }

    fn is_reference_count_one(&self) -> bool {
        self.body().count.is_one()
    }

    // Asked of objects that claim `IInspectable`, which these don't.
    unsafe fn GetTrustLevel(&self, _value: *mut i32) -> HRESULT {
        E_NOTIMPL
    }

    fn to_object(&self) -> ComObject<T>
    where
        T: ComObjectInner<Outer = Self>,
    {
        self.AddRef();
        // SAFETY: `create` is where objects come from, and the reference that was just counted is the new pointer's.
        unsafe { ComObject::from_raw(NonNull::new_unchecked(self.0.get().cast())) }
    }
}
