//! The object that Outlook tells of changes.

use super::AccountEvent;
use crate::com::{Class, Object, Out};
use crate::sys::{
    E_INVALIDARG, IOlkAccountNotify, IOlkAccountNotify_Impl, IOlkAccountNotify_Vtbl,
    IOlkErrorUnknown_Impl, S_OK,
};
use core::ptr;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use windows_core::HRESULT;

/// A closure, as a COM object.
///
/// It may be called, and released for the last time, on any thread, and on several at once: so the closure is `Send` and
/// `Sync`.
pub(super) struct Sink<F> {
    notify: F,
    /// Whether the registration is still there.
    is_registered: Arc<AtomicBool>,
}

impl<F: Fn(AccountEvent) + Send + Sync + 'static> Sink<F> {
    /// Makes the object, with one reference.
    pub(super) fn create(notify: F, is_registered: Arc<AtomicBool>) -> IOlkAccountNotify {
        Object::create(Self {
            notify,
            is_registered,
        })
    }
}

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl<F: Fn(AccountEvent) + Send + Sync + 'static> Class for Sink<F> {
    type Interface = IOlkAccountNotify;

    const VTABLE: &'static IOlkAccountNotify_Vtbl =
        // SAFETY: the vtable gets into objects of this class only.
        unsafe { &IOlkAccountNotify_Vtbl::with::<Object<Self>>(Object::<Self>::UNKNOWN) };
}

impl<F: Fn(AccountEvent) + Send + Sync + 'static> IOlkAccountNotify_Impl for Object<Sink<F>> {
    /// A panic of the closure's ends at the vtable, which answers `E_UNEXPECTED`.
    unsafe fn Notify(&self, kind: u32, account: u32, flags: u32) -> HRESULT {
        // The closure may drop the registration, and the manager let go of this object then. Whoever calls should have a
        // reference of their own; nobody checks that they do.
        let _alive = self.reference();
        // A manager that is late, or whose `Unadvise` failed, has nobody to tell any more.
        if self.is_registered.load(Ordering::Acquire) {
            (self.notify)(AccountEvent::new(kind, account, flags));
        }
        S_OK
    }
}

impl<F: Fn(AccountEvent) + Send + Sync + 'static> IOlkErrorUnknown_Impl for Object<Sink<F>> {
    /// There is nothing to say of any error, and of the answers that are documented this is the one that says so.
    unsafe fn GetLastError(&self, _error: HRESULT, message: *mut *mut u16) -> HRESULT {
        // SAFETY: COM's caller passes NULL or a writable pointer.
        let _ = unsafe { Out::new(message, ptr::null_mut()) };
        E_INVALIDARG
    }
}
