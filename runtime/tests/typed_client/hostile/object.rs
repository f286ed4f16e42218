//! COM objects that Miri can run.

use core::cell::UnsafeCell;
use core::ffi::c_void;
use core::ops::Deref;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicU32, Ordering::SeqCst};
use olk_account::sys::{E_NOINTERFACE, E_NOTIMPL, S_OK};
use windows_core::{ComObject, ComObjectInner, GUID, HRESULT, IUnknown, IUnknownImpl, Interface};

/// What an [`Object`] is made of: a value with one interface.
///
/// # Safety
///
/// The vtable comes from `new::<Object<Self>, 0>()` of that of the interface.
pub(super) unsafe trait Class: Sized + 'static {
    type Vtable: 'static;
    type Interface: Interface<Vtable = Self::Vtable>;
    const VTABLE: &'static Self::Vtable;

    fn matches(iid: &GUID) -> bool;

    /// Answers `QueryInterface` for an interface that doesn't match.
    fn query(&self, _iid: &GUID) -> (HRESULT, *mut c_void) {
        (E_NOINTERFACE, core::ptr::null_mut())
    }
}

/// All of it lies in an [`UnsafeCell`], so that a pointer made of a reference to it is good for freeing it.
#[repr(transparent)]
pub(super) struct Object<T: Class>(UnsafeCell<Body<T>>);

#[repr(C)]
struct Body<T: Class> {
    vtable: &'static T::Vtable,
    references: AtomicU32,
    value: T,
}

impl<T: Class> Object<T> {
    pub(super) fn create(value: T) -> T::Interface {
        let object = Box::new(Self(UnsafeCell::new(Body {
            vtable: T::VTABLE,
            references: AtomicU32::new(1),
            value,
        })));
        // SAFETY: the object begins with a pointer to this vtable, and its one reference is given away.
        unsafe { T::Interface::from_raw(Box::into_raw(object).cast()) }
    }

    fn body(&self) -> &Body<T> {
        // SAFETY: nothing of it is written but the count, which is atomic.
        unsafe { &*self.0.get() }
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

    unsafe fn QueryInterface(&self, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        // SAFETY: the client passes the interface identifier.
        let iid = unsafe { &*iid };
        let (answer, object) = if *iid == IUnknown::IID || T::matches(iid) {
            self.AddRef();
            (S_OK, self.0.get().cast())
        } else {
            self.query(iid)
        };
        // SAFETY: the client passes the out-parameter.
        unsafe { *out = object };
        answer
    }

    fn AddRef(&self) -> u32 {
        self.body().references.fetch_add(1, SeqCst) + 1
    }

    unsafe fn Release(this: *mut Self) -> u32 {
        // SAFETY: the caller's reference keeps it alive.
        let left = unsafe { &*this }.body().references.fetch_sub(1, SeqCst) - 1;
        if left == 0 {
            // SAFETY: that was the last reference, and `create` got the pointer from a box.
            drop(unsafe { Box::from_raw(this) });
        }
        left
    }

    fn is_reference_count_one(&self) -> bool {
        self.body().references.load(SeqCst) == 1
    }

    unsafe fn GetTrustLevel(&self, _value: *mut i32) -> HRESULT {
        E_NOTIMPL
    }

    fn to_object(&self) -> ComObject<T>
    where
        T: ComObjectInner<Outer = Self>,
    {
        self.AddRef();
        // SAFETY: `create` is where objects come from, and the reference is the one just counted.
        unsafe { ComObject::from_raw(NonNull::new_unchecked(self.0.get().cast())) }
    }
}

/// What makes an object of a class. It takes `Class`, `Object` and `GUID` to be in scope.
macro_rules! class {
    ($class:ident, $interface:ident, $vtable:ident $(, $query:item)?) => {
        // SAFETY: the vtable is that of the interface, for objects of this class.
        unsafe impl Class for $class {
            type Vtable = $vtable;
            type Interface = $interface;
            const VTABLE: &'static $vtable = &$vtable::new::<Object<Self>, 0>();

            fn matches(iid: &GUID) -> bool {
                $vtable::matches(iid)
            }

            $($query)?
        }
    };
}
pub(super) use class;

/// Answers the methods that nobody calls. It takes `HRESULT` and `E_NOTIMPL` to be in scope.
macro_rules! not_implemented {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {
        $(
            unsafe fn $method(&self, $($argument: $type),*) -> HRESULT {
                $(let _ = $argument;)*
                E_NOTIMPL
            }
        )*
    };
}
pub(super) use not_implemented;
