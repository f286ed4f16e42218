//! The object as `windows-core` knows it.

use super::AccountHelper;
use super::layout::Object;
use super::vtable::{query_interface, release};
use crate::sys::{E_POINTER, IOlkAccountHelper};
use core::ffi::c_void;
use core::ptr::NonNull;
use windows_core::{
    ComObject, ComObjectInner, ComObjectInterface, GUID, HRESULT, IUnknown, IUnknownImpl,
    Interface, InterfaceRef,
};

/// Makes a COM object of `helper`, with one reference, which the `ComObject` holds.
pub fn into_object<T>(helper: T) -> ComObject<T>
where
    T: AccountHelper + ComObjectInner<Outer = Object<T>>,
{
    let object = Object::allocate(helper);
    // SAFETY: `allocate` leaked a box of `T::Outer`, with a count of one; a leaked box is not NULL.
    unsafe { ComObject::from_raw(NonNull::new_unchecked(object)) }
}

/// Makes a COM object of `helper`, and gives its one reference as an interface pointer.
pub fn into_interface<T, I>(helper: T) -> I
where
    T: AccountHelper + ComObjectInner<Outer = Object<T>>,
    I: Interface,
    Object<T>: ComObjectInterface<I>,
{
    into_object(helper).into_interface()
}

// The non-Windows half of `windows-core` never asks for a trust level, and neither does COM of an object that
// doesn't claim `IInspectable`; the trait wants an answer all the same.
impl<T: AccountHelper> IUnknownImpl for Object<T> {
    type Impl = T;

    #[inline]
    fn get_impl(&self) -> &T {
        self
    }

    #[inline]
    fn get_impl_mut(&mut self) -> &mut T {
        self.value_mut()
    }

    fn into_inner(self) -> T {
        // The slot goes with the object, so a session that it holds must be handed off now.
        T::CONTRACT.settle(&self);
        self.into_body().value
    }

    #[inline]
    unsafe fn QueryInterface(&self, iid: *const GUID, interface: *mut *mut c_void) -> HRESULT {
        // SAFETY: `self` is an `Object`, and the pointers are as this function's caller promises.
        unsafe { query_interface(self.this(), iid, interface) }
    }

    #[inline]
    fn AddRef(&self) -> u32 {
        self.body().count.add()
    }

    #[inline]
    unsafe fn Release(self_: *mut Self) -> u32 {
        // SAFETY: `self_` is an `Object<T>`, and the caller gives up a reference.
        unsafe { release(self_.cast()) }
    }

    #[inline]
    fn is_reference_count_one(&self) -> bool {
        self.body().count.is_one()
    }

    unsafe fn GetTrustLevel(&self, value: *mut i32) -> HRESULT {
        if value.is_null() {
            return E_POINTER;
        }
        crate::sys::E_NOTIMPL
    }

    fn to_object(&self) -> ComObject<T>
    where
        T: ComObjectInner<Outer = Self>,
    {
        self.body().count.add();
        // SAFETY: safe code has an `Object` only within the heap cell that `into_object` made, and the reference
        // that was just counted is the new pointer's.
        unsafe { ComObject::from_raw(NonNull::new_unchecked(self.this().cast())) }
    }
}

impl<T: AccountHelper> ComObjectInterface<IUnknown> for Object<T> {
    #[inline]
    fn as_interface_ref(&self) -> InterfaceRef<'_, IUnknown> {
        // SAFETY: the object begins with a pointer to a vtable that begins with IUnknown's, and the reference
        // can't outlive the borrow of the object.
        unsafe { InterfaceRef::from_raw(NonNull::new_unchecked(self.this())) }
    }
}

impl<T: AccountHelper> ComObjectInterface<IOlkAccountHelper> for Object<T> {
    #[inline]
    fn as_interface_ref(&self) -> InterfaceRef<'_, IOlkAccountHelper> {
        // SAFETY: the object begins with a pointer to `IOlkAccountHelper`'s vtable, and the reference can't
        // outlive the borrow of the object.
        unsafe { InterfaceRef::from_raw(NonNull::new_unchecked(self.this())) }
    }
}
